"""Corrections: put one record right, mark a review as checked, and see what people put right so far."""

import streamlit as st

from pages.parts import frame
from pages.parts.desk import access, changes, checking, correcting, giving

view = frame.start_page(
    "What has to be put right?",
    "A correction never changes a document: it is a line in a list, with its reason, that says what the document means.",
    uses=("council",),
    for_stewards=True,
)

changes.published()
by = giving.name()
record = st.query_params.get("record", "")
if not access.require().codes:
    correcting.show(record, by, view)
st.header("Mark a review as checked")
checking.show(by, view)
st.header("What was put right so far")
correcting.made(view)
frame.end_page(view, record=record or None)
