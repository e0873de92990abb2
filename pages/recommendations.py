"""Recommendations: search over what councils were told, families of the same recommendation, and each one with its source."""

import streamlit as st

from pages.parts import choose, data, families, found, frame, links, one

as_at = frame.start_page(
    "Who else was told this, and what did they do?",
    "Search the recommendations of all councils, or open a family: recommendations of several councils that say the same.",
)

chosen = st.query_params.get("family"), st.query_params.get("recommendation")
if any(chosen):
    links.go("Search, and all families", "recommendations", as_at)
if chosen[0]:
    every = data.answer("families_by_theme", as_at=as_at, theme_id=None, gss_codes=None)
    members = data.answer("recommendations_of_family", as_at=as_at, family_id=chosen[0])
    families.show(members, every[every.family_id == chosen[0]], chosen[0], as_at)
    frame.link_to_copy(as_at, family=chosen[0])
    st.stop()
if chosen[1]:
    one.show(chosen[1], as_at)
    frame.link_to_copy(as_at, recommendation=chosen[1])
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    text = st.text_input(
        "Search for",
        key="q",
        bind="query-params",
        max_chars=300,
        placeholder="for example: scrutiny, MTFS, recruit and retain staff",
        help="Typing errors are forgiven. The best matches come first.",
    )
    theme = choose.theme(data.answer("told_by_theme", as_at=as_at, gss_codes=None))
    scope, gss_code = choose.scope(data.answer("councils_for_choice", as_at=as_at))
if scope is None:
    st.info("Choose the council whose own recommendations, neighbours or type are to be searched.")
    frame.link_to_copy(as_at, q=text, theme=st.session_state.get("theme"), **choose.scope_in_link())
    st.stop()

if text.strip():
    found.show(
        data.answer(
            "search_recommendations",
            as_at=as_at,
            text=text,
            gss_code=gss_code,
            scope=scope,
            theme_id=theme,
            limit_to=found.MOST,
        ),
        as_at,
    )
else:
    listed = data.answer("families_by_theme", as_at=as_at, theme_id=theme, gss_codes=gss_code)
    families.listed(listed, st.session_state.get("theme"), as_at)
frame.link_to_copy(as_at, q=text, theme=st.session_state.get("theme"), **choose.scope_in_link())
