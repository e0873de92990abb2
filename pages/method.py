"""Method: how every figure is worked out, as the project's own page on it has it."""

from pathlib import Path

import streamlit as st

from pages.parts import frame

METHOD = Path(__file__).parents[1] / "docs" / "method.md"

as_at = frame.start_page(
    "How is every figure worked out?",
    "Each rule stands once, in SQL; the same text lies in the project as docs/method.md.",
)
_, _, rules = METHOD.read_text(encoding="utf-8").partition("\n")
st.markdown(rules)
frame.link_to_copy(as_at)
