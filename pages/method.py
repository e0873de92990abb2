"""Method and downloads: the data to take away, every question that can be asked of it, and how every figure is worked out."""

import streamlit as st

from pages.parts import frame
from pages.parts.evidence import downloads

view = frame.start_page(
    "How is every figure worked out, and where can I take the data?",
    "The whole database, every question that it answers, and the rules behind the figures.",
)

st.header("Take the data away")
downloads.database()

st.header("Ask a question yourself")
downloads.questions()

st.header("The method, rule by rule")
downloads.method()
frame.end_page(view)
