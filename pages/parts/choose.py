"""Which council and which of its reviews a page shows. What a link asks for in vain is said, never replaced in silence."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import data, words


def council(councils: pd.DataFrame, invitation: str = ""):
    """The chosen row. A name in the link that is no council is said, never replaced by another council.

    `invitation` is what a reader who has chosen none is told; else of which councils documents are loaded.
    """
    labels = list(councils.label)
    asked = st.query_params.get("council")
    meant = councils[councils.gss_code == asked]
    if asked and asked not in labels and meant.empty:
        meant = data.answer("councils_called", called=asked[:100])
        meant = meant[~meant.is_former] if (~meant.is_former).any() else meant
    if len(meant) == 1:
        st.session_state["council"] = asked = meant.label.iloc[0]
    if asked and asked not in labels:
        which = f"may be {' or '.join(meant.label)}" if len(meant) else "is no council in the register"
        st.warning(f"The link asks for {words.plain(asked)}, which {words.plain(which)}. Choose one below.")
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
            invitation
            or (
                f"Choose a council. Documents are loaded for {words.plain(', '.join(loaded.label))}."
                if len(loaded)
                else "Choose a council."
            )
        )
        st.stop()
    return next(councils[councils.label == label].itertuples())


def review(reviews: pd.DataFrame, as_at: date):
    """The review to show: the newest of which a document is loaded, unless another is chosen."""
    named = [_label(row) for row in reviews.itertuples()]
    # Two visits that are told alike, say of one month, keep apart by their keys.
    named = [
        f"{name} ({key})" if named.count(name) > 1 else name for name, key in zip(named, reviews.review_id, strict=True)
    ]
    labels = dict(zip(named, reviews.review_id, strict=True))
    read = reviews[reviews.read_count > 0]
    challenges = reviews[reviews.kind == "corporate peer challenge"]
    first = next(kept.review_id.iloc[0] for kept in (read, challenges, reviews) if len(kept))
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
        help="Of a review known from public pages only no plan or report is loaded.",
    )
    return next(reviews[reviews.review_id == labels.get(label, first)].itertuples())


def _label(row) -> str:
    """'Visited in June 2025'; an inherited one says whose it was, another kind what it is, one without a document whence it is known."""
    visited = f"Visited {words.visit(row.visited_from, row.visited_to, row.visited_precision)}"
    whose = f", {row.council} (inherited)" if row.is_inherited else ""
    kind = "" if row.kind == "corporate peer challenge" else f", {row.kind}"
    return visited + whose + kind + ("" if row.read_count else ", from public pages only")


SCOPES = {"All councils": "all", "This council": "council", "Its nearest neighbours": "neighbours", "Its type": "type"}


def theme(themes: pd.DataFrame) -> int | None:
    """The number of the chosen theme, None for all; a theme in the link that is none is said."""
    names = {row.theme: int(row.theme_id) for row in themes.itertuples() if pd.notna(row.theme_id)}
    asked = st.query_params.get("theme")
    if asked and asked not in names:
        st.warning(f"The link asks for the theme {words.plain(asked)}, which is none of the five.")
    label = st.selectbox(
        "Theme", list(names), index=None, key="theme", bind="query-params", placeholder="All five themes"
    )
    return names.get(label)


def scope(councils: pd.DataFrame) -> tuple[str | None, str | None]:
    """Where to search, and the code of the council from which that is seen; None where that council is still to be chosen."""
    asked = st.query_params.get("scope")
    if asked and asked not in SCOPES:
        st.warning(f"The link asks to search {words.plain(asked)}, which is none of these.")
    labels = dict(zip(councils.label, councils.gss_code, strict=True))
    chosen = st.selectbox("Where", list(SCOPES), key="scope", bind="query-params")
    if SCOPES.get(chosen, "all") == "all":
        return "all", None
    label = st.selectbox(
        "Council", sorted(labels), index=None, key="council", bind="query-params", placeholder="Choose a council"
    )
    if label not in labels:
        return None, None
    return SCOPES[chosen], labels[label]


def scope_in_link() -> dict[str, str | None]:
    """What the link must carry to search the same councils again."""
    is_all = st.session_state.get("scope") in (None, "All councils")
    return {} if is_all else {"scope": st.session_state["scope"], "council": st.session_state.get("council")}
