"""The publication clock: its steps in one table, and every review with its dates."""

import pandas as pd
import streamlit as st

from pages.parts import links, narrowed, shown, table, words
from pages.parts.view import View

STANDINGS = {
    "found": "found",
    "within": "found within the months",
    "later": "found after them",
    "cannot tell": "found by a month or year on both sides of the day",
    "not yet due": "not found and not yet due",
    "not found": "not found, which is not late",
}


def totals(frame: pd.DataFrame) -> None:
    """One row a step: not found is its own column, never late."""
    shown.show(
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
        },
        "When each step was published",
        "clock_totals",
        f"{words.counted(int(frame.review_count.max()), 'review')}.",
    )
    st.markdown(
        "No share is given for the progress review, which is due at *about* 10 months, nor where fewer than five can be told apart. "
        "Of the report on a progress review hardly any source names the day."
    )


def known(frame: pd.DataFrame, step: str) -> str:
    """'67 of 145 (46%)': of how many reviews the day of this step is known at all."""
    [row] = frame[frame.step == step].itertuples()
    return words.of(int(row.within_count + row.later_count + row.cannot_tell_count), int(row.review_count))


def reviews(view: View, step: str, standing: str) -> None:
    """Every review of one step and standing, with its days, who says so and where."""
    every = view.ask("publication_clock")
    every = every[every.step == step]
    kept = every[every.found_on.notna() if standing == "found" else every.standing == standing]
    said = f"{words.of(len(kept), len(every))} reviews: {step}, {STANDINGS[standing]}{narrowed.told(view, 'publication_clock')}."
    st.markdown(f"{said} A joint review stands under each of its councils.")
    if kept.empty:
        st.info("No review of this kind. Choose another step or another standing above.")
        return
    _table(kept, f"{step.capitalize()}: {STANDINGS[standing]}", said)


def _table(frame: pd.DataFrame, caption: str, said: str) -> None:
    shown.show(
        {
            "Council": [table.Link(name, links.to("council", council=name)) for name in frame.council],
            "Visited": words.visits(frame),
            "Expected by": [words.between(*v) for v in zip(frame.due_from, frame.due_on, strict=True)],
            "Found": [words.between(*v) for v in zip(frame.found_from, frame.found_on, strict=True)],
            "Standing": frame.standing,
            "Said by": [v if isinstance(v, str) else "–" for v in frame.said_by],
            "How firm": [v if isinstance(v, str) else "–" for v in frame.basis],
            "Remark": [v if isinstance(v, str) else "" for v in frame.note],
            "Source": [table.Link("source", links.web(v)) if links.web(v) else "–" for v in frame.url],
        },
        caption,
        "publication_clock",
        said,
    )
