"""Of which councils what is known: the sentence, the figures, the map of tiles, and the table of all."""

from urllib.parse import quote

import pandas as pd
import streamlit as st

from pages.parts import links, narrowed, shown, table, words
from pages.parts.evidence import figures
from pages.parts.sector import tiles
from pages.parts.view import View

FIGURES = [
    "review_found", "recommendations_found", "plan_found", "plan_loaded", "progress_review_found", "progress_told",
]  # fmt: skip


def answer(total, view: View) -> None:
    """The page's answer in one sentence, then each figure with its whole."""
    former = (
        f" A review is also known of {words.counted(total.former_with_review, 'council that no longer exists', 'councils that no longer exist')}."
        if total.former_with_review
        else ""
    )
    st.markdown(
        f"As at **{view.day()}**{narrowed.told(view, 'coverage_totals')}, a review is known of "
        f"**{words.of(total.council_with_review, total.council_count)}** English councils, recommendations of "
        f"**{words.of(total.council_with_recommendations, total.council_count)}**, and the action plan of the latest review is loaded for "
        f"**{words.of(total.council_with_plan, total.council_count)}**.{former}"
    )
    narrowed.unused(view, "coverage_totals")
    figures.show(FIGURES, total)
    st.markdown(
        "These count what was found on the pages searched. What was not found says nothing of how a council is doing."
    )


def show(view: View) -> None:
    """The map, and the same as a table, one row a council."""
    every = view.ask("coverage_of_councils")
    tiles.show(every, view)
    with st.expander(f"The same as a table: {words.counted(len(every), 'council')}"):
        _table(every)


def _table(frame: pd.DataFrame) -> None:
    shown.show(
        lambda: _columns(frame, links.to("council", council=None)),
        "Every council, with its latest review, plan and progress",
        "coverage_of_councils",
        f"{words.counted(len(frame), 'council')}.",
    )


def _columns(frame: pd.DataFrame, anywhere: str) -> dict[str, list]:
    """The table's cells; `anywhere` is the address of the council page without a council."""
    return {
        "Council": [table.Link(name, f"{anywhere}&council={quote(name)}") for name in frame.label],
        "Type": list(frame.council_type),
        "Region": [words.stated(v) for v in frame.region],
        "Known of the latest review": list(frame.level),
        "Visited": [
            visit if level != "nothing found" else "no review found"
            for visit, level in zip(words.visits(frame), frame.level, strict=True)
        ],
        "Recommendations known": [
            f"{a} of {words.number(b)} stated" if pd.notna(b) else f"{a} (total not stated)"
            for a, b in zip(frame.recommendation_count, frame.stated_recommendations, strict=True)
        ],
        "Plan": [_plan(row) for row in frame.itertuples()],
        "Progress": [_progress(row) for row in frame.itertuples()],
        "Said by": [words.stated(v) if hasattr(v, "__iter__") else "–" for v in frame.said_by],
        "Reviews of predecessors": list(frame.inherited_review_count),
        "Marked": ["in reorganisation" if isinstance(v, str) else "" for v in frame.in_reorganisation],
        "Last looked for": [words.period(v, v, "month") for v in frame.last_looked_on],
    }


def _plan(row) -> str:
    if row.has_plan:
        return "loaded"
    return f"published by {words.day(row.plan_published_on)}, not loaded" if pd.notna(row.plan_published_on) else "–"


def _progress(row) -> str:
    if row.has_progress:
        return f"loaded, to {words.day(row.progress_on)}"
    held = f"progress review by {words.day(row.progress_review_on)}" if pd.notna(row.progress_review_on) else ""
    told = "told, not loaded" if row.is_progress_told else ""
    return "; ".join(filter(None, [held, told])) or "–"
