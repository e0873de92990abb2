"""Which filters of the bar a section counts, and which it cannot: both are said, so that no figure means less than it seems to."""

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
    change = "Take a filter off, or choose a later as-at date." if chosen else "Choose a later as-at date."
    st.info(f"{what} as at {view.day()}{chosen}. {change}")


def _taken(question: str) -> tuple[str, ...]:
    return tuple(key for key, param in PARAMS.items() if param in queries.query(question).params)
