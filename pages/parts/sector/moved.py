"""What moved: deadlines that were set anew, and what the councils' last reports changed."""

import pandas as pd
import streamlit as st

from pages.parts import links, shown, table, words
from pages.parts.sector import timings
from pages.parts.view import View

FEW = 12  # rows up to which a list is shown unfolded


def redated(whole, view: View) -> None:
    """Actions whose deadline was moved: first and latest deadline side by side, by how much, and where the latest stands."""
    frame = view.ask("redated_actions")
    if frame.empty:
        st.markdown(
            f"None is known to have been moved. It could be seen in {words.of(whole.followed_review_count, whole.review_count)} reviews, "
            "those with two documents or more that speak of actions."
        )
        return
    st.markdown(
        f"**{words.of(len(frame), whole.action_count)}** actions were re-dated, {words.counted(int(frame.redated_count.sum()), 'time')} in all; "
        f"{words.counted(int(frame.end_removed_count.sum()), 'time')} the end date was taken away."
    )
    with st.expander(f"All {words.counted(len(frame), 'moved deadline')}", expanded=len(frame) <= FEW):
        _moved(frame, whole)


def _moved(frame: pd.DataFrame, whole) -> None:
    shown.show(
        lambda: {
            "Action": [_action(row) for row in frame.itertuples()],
            "Council": [table.Link(v, links.to("council", council=v)) for v in frame.council],
            "First deadline": [words.stated(v) for v in frame.first_due_text],
            "Latest deadline": [words.stated(v) for v in frame.due_text],
            "Times re-dated": frame.redated_count,
            "Against the first deadline": [
                words.slippage(*v) for v in zip(frame.slip_low_days, frame.slip_high_days, strict=True)
            ],
            "Status": [words.status(v) for v in frame.status],
            "Standing": [timings.named(v) for v in frame.timing],
            "Where the latest stands": [_place(row) for row in frame.itertuples()],
        },
        "Deadlines that were moved",
        "redated_actions",
        f"{words.of(len(frame), whole.action_count)} actions.",
    )


def _action(row):
    if not isinstance(row.recommendation_id, str):
        return row.action
    return table.Link(row.action, links.to("recommendation", recommendation=row.recommendation_id))


def _place(row):
    where = f"{words.stated(row.file_name)}, {words.stated(row.place)}"
    return table.Link(where, links.web(row.url)) if links.web(row.url) else where


def changes(whole, view: View) -> None:
    """How many changes of each kind the last report of each council brought, one row a council."""
    frame = view.ask("changes_since_last_report")
    if frame.empty:
        st.markdown(
            "The last reports changed nothing that can be seen."
            if whole.followed_review_count
            else "Nothing to compare yet: no council has two loaded documents that list actions."
        )
        return
    kinds = list(dict.fromkeys(frame.change))
    counts = frame.groupby(["council", "reported_on"], sort=False).change.value_counts().unstack(fill_value=0)
    st.markdown(
        f"**{words.counted(len(frame), 'change')}** with the last report of {words.counted(frame.council.nunique(), 'council')}; "
        f"{words.counted(int((frame.change == 'dropped without statement').sum()), 'action')} dropped without statement."
    )
    shown.show(
        lambda: {
            "Council": [table.Link(name, links.to("council", council=name)) for name, _ in counts.index],
            "Last report": [words.day(day) for _, day in counts.index],
            **{kind.capitalize(): counts[kind] for kind in sorted(kinds)},
        },
        "What the councils' last reports changed",
        "changes_since_last_report",
        f"{words.counted(len(frame), 'change')} of {words.counted(len(counts), 'report')}.",
    )
