"""The tables of a council's briefing: every cell a word, every table with its n of N."""

import pandas as pd

from pages.parts import words
from pages.parts.council import claims, promises, when
from pages.parts.council.known import Known
from pages.parts.paper.parts import Table
from pages.parts.recommended.cards import ACCEPTED

MOST, FEW = 100, 30  # rows that a paper bears, and rows of what supports its main tables; the app has all


def promised(known: Known, note: str) -> Table:
    """One line a recommendation."""
    return Table(
        "Each recommendation in one sentence",
        ("Recommendation", "How it stands", "Status", "Led by", "Deadlines"),
        tuple(_promise(row, actions) for row, actions in known.shown[:MOST]),
        note,
    )


def _promise(row, actions: list) -> tuple[str, ...]:
    inferred = "" if row.theme_method in ("stated", "corrected") else ", inferred"
    theme = f" (theme: {row.theme}{inferred})" if isinstance(row.theme, str) else ""
    text = row.recommendation if isinstance(row.recommendation, str) else "its words are not known"
    number = f"{row.ref} " if isinstance(row.ref, str) else ""
    dates = "; ".join(
        f"{label.lower().removesuffix(' deadline')}: {said}" if label != "Deadline" else said
        for label, said in promises.deadlines(row)
    )
    status = words.status(row.status, row.status_method)
    return (f"{number}{text}{theme}", promises.said(row, actions), status, promises.owners(row), dates)


def changed(rows: pd.DataFrame) -> Table:
    """Every change with its place."""
    cells = tuple(
        (
            row.action,
            row.change,
            words.stated(row.was) if isinstance(row.was, str) else "–",
            words.stated(row.is_now) if isinstance(row.is_now, str) else "no longer shown",
            f"{row.file_name}, {row.place if isinstance(row.place, str) else 'not in it'}",
        )
        for row in rows.head(MOST).itertuples()
    )
    return Table(
        "What the last report changed",
        ("Action", "Change", "Before", "Now", "Place"),
        cells,
        _of(cells, rows, "changes"),
    )


def late(actions: pd.DataFrame) -> Table:
    """What a document dated on or after its deadline says is not finished."""
    return _dated("Overdue", actions[actions.timing == "overdue"], len(actions))


def moved(actions: pd.DataFrame) -> Table:
    """What has another date than at first, finished or not."""
    return _dated("Re-dated", actions[actions.redated_count > 0], len(actions))


def silent(actions: pd.DataFrame) -> Table:
    """What is past its date with no word since; neither late nor done."""
    return _dated("Due, no update found", actions[actions.timing == "due, no update found"], len(actions), FEW)


def dropped(actions: pd.DataFrame) -> Table:
    """What the last full plan leaves out without a word."""
    return _dated("Left out of the last full plan without a word", actions[actions.is_dropped], len(actions), FEW)


def claimed(known: Known, rows: pd.DataFrame) -> Table:
    """Everything called complete, and the words beside it."""
    actions = {row.action_id: row for row in known.actions.itertuples()}
    cells = tuple(
        (
            claims.named(row, actions.get(row.id)),
            f"“{row.claim}”" if isinstance(row.claim, str) else "nothing is printed",
            f"“{row.shown}”" if isinstance(row.shown, str) else claims.NOTHING,
            ", ".join(v for v in (row.file_name, row.place) if isinstance(v, str)) or words.NOT_STATED,
        )
        for row in rows.head(FEW).itertuples()
    )
    heads = ("Called complete", "The claim", "Shown beside it", "Claimed in")
    return Table("What is called complete, and what is shown beside it", heads, cells, _of(cells, rows, "claims"))


def _dated(caption: str, rows: pd.DataFrame, whole: int, most: int = MOST) -> Table:
    cells = tuple(
        (
            when.named(row.recommendation_ref, row.objective_ref, row.ref, row.action),
            words.stated(row.owners),
            words.stated(row.first_due_text),
            words.deadline(row.due_kind, row.due_text),
            when.moved(row.redated_count) if row.redated_count else "no",
            words.status(row.status, row.status_method),
            f"{row.file_name}, {row.place}",
        )
        for row in rows.head(most).itertuples()
    )
    cut = "" if len(cells) == len(rows) else f" The first {len(cells)} are shown."
    note = f"{words.of(len(rows), whole)} actions.{cut}"
    return Table(
        caption,
        ("Action", "Led by", "First deadline", "Latest deadline", "Moved", "Status", "First printed in"),
        cells,
        note,
    )


def turned_down(rows: pd.DataFrame) -> Table:
    """What the council did not take up, why, and who says so."""
    cells = tuple(
        (
            " ".join(v for v in (row.ref, row.text) if isinstance(v, str)) or words.NOT_STATED,
            ACCEPTED[row.acceptance],
            f"“{row.why}”" if isinstance(row.why, str) else "no reason is given",
            f"the {row.said_by}, {row.file_name}, {row.place}",
        )
        for row in rows.itertuples()
    )
    return Table(
        "Declined, or accepted in part",
        ("Recommendation", "Answer", "Why", "Said by"),
        cells,
        f"{len(rows)} recommendations.",
    )


def _of(cells: tuple, rows: pd.DataFrame, name: str) -> str:
    return f"{len(cells)} of {len(rows)} {name}."
