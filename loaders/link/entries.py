"""Recommendations and actions as they are weighed against each other, and as they grow from document to document."""

from collections.abc import Sequence

from loaders.clean import refs
from loaders.clean.values import ReadAction, ReadRecommendation
from loaders.link.rows import line
from loaders.link.weigh import Entry
from loaders.records import PrintedAction


def recommendation_entry(new: ReadRecommendation, position: int, file: str) -> Entry:
    """What linking weighs of a recommendation that is new in this document; `position` is its place in the list."""
    printed = new.printed
    return Entry(
        [printed.text],
        frozenset(refs.key(ref) for ref in (printed.ref, *printed.other_refs) if ref),
        owner=printed.owner_text,
        due=line(printed.due_text) or "",
        position=position,
        places=[(file, printed.place)],
    )


def action_entries(read: Sequence[ReadAction], file: str) -> list[Entry]:
    """The actions under one recommendation; which one that is, is not yet known."""
    return [
        Entry(
            [action.printed.text],
            _refs(action.printed),
            owner=action.printed.owner_text,
            due=line(action.printed.due_text) or "",
            position=position,
            places=[(file, action.printed.place)],
            is_done=action.update.status.status == "complete",
        )
        for position, action in enumerate(read)
    ]


def _refs(printed: PrintedAction) -> frozenset[str]:
    """A number of several figures ('2.1') holds for the whole plan; 'a' or '1' only under its recommendation and objective."""
    if not printed.ref:
        return frozenset()
    is_whole = len(refs.number(printed.ref)) > 1
    return frozenset(
        [refs.key(printed.ref) if is_whole else f"/{refs.key(printed.objective_ref)}/{refs.key(printed.ref)}"]
    )


def stand_under(entry: Entry, parent: str | None) -> None:
    """The action stands under this recommendation, and so do its numbers that hold only there."""
    entry.parent = parent
    entry.refs = frozenset(f"{parent}{ref}" if ref.startswith("/") else ref for ref in entry.refs)


def grow(known: Entry, seen: Entry) -> None:
    """The known entry as the latest document shows it; every wording is kept."""
    if seen.text:
        known.wordings = [text for text in known.wordings if text and text != seen.text] + [seen.text]
    # A second code of the same thing is kept; a number that moved to something else is not.
    known.refs = known.refs | seen.refs if known.refs & seen.refs else seen.refs or known.refs
    known.parent = seen.parent or known.parent
    known.owner, known.due = seen.owner or known.owner, seen.due or known.due
    known.position = seen.position
    known.places = [*known.places, *seen.places]
    known.is_gone, known.is_done = False, seen.is_done or known.is_done
