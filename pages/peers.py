"""Compare with peers: a group that can be seen and changed, my council's place in its spread, at the same age, and why it may differ."""

import streamlit as st

from pages.parts import choose, compare, compare_measures, compare_who, frame, group, words

view = frame.start_page(
    "How does my council compare with its peers?",
    "Choose a group. You see where your council stands within the spread of its peers: bands, never a league table. "
    "The nearest neighbours are this project's own; they are not CIPFA's groups.",
    uses=frame.ALL,
)
council = choose.council(
    view, "Choose your council above to see its nearest neighbours, with the reasons, and how it compares."
)
if council is None:
    frame.end_page(view)
    st.stop()

chosen = group.choose(council, view)
if chosen.peers.empty:
    group.nobody(chosen, view)
    frame.end_page(view, **chosen.in_link)
    st.stop()

coverage = chosen.view.ask("coverage_of_councils")
coverage = coverage[coverage.gss_code.isin(chosen.peers.gss_code)]
positions = compare_measures.positions(chosen, None)
st.markdown(f"As at **{view.day()}**: {words.plain(compare_who.answer(chosen, positions))}")
if view.theme:
    st.markdown(
        f"Chosen theme: **{words.plain(view.theme)}**. That sentence is of all themes. Below, the measures are given for this theme and for all; "
        "the curve, who carries how much and what was told are of this theme only."
    )
compare_who.peers(chosen, coverage)

if compare_who.few(coverage):
    st.markdown(
        f"{compare_who.known(chosen, coverage)} Progress is loaded of fewer than {words.counted(group.ENOUGH, 'peer')}, so this page "
        "leads with what is known of many. A gap here is a gap in the data, not in delivery."
    )
    compare.of_many(chosen, coverage)
    compare.of_progress(chosen, positions)
else:
    compare.of_progress(chosen, positions)
    compare.of_many(chosen, coverage)
frame.end_page(view, **chosen.in_link, **compare.in_link())
