"""The publication clock: its steps in one table, and every review with its dates."""

import re

import pandas as pd
import streamlit as st

from pages.parts import links, narrowed, shown, table, words
from pages.parts.council import when
from pages.parts.view import View

# The words by which a source's note speaks of the date of a step; the rest of a note is about other things.
DATED = {
    "report": re.compile(r"^Report (date|and plan dates)\b|different dates"),
    "action plan": re.compile(r"^(Plan date|Report and plan dates)\b|dates the plan|when the plan|different dates"),
    "progress review": re.compile(r"^Progress (date|review (date|ran|planned))\b|different dates"),
}
SENTENCES = re.compile(r"(?<=\.)\s+(?=[A-Z])")
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
        lambda: {
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
        lambda: {
            "Council": [table.Link(name, links.to("council", council=name)) for name in frame.council],
            "Visited": words.visits(frame),
            "Expected by": [_expected(row) for row in frame.itertuples()],
            "Found": [_found(row) for row in frame.itertuples()],
            "Standing": frame.standing,
            "Said by": [v if isinstance(v, str) else "–" for v in frame.said_by],
            "How firm": [v if isinstance(v, str) else "–" for v in frame.basis],
            "What is said of the date": [_of_date(row) for row in frame.itertuples()],
            "Source": [table.Link("source", links.web(v)) if links.web(v) else "–" for v in frame.url],
        },
        caption,
        "publication_clock",
        said,
    )


def _expected(row) -> str:
    """The months count from the visit, so of a visit known to the month no more than a month can be said."""
    if row.visited_precision == "month":
        return words.period(row.due_from, row.due_from, "month")
    return when.span(row.due_from, row.due_on)


def _found(row) -> str:
    if pd.isna(row.found_on):
        return "not found"
    return when.span(row.found_on if pd.isna(row.found_from) else row.found_from, row.found_on)


def _of_date(row) -> str:
    """Those sentences of the source's note that are about the date of this step."""
    about = DATED.get(row.step)
    if about is None or not isinstance(row.note, str):
        return "–"
    return " ".join(said for said in SENTENCES.split(row.note) if about.search(said)) or "–"
