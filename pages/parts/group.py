"""The parts of the comparison: choosing a peer group, who is in it and why, and what is known of it."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import data, links, tables, words

GROUPS = {
    "Nearest neighbours": "neighbours",
    "Same type": "type",
    "Same region": "region",
    "Same county": "county",
    "Visited in one year": "year",
    "My own list": "own",
}
FEW = 12  # peers up to which each reason stands as a sentence, not only in the table
ENOUGH = 5  # peers with progress loaded from which on a distribution says something (method rule 13)


@dataclass(frozen=True)
class Group:
    """The chosen peers, what to call them, and what a link must carry to choose them again."""

    peers: pd.DataFrame
    name: str
    in_link: dict[str, str | list[str] | None]


def choose(council, councils: pd.DataFrame, as_at: date) -> Group:
    """The controls of the group; everything chosen stands in the address."""
    asked = st.query_params.get("group")
    if asked and asked not in GROUPS:
        st.warning(f"The link asks for the group {words.plain(asked)}, which is none of these.")
    name = st.segmented_control(
        "Compare with", list(GROUPS), default="Nearest neighbours", key="group", bind="query-params", required=True
    )
    grouping = GROUPS.get(name, "neighbours")
    codes, year, carried = None, None, {}
    if grouping == "own":
        codes, carried = _own(councils)
    if grouping == "year":
        year, carried = _year(as_at)
    peers = data.answer("peer_group", as_at=as_at, gss_code=council.gss_code, grouping=grouping, codes=codes, year=year)
    return Group(peers, name or "Nearest neighbours", {"group": name, **carried})


def _own(councils: pd.DataFrame) -> tuple[str, dict]:
    """The reader's own list, kept in the address as names."""
    labels = dict(zip(councils.label, councils.gss_code, strict=True))
    names = st.multiselect("My own list", sorted(labels), key="peers", bind="query-params", max_selections=40)
    return ",".join(labels[name] for name in names if name in labels), {"peers": names or None}


def _year(as_at: date) -> tuple[int | None, dict]:
    year = st.selectbox(
        "Year of visit",
        list(range(as_at.year, 2010, -1)),
        index=None,
        key="year",
        bind="query-params",
        placeholder="The year of this council's latest review",
    )
    return year, {"year": str(year) if year else None}


EMPTY = {
    "neighbours": "A former council has no neighbours, and fewer than three of its facts may be known.",
    "county": "A county is known of county councils and their districts only.",
    "year": "No review of this council is known, so there is no year to start from: choose a year.",
    "own": "The list is empty: add councils above.",
}


def nobody(chosen: Group, council, as_at: date) -> None:
    """An empty group is said, with its reason and the way out."""
    why = EMPTY.get(GROUPS[chosen.name], "")
    st.info(
        f"There is no council in this group of {words.plain(council.label)} as at {words.day(as_at)} ({chosen.name.lower()}). {why} Or choose another group."
    )


def answer(council, chosen: Group, known: pd.DataFrame, as_at: date) -> None:
    """Of how many peers what is known, in one sentence."""
    whole = len(chosen.peers)
    told = known[known.recommendation_count > 0]
    st.markdown(
        f"As at **{words.day(as_at)}**, {words.plain(council.label)} is compared with **{words.counted(whole, 'council')}** ({chosen.name.lower()}). "
        f"A review is known of {words.of(int((known.level != 'nothing found').sum()), whole)} of them, recommendations of "
        f"{words.of(len(told), whole)}. A plan is loaded of {int(known.has_plan.sum())}, progress of **{int(known.has_progress.sum())}**."
    )
    if known.has_progress.sum() < ENOUGH:
        st.markdown(
            f"Progress is loaded of fewer than {words.counted(ENOUGH, 'peer')}, so this page leads with what is known of many: what they were told, when they "
            "published, and the totals that were reported. A gap here is a gap in the data, not in delivery."
        )


def table(peers: pd.DataFrame, known: pd.DataFrame, as_at: date) -> None:
    """Every peer with the reason, and what is known of it."""
    st.markdown(
        "Population is of 2020; the first deprivation fifth is the most deprived. The council's own figure comes first."
    )
    seen = known.set_index("gss_code")
    if len(peers) <= FEW:
        for row in peers.itertuples():
            with st.container(gap=None):
                links.go(f"{int(row.position)}. {row.council}", "council", as_at, council=row.council)
                st.markdown(words.plain(row.why))
    levels = [seen.level.get(code, "nothing found") for code in peers.gss_code]
    marks = [seen.in_reorganisation.get(code) for code in peers.gss_code]
    tables.show(
        {
            "Peer": [links.to("council", as_at, council=name) for name in peers.council],
            "Why": peers.why,
            "Known of the latest review": levels,
            "Distance": [f"{v:.3f}" if pd.notna(v) else "–" for v in peers.distance],
            "Region": [words.stated(v) for v in peers.region],
            "Population": [words.number(v) for v in peers.population],
            "Deprivation fifth": [words.number(v) for v in peers.deprivation_quintile],
            "Rurality": [words.stated(v) for v in peers.rurality],
            "Marked": [
                f"former, now {after}"
                if former and isinstance(after, str)
                else "in reorganisation"
                if isinstance(mark, str)
                else ""
                for former, after, mark in zip(peers.is_former, peers.successor, marks, strict=True)
            ],
        },
        {
            "Peer": st.column_config.LinkColumn(display_text=r"council=([^&]*)", width="medium"),
            "Why": tables.TEXT(width="large"),
        },
    )


