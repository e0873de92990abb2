"""Recommendations: search over what councils were told, and the families of the same recommendation."""

import streamlit as st

from pages.parts import choose, frame
from pages.parts.recommended import families, found

view = frame.start_page(
    "Who else was told this, and what did they do?",
    "Search the recommendations of all councils, or open a family: recommendations of several councils that say the same.",
    uses=frame.ALL,
)

with st.container(horizontal=True, vertical_alignment="bottom"):
    text = st.text_input(
        "Search for",
        key="q",
        bind="query-params",
        max_chars=300,
        placeholder="for example: scrutiny, MTFS, recruit and retain staff",
        help="Typing errors are forgiven. The best matches come first.",
    )
    scope = choose.scope(view)
if scope is None:
    st.info(
        "Choose 'My council' in the bar above: its own recommendations, its neighbours or its type are then searched."
    )
elif text.strip():
    found.show(text, scope, view)
else:
    families.listed(scope, view)
frame.end_page(view, q=text, scope=st.session_state.get("scope"))
