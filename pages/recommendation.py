"""One recommendation: its words, every document that speaks of it, what was promised, and who else was told the same."""

import streamlit as st

from pages.parts import frame, links
from pages.parts.recommended import one

view = frame.start_page(
    "What became of this recommendation?",
    "Its words, where it stands, what was promised and reported, and who else was told the same.",
)

key = st.query_params.get("recommendation", "")
links.go("Search all recommendations", "recommendations")
one.show(key, view)
frame.end_page(view, recommendation=key)
