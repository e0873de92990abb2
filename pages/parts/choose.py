"""Which review a page shows, and where a search looks. What a link asks for in vain is said, never replaced in silence."""

import pandas as pd
import streamlit as st

from pages.parts import data, words
from pages.parts.view import View

SCOPES = {"All councils": "all", "My council": "council", "Its nearest neighbours": "neighbours", "Its type": "type"}


def council(view: View, invitation: str):
    """The row of the reader's own council; without one the page ends here, with words on what to do."""
    councils = data.answer("councils_for_choice", as_at=view.as_at)
    if view.council is None:
        loaded = list(councils[councils.has_documents].label)
        known = f" Documents are loaded for {words.plain(', '.join(loaded))}." if 0 < len(loaded) <= 15 else ""
        st.info(f"{invitation}{known}")
        return None
    return next(councils[councils.label == view.council].itertuples())


def review(reviews: pd.DataFrame, view: View):
    """The review to show: the newest of which a document is loaded, unless another is chosen."""
    labels = _labels(reviews)
    read = reviews[reviews.read_count > 0]
    challenges = reviews[reviews.kind == "corporate peer challenge"]
    first = next(kept.review_id.iloc[0] for kept in (read, challenges, reviews) if len(kept))
    asked = st.query_params.get("review")
    if asked and asked not in labels:
        st.warning(f"The link asks for the review {words.plain(asked)}, which is not known as at {view.day()}.")
    if len(labels) == 1:
        return next(reviews.itertuples())
    label = st.selectbox(
        "Review",
        list(labels),
        index=list(labels.values()).index(first),
        key="review",
        bind="query-params",
        help="Of a review known from public pages only no plan or report is loaded.",
    )
    return next(reviews[reviews.review_id == labels.get(label, first)].itertuples())


def _labels(reviews: pd.DataFrame) -> dict[str, str]:
    """What each review is called, to its key. Two visits that are told alike, say of one month, keep apart by their keys."""
    named = [_label(row) for row in reviews.itertuples()]
    keys = list(reviews.review_id)
    told = [f"{name} ({key})" if named.count(name) > 1 else name for name, key in zip(named, keys, strict=True)]
    return dict(zip(told, keys, strict=True))


def _label(row) -> str:
    """'Visited in June 2025'; an inherited one says whose it was, another kind what it is, one without a document whence it is known."""
    visited = f"Visited {words.visit(row.visited_from, row.visited_to, row.visited_precision)}"
    whose = f", {row.council} (inherited)" if row.is_inherited else ""
    kind = "" if row.kind == "corporate peer challenge" else f", {row.kind}"
    return visited + whose + kind + ("" if row.read_count else ", from public pages only")


def scope(view: View) -> str | None:
    """Where to search; None where that needs the reader's own council and none is chosen."""
    asked = st.query_params.get("scope")
    if asked and asked not in SCOPES:
        st.warning(f"The link asks to search {words.plain(asked)}, which is none of these.")
    chosen = SCOPES.get(st.selectbox("Where", list(SCOPES), key="scope", bind="query-params"), "all")
    return chosen if chosen == "all" or view.council else None
