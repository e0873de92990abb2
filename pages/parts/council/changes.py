"""What the last report changed: a sentence of counts, what was left out in silence first, then every change."""

import pandas as pd
import streamlit as st

from pages.parts import shown, words
from pages.parts.council import answer
from pages.parts.council.known import SECTOR, Known

SAID = {  # each kind of change: of one action, of several
    "dropped without statement": ("was left out without a word", "were left out without a word"),
    "reopened": ("is open again", "are open again"),
    "re-dated": ("has a new date", "have new dates"),
    "end date removed": ("lost its end date", "lost their end dates"),
    "done": ("is now complete", "are now complete"),
    "merged": ("was merged into another", "were merged into others"),
    "split": ("was split", "were split"),
    "stopped": ("was stopped", "were stopped"),
    "continuous": ("now goes on with no end date", "now go on with no end date"),
    "new": ("is new", "are new"),
    "reworded": ("has new words", "have new words"),
}


def show(known: Known) -> None:
    """Sentences and table; where nothing can be compared, why."""
    changes = of(known)
    st.markdown(" ".join(words.plain(part) for part in told(known, changes)))
    if len(changes):
        said = f"{words.counted(len(changes), 'change')} with the report of {_date(changes)}."
        shown.show(lambda: columns(changes), "Changes by the last report", "changes_since_last_report", said, review_id=known.chosen.review_id)  # fmt: skip


def of(known: Known) -> pd.DataFrame:
    """What the council's last report changed, narrowed by the bar's theme."""
    return known.view.ask("changes_since_last_report", review_id=known.chosen.review_id, **dict.fromkeys(SECTOR))


def _date(changes: pd.DataFrame) -> str:
    """No more exact than the report prints it: 'December 2025'."""
    return words.as_at(changes.reported_on.iloc[0], changes.reported_precision.iloc[0])


def told(known: Known, changes: pd.DataFrame) -> list[str]:
    """['The last report is of December 2025.', '2 actions were left out without a word.', '...']."""
    if changes.empty:
        about = f" on {known.view.theme}" if known.view.theme else ""
        return [
            f"There is nothing to compare{about}: fewer than two documents speak of the actions, or the last one changed none of them."
        ]
    counts = changes.change.value_counts()
    dropped = counts.get("dropped without statement", 0)
    rest = [
        _counted(counts[change], *said)
        for change, said in SAID.items()
        if change in counts and change != "dropped without statement"
    ]
    opening = f"The last report is of {_date(changes)}."
    silent = (
        f"{words.counted(dropped, 'action')} {SAID['dropped without statement'][int(dropped > 1)]}. No document says why."
        if dropped
        else ""
    )
    return [part for part in (opening, silent, f"Of the actions {answer.listed(rest)}." if rest else "") if part]


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def columns(changes: pd.DataFrame) -> dict:
    """The table's columns, for page and paper."""
    return {
        "Action": changes.action,
        "Rec.": [v if isinstance(v, str) else "–" for v in changes.ref],
        "Change": changes.change,
        "Before": [words.stated(v) if isinstance(v, str) else "–" for v in changes.was],
        "Now": [words.stated(v) if isinstance(v, str) else "no longer shown" for v in changes.is_now],
        "Document": changes.file_name,
        "Place": [v if isinstance(v, str) else "not in it" for v in changes.place],
    }
