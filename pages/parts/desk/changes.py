"""What publishing a change would do to the present data, and the button that publishes it."""

import json
from collections.abc import Callable

import pandas as pd
import streamlit as st

from pages.parts import data, links, table, words
from pages.parts.desk import apart
from pages.parts.desk.apart import Problem

TABLES = {
    "reviews": "Reviews",
    "documents": "Documents and pages",
    "recommendations": "Recommendations",
    "actions": "Actions",
    "updates": "Statements of progress",
    "reported_totals": "Totals that a document states",
    "flags": "Flags",
    "checks": "Checks by councils",
    "corrections": "Corrections",
}
WHATS = ("gone", "changed", "new")


def show(change: dict, said: str, after: Callable[[], object] = lambda: None) -> None:
    """The difference, worked out once for a change and a build; then the button."""
    key = f"{json.dumps(change, sort_keys=True)}@{data.build_file()}"
    kept = st.session_state.setdefault("tried", {})
    try:
        if key not in kept:
            kept.clear()
            kept[key] = _work("try", change, "Building the data with this change, to see the difference")
        _difference(kept[key])
        if st.button(
            "Publish",
            type="primary",
            help="Readers see it from their next click on. The build before stays and can be restored.",
        ):
            done = _work("publish", change, "Publishing")
            st.session_state["published"] = f"{said}: build {done['build']}."
            kept.clear()
            st.session_state["turn"] = turn() + 1
            after()
            data.take_newest()
            st.rerun()
    except Problem as problem:
        st.error(words.plain(str(problem)))


def turn() -> int:
    """How many changes this visit has published: part of a form's key, so that it is empty again after each."""
    return st.session_state.get("turn", 0)


def published() -> None:
    """Once, after something was published."""
    if said := st.session_state.pop("published", None):
        st.success(words.plain(said))
        links.go("See it among the documents", "documents")


def _work(command: str, change: dict, said: str) -> dict:
    """The work with a line for every step."""
    with st.status(f"{said} …", expanded=True) as box:
        try:
            done = apart.ask(command, change, say=lambda line: st.text(line[:300]))
        except Problem:
            box.update(label="That did not work. Nothing was changed.", state="error")
            raise
        box.update(label="Done.", state="complete", expanded=False)
    return done


def _difference(found: dict) -> None:
    counts = {TABLES[name]: count for name, count in found["counts"].items() if any(count.values())}
    if not counts:
        st.info("Publishing would change nothing that is shown.")
        return
    if set(counts) == {TABLES["corrections"]}:
        st.warning(
            "This correction changes nothing that is shown: the value stands so already, or the word of another document counts."
        )
    gone = sum(found["counts"][name]["gone"] for name in ("recommendations", "actions", "updates"))
    if gone:
        st.warning(
            f"{words.counted(gone, 'record')} would be gone or stand elsewhere. Look at them below before you publish."
        )
    columns = {what.capitalize(): [count[what] for count in counts.values()] for what in reversed(WHATS)}
    st.html(table.as_html(pd.DataFrame({"What": list(counts), **columns}), "What would be new, changed and gone"))
    for what in WHATS:
        told = [one for one in found["records"] if one["what"] == what]
        if told:
            with st.expander(f"{what.capitalize()}: {words.counted(len(told), 'record')}", expanded=what == "gone"):
                table.draw(_rows(told), f"Records that would be {what}")


def _rows(told: list[dict]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Of": [TABLES[one["table"]] for one in told],
            "Record": [one["said"] or one["record"] for one in told],
            "Where": [", ".join(filter(None, (one["file"], one["place"]))) for one in told],
            "Change": ["; ".join(_change(change) for change in one.get("changes", [])) or one["what"] for one in told],
        }
    )


def _change(change: dict) -> str:
    return (
        f"{change['field'].replace('_', ' ')}: {words.stated(change['before'])} becomes {words.stated(change['after'])}"
    )
