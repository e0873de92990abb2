"""What was given and what became of it: waiting, in quarantine, published, put aside. Nothing given is ever deleted."""

import pandas as pd
import streamlit as st

from pages.parts import links, table, words
from pages.parts.desk import apart, giving
from pages.parts.desk.apart import Problem

STATES = {
    "received": "waits to be published",
    "quarantined": "in quarantine",
    "published": "published",
    "discarded": "put aside",
}


def show() -> None:
    """One row a document, the latest first, and the choice of the one to look at."""
    try:
        items = _listed()
    except Problem as problem:
        st.error(words.plain(str(problem)))
        return
    if not items:
        st.markdown(
            "None yet. What you give is listed here with what became of it, also after it is published or put aside."
        )
        return
    names = {item["sha256"]: f"{item['name']} ({item['sha256'][:8]})" for item in items}
    _choose(names)
    st.html(table.as_html(_frame(items), "Documents given so far"))


def _listed() -> list[dict]:
    """Asked for again only when something was given, put aside or published."""
    stamp, items = st.session_state.get("given", (None, []))
    if stamp != apart.stamp():
        items = apart.ask("list", {})
        st.session_state["given"] = apart.stamp(), items
    return items


def _choose(names: dict[str, str]) -> None:
    now = giving.chosen()
    others = [sha256 for sha256 in names if sha256 != now]
    if others:
        with st.form("look", border=False):
            found = st.selectbox(
                "Look at another", others, format_func=names.get, index=None, placeholder="Choose a document"
            )
            if st.form_submit_button("Look at it") and found:
                giving.choose(found)
                st.rerun()


def _frame(items: list[dict]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Document": [item["name"] for item in items],
            "State": [STATES[item["state"]] + (f": {item['said']}" if item["said"] else "") for item in items],
            "Given": [words.day(item["received_at"][:10] or None) for item in items],
            "Size": [f"{max(1, round(item['bytes'] / 1000)):,} kB" for item in items],
            "From": [table.Link(item["url"], links.web(item["url"])) if item["url"] else "a file" for item in items],
        }
    )
