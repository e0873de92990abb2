"""Where the promised actions stand against their deadlines, on both clocks: chart and table."""

import streamlit as st

from pages.parts import chart, charts, narrowed, shown, words
from pages.parts.view import View

# Finished, stopped and continuous actions have standings of their own, so this one holds fewer than the figure 'No calendar date'.
NAMES = {"undated": "no calendar date, and not finished"}


def show(view: View) -> None:
    """As at the date beside what each council's own last document had, each standing with its meaning."""
    frame = view.ask("actions_by_timing")
    if frame.empty:
        narrowed.nothing(view, "actions_by_timing", "No loaded document lists an action")
        return
    st.markdown(
        "A deadline that has passed is not proof of anything: without a later document nobody can tell here whether the work was done. "
        "*As at* measures against the date above; *as last reported* goes back to each council's own last document and measures against its date."
    )
    chart.show(
        "by_timing",
        lambda: charts.both_clocks(frame.replace({"timing": NAMES}), view.day()),
        alt="Actions by where they stand against their deadline, on both clocks; the table below holds the same figures",
    )
    whole, reported = int(frame.of_count.iloc[0]), int(frame.last_reported_count.sum())
    shown.show(
        lambda: {
            "Standing": [named(v) for v in frame.timing],
            f"As at {view.day()}": [words.of(a, whole) for a in frame.action_count],
            "As last reported": [words.of(a, reported) for a in frame.last_reported_count],
            "Councils": frame.council_count,
            "What it means": frame.timing.map(words.TIMINGS),
        },
        "Actions by where they stand against their deadline",
        "actions_by_timing",
        f"{words.counted(whole, 'action')}.",
    )


def named(timing: str) -> str:
    """What a standing is called on a page."""
    return NAMES.get(timing, timing)
