"""Sector overview: of whom what is known, what they were told by theme, how soon they published, where loaded promises stand."""

import streamlit as st

from pages.parts import frame, links, narrowed
from pages.parts.sector import coverage, loaded, published, reported, timings, told

view = frame.start_page(
    "What have councils been told, and how far have they come?",
    "Recommendations of Corporate Peer Challenges and the action plans that answer them: what is known of every council, and what the loaded documents hold.",
    uses=frame.ALL,
)

total = view.once("total", make=lambda: next(view.ask("coverage_totals").itertuples()))
if not total.known_review_count:
    narrowed.ends(
        view,
        "coverage_totals",
        "No review is known and no document is loaded",
        lambda now: bool(now.known_review_count.any()),
    )
    frame.end_page(view)
    st.stop()
coverage.answer(total, view)

st.header("What is known of each council?")
coverage.show(view)

st.header("What were they told, by theme?")
told.by_theme(view)
links.go("By type of council, region and year, and what recurs", "themes")

st.header("Were report, plan and progress review published in time?")
clock = view.ask("clock_totals")
if clock.empty:
    narrowed.nothing(view, "clock_totals", "No corporate peer challenge visited from 2023 on is known")
else:
    st.markdown(
        f"Corporate peer challenges visited from 2023 on{narrowed.told(view, 'clock_totals')}, against the months that the programme expects."
    )
    narrowed.unused(view, "clock_totals")
    published.totals(clock)
links.go("Every review and its dates", "clock")

st.header("What totals did councils, their peers or the press report?")
reported.show(view)

st.header("What do the loaded plans and reports hold?")
st.markdown(loaded.gaps(total))
if total.review_count:
    st.subheader("How far has each theme come?")
    loaded.by_theme(view)
    st.subheader("How much is complete?")
    loaded.completion(view)
    st.subheader("Where do the promised actions stand?")
    timings.show(view)
    links.go("What slips, by how much, and why", "slippage")
    st.subheader("Which councils have a document?")
    loaded.councils(view)
else:
    st.info("No plan or report is loaded by this day, so there are no figures on actions and progress.")
frame.end_page(view)
