"""What must be known before reading on: whose review this is, what is newer, when the council checked it, what it replies."""

import streamlit as st

from pages.parts import words
from pages.parts.council import promises
from pages.parts.council.known import Known


def show(known: Known, reviews, replies: dict[str, list]) -> None:
    """Each note only where it applies."""
    chosen, council = known.chosen, known.council
    if chosen.is_inherited:
        st.info(
            f"This review was of {words.plain(chosen.council)}, whose place {words.plain(council.label)} took. It counts under the former council."
        )
    if isinstance(council.in_reorganisation, str):
        st.info(f"In reorganisation: {words.plain(council.in_reorganisation)}. Its reviews may pass to a successor.")
    for row in reviews[(reviews.read_count == 0) & (reviews.visited_from > chosen.visited_from)].itertuples():
        visited = words.visit(row.visited_from, row.visited_to, row.visited_precision)
        st.info(
            f"A newer review, visited {visited}, is known from public pages only; no plan or report of it is loaded. Choose it above."
        )
    for check in known.ask("checks_of_review").head(1).itertuples():
        note = f" {words.plain(check.note)}" if isinstance(check.note, str) else ""
        st.success(f"Checked by the council ({words.plain(check.by_role)}) on {words.day(check.checked_on)}.{note}")
    if replies.get(chosen.review_id):
        st.html("".join(promises.reply(row) for row in replies[chosen.review_id]))
