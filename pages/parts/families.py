"""Families of the same recommendation: the list of a theme, and one family with its members, what they did, and each source."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import links, tables, words


def listed(frame: pd.DataFrame, theme: str | None, as_at: date) -> None:
    """Every family as a link, the one told to most councils first; the same as a table below."""
    st.header(f"Families: {theme}" if theme else "Families of all themes")
    if frame.empty:
        st.info(
            "No recommendation of this choice was given to two councils in words near enough to be sure. Choose another theme, or search."
        )
        return
    st.markdown(
        f"{words.counted(len(frame), 'family', 'families')}, grouped by what they ask for; what is not clearly alike stands alone. "
        "Each is named by the words of one of its members. "
        "The lists behind them are often cut, so how often something recurs is at least, not exactly, what is shown."
    )
    lines(frame, as_at)
    with st.expander("The same as a table"):
        tables.show(
            {
                "Family": frame.label,
                "Theme": [words.stated(v) for v in frame.theme],
                "Councils": frame.council_count,
                "Recommendations": frame.recommendation_count,
                "Visited from": frame.first_year,
                "to": frame.last_year,
                "With a plan or report loaded": frame.with_plan_count,
                "Actions": frame.action_count,
                "Known to be complete": frame.complete_count,
                "In progress": frame.in_progress_count,
                "Not stated": frame.not_stated_count,
            },
            {"Family": tables.TEXT(width="large")},
        )


def lines(frame: pd.DataFrame, as_at: date) -> None:
    """Every family: a link, how many councils, when, and what is known of what they did."""
    for row in frame.itertuples():
        with st.container(gap=None):
            links.go(row.label, "recommendations", as_at, family=row.family_id)
            st.markdown(f"{words.counted(int(row.council_count), 'council')}, visited {_years(row)}{_did(row)}")


def _did(row) -> str:
    loaded, done = int(row.with_plan_count), int(row.complete_count)
    actions = words.counted(int(row.action_count), "action")
    did = f"; {words.counted(loaded, 'plan or report', 'plans or reports')} loaded ({actions})" if loaded else ""
    return did + (f"; {done} known to be complete" if done else "")


def _years(row) -> str:
    if pd.isna(row.first_year):
        return "in years not stated"
    first, last = int(row.first_year), int(row.last_year)
    return f"in {first}" if first == last else f"from {first} to {last}"


def show(members: pd.DataFrame, family: pd.DataFrame, family_id: str, as_at: date) -> None:
    """One family: how many were told this, when, what is known of what they did, each with its place and source."""
    if members.empty:
        st.warning(
            f"The link asks for the family {words.plain(family_id)}, which is not known as at {words.day(as_at)}."
        )
        links.go("All families", "recommendations", as_at)
        return
    theme = members.theme.dropna().mode()
    councils = int(family.council_count.iloc[0]) if len(family) else members.gss_code.nunique()
    loaded = int(family.with_plan_count.iloc[0]) if len(family) else 0
    st.header(words.plain(family.label.iloc[0]) if len(family) else "Told in these or like words")
    complete = int((members.status == "complete").sum())
    done = (
        f"For {loaded} of {words.counted(len(members), 'recommendation')} a plan or report of the review is loaded; {complete} known to be complete."
        if loaded
        else "Of none of these reviews a plan or report is loaded, so what they did is known only where a page tells it."
    )
    st.markdown(f"**{words.counted(councils, 'council')}** were told this, in these or like words. {done}")
    list_members(members, as_at)
    if len(theme):
        links.go(f"All families of {theme[0]}", "recommendations", as_at, theme=theme[0])
    with st.expander("The same as a table"):
        table(members)


def list_members(frame: pd.DataFrame, as_at: date) -> None:
    """Every member: council, words, status, who says so, and where."""
    for row in frame.itertuples():
        visited = words.visited(row.visited_from, row.visited_to, row.visited_precision)
        number = f", no. {words.plain(row.ref)}" if isinstance(row.ref, str) else ""
        actions = f" · {words.counted(int(row.action_count), 'action')}" if row.action_count else ""
        where = links.source(row.url) or f"{words.plain(row.file_name)}, {words.plain(row.place)}"
        with st.container(gap=None):
            links.go(row.text, "recommendations", as_at, recommendation=row.recommendation_id)
            st.markdown(
                f"**{words.plain(row.council)}** ({visited}{number}) · status {words.status(row.status, row.status_method)}{actions} · "
                f"said by {words.speaker(row.said_by, row.basis)} · {where}"
            )


def table(members: pd.DataFrame) -> None:
    """The members as a table."""
    tables.show(
        {
            "Council": members.council,
            "Visited": [
                words.visited(*v)
                for v in zip(members.visited_from, members.visited_to, members.visited_precision, strict=True)
            ],
            "No.": [words.stated(v) for v in members.ref],
            "Recommendation": members.text,
            "Status": [words.status(*v) for v in zip(members.status, members.status_method, strict=True)],
            "Actions": members.action_count,
            "Said by": members.said_by,
            "How firm": [words.stated(v) if isinstance(v, str) else "loaded document" for v in members.basis],
            "Document": members.file_name,
            "Place": members.place,
            "Source": [v if isinstance(v, str) else None for v in members.url],
        },
        {"Recommendation": tables.TEXT(width="large"), "Source": st.column_config.LinkColumn()},
    )
