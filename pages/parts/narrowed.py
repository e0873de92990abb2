"""Which filters of the bar a section counts, and which it cannot: both are said, so that no figure means less than it seems to."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

import queries
from pages.parts import words
from pages.parts.view import NAMES, View

PARAMS = {"type": "council_type", "region": "region", "year": "year", "theme": "theme_id"}


def told(view: View, question: str) -> str:
    """' (Region: South East)' for Markdown, of the filters that are on and that the question takes; '' where none is."""
    said = "; ".join(f"{name}: {value}" for name, value in view.filters(_taken(question)).items())
    return words.plain(f" ({said})") if said else ""


def unused(view: View, question: str) -> None:
    """Say which filters are on that this section's question has no use for; nothing where it takes them all."""
    taken = _taken(question)
    left = view.filters(tuple(key for key in NAMES if key not in taken))
    if left:
        said = "; ".join(f"{name}: {value}" for name, value in left.items())
        st.caption(f"{words.plain(said)} does not change these figures.")


def nothing(view: View, question: str, what: str) -> None:
    """The designed state for filters that leave nothing, or for a day before anything is known."""
    chosen = told(view, question)
    st.info(f"{what} as at {view.day()}{chosen}. {_change(view, bool(chosen))}")


def ends(
    view: View, question: str, what: str, is_any: Callable[[pd.DataFrame], bool] = lambda rows: len(rows) > 0
) -> None:
    """The same where the page holds nothing else: with a button that leads on to today where `is_any` holds of today's answer."""
    nothing(view, question, what)
    today = words.today()
    if view.as_at < today and is_any(replace(view, as_at=today).ask(question)):
        st.markdown("More is known as at today.")
        st.button(f"Show the figures as at {words.day(today)}", key="to_today", on_click=_take_today)


def _take_today() -> None:
    st.session_state["as_at"] = words.today()


def _change(view: View, is_narrowed: bool) -> str:
    """What the reader can change: nothing is later than today."""
    if view.as_at < words.today():
        return "Take a filter off, or choose a later as-at date." if is_narrowed else "Choose a later as-at date."
    return "Take a filter off." if is_narrowed else "Whoever looks after this app can add a published document."


def _taken(question: str) -> tuple[str, ...]:
    return tuple(key for key, param in PARAMS.items() if param in queries.query(question).params)
