"""Who the peers are and why, and the comparison's answer in one sentence."""

import pandas as pd
import streamlit as st

from pages.parts import links, table, words
from pages.parts.compare import group, sayings
from pages.parts.compare.group import ENOUGH, Group

NAMED = 12  # peers up to which their names stand open on the page


def answer(chosen: Group, positions: pd.DataFrame) -> str:
    """What of the council's own is complete, and where that stands among the peers, in plain words."""
    row = positions.iloc[0]
    name = chosen.council.label
    if pd.isna(row.own_count):
        mine = f"No document that tells of progress at {name} is loaded"
    else:
        mine = f"{sayings.own(row)} recommendations with a stated status are complete at {name}"
    peers = f"{row.counted_count} of {words.counted(int(row.peer_count), 'peer')} could be counted"
    if row.counted_count < ENOUGH:
        return f"{mine}; {peers}, too few for a comparison of progress."
    middle = f"in the middle half of them {sayings.spread(row.lower_share, row.upper_share)} are complete"
    where = f". {name} is {sayings.BANDS[row.band]}" if isinstance(row.band, str) else ""
    return f"{mine}; {peers}, and {middle}{where}."


def known(chosen: Group, coverage: pd.DataFrame) -> str:
    """Of how many peers what is known."""
    whole = len(chosen.peers)
    found, told = (coverage.level != "nothing found").sum(), (coverage.recommendation_count > 0).sum()
    return (
        f"A review is known of {words.of(int(found), whole)} peers, recommendations of {words.of(int(told), whole)}. "
        f"A plan is loaded of {int(coverage.has_plan.sum())}, progress of {int(coverage.has_progress.sum())}."
    )


def nothing(chosen: Group, coverage: pd.DataFrame) -> None:
    """One sentence in place of sections that would all be empty."""
    reviews = f"{words.plain(known(chosen, coverage))} " if (coverage.level != "nothing found").any() else ""
    st.info(
        f"As at {chosen.view.day()} there is nothing to compare: no plan, report or recommendation of {words.plain(chosen.council.label)} or of any "
        f"of these peers is known. {reviews}A gap here is a gap in the data, not in delivery."
    )


def few(coverage: pd.DataFrame) -> bool:
    """Whether so little progress is loaded that what is known of many comes first."""
    return coverage.has_progress.sum() < ENOUGH


def peers(chosen: Group, coverage: pd.DataFrame) -> None:
    """The names at once, the reasons one click away."""
    names = [words.plain(name) for name in chosen.peers.council]
    if len(names) <= NAMED:
        st.markdown(f"**{words.plain(chosen.told())}** · {', '.join(names)}")
    else:
        st.markdown(f"**{words.plain(chosen.told())}**")
    with st.expander("Who the peers are, and why each is one"):
        st.markdown(
            f"{known(chosen, coverage)} In the reasons your council's own figure comes first. Population is of 2020; the first fifth is "
            "the most deprived."
        )
        _reasons(chosen, coverage)


def _reasons(chosen: Group, coverage: pd.DataFrame) -> None:
    every = chosen.peers
    levels = dict(zip(coverage.gss_code, coverage.level, strict=True))
    marked = set(coverage.gss_code[coverage.in_reorganisation.notna()])
    columns = {
        "Peer": [table.Link(name, links.to("council", council=name)) for name in every.council],
        "Why": every.why,
        "Known of the latest review": [levels.get(code, "nothing found") for code in every.gss_code],
        "Region": [words.stated(v) for v in every.region],
        "Population": every.population,
        "Deprivation fifth": [words.number(v) for v in every.deprivation_quintile],
        "Rurality": [words.stated(v) for v in every.rurality],
        "Marked": [_mark(row, marked) for row in every.itertuples()],
    }
    if every.distance.notna().any():
        columns["Distance (0 alike, 1 unlike)"] = [f"{v:.3f}" if pd.notna(v) else "–" for v in every.distance]
    group.show(
        columns,
        f"Peers of {chosen.council.label}",
        "peer_group",
        f"{chosen.told()}.",
        gss_code=chosen.own,
        grouping=group.GROUPS[chosen.name],
        codes=chosen.codes if chosen.name == group.OWN else None,
    )


def _mark(row, in_reorganisation: set[str]) -> str:
    if row.is_former and isinstance(row.successor, str):
        return f"former, now {row.successor}"
    return "in reorganisation" if row.gss_code in in_reorganisation else ""
