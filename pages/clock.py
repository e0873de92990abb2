"""Publication clock: how soon report, plan and progress review came, review by review."""

import streamlit as st

from pages.parts import frame, links, narrowed, options
from pages.parts.sector import published

view = frame.start_page(
    "How soon were report, plan and progress review published?",
    "The programme expects the report within 3 months of the visit, the action plan within 5, a progress review at about 10 and its report within 12.",
    uses=("type", "region", "year"),
)

totals = view.ask("clock_totals")
if totals.empty:
    narrowed.ends(view, "clock_totals", "No corporate peer challenge visited from 2023 on is known")
    links.go("What is known of each council", "overview")
    frame.end_page(view)
    st.stop()

st.markdown(
    f"Of corporate peer challenges visited from 2023 on{narrowed.told(view, 'clock_totals')}, the day of the report is known for "
    f"**{published.known(totals, 'report')}** and that of the plan for **{published.known(totals, 'action plan')}**. "
    "**Not found is not late**: the dates come from public pages that were seen only in part."
)
narrowed.unused(view, "clock_totals")
published.totals(totals)
st.markdown(
    "A month or year is taken as its first to last day; where the due day falls inside, nobody can tell. A review of several councils counts once "
    "in the table above. Some dates are those of the meeting that approved a plan; where a source says so, it stands beside the date."
)

st.header("Every review")
step = options.one_of("Step", list(totals.step), "step", "action plan")
standing = options.one_of("Show", list(published.STANDINGS), "show", "found")
published.reviews(view, step, standing)
frame.end_page(view, step=step, show=standing)
