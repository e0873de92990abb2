"""Compare with peers: a group that can be seen and changed, my council's place in its spread, at the same age, and why it may differ."""

import streamlit as st

from pages.parts import choose, frame, words
from pages.parts.compare import group, measures, opening, sections
from pages.parts.council import marked, nothing
from pages.parts.ready import later

view = frame.start_page(
    "How does my council compare with its peers?",
    "Choose a group. You see where your council stands within the spread of its peers: bands, never a league table. "
    "The nearest neighbours are this project's own; they are not CIPFA's groups.",
    uses=frame.ALL,
)
if view.council is None:
    st.html(marked.STYLE)
    nothing.chosen(view, "peers")
    frame.end_page(view)
    st.stop()

council = choose.council(view, "")

chosen = group.choose(council, view)
if chosen.peers.empty:
    group.nobody(chosen, view)
    frame.end_page(view, **chosen.in_link)
    st.stop()

coverage = chosen.view.ask("coverage_of_councils")
is_bare = sections.is_bare(chosen, coverage)
coverage = coverage[coverage.gss_code.isin(chosen.peers.gss_code)]
if is_bare:
    opening.nothing(chosen, coverage)
    later.show(council, view)
    opening.peers(chosen, coverage)
    frame.end_page(view, **chosen.in_link)
    st.stop()

positions = measures.positions(chosen, None)
st.markdown(f"As at **{view.day()}**: {words.plain(opening.answer(chosen, positions))}")
if view.theme:
    st.markdown(
        f"Chosen theme: **{words.plain(view.theme)}**. That sentence is of all themes. Below, the measures are given for this theme and for all; "
        "the curve, who carries how much and what was told are of this theme only."
    )
opening.peers(chosen, coverage)

if opening.few(coverage):
    st.markdown(
        f"{opening.known(chosen, coverage)} Progress is loaded of fewer than {words.counted(group.ENOUGH, 'peer')}, so this page "
        "leads with what is known of many. A gap here is a gap in the data, not in delivery."
    )
    sections.of_many(chosen, coverage)
    sections.of_progress(chosen, positions)
else:
    sections.of_progress(chosen, positions)
    sections.of_many(chosen, coverage)
frame.end_page(view, **chosen.in_link, **sections.in_link())
