"""Every figure that stands by itself: its meaning, the question that counts it, and the rows behind it.

The rows must come to the figure: a test holds that for every one of them.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.parts import links, shown, words
from pages.parts.view import View

UNDATED = "Ongoing, tied to an event, or no deadline printed. Actions that are finished, stopped or continuous count here too."


@dataclass(frozen=True)
class Figure:
    """`column` of `question` counts those rows of `rows` for which `where` holds; `of` (a column) is the whole. `rule`: of docs/method.md."""

    label: str
    meaning: str
    question: str
    column: str
    of: str
    rows: str
    where: Callable[[pd.DataFrame], pd.Series]
    rule: int
    one: str
    among: Callable[[pd.DataFrame], pd.Series] | None = None  # the rows that the whole counts; None: all


def _coverage(label: str, column: str, meaning: str, where: Callable[[pd.DataFrame], pd.Series]) -> Figure:
    return Figure(
        label, meaning, "coverage_totals", column, "council_count", "coverage_of_councils", where, 12, "council"
    )


def _of_review(
    label: str, column: str, meaning: str, where: Callable[[pd.DataFrame], pd.Series], rule: int = 5
) -> Figure:
    return Figure(label, meaning, "reviews_by_council", column, "action_count", "actions_behind", where, rule, "action")


def _of_all(
    label: str,
    column: str,
    meaning: str,
    where: Callable[[pd.DataFrame], pd.Series],
    rule: int = 5,
    of: str = "action_count",
    among: Callable[[pd.DataFrame], pd.Series] | None = None,
) -> Figure:
    return Figure(label, meaning, "sector_timing", column, of, "actions_behind", where, rule, "action", among)


FIGURES = {
    "review_found": _coverage(
        "Review found",
        "council_with_review",
        "A corporate peer challenge or another review is known from a public page or a loaded document.",
        lambda rows: rows.level != "nothing found",
    ),
    "recommendations_found": _coverage(
        "Recommendations found",
        "council_with_recommendations",
        "At least one recommendation of the latest review is known; most lists were not seen whole.",
        lambda rows: rows.recommendation_count > 0,
    ),
    "plan_found": _coverage(
        "Plan: date or text found",
        "council_with_plan_date",
        "A day of publication of the action plan is known, or the plan is loaded.",
        lambda rows: rows.has_plan | rows.plan_published_on.notna(),
    ),
    "plan_loaded": _coverage(
        "Plan loaded",
        "council_with_plan",
        "The action plan or response of the latest review is loaded, so its actions can be counted.",
        lambda rows: rows.has_plan,
    ),
    "progress_review_found": _coverage(
        "Progress review: date found",
        "council_with_progress_review",
        "It is known when peers came back; that alone says nothing of progress.",
        lambda rows: rows.progress_review_on.notna(),
    ),
    "progress_told": _coverage(
        "Progress told or loaded",
        "council_with_progress_told",
        "Progress is told in words, in totals or in a loaded document.",
        lambda rows: rows.has_progress | rows.is_progress_told,
    ),
    "stated_status": _of_review(
        "Actions with a stated status",
        "stated_action_count",
        "A document says how the action stands.",
        lambda rows: rows.status != "not stated",
        2,
    ),
    "overdue": _of_review("Overdue", "overdue_count", words.TIMINGS["overdue"], lambda rows: rows.timing == "overdue"),
    "redated": _of_review(
        "Re-dated", "redated_count", words.TIMINGS["re-dated"], lambda rows: rows.redated_count > 0, 6
    ),
    "due_without_update": _of_review(
        "Due, no update found",
        "due_without_update_count",
        words.TIMINGS["due, no update found"],
        lambda rows: rows.timing == "due, no update found",
    ),
    "undated": _of_review("No calendar date", "undated_count", UNDATED, lambda rows: rows.due_kind != "dated", 4),
    "dropped": _of_review(
        "Dropped without statement", "dropped_count", words.TIMINGS["dropped"], lambda rows: rows.is_dropped, 8
    ),
    "all_overdue": _of_all("Overdue", "overdue_count", words.TIMINGS["overdue"], lambda rows: rows.timing == "overdue"),
    "all_redated": _of_all(
        "Re-dated", "redated_action_count", words.TIMINGS["re-dated"], lambda rows: rows.redated_count > 0, 6
    ),
    "all_due_without_update": _of_all(
        "Due, no update found",
        "due_without_update_count",
        words.TIMINGS["due, no update found"],
        lambda rows: rows.timing == "due, no update found",
    ),
    "all_undated": _of_all("No calendar date", "undated_count", UNDATED, lambda rows: rows.due_kind != "dated", 4),
    "all_late": _of_all(
        "Surely later than first set",
        "late_count",
        "Of the actions whose first deadline can be measured against: finished, moved or overdue wholly after it.",
        lambda rows: rows.slip_kind == "late",
        6,
        "measured_count",
        lambda rows: rows.slip_kind.notna(),
    ),
    "all_on_time": _of_all(
        "Surely done on time",
        "on_time_count",
        "Of the actions that are complete with a first deadline, or overdue: finished wholly on or before that deadline.",
        lambda rows: rows.on_time == "on time",
        7,
        "judged_count",
        lambda rows: rows.on_time.notna(),
    ),
}


def show(names: list[str], counted: object, **params: object) -> None:
    """Each figure as n of N with the link to its rows. `counted` is the row that holds the columns; `params` say of which review."""
    with st.container(horizontal=True, key=f"figures-{names[0]}"):
        for name in names:
            figure = FIGURES[name]
            with st.container(border=True, width=190):
                st.metric(figure.label, words.of(getattr(counted, figure.column), getattr(counted, figure.of)))
                links.go("What is behind it", "figure", figure=name, **shown.asked(figure.rows, params))


def rows_of(name: str, view: View, **params: object) -> tuple[pd.DataFrame, int]:
    """The rows behind a figure, and how many rows there are in the whole."""
    figure = FIGURES[name]
    every = view.ask(figure.rows, **params)
    every = every if figure.among is None else every[figure.among(every)]
    return every[figure.where(every)], len(every)
