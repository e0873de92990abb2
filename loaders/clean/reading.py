"""What is printed in one document -> the same with its values read; the printed words stay beside every value."""

import re
from dataclasses import dataclass, replace
from datetime import date

from loaders.clean import doubts, reasons, themes
from loaders.clean.deadlines import read_deadline
from loaders.clean.owners import read_owners
from loaders.clean.periods import find_periods, spans
from loaders.clean.status import Status, done_when, read_status, status_in
from loaders.clean.values import Dated, ReadAction, ReadRecommendation, ReadUpdate
from loaders.records import Deadline, Flag, Printed, PrintedAction, PrintedRecommendation, PrintedUpdate, Source

# A report repeats deadlines set earlier, so only a plan can set one that is already past.
SETS_DEADLINES = {"action plan", "response"}


@dataclass(frozen=True)
class Reading:
    """One document, read. `as_at.to_on` is its date: a period counts as its last day."""

    source: Source
    printed: Printed
    as_at: Dated
    visited: Dated
    recommendations: tuple[ReadRecommendation, ...]
    loose_actions: tuple[ReadAction, ...]
    updates: tuple[ReadUpdate, ...]
    flags: tuple[Flag, ...]
    known_on: date | None = None  # of what has no date of its own: a day by which it was known, where one is

    @property
    def counts_from(self) -> date | None:
        """Method rule 1: the day of publication, else the document's own date, else the end of the visit."""
        published = dated(self.source.published_on).to_on
        return published or self.as_at.to_on or self.known_on or self.visited.to_on or self.visited.from_on


def read(printed: Printed, source: Source, lexicon: themes.Lexicon) -> Reading:
    """Read every value of the document; what is doubtful becomes a flag, never a guess."""
    visited = _visited(source, dated(printed.facts.visited_text))
    as_at = dated(source.as_at) if source.as_at else _own_date(printed.facts.as_at_text, visited)
    colours = printed.facts.colour_key
    recommendations = tuple(_recommendation(r, as_at.to_on, lexicon, colours) for r in printed.recommendations)
    loose = tuple(_action(a, as_at.to_on, colours) for a in printed.loose_actions)
    actions = [a for r in recommendations for a in r.actions] + list(loose)
    flags = [
        *printed.flags,
        *(
            flag
            for action in actions
            for flag in doubts.of_deadline(action, as_at, printed.facts.kind in SETS_DEADLINES)
        ),
    ]
    updates = tuple(_update(u, as_at.to_on, colours) for u in printed.updates)
    every = [u for r in recommendations for u in r.updates] + list(updates)
    flags += [flag for update in every for flag in doubts.of_time(update, as_at)]
    flags += doubts.of_statuses([*every, *(a.update for a in actions)])
    flags += [flag for action in actions for flag in doubts.of_completion(action.update, as_at)]
    return Reading(source, printed, as_at, visited, recommendations, loose, updates, tuple(flags))


def dated(text: str, until: str = "") -> Dated:
    """'2025-06' -> 1 to 30 June 2025, precision month; a second text gives the last day."""
    partial = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", text.strip())
    periods = spans(f"1/{partial[2]}/{partial[1]}" if partial else text)
    if not periods:
        return Dated()
    if partial:
        month = find_periods(f"{periods[0].from_on:%B %Y}")[0]
        return Dated(month.from_on, month.to_on, "month")
    if until and (last := dated(until)).to_on:
        return Dated(periods[0].from_on, last.to_on, periods[0].precision)
    precision = "day" if periods[0].precision == "range" else periods[0].precision
    return Dated(periods[0].from_on, periods[0].to_on, precision)


def _visited(source: Source, told: Dated) -> Dated:
    """The visit by the source row, unless the document prints days within the month or year that the row gives.

    Of a first day alone the last day is not stated.
    """
    given = dated(source.visited_from, source.visited_to)
    if given.from_on is None or given.to_on is None:
        return told
    if given.precision != "day":
        is_within = (
            told.precision == "day"
            and told.from_on
            and told.to_on
            and given.from_on <= told.from_on
            and told.to_on <= given.to_on
        )
        return told if is_within else given
    if source.visited_to:
        return given
    return replace(given, to_on=told.to_on if told.from_on == given.from_on and told.precision == "day" else None)


