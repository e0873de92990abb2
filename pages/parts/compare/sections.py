"""The sections of the comparison in two halves: what needs progress that is loaded, and what is known of many."""

import pandas as pd
import streamlit as st

from pages.parts import words
from pages.parts.compare import age, alike, carried, differences, measures, publishing, told_peers
from pages.parts.compare.group import Group


def is_bare(chosen: Group, coverage: pd.DataFrame) -> bool:
    """Whether nothing at all can be set side by side: no recommendation, no document, no step of publication, no total."""
    everybody = [chosen.own, *chosen.peers.gss_code]
    known = coverage[coverage.gss_code.isin(everybody)]
    if known.recommendation_count.any() or known.read_count.any():
        return False
    steps, totals = chosen.view.ask("publication_clock"), chosen.view.ask("reported_totals")
    return not (steps.gss_code.isin(everybody).any() or totals.gss_code.isin(everybody).any())


def of_progress(chosen: Group, positions: pd.DataFrame) -> None:
    """Where the council stands, at what age, who carries it, who finished something alike, and why it may differ."""
    st.header("Where my council stands")
    _positions(chosen, positions)
    st.header("How far at the same age?")
    age.show(chosen)
    st.header("Who carries how much?")
    carried.show(chosen)
    st.header("Who finished something like this?")
    alike.show(chosen)
    st.header("Why do I look different?")
    differences.show(chosen)


def _positions(chosen: Group, positions: pd.DataFrame) -> None:
    if chosen.view.theme:
        st.subheader(words.plain(chosen.view.theme))
        measures.show(chosen, measures.positions(chosen, chosen.view.theme_id), chosen.view.theme)
        st.subheader("All themes")
    measures.show(chosen, positions, None)
    measures.meanings()
    measures.by_theme(chosen)
    with st.expander("The councils by name, in the order of the alphabet"):
        measures.council_by_council(chosen)


def of_many(chosen: Group, coverage: pd.DataFrame) -> None:
    """What the peers were told, what was told alike, when they published, what they reported in total."""
    st.header("What were the peers told?")
    told_peers.by_theme(chosen, coverage)
    st.header("What were my council and others told alike?")
    told_peers.shared(chosen)
    st.header("When did the peers publish?")
    publishing.clock(chosen)
    st.header("What was reported in total?")
    publishing.totals(chosen)


def in_link() -> dict[str, str | None]:
    """The choices of the sections, for the link to copy."""
    return {name: st.query_params.get(name) for name in ("like", "beside")}
