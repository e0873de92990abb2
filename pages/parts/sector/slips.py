"""What slips: the answer in a sentence, the figures that can be told, and what is missing where none can."""

import pandas as pd
import streamlit as st

from pages.parts import narrowed, words
from pages.parts.view import View

FIGURES = ["all_overdue", "all_redated", "all_due_without_update", "all_undated", "all_late", "all_on_time"]
GROUPS = {
    "Theme": "theme",
    "Council type": "council type",
    "Region": "region",
    "Year of visit": "review year",
    "Council": "council",
}
UNFOLLOWED = (
    "No council has two loaded documents that list actions, so no moved deadline, no early or late finish and no change between reports can be "
    "seen here. That is a gap in the data and says nothing of what councils did. One progress report beside a loaded plan fills it."
)


def answer(whole, view: View) -> None:
    """One sentence, what it rests on, and the rates against both deadlines."""
    if is_unseen(whole):
        st.markdown(
            f"As at **{view.day()}**{narrowed.told(view, 'sector_timing')}, the deadline of "
            f"**{words.of(whole.due_without_update_count, whole.action_count)}** actions of {words.counted(whole.council_count, 'council')} has "
            "passed and nothing later is loaded. Whether anything is overdue, late or re-dated cannot be seen."
        )
        st.info(UNFOLLOWED)
        return
    st.markdown(
        f"As at **{view.day()}**{narrowed.told(view, 'sector_timing')}, of **{words.counted(whole.action_count, 'action')}** of "
        f"{words.counted(whole.council_count, 'council')} **{words.of(whole.overdue_count, whole.action_count)}** are overdue and "
        f"**{words.of(whole.redated_action_count, whole.action_count)}** were re-dated; for "
        f"{words.of(whole.due_without_update_count, whole.action_count)} the deadline has passed and nothing later is loaded."
    )
    st.markdown(
        f"A move or a finish can be seen in {words.of(whole.followed_review_count, whole.review_count)} reviews, those with two documents or more that speak "
        f"of actions. {_late(whole)} Done on time, of what is done or overdue: {rate(whole, '')} against the first deadline, "
        f"{rate(whole, 'latest_')} against the latest."
    )


def is_unseen(whole) -> bool:
    """Whether no loaded document can show a move, a finish or a miss: then noughts would say more than is known."""
    seen = (whole.followed_review_count, whole.judged_count, whole.redated_action_count, whole.late_count)
    return not any(seen)


def figures_of(whole) -> list[str]:
    """The figures that can be told; overdue never without re-dated."""
    return FIGURES[2:4] if is_unseen(whole) else FIGURES if whole.judged_count else FIGURES[:5]


def _late(whole) -> str:
    if not whole.measured_count:
        return ""
    by = (
        f", the middle one of them by {days(whole.late_low_days, whole.late_high_days)}"
        if whole.late_count >= 5
        else ""
    )
    return (
        f"Of those with a first deadline **{words.of(whole.late_count, whole.measured_count)}** are surely later than it{by}; "
        f"{words.of(whole.early_count, whole.measured_count)} are earlier."
    )


def rate(row, against: str) -> str:
    """'13% to 78% of 91': on time for certain, and with those of which nobody can tell. `against`: '' or 'latest_'."""
    judged = getattr(row, f"{against}judged_count")
    low, high = getattr(row, f"{against}on_time_low_share"), getattr(row, f"{against}on_time_high_share")
    if not judged:
        return "none to judge"
    return (
        f"{judged} to judge, too few for a share"
        if pd.isna(low)
        else f"{words.percent(low)} to {words.percent(high)} of {judged:,}"
    )


def days(low: float, high: float) -> str:
    """'245 to 365 days', from the least to the most that the print allows; 'a time not known'."""
    if pd.isna(low) or pd.isna(high):
        return "a time not known"
    least, most = round(low), round(high)
    return words.counted(most, "day") if least == most else f"{least:,} to {words.counted(most, 'day')}"