def _own_date(text: str, visited: Dated) -> Dated:
    """The document's own date; the month of the visit in a title is not the date of the document."""
    found = dated(text)
    return (
        Dated()
        if found.from_on is not None and (found.from_on, found.to_on) == (visited.from_on, visited.to_on)
        else found
    )


def _recommendation(
    printed: PrintedRecommendation, as_at: date | None, lexicon: themes.Lexicon, colours: dict[str, str]
) -> ReadRecommendation:
    stated = themes.stated(printed.theme_text, lexicon) if printed.theme_text else None
    words = printed.text or " ".join(u.text for u in printed.updates)
    theme = stated if stated and stated.theme_id else themes.infer(words, lexicon)
    kept = printed if stated and stated.theme_id else replace(printed, theme_text="")
    return ReadRecommendation(
        kept,
        read_deadline(printed.due_text, as_at),
        theme,
        tuple(_action(a, as_at, colours) for a in printed.actions),
        tuple(_update(u, as_at, colours) for u in printed.updates),
    )


def _action(printed: PrintedAction, as_at: date | None, colours: dict[str, str]) -> ReadAction:
    deadline = read_deadline(printed.due_text, as_at)
    said = read_status(printed.status_text, colours, as_at)
    if deadline.is_completion and said.status == "not stated":
        said = replace(said, status="in progress" if _is_ahead(deadline, as_at) else "complete", method="stated")
    sentence = ""
    if said.status == "not stated" and not printed.status_text:
        said, sentence = _latest_said(printed.update_text, as_at)
    revised = read_deadline(printed.revised_due_text, as_at)
    latest = deadline if revised.kind == "none" else revised
    first, last = _of_deadline(deadline, as_at) or _done(said, printed.status_text or sentence) or (None, None)
    update = ReadUpdate(
        PrintedUpdate(
            printed.update_text,
            printed.update_place or printed.place,
            status_text=printed.status_text or (printed.due_text if deadline.is_completion else sentence),
        ),
        said,
        latest,
        first,
        last,
        tuple(reasons.find(printed.update_text)),
    )
    return ReadAction(printed, deadline, tuple(read_owners(printed.owner_text)), update)


def _update(printed: PrintedUpdate, as_at: date | None, colours: dict[str, str]) -> ReadUpdate:
    said = (
        Status(printed.status, printed.status_method)
        if printed.status
        else read_status(printed.status_text, colours, as_at)
    )
    if said.status == "not stated" and not printed.status_text:
        said, sentence = status_in(printed.text, as_at)
        printed = replace(printed, status_text=sentence)
    told = find_periods(printed.done_text, as_at) if printed.done_text else []
    done = (told[0].from_on, told[0].to_on) if told else _done(said, printed.status_text)
    first, last = done or (None, None)
    return ReadUpdate(
        printed,
        said,
        Deadline("none"),
        first,
        last,
        tuple(reasons.find(printed.text)),
    )


def _is_ahead(deadline: Deadline, as_at: date | None) -> bool:
    """A completion in the date column that the document's own date has not reached."""
    return as_at is not None and deadline.completed_from is not None and deadline.completed_from > as_at


def _of_deadline(deadline: Deadline, as_at: date | None) -> tuple[date, date] | None:
    """First and last day of the completion that the date column prints."""
    if deadline.completed_from is None or deadline.completed_to is None or _is_ahead(deadline, as_at):
        return None
    return deadline.completed_from, deadline.completed_to


def _done(said: Status, words: str) -> tuple[date, date] | None:
    """First and last day of the completion that the words of a status print: 'Completed in June 2024'."""
    period = done_when(words) if said.status == "complete" else None
    return (period.from_on, period.to_on) if period else None


def _latest_said(text: str, as_at: date | None) -> tuple[Status, str]:
    """The status that the last of several printed updates states; an earlier one counts only where the later say nothing."""
    for line in reversed(text.split("\n")):
        said, sentence = status_in(line, as_at)
        if said.status != "not stated":
            return said, sentence
    return Status("not stated", None), ""
