"""My council: what it was told, what it promised, who leads, by when, what moved, and what to ask."""

import streamlit as st

from pages.parts import choose, frame, words
from pages.parts.council import answer, known, marked, more, notes, nothing, sections
from pages.parts.evidence import figures

FIGURES = ["stated_status", "overdue", "redated", "due_without_update", "undated", "dropped"]

view = frame.start_page(
    "What did my council promise, and what has become of it?",
    "Each recommendation in one plain sentence: who leads, by when, what has moved, and what to ask.",
    uses=("council", "theme"),
)


def show_review(council, reviews) -> None:
    """Everything on one review, in the order in which a busy councillor reads."""
    of = known.of(view, council, choose.review(reviews, view))
    totals, replies = of.totals(), of.replies()
    notes.show(of, reviews, replies)
    answer.show(of, totals)
    if len(of.actions):
        figures.show(FIGURES, of.review, review_id=of.chosen.review_id, **known.NO_FILTER)
    if view.theme:
        st.caption(
            f"{words.plain(view.theme)}: the theme narrows the recommendations, the deadlines and the changes below. The sentences and figures above, "
            "the questions and the full tables count the whole review."
        )
    sections.ways()
    sections.promised(of, replies)
    if len(of.actions):
        sections.progress(of)
    sections.said_beside_shown(of)
    sections.turned_down(of)
    st.header("Full tables")
    more.show(of, totals)
    st.header("Where this comes from")
    more.sources(of)
    if not of.review.read_count:
        nothing.add(council)


st.html(marked.STYLE)
if view.council is None:
    nothing.chosen(view)
else:
    council = choose.council(view, "")
    reviews = view.ask("reviews_of_council", gss_code=council.gss_code)
    if len(reviews):
        show_review(council, reviews)
    else:
        nothing.known(council, view)
frame.end_page(view, review=st.session_state.get("review"))
