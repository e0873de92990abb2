"""The tables of a council's briefing: every cell a word, every table with its n of N."""

import pandas as pd

from pages.parts import words
from pages.parts.cards import ACCEPTED
from pages.parts.council import promises, when
from pages.parts.council.known import Known
from pages.parts.paper.parts import Table

MOST = 100  # rows that a paper bears; the app has all


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


def _dated(caption: str, rows: pd.DataFrame, whole: int) -> Table:
    cells = tuple(
        (
            " ".join(
                part for part in (when.number(row.recommendation_ref, row.objective_ref, row.ref), row.action) if part
            ),
            words.stated(row.owners),
            words.stated(row.first_due_text),
            words.deadline(row.due_kind, row.due_text),
            when.moved(row.redated_count) if row.redated_count else "no",
            words.status(row.status, row.status_method),
            f"{row.file_name}, {row.place}",
        )
        for row in rows.head(MOST).itertuples()
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
