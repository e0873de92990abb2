"""One family: recommendations of several councils that say the same, what they did, and every source."""

import streamlit as st

from pages.parts import frame, links
from pages.parts.recommended import families

view = frame.start_page(
    "Who else was told this?",
    "A family is the same recommendation given to several councils; what is not clearly alike stands alone.",
)

key = st.query_params.get("family", "")
links.go("All families", "recommendations")
families.show(key, view)
frame.end_page(view, family=key)
