"""Which council and which of its reviews a page shows. What a link asks for in vain is said, never replaced in silence."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import words


def council(councils: pd.DataFrame):
    """The chosen row. A name in the link that is no council is said, never replaced by another council."""
    labels = list(councils.label)
    asked = st.query_params.get("council")
    by_code = councils[councils.gss_code == asked]
    if len(by_code):
        st.session_state["council"] = asked = by_code.label.iloc[0]
    if asked and asked not in labels:
        st.warning(f"The link asks for {words.plain(asked)}, which is no council in the register. Choose one below.")
    label = st.selectbox(
        "Council",
        labels,
        index=None,
        key="council",
        bind="query-params",
        placeholder="Choose a council",
        help="Councils with a document come first.",
    )
    if label is None:
        loaded = councils[councils.has_documents]
        st.info(
            f"Choose a council. Documents are loaded for {words.plain(', '.join(loaded.label))}."
            if len(loaded)
            else "Choose a council."
        )
        st.stop()
    return next(councils[councils.label == label].itertuples())


def review(reviews: pd.DataFrame, as_at: date):
    """The review to show: the newest of which a document is loaded, unless another is chosen."""
    labels = dict(zip([_label(row) for row in reviews.itertuples()], reviews.review_id, strict=True))
    read = reviews[reviews.read_count > 0]
    first = read.review_id.iloc[0] if len(read) else reviews.review_id.iloc[0]
    default = list(labels.values()).index(first)
    asked = st.query_params.get("review")
    if asked and asked not in labels:
        st.warning(f"The link asks for the review {words.plain(asked)}, which is not known as at {words.day(as_at)}.")
    if len(labels) == 1:
        return next(reviews.itertuples())
    label = st.selectbox(
        "Review",
        list(labels),
        index=default,
        key="review",
        bind="query-params",
        help="A review known only from totals that somebody reported has no plan here.",
    )
    return next(reviews[reviews.review_id == labels.get(label, first)].itertuples())


def _label(row) -> str:
    """'Visited in June 2025'; an inherited one says whose it was, one without a document that only totals are known."""
    visited = f"Visited {words.visit(row.visited_from, row.visited_to, row.visited_precision)}"
    whose = f", {row.council} (inherited)" if row.is_inherited else ""
    return visited + whose + ("" if row.read_count else ", totals only")
