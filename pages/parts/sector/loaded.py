"""What rests on loaded plans and reports: recommendations by theme and status, completion with its bounds, the councils loaded."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from pages.parts import chart, charts, links, narrowed, shown, table, words
from pages.parts.view import View

STATUSES = ("complete", "in progress", "not started", "stopped", "continuous", "not stated")


def gaps(total) -> str:
    """What the figures on actions and progress rest on, and what is missing for more. `total`: a row of coverage_totals."""
    older = (
        f" The loaded documents of {words.counted(total.older_plan_count, 'more council')} belong to an earlier review and are left out; "
        "each council's own page shows them."
        if total.older_plan_count
        else ""
    )
    return (
        f"Figures on actions and progress rest on the **{words.of(total.review_count, total.known_review_count)}** latest reviews "
        f"of which a plan or report is loaded (joint reviews count once).{older} Whoever looks after this app can add a published document: "
        "the README tells how."
    )


def by_theme(view: View) -> None:
    """Chart and table of recommendations by theme and status."""
    frame = view.ask("recommendations_by_theme")
    whole = int(frame.recommendation_count.sum())
    if not whole:
        narrowed.nothing(view, "recommendations_by_theme", "No plan or report that lists recommendations is loaded")
        return
    if len(frame) > 1:
        chart.show(
            "by_theme",
            lambda: charts.status_by_theme(frame),
            alt="Recommendations of reviews with a loaded plan or report, by core theme and status; the table below holds the same figures",
        )
    shown.show(
        lambda: _themes(frame),
        "Recommendations of reviews with a loaded plan or report, by theme and status",
        "recommendations_by_theme",
        f"{words.counted(whole, 'recommendation')}.",
    )


def _themes(frame: pd.DataFrame) -> dict[str, Iterable]:
    return {
        "Theme": [
            name if name.startswith("No theme") else table.Link(name, links.to("themes", theme=name))
            for name in frame.theme
        ],
        "Recommendations": frame.recommendation_count,
        "Councils": frame.council_count,
        **{status.capitalize(): frame[f"{status.replace(' ', '_')}_count"] for status in STATUSES},
        "Theme stated in print": frame.stated_theme_count,
        "Actions": frame.action_count,
    }


def completion(view: View) -> None:
    """How much is complete at both levels, between which bounds, and what stands outside."""
    frame = view.ask("sector_totals")
    if not frame.progress_council_count.sum():
        st.markdown("No loaded document reports progress yet, so nothing can be said of completion.")
        return
    st.markdown(
        "Stopped actions and those with no end by design are left out. The first figure counts only what has a stated status. "
        "The bounds count everything: the lower takes *not stated* as not complete, the upper as complete. The truth lies between."
    )
    shown.show(
        lambda: {
            "Level": frame.level.map({"recommendation": "Recommendations", "action": "Actions"}),
            "Complete, of those with a stated status": [
                words.of(a, b) for a, b in zip(frame.complete_count, frame.stated_count, strict=True)
            ],
            "Between, of all that count": [_bounds(row) for row in frame.itertuples()],
            "Moved to business as usual": frame.moved_to_continuous_count,
            "Councils with progress reported": [
                words.of(a, b) for a, b in zip(frame.progress_council_count, frame.council_count, strict=True)
            ],
            "No progress reported yet": [words.counted(v, "council") for v in frame.without_progress_council_count],
        },
        "Recommendations and actions that are complete, with bounds",
        "sector_totals",
    )


def _bounds(row) -> str:
    if pd.isna(row.low_share):
        return f"{row.counting_count} count: too few for a share"
    return f"{words.percent(row.low_share)} and {words.percent(row.high_share)} of {row.counting_count:,}"


def councils(view: View) -> None:
    """The latest review of each council of which a document is loaded."""
    frame = view.ask("reviews_by_council", is_read=True)
    if frame.empty:
        narrowed.nothing(view, "reviews_by_council", "No document of any council is loaded")
        return
    narrowed.unused(view, "reviews_by_council")
    shown.show(
        lambda: {
            "Council": [table.Link(name, links.to("council", council=name)) for name in frame.label],
            "Visited": words.visits(frame),
            "Recommendations listed": [
                f"{a} (total stated: {words.number(b)})" if pd.notna(b) else f"{a} (total not stated)"
                for a, b in zip(frame.listed_recommendations, frame.stated_recommendations, strict=True)
            ],
            "Complete": frame.complete_count,
            "In progress": frame.in_progress_count,
            "Not started": frame.not_started_count,
            "Stopped": frame.stopped_count,
            "Continuous": frame.continuous_count,
            "Not stated": frame.not_stated_count,
            "Actions": frame.action_count,
            "Overdue": frame.overdue_count,
            "Re-dated": frame.redated_count,
            "Due, no update found": frame.due_without_update_count,
            "No calendar date": frame.undated_count,
            "Latest document": [words.day(v) for v in frame.latest_document_on],
            "Flags": frame.flag_count,
        },
        "The latest review of every council with a document",
        "reviews_by_council",
        f"{words.counted(len(frame), 'council')}.",
        is_read=True,
    )
