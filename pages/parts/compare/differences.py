"""Why two councils may look different whatever they did: both side by side, and a sentence for every difference that matters."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from pages.parts import words
from pages.parts.compare import group
from pages.parts.compare.group import Group
from pages.parts.compare.reasons import reasons

TYPE = "Type of council"


def show(chosen: Group) -> None:
    """Choose a peer; sentences first, then the facts of both."""
    asked = {"gss_codes": chosen.everybody}
    every = chosen.view.ask("differences_of_councils", **asked).set_index("gss_code")
    every = every.fillna({"plan_count": 0, "report_count": 0})
    if chosen.own not in every.index:
        st.info("Too little is known of this council to set it beside another.")
        return
    code = _choice(chosen, every)
    mine, theirs = every.loc[chosen.own], every.loc[code]
    told = reasons(mine, theirs)
    st.markdown("\n".join(f"- {words.plain(one)}" for one in told) if told else _alike(mine, theirs))
    group.show(
        _facts(mine, theirs),
        f"{mine.council} and {theirs.council} side by side",
        "differences_of_councils",
        " ".join(told),
        gss_codes=f"{chosen.own},{code}",
    )


def _choice(chosen: Group, every: pd.DataFrame) -> str:
    """The peer to look at: the first of which something is loaded, unless another is chosen; it stands in the address."""
    known, read = set(every.index), set(every.index[(every.plan_count > 0) | (every.report_count > 0)])
    peers = {n: code for n, code in zip(chosen.peers.council, chosen.peers.gss_code, strict=True) if code in known}
    loaded = [name for name, code in peers.items() if code in read]
    names, asked = list(peers), st.query_params.get("beside")
    if asked and asked not in names:
        st.warning(f"The link asks for {words.plain(asked[:100])} to look at, which is not among these peers.")
    if st.session_state.get("beside") not in (None, *names):
        st.session_state["beside"] = None
    name = st.selectbox(
        "Beside which peer?",
        names,
        index=names.index(loaded[0]) if loaded else 0,
        key="beside",
        bind="query-params",
    )
    return peers[name or names[0]]


def _alike(mine: pd.Series, theirs: pd.Series) -> str:
    return words.plain(
        f"Nothing of this kind sets {theirs.council} and {mine.council} apart: age, documents, the number of actions a recommendation "
        "and how statuses are stated are near each other. A difference between them is not explained by these."
    )


def _facts(mine: pd.Series, theirs: pd.Series) -> dict[str, list]:
    said = {
        TYPE: lambda row: words.stated(row.council_type),
        "Visited": lambda row: words.visited(row.visited_from, row.visited_to, row.visited_precision),
        "Months since the visit": lambda row: words.number(row.months_since_visit),
        "Months since its plan": lambda row: _loaded(row.months_since_plan),
        "Months since its own last document": lambda row: _loaded(row.months_since_report),
        "Recommendations known": lambda row: words.number(row.recommendation_count),
        "Actions known": lambda row: words.number(row.action_count),
        "Actions a recommendation": lambda row: _rounded(row.actions_per_recommendation),
        "Plans and responses loaded": lambda row: words.number(row.plan_count),
        "Reports on progress loaded": lambda row: words.number(row.report_count),
        "Other documents loaded": lambda row: words.number(row.other_count),
        "Actions with a stated status": lambda row: _of(row.stated_count, row.action_count),
        "Recommendations with a status of their own": lambda row: _of(row.own_status_count, row.recommendation_count),
        "Statuses are stated of": lambda row: words.stated(row.status_of),
        "Questions of the review": lambda row: words.stated(row.framework),
    }
    return {
        "What": list(said),
        str(mine.council): [_said(mine, name, one) for name, one in said.items()],
        str(theirs.council): [_said(theirs, name, one) for name, one in said.items()],
    }


def _said(row: pd.Series, name: str, one: Callable[[pd.Series], str]) -> str:
    return one(row) if name == TYPE or isinstance(row.review_id, str) else "no review known"


def _loaded(months: object) -> str:
    return "none loaded" if pd.isna(months) else f"{int(months)}"


def _rounded(number: object) -> str:
    return "–" if pd.isna(number) else f"{number:.1f}"


def _of(count: object, whole: object) -> str:
    return words.of(int(count), int(whole))
