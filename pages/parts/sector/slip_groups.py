"""Slippage and the exactness of deadlines, group beside group in the groups' own order, never by rank."""

import pandas as pd
import streamlit as st

from pages.parts import links, shown, table, words
from pages.parts.sector import slips
from pages.parts.view import View


def by_group(grouping: str, whole, view: View) -> None:
    """One row a group in its own order, never by rank: overdue beside re-dated, late and early apart."""
    if slips.is_unseen(whole):
        st.markdown(
            "Nothing to compare: no deadline is known to have been moved, met or missed. What is missing is said above."
        )
        return
    frame = view.ask("slippage_by_group", by=grouping)
    st.markdown(
        "Groups stand in their own order, which is no ranking. Days are medians against the first deadline, from the least to the most that the print "
        "allows, and given from five actions on. *Cannot tell* are deadlines known too roughly to say. On time is given from the least that is "
        "certain to the most that is possible."
    )
    shown.show(
        lambda: {
            **_named(frame, grouping),
            "Actions": frame.action_count,
            "Overdue": frame.overdue_count,
            "Re-dated": frame.redated_action_count,
            "Times re-dated": frame.redated_count,
            "End date removed": frame.end_removed_count,
            "Late": [words.of(a, b) for a, b in zip(frame.late_count, frame.measured_count, strict=True)],
            "Late by": [
                _median(*v) for v in zip(frame.late_count, frame.late_low_days, frame.late_high_days, strict=True)
            ],
            "Early": [words.of(a, b) for a, b in zip(frame.early_count, frame.measured_count, strict=True)],
            "Early by": [
                _median(n, -high, -low)
                for n, low, high in zip(frame.early_count, frame.early_low_days, frame.early_high_days, strict=True)
            ],
            "Cannot tell": frame.cannot_tell_count,
            "On time, first deadline": [slips.rate(row, "") for row in frame.itertuples()],
            "On time, latest deadline": [slips.rate(row, "latest_") for row in frame.itertuples()],
        },
        f"Slippage by {grouping}",
        "slippage_by_group",
        f"{words.counted(int(frame.action_count.sum()), 'action')} in {words.counted(len(frame), 'group')}.",
        by=grouping,
    )


def _named(frame: pd.DataFrame, grouping: str) -> dict[str, list]:
    """The groups' names, councils as links; how many councils where a group holds several."""
    if grouping == "council":
        return {"Council": [table.Link(v, links.to("council", council=v)) for v in frame.group_name]}
    head = "Year of visit" if grouping == "review year" else grouping.capitalize()
    return {head: frame.group_name, "Councils": frame.council_count}


def _median(count: int, low: float, high: float) -> str:
    if not count:
        return "–"
    return "fewer than five" if count < 5 else slips.days(low, high)


def exactness(grouping: str, view: View) -> None:
    """To the day, to the month, longer, or no calendar date."""
    frame = view.ask("deadline_quality_by_group", by=grouping)
    dated, every = int(frame.dated_count.sum()), int(frame.action_count.sum())
    st.markdown(
        f"**{words.of(dated, every)}** actions have a date or a period as their deadline, {words.of(int(frame.day_count.sum()), every)} a day. "
        f"{words.of(every - dated, every)} have no calendar date, finished ones among them; such an action can never be overdue."
    )
    shown.show(
        lambda: {
            **_named(frame, grouping),
            "Actions": frame.action_count,
            "A day": frame.day_count,
            "Up to a month": frame.month_count,
            "Longer": frame.longer_count,
            "Ongoing": frame.ongoing_count,
            "Tied to an event": frame.event_count,
            "None printed": frame.none_count,
            "No calendar date, of all": [
                words.of(a - b, a) for a, b in zip(frame.action_count, frame.dated_count, strict=True)
            ],
            "Earlier than its own document": frame.early_count,
        },
        f"How exact deadlines are, by {grouping}",
        "deadline_quality_by_group",
        f"{words.of(dated, every)} have a date.",
        by=grouping,
    )
