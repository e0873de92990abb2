"""A paper on the page: its Word file, how to print it, and the paper itself. On paper nothing but the paper is left."""

import re

import streamlit as st

from pages.parts import data, table
from pages.parts.paper import page, word
from pages.parts.paper.parts import Paper

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Of the page nothing but the paper is printed; the head of a table stays with its first row.
ALONE = """
@media print {
  [data-testid="stElementContainer"]:not(:has(.cpc-paper)) { display: none !important; }
  .cpc-paper tbody tr:first-child { break-before: avoid; }
}
"""


def show(paper: Paper) -> None:
    """The Word file is made only when somebody asks for it."""
    name = re.sub(r"[^a-z0-9]+", "-", paper.title.lower()).strip("-")
    with st.container(horizontal=True, vertical_alignment="center", key="take-away"):
        st.download_button(
            "Download as a Word file",
            data=lambda: word.as_docx(paper),
            file_name=f"{name}-{paper.as_at.isoformat()}.docx",
            mime=WORD,
            on_click="ignore",
            type="primary",
        )
        st.markdown("Or print this page with your browser (Ctrl+P): only the briefing is printed.")
    st.html(f"<style>{page.PRINT_STYLE}{ALONE}</style>")
    st.html(data.once(("paper", paper), lambda: table.Html(page.as_html(paper))))
