"""Accessibility: what was tested, how, and what falls short, as the project's own page on it has it."""

from pathlib import Path

import streamlit as st

from pages.parts import frame

STATEMENT = Path(__file__).parents[1] / "docs" / "accessibility.md"

view = frame.start_page(
    "Can everybody use this app?",
    "What was tested against WCAG 2.2 AA, how the app is built for it, and what falls short.",
)
_, _, parts = STATEMENT.read_text(encoding="utf-8").partition("\n## ")
st.markdown(f"## {parts}")
frame.end_page(view)
