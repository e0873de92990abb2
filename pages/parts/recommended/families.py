"""Families of the same recommendation: the list of a theme, and one family with its members, what they did, and each source."""

import pandas as pd
import streamlit as st

from pages.parts import links, narrowed, shown, table, words
from pages.parts.view import View

FIRST = 100  # families that stand as lines; a page of more takes a browser long to draw
FIRST_MEMBERS = 30  # the same of the members of one family


def listed(scope: str, view: View) -> None:
    """Every family as a link, the one told to most councils first; the same as a table below."""
    codes = _codes(scope, view)
    frame = view.ask("families_by_theme", gss_codes=codes)
    st.header(f"Families: {view.theme}" if view.theme else "Families of all themes")
    if frame.empty:
        nothing(scope, view)
        return
    st.markdown(
        f"{words.counted(len(frame), 'family', 'families')}, grouped by what they ask for; what is not clearly alike stands alone. "
        "Each is named by the words of one of its members. "
        "The lists behind them are often cut, so how often something recurs is at least, not exactly, what is shown."
    )
    lines(frame.head(FIRST))
    if len(frame) > FIRST:
        st.caption(
            f"These are the first {FIRST} of {len(frame):,}. The table below has them all, to sort and to search."
        )
    with st.expander("The same as a table"):
        _families(frame, codes)


def nothing(scope: str, view: View) -> None:
    """Why there is no family, and what can be changed; a day before anything is known leads on to today."""
    if not is_any_known(view):
        narrowed.ends(view, "told_by_theme", "No recommendation is known", _is_counted)
        return
    changes = ["choose another theme" if view.theme else "", "search all councils" if scope != "all" else ""]
    change = ", or ".join([*filter(None, changes), "search for a word"])
    st.info(
        "No recommendation of this choice was given to two councils in words near enough to be sure. "
        f"{change[0].upper()}{change[1:]}."
    )


def is_any_known(view: View) -> bool:
    """Whether a recommendation of any theme counts as at the date, under the filters of the bar."""
    return _is_counted(view.ask("told_by_theme", theme_id=None))


def _is_counted(told: pd.DataFrame) -> bool:
    return bool(told.of_count.any())


def _codes(scope: str, view: View) -> str | None:
    """The councils of a scope: one's own, its neighbours, its type; None for all."""
    if scope == "all":
        return None
    if scope == "council":
        return view.gss_code
    peers = view.ask("peer_group", gss_code=view.gss_code, grouping=scope, year=None)
    return ",".join(peers.gss_code)


def _families(frame: pd.DataFrame, codes: str | None) -> None:
    shown.show(
        lambda: {
            "Family": [table.Link(row.label, links.to("family", family=row.family_id)) for row in frame.itertuples()],
            "Theme": [words.stated(v) for v in frame.theme],
            "Councils": frame.council_count,
            "Recommendations": frame.recommendation_count,
            "Visited from": [words.number(v).replace(",", "") for v in frame.first_year],
            "to": [words.number(v).replace(",", "") for v in frame.last_year],
            "With a plan or report loaded": frame.with_plan_count,
            "Actions": frame.action_count,
            "Known to be complete": frame.complete_count,
            "In progress": frame.in_progress_count,
            "Not stated": frame.not_stated_count,
        },
        "Families of recommendations",
        "families_by_theme",
        gss_codes=codes,
    )


def lines(frame: pd.DataFrame) -> None:
    """Every family: a link, how many councils, when, and what is known of what they did."""
    for row in frame.itertuples():
        with st.container(gap=None):
            links.go(row.label, "family", family=row.family_id)
            st.markdown(f"{words.counted(int(row.council_count), 'council')}, visited {_years(row)}{_did(row)}")


def _did(row) -> str:
    loaded, done = int(row.with_plan_count), int(row.complete_count)
    actions = words.counted(int(row.action_count), "action")
    did = f"; {words.counted(loaded, 'plan or report', 'plans or reports')} loaded ({actions})" if loaded else ""
    return did + (f"; {words.of(done, int(row.recommendation_count))} known to be complete" if done else "")


