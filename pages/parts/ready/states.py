"""What the readiness page says where there is nothing to get ready, and why."""

import pandas as pd
import streamlit as st

from pages.parts import links, words
from pages.parts.ready import later
from pages.parts.view import View

CLOSED = ("complete", "stopped", "continuous")


def no_review(council, view: View) -> None:
    """No review of the council is known by the date; a later date may know of one."""
    name = words.plain(council.label)
    if later.is_known(council, view):
        st.info(f"No review of {name} is known as at {view.day()}, the date chosen above.")
        later.show(council, view)
        return
    st.info(
        f"No review of {name} is known as at {view.day()}. It may still have had one: the dates come from public pages that were seen only in part."
    )
    links.go("How to add a document, and what was searched", "council")


def nothing_open(chosen, council, view: View) -> None:
    """Either no plan is loaded, or it lists no action, or none of them is open, or none has a reason to look at."""
    actions = view.ask("actions_of_review", review_id=chosen.review_id)
    st.info(_why(chosen, actions, words.plain(council.label)))
    if not chosen.read_count and later.is_known(council, view):
        later.show(council, view)


def _why(chosen, actions: pd.DataFrame, name: str) -> str:
    if not chosen.read_count:
        return (
            f"No plan or report of this review of {name} is loaded, so its actions are not known here. What public pages say of it "
            "stands on the council's page, and so does how to add a document."
        )
    if actions.empty:
        return (
            "The documents of this review that are loaded list no action, so there is nothing to get ready one by one."
        )
    left = int((~actions.status.isin(CLOSED)).sum())
    if left:
        silent = " left out of a later document," if chosen.read_count > 1 else ""
        return f"{words.of(left, len(actions))} actions are open; none of them is due,{silent} re-dated, or without owner or date."
    return (
        f"None of {words.counted(len(actions), 'action')} is open: all are complete, stopped or have no end by design."
    )