def told(mine: pd.DataFrame, theirs: pd.DataFrame, council) -> None:
    """Own recommendations and the peers', theme by theme; counts, since the lists are often cut."""
    first = theirs.iloc[0]
    st.markdown(
        f"Of the peers {words.counted(int(first.of_count), 'recommendation')} of {words.counted(int(first.of_councils), 'council')} are known. "
        f"{words.of(int(theirs.part_list_count.sum()), int(first.of_count))} come from lists that were not seen whole."
    )
    is_known = bool(mine.recommendation_count.sum())
    own = dict(zip(mine.theme, mine.recommendation_count, strict=True))
    tables.show(
        {
            "Theme": theirs.theme,
            f"To {council.label}": [str(own.get(name, 0)) if is_known else "not known" for name in theirs.theme],
            "To peers": [words.of(a, b) for a, b in zip(theirs.recommendation_count, theirs.of_count, strict=True)],
            "Peers told": [words.of(a, b) for a, b in zip(theirs.council_count, theirs.of_councils, strict=True)],
            "Families": theirs.family_count,
        }
    )


def clock(steps: pd.DataFrame, council) -> None:
    """Each step of each review visited from 2023 on, the council's own first."""
    if steps.empty:
        st.markdown("No corporate peer challenge of these councils visited from 2023 on is known.")
        return
    wide = steps.assign(said=[_standing(row) for row in steps.itertuples()])
    wide = wide.pivot(
        index=["gss_code", "council", "review_id", "visited_from", "visited_precision"], columns="step", values="said"
    )
    wide = wide.reset_index().sort_values("gss_code", key=lambda codes: codes != council.gss_code, kind="stable")
    tables.show(
        {
            "Council": wide.council,
            "Visited": [
                words.visited(first, None, how).split(" (")[0]
                for first, how in zip(wide.visited_from, wide.visited_precision, strict=True)
            ],
            "Report (3 months)": wide["report"],
            "Plan (5 months)": wide["action plan"],
            "Progress review (10 months)": wide["progress review"],
            "Its report (12 months)": wide["progress review report"],
        }
    )


def _standing(row) -> str:
    return row.standing if pd.isna(row.found_on) else f"{row.standing}: {words.between(row.found_from, row.found_on)}"


def stated(mine: pd.DataFrame, known: pd.DataFrame) -> None:
    """How many recommendations each review is said to have: the peers' spread and the council's own."""
    numbers = known.stated_recommendations.dropna().astype(int).sort_values()
    own = mine.stated_recommendations.dropna()
    said = f"This council: {int(own.iloc[0])}. " if len(own) else "Of this council it is not stated. "
    if numbers.empty:
        st.markdown(said + "No peer's number is known.")
        return
    st.markdown(
        f"{said}Stated of {len(numbers)} of {words.counted(len(known), 'peer')}: "
        + (
            f"from {numbers.iloc[0]} to {numbers.iloc[-1]}, the middle one {numbers.median():g}."
            if len(numbers) >= ENOUGH
            else f"{', '.join(map(str, numbers))}."
        )
    )


def progress(frame: pd.DataFrame, council, chosen: Group, known: pd.DataFrame, as_at: date) -> None:
    """Completion with its bounds, peer by peer, where enough of them are loaded; never a rank."""
    if known.has_progress.sum() < ENOUGH:
        st.markdown(
            f"Progress is loaded of {int(known.has_progress.sum())} of {words.counted(len(chosen.peers), 'peer')}. "
            f"From {ENOUGH} on their completion is shown here."
        )
        return
    shown = frame[
        (frame.level == "recommendation") & frame.group_name.isin([council.label, *chosen.peers.council])
    ].sort_values("group_name")
    st.markdown(
        "Recommendations complete, with the bounds that what is not stated leaves. In the order of names: this is no ranking."
    )
    tables.show(
        {
            "Council": shown.group_name,
            "Complete of those with a stated status": [
                words.rate(*v)
                for v in zip(shown.complete_count, shown.stated_count, shown.low_share, shown.high_share, strict=True)
            ],
            "All that count": shown.counting_count,
            "Moved to business as usual": shown.moved_to_continuous_count,
        }
    )
