"""What is doubtful in a document as read -> flags: dates, statuses and times that a person should look at."""

import re

from loaders.clean import reasons
from loaders.clean.status import COLOUR, done_when, is_plan
from loaders.clean.values import Dated, ReadAction, ReadUpdate
from loaders.records import Flag

LOOKS_DATED = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b20\d\d\b")
NO_STATUS = re.compile(r"(?:n/?a|tbc|not (?:stated|known|applicable|reported)|none)\.?", re.I)


def of_deadline(action: ReadAction, as_at: Dated, sets_deadlines: bool) -> list[Flag]:
    """What is odd in an action's deadline; only a document that sets deadlines can set one too early."""
    due, place = action.deadline, action.printed.place
    found: list[Flag] = []
    if due.kind == "event" and LOOKS_DATED.search(due.text):
        found.append(
            Flag(
                "unread_value",
                "A date is printed here that could not be read: there is no such day.",
                "due_text",
                due.text,
                place,
            )
        )
    if due.is_several and (action.printed.is_due_shared or due.kind == "dated"):
        found.append(
            Flag(
                "several_dates",
                "Several dates are printed and the words do not say which belongs to this step: "
                "all of them are kept as one span.",
                "due_text",
                due.text,
                place,
            )
        )
    if sets_deadlines and due.due_to and as_at.from_on and due.due_to < as_at.from_on:
        found.append(
            Flag(
                "due_before_document",
                f"This deadline is earlier than the document itself ({as_at.to_on:%-d %B %Y}); "
                "it is kept and left out of timing.",
                "due_text",
                due.text,
                place,
            )
        )
    if due.is_year_inferred:
        found.append(
            Flag(
                "year_inferred",
                f"No year is printed; read as the next one after the document ({due.due_to:%B %Y}).",
                "due_text",
                due.text,
                place,
            )
        )
    return found


def of_statuses(updates: list[ReadUpdate]) -> list[Flag]:
    """Status words that were not understood, and colours to which the document gives no meaning (once for all)."""
    silent = [u for u in updates if u.status.status == "not stated" and u.printed.status_text]
    unread = [
        u
        for u in silent
        if not COLOUR.search(u.printed.status_text) and re.search(r"[a-z]{3}", u.printed.status_text, re.I)
    ]
    found = [
        Flag("unread_value", "These words in the place of a status were not understood.", "status", u.printed.status_text, u.printed.place)
        for u in unread if not NO_STATUS.fullmatch(u.printed.status_text.strip())
    ]  # fmt: skip
    coloured = [u for u in silent if COLOUR.search(u.printed.status_text)]
    if coloured:
        colours = ", ".join(sorted({u.status.rag for u in coloured if u.status.rag}))
        found.append(Flag("status_by_colour_without_key", "A status is given by colour alone and no key says what the colours mean: "
                          "it counts as not stated.", "status", colours, coloured[0].printed.place))  # fmt: skip
    return found


def of_time(update: ReadUpdate, as_at: Dated) -> list[Flag]:
    """A day told in the past tense, or a completion, that lies after the document's own date."""
    later = reasons.told_later(update.printed.text, as_at.to_on)
    return [_later(later, update, as_at)] if later else of_completion(update, as_at)


def of_completion(update: ReadUpdate, as_at: Dated) -> list[Flag]:
    """A status that tells of a completion in a period after the document's own date; a plan to complete tells of none."""
    words = update.printed.status_text
    period = done_when(words)
    if period is None or as_at.to_on is None or period.from_on <= as_at.to_on or is_plan(words, period):
        return []
    return [_later(words[period.start : period.end], update, as_at)]


def _later(later: str, update: ReadUpdate, as_at: Dated) -> Flag:
    return Flag(
        "text_later_than_as_at",
        f"The words tell of {later} as past, yet the document counts from {as_at.to_on:%-d %B %Y}.",
        "as_at",
        later,
        update.printed.place,
    )
