"""Recommendations found in prose -> the plan: their actions, fields and progress."""

from dataclasses import replace

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from loaders.clean import refs
from loaders.recognise import under
from loaders.recognise.forms import Found
from loaders.recognise.plan import Plan, is_key, tier_of
from loaders.recognise.prose import split_below
from loaders.records import Flag, PrintedAction, PrintedRecommendation, PrintedUpdate


def add_prose(plan: Plan, found: list[Found], is_report: bool, known: dict[str, str]) -> None:
    """Recommendations printed as paragraphs or lists; in a report the words below each are its progress."""
    inline = [f.text for f in found if f.text]
    for item in found:
        plan.flags.extend(_unread(item))
        is_anothers = _is_anothers(item, found) and inline.count(item.text) <= 1
        points, below = split_below(item) if is_report else ([], item.below)
        text = "" if is_anothers else item.text
        read = under.read(below, known, takes_items=not is_report)
        if text or read.left or read.actions:
            plan.add(_of_prose(item, " ".join([text, *(f"{t.words};" for t in points)]).rstrip("; "), read, is_report))


def _unread(item: Found) -> list[Flag]:
    message = "These words stand in a form as neither a label nor the words of one: they were not read."
    return [Flag("unread_value", message, "row", text.words, text.place) for text in item.unread]


def _of_prose(item: Found, text: str, read: under.Under, is_report: bool) -> PrintedRecommendation:
    left = " ".join(t.words for t in read.left)
    place = read.left[0].place if read.left else item.place
    told = " ".join(filter(None, [read.update_text, left if is_report else ""]))
    updates = (PrintedUpdate(told, place, status_text=read.status_text),) if told or read.status_text else ()
    return PrintedRecommendation(
        item.ref.ref, text, item.place, item.ref.other_refs, item.ref.source_refs, is_key=is_key(item.ref.ref),
        tier=tier_of(item.ref.ref, ""), owner_text=read.owner_text, due_text=read.due_text,
        acceptance_text=read.acceptance_text or read.response_text,
        response_text=" ".join(filter(None, [read.response_text, "" if is_report else left])),
        actions=tuple(_with_row_fields(read)), updates=updates,
    )  # fmt: skip


def _with_row_fields(read: under.Under) -> list[PrintedAction]:
    """Owner and deadline printed once for the recommendation stand for its actions that have none of their own."""
    return [
        replace(
            action,
            owner_text=action.owner_text or read.owner_text,
            owner_scope=action.owner_scope or ("recommendation" if read.owner_text else ""),
            due_text=action.due_text or read.due_text,
            due_scope=action.due_scope or ("recommendation" if read.due_text else ""),
        )
        for action in read.actions
    ]


def _is_anothers(item: Found, found: list[Found]) -> bool:
    """A label alone took the words below it; they are not its own where they are printed with another number."""
    return any(
        other is not item
        and not refs.same(other.ref.ref, item.ref.ref)
        and other.ref.ref
        and other.text
        and fuzz.ratio(default_process(other.text), default_process(item.text)) >= 88
        and found.index(other) < found.index(item)
        for other in found
    )
