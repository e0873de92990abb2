"""Behind a figure: its definition, the rows it counts with their places, and the SQL that counts it."""

import streamlit as st

from pages.parts import frame, links
from pages.parts.evidence import behind, figures

view = frame.start_page(
    "What is behind this figure?",
    "Its definition, the rows it counts with their place in a document, and the SQL that works it out.",
    uses=frame.ALL,
)

asked = st.query_params.to_dict()
if (name := asked.get("figure")) in figures.FIGURES:
    behind.figure(name, asked, view)
elif behind.is_question(asked.get("question")):
    behind.question(asked["question"], asked, view)
else:
    st.info("No figure is named in the address, or one that there is not. Open a figure on one of the pages.")
    links.go("Sector overview", "overview")
frame.end_page(view, **{key: value for key, value in asked.items() if key in behind.CARRIED})
