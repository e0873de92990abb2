"""Add a document: give a file or an address, look at what was read in it, see what it would change, publish it or put it aside."""

import streamlit as st

from pages.parts import frame
from pages.parts.desk import changes, giving, item, waiting

view = frame.start_page(
    "Which document do you want to add?",
    "Give a file or its address. It is kept first, then read; nothing that readers see changes until you publish it.",
    for_stewards=True,
)

# The filters of what readers see have no part in what is given here, and stand in the way of it.
st.html("<style>.st-key-bar, .st-key-chips { display: none; }</style>")
changes.published()
by = giving.name()
giving.show(by)
chosen = giving.chosen()
if chosen:
    item.show(chosen, by, view)
st.header("Documents given so far")
waiting.show()
frame.end_page(view, item=chosen)
