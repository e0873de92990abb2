"""One document given: what was read in it, what is proposed of it, what it would change; then published or put aside."""

import streamlit as st

from pages.parts import words
from pages.parts.desk import apart, beside, changes, facts, giving
from pages.parts.desk.apart import Problem
from pages.parts.view import View

ASKS = {
    "council": "its council",
    "document_kind": "what kind of document it is",
    "visited_from": "which review it belongs to",
    "is_peer_challenge": "whether it is about a corporate peer challenge at all (nothing in it says so)",
}


def show(sha256: str, by: str, view: View) -> None:
    """From top to bottom: the state, the facts to put right, the difference, the records beside the document."""
    row = st.session_state.get(f"row-{sha256}", {})
    try:
        with st.spinner("Reading the document …"):
            found = _looked(sha256, row)
    except Problem as problem:
        st.error(words.plain(str(problem)))
        if row:  # what cannot be used must not stand in the way of the next try
            st.session_state.pop(f"row-{sha256}")
            st.button("Go back to the facts as they were proposed")
        return
    if not row:
        facts.keep_own(found)
    st.header(found["item"]["name"])
    _state(found)
    if found["problem"]:
        st.error(words.plain(found["problem"]))
        st.markdown("The file is kept, and nothing of it was loaded. It stays in the list below.")
        _aside(sha256, by, found)
        return
    st.markdown(_summary(found))
    st.subheader("What is it?")
    given = facts.form(found, view)
    if given:
        st.session_state[f"row-{sha256}"] = given
        st.rerun()
    if given is None:
        _next(found, row, by)
    st.subheader("What was read, beside the document")
    beside.show(found)


def _looked(sha256: str, row: dict) -> dict:
    """Read once for each set of facts; reading it again tells nothing new."""
    kept = st.session_state.setdefault("looked", {})
    key = (sha256, tuple(sorted(row.items())))
    if key not in kept:
        kept.clear()
        kept[key] = apart.ask("look", {"sha256": sha256, "row": row})
    return kept[key]


def _state(found: dict) -> None:
    state = found["item"]["state"]
    if state == "published":
        st.success(
            "This document is published. To change what is said of it, put the facts below right, use them, and publish again."
        )
    if state == "discarded":
        st.info("This document was put aside. Publish it to take it up again.")
    for doubt in found["doubts"]:
        st.warning(words.plain(doubt))


def _summary(found: dict) -> str:
    counted = {
        kind: sum(1 for record in found["records"] if record["kind"] == kind)
        for kind in ("recommendation", "action", "update", "total")
    }
    told = [
        words.counted(
            n, "statement of progress" if k == "update" else k, "statements of progress" if k == "update" else None
        )
        for k, n in counted.items()
        if n
    ]
    flags = f" **{words.counted(len(found['flags']), 'flag')}** to look at." if found["flags"] else " No flags."
    pages = f" on {words.counted(found['pages'], 'page')}" if found["pages"] else ""
    return f"Read{pages}: **{', '.join(told) or 'nothing that is counted'}**.{flags}"


def _next(found: dict, row: dict, by: str) -> None:
    """The difference and the button to publish, once everything is known that must be."""
    sha256 = found["item"]["sha256"]
    unknown = [ask for ask in found["unknown"] if ask != "is_peer_challenge" or not row]
    if unknown:
        st.warning(
            "**In quarantine.** Not known yet: "
            + "; ".join(ASKS[name] for name in unknown)
            + ". Give it under 'What is it?' above and press 'Use these facts'."
        )
    elif row or found["item"]["state"] != "published":
        st.subheader("What would it change?")
        st.markdown(facts.told(found))
        change = {"list": "sources.csv", "sha256": sha256, "by": by, "row": facts.row(found)}
        changes.show(change, f"{found['item']['name']} is published", lambda: _forget(sha256))
    _aside(sha256, by, found)


def _forget(sha256: str) -> None:
    """What was worked out before it was published no longer holds."""
    for key in ("looked", f"row-{sha256}"):
        st.session_state.pop(key, None)


def _aside(sha256: str, by: str, found: dict) -> None:
    if found["item"]["state"] in ("published", "discarded"):
        return
    if st.button("Put it aside", help="It stays in the list below and can be taken up again."):
        try:
            apart.ask("discard", {"sha256": sha256, "by": by})
        except Problem as problem:
            st.error(words.plain(str(problem)))
            return
        giving.choose(None)
        st.session_state.pop("looked", None)
        st.rerun()
