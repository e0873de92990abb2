"""The parts of the sector pages: the map of all councils, what is known of each, what they were told."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import charts, links, tables, words

LEVELS = {
    "progress loaded": "a loaded document states progress",
    "plan loaded": "its action plan is loaded",
    "recommendations known": "recommendations are known, the plan is not loaded",
    "review known": "a review is known, its recommendations are not",
    "nothing found": "nothing was found, which does not mean that there was no review",
}


def coverage(total) -> None:
    """Of how many councils what is known, each with its whole."""
    count = total.council_count
    told = {
        "Review found": (
            total.council_with_review,
            "A corporate peer challenge or another review is known from a public page or a loaded document.",
        ),
        "Recommendations found": (
            total.council_with_recommendations,
            "At least one recommendation of the latest review; most lists were not seen whole.",
        ),
        "Plan: date or text found": (
            total.council_with_plan_date,
            f"A day of publication is known, or the plan is loaded. Loaded: {total.council_with_plan:,}.",
        ),
        "Progress review: date found": (
            total.council_with_progress_review,
            "It is known when peers came back; that alone says nothing of progress.",
        ),
        "Progress told or loaded": (
            total.council_with_progress_told,
            "In words, in totals or in a loaded document. "
            f"Loaded documents that state progress: {words.counted(total.council_with_progress, 'council')}.",
        ),
    }
    with st.container(horizontal=True):
        for label, (known, meaning) in told.items():
            st.metric(label, words.of(known, count), border=True, help=meaning)
    st.markdown(
        "These count what was found on the pages searched. What was not found says nothing of how a council is doing."
    )


def gaps(total) -> str:
    """What the figures on actions and progress rest on, and what is missing for more."""
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


def coverage_map(frame: pd.DataFrame) -> None:
    """One tile a council, with a letter for what is known of its latest review, and the letters' meaning in words."""
    counts = frame.level.value_counts()
    key = [
        f"**{charts.LETTERS[level]}** {meaning} ({words.counted(int(counts.get(level, 0)), 'council')})"
        for level, meaning in LEVELS.items()
    ]
    st.markdown("  \n".join(key))
    st.plotly_chart(
        charts.tiles(frame),
        key="coverage_map",
        alt="Every council as a tile near its place on the map of England, lettered by what is known; the table below holds the same",
    )


def coverage_table(frame: pd.DataFrame, as_at: date) -> None:
    """The same as a table, one row a council, with a link to its page."""
    tables.show(
        {
            "Council": [links.to("council", as_at, council=name) for name in frame.label],
            "Type": frame.council_type,
            "Region": [words.stated(v) for v in frame.region],
            "Known of the latest review": frame.level,
            "Visited": [
                words.visited(*v) if known else "no review found"
                for known, *v in zip(
                    frame.level != "nothing found",
                    frame.visited_from,
                    frame.visited_to,
                    frame.visited_precision,
                    strict=True,
                )
            ],
            "Recommendations known": [
                f"{a} of {words.number(b)} stated" if pd.notna(b) else f"{a} (total not stated)"
                for a, b in zip(frame.recommendation_count, frame.stated_recommendations, strict=True)
            ],
            "Plan": [_plan(row) for row in frame.itertuples()],
            "Progress": [_progress(row) for row in frame.itertuples()],
            "Said by": [", ".join(v) if hasattr(v, "__iter__") else "–" for v in frame.said_by],
            "Reviews of predecessors": frame.inherited_review_count,
            "Marked": ["in reorganisation" if isinstance(v, str) else "" for v in frame.in_reorganisation],
            "Last looked for": [words.period(v, v, "month") for v in frame.last_looked_on],
        },
        {"Council": st.column_config.LinkColumn(display_text=r"council=([^&]*)", width="medium")},
    )


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


def told_by_theme(frame: pd.DataFrame, as_at: date) -> None:
    """What was told by theme: sentence, chart, and the table whose themes lead to their families."""
    first = frame.iloc[0]
    st.markdown(
        f"**{words.counted(int(first.of_count), 'recommendation')}** of {words.counted(int(first.of_councils), 'council')} are known, each counted once in its "
        f"main theme. {words.of(int(frame.register_count.sum()), int(first.of_count))} are known from a public page only, in this project's words and "
        f"with a theme judged by this project; {words.of(int(frame.part_list_count.sum()), int(first.of_count))} come from lists that were not seen whole, "
        "often only the first few, so that what comes first (vision, leadership) looks commoner than it is."
    )
    st.plotly_chart(
        charts.counts(frame, "theme", "recommendation_count", "recommendations"),
        key="told_by_theme",
        alt="Recommendations known by core theme; the table below holds the same figures",
    )
    tables.show(
        {
            "Theme": frame.theme,
            "Recommendations": [
                words.of(a, b) for a, b in zip(frame.recommendation_count, frame.of_count, strict=True)
            ],
            "Councils": [words.of(a, b) for a, b in zip(frame.council_count, frame.of_councils, strict=True)],
            "From a public page only": frame.register_count,
            "Theme stated in print": frame.stated_theme_count,
            "Families with a member here": frame.family_count,
        }
    )
    st.markdown("Open the families of a theme:")
    with st.container(horizontal=True):
        for name in frame.theme[frame.theme_id.notna()]:
            links.go(name, "recommendations", as_at, theme=name)


def clock(frame: pd.DataFrame) -> None:
    """The publication clock in one table: not found is its own column, never late."""
    tables.show(
        {
            "Step": frame.step,
            "Expected": [
                f"{'at about' if step == 'progress review' else 'within'} {words.counted(months, 'month')}"
                for step, months in zip(frame.step, frame.months, strict=True)
            ],
            "Reviews": frame.review_count,
            "Found within": frame.within_count,
            "Found after": frame.later_count,
            "Found, cannot tell": frame.cannot_tell_count,
            "Not yet due": frame.not_yet_due_count,
            "Not found (not late)": frame.not_found_count,
            "Within, of those told apart": [
                words.of(a, a + b) if pd.notna(share) else "not given"
                for a, b, share in zip(frame.within_count, frame.later_count, frame.within_share, strict=True)
            ],
        }
    )
    st.markdown(
        "No share is given for the progress review, which is due at *about* 10 months, nor where fewer than five can be told apart. "
        "Of the report on a progress review hardly any source names the day."
    )
