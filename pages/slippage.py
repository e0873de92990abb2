"""Slippage: which promises slip, by how much, why, and what that can be told from."""

import streamlit as st

from pages.parts import frame, links, narrowed, options
from pages.parts.evidence import figures
from pages.parts.sector import moved, reasons, slip_groups, slips, timings

view = frame.start_page(
    "Which promises slip, by how much, and why?",
    "Deadlines that were moved or missed, against the first deadline that was printed. Overdue never stands without re-dated beside it.",
    uses=("type", "region", "year", "theme"),
)

whole = next(view.ask("sector_timing").itertuples(), None)
if whole is None:
    narrowed.ends(view, "sector_timing", "No loaded document lists an action")
    links.go("What is known of each council", "overview")
    frame.end_page(view)
    st.stop()
slips.answer(whole, view)
figures.show(slips.figures_of(whole), whole)

st.header("Where do the actions stand?")
timings.show(view)

st.header("Where do promises slip, and by how much?")
by = options.one_of("Group by", list(slips.GROUPS), "by", "Theme")
slip_groups.by_group(slips.GROUPS[by], whole, view)

st.header("Which deadlines were moved?")
moved.redated(whole, view)

st.header("Why do things slip?")
reasons.show(view)

st.header("How exact are the deadlines?")
slip_groups.exactness(slips.GROUPS[by], view)

st.header("What did the councils' last reports change?")
moved.changes(whole, view)
frame.end_page(view, by=by)
