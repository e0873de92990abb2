"""At a chosen early date: what is known of the council only later, and the way back to today."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import words
from pages.parts.view import View


def first_day(council, view: View) -> date | None:
    """The first day after the chosen date on which a document of the council, or of one whose place it took, counts; None without one."""
    if view.as_at >= words.today():
        return None
    today = {"as_at": words.today()}
    reviews = view.ask("reviews_of_council", gss_code=council.gss_code, **today)
    every = view.ask("documents_by_council", **today, council_type=None, region=None, year=None)
    days = pd.to_datetime(every.counts_from[every.gss_code.isin([council.gss_code, *reviews.gss_code])])
    later = days[days > pd.Timestamp(view.as_at)]
    return later.min().date() if len(later) else None


def is_known(council, view: View) -> bool:
    """Whether anything on the council counts from a later day on."""
    return first_day(council, view) is not None


def show(council, view: View) -> None:
    """When more is known, and a button to today's figures: a link to the same page would not change the date."""
    day = first_day(council, view)
    if day is None:
        return
    st.markdown(
        f"The first thing known of {words.plain(council.label)} after the chosen date counts from {words.day(day)}."
    )
    st.button("Show what is known today", key="to_today", on_click=_to_today, type="primary")


def _to_today() -> None:
    st.session_state["as_at"] = words.today()