def _years(row) -> str:
    if pd.isna(row.first_year):
        return "in years not stated"
    first, last = int(row.first_year), int(row.last_year)
    return f"in {first}" if first == last else f"from {first} to {last}"


def show(family_id: str, view: View) -> None:
    """One family: how many were told this, when, what is known of what they did, each with its place and source."""
    if not family_id:
        st.info("No family is named in the address. Open one from the list of families.")
        return
    members = view.ask("recommendations_of_family", family_id=family_id)
    every = view.ask("families_by_theme", theme_id=None, council_type=None, region=None, year=None)
    family = every[every.family_id == family_id]
    if members.empty:
        st.warning(
            f"The link asks for the family {words.plain(family_id[:200])}, which is not known as at {view.day()}."
        )
        return
    theme = members.theme.dropna().mode()
    councils = int(family.council_count.iloc[0]) if len(family) else members.gss_code.nunique()
    loaded = int(family.with_plan_count.iloc[0]) if len(family) else 0
    st.header(words.plain(family.label.iloc[0]) if len(family) else "Told in these or like words")
    complete = int((members.status == "complete").sum())
    done = (
        f"For {loaded} of {words.counted(len(members), 'recommendation')} a plan or report of the review is loaded; "
        f"{words.of(complete, len(members))} {'is' if complete == 1 else 'are'} known to be complete."
        if loaded
        else "No plan or report of these reviews is loaded, so what they did is known only where a page tells it."
    )
    st.markdown(f"**{words.counted(councils, 'council')}** were told this, in these or like words. {done}")
    list_members(members.head(FIRST_MEMBERS))
    if len(members) > FIRST_MEMBERS:
        st.caption(f"These are the first {FIRST_MEMBERS} of {len(members):,}. The table below has them all.")
    if len(theme):
        links.go(f"All families of {theme[0]}", "recommendations", theme=theme[0])
    with st.expander("The same as a table"):
        shown.show(lambda: _members(members), "Members of the family", "recommendations_of_family", family_id=family_id)


def list_members(frame: pd.DataFrame) -> None:
    """Every member: council, words, status, who says so, and where."""
    for row in frame.itertuples():
        visited = words.visited(row.visited_from, row.visited_to, row.visited_precision)
        number = f", no. {words.plain(row.ref)}" if isinstance(row.ref, str) else ""
        actions = f" · {words.counted(int(row.action_count), 'action')}" if row.action_count else ""
        where = links.source(row.url) or f"{words.plain(row.file_name)}, {words.plain(row.place)}"
        with st.container(gap=None):
            links.go(row.text, "recommendation", recommendation=row.recommendation_id)
            st.markdown(
                f"**{words.plain(row.council)}** ({visited}{number}) · status {words.status(row.status, row.status_method)}{actions} · "
                f"said by {words.speaker(row.said_by, row.basis)} · {where}"
            )


def _members(members: pd.DataFrame) -> dict[str, list]:
    columns = {"Council": members.council, "Visited": words.visits(members)}
    columns |= {"No.": [words.stated(v) for v in members.ref], **recommended(members)}
    columns |= {
        "Said by": members.said_by,
        "How firm": [words.stated(v) if isinstance(v, str) else "loaded document" for v in members.basis],
    }
    return {**columns, **placed(members)}


def recommended(frame: pd.DataFrame) -> dict[str, list]:
    """Words, status and number of actions of each recommendation; the words lead to it."""
    words_of = [words.stated(v) for v in frame.text]
    return {
        "Recommendation": [
            table.Link(said, links.to("recommendation", recommendation=key))
            for said, key in zip(words_of, frame.recommendation_id, strict=True)
        ],
        "Status": [words.status(*v) for v in zip(frame.status, frame.status_method, strict=True)],
        "Actions": frame.action_count,
    }


def placed(frame: pd.DataFrame) -> dict[str, list]:
    """Where each row stands: document, place, published page."""
    return {
        "Document": [words.stated(v) for v in frame.file_name],
        "Place": [words.stated(v) for v in frame.place],
        "Source": [table.Link("source", links.web(v)) if links.web(v) else "not recorded" for v in frame.url],
    }
