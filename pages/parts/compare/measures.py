"""Where the council stands among its peers, measure by measure and theme by theme: bands in a distribution, never a rank."""

import pandas as pd
import streamlit as st

from pages.parts import charts_peers, links, table, words
from pages.parts.compare import group, sayings
from pages.parts.compare.group import ENOUGH, Group

# What a strip needs of position_among_peers.
STRIP = ["measure", "unit", "own_share", "lower_share", "middle_share", "upper_share", "peer_shares"]


def positions(chosen: Group, theme_id: int | None) -> pd.DataFrame:
    """One row per measure: the council's own n of N and the peers' middle half."""
    return chosen.view.ask("position_among_peers", gss_code=chosen.own, gss_codes=chosen.codes, theme_id=theme_id)


def show(chosen: Group, rows: pd.DataFrame, theme: str | None) -> None:
    """A strip for each measure and the same as a table."""
    if rows.own_count.isna().all() and not rows.counted_count.any():
        st.markdown(_nothing(chosen))
        return
    narrowed = f": {theme}" if theme else ""
    drawn = rows[rows.lower_share.notna()][STRIP].assign(peer_shares=lambda kept: kept.peer_shares.map(tuple))
    st.markdown(
        f"**◆** is {words.plain(chosen.council.label)}, each ring one peer without its name; the shaded part is the middle half of them, the line in it "
        "the middle one. Lower and upper are meant by value: they say nothing of good or bad, and this is no ranking."
        if len(drawn)
        else f"Fewer than {ENOUGH} peers can be counted, so only counts are given: one council more or less would change any share."
    )
    if len(drawn):
        st.plotly_chart(
            charts_peers.positions(drawn, chosen.council.label, charts_peers.ink()),
            key=f"positions{narrowed}",
            config={"displayModeBar": False},
            alt=f"Where {chosen.council.label} stands on {len(drawn)} measures among its peers; the table below holds the same.",
        )
    params = {"gss_code": chosen.own, "gss_codes": chosen.codes, **({} if theme else {"theme_id": None})}
    group.show(
        columns(chosen, rows),
        f"{chosen.council.label} among {len(chosen.peers)} peers{narrowed}",
        "position_among_peers",
        f"{chosen.told()}.",
        **params,
    )


def _nothing(chosen: Group) -> str:
    return (
        f"No plan or report of the latest review of {words.plain(chosen.council.label)} is loaded, nor enough of any of its peers, so there is "
        "nothing to place. It can be compared all the same by what was told and published."
    )


def columns(chosen: Group, rows: pd.DataFrame) -> dict[str, list]:
    """The table of the measures; the peers' spread only where it can be told of one measure at least."""
    every = list(rows.itertuples())
    mine = {
        "Measure": [sayings.label(row) for row in every],
        chosen.council.label: [sayings.own(row) for row in every],
    }
    spread = {
        "Middle half of the peers": [sayings.spread(row.lower_share, row.upper_share) for row in every],
        "Middle peer": [sayings.middle(row.middle_share) for row in every],
        "Where that is": [sayings.band(row) for row in every],
    }
    counted = {"Peers counted": [sayings.counted(row) for row in every]}
    return {**mine, **(spread if rows.lower_share.notna().any() else {}), **counted}


def meanings() -> None:
    """What each measure counts, in words."""
    with st.expander("What each measure counts"):
        st.markdown("\n".join(f"- **{name}**: {words.plain(meaning)}." for name, meaning in sayings.MEASURES.values()))
        st.markdown(
            "A peer is counted from five recommendations or actions on, and where progress is measured once a loaded document tells of it. "
            "Every council counts with its latest review."
        )


def by_theme(chosen: Group) -> None:
    """Completion theme by theme: the council's own with bounds, the peers' middle half, all peers together."""
    themes = chosen.view.ask("told_by_theme", gss_codes=None, theme_id=None).dropna(subset="theme_id")
    rows = [positions(chosen, int(key)).iloc[0] for key in themes.theme_id]
    asked = {"by": "theme", "gss_codes": chosen.codes, "theme_id": None}
    peers = chosen.view.ask("completion_by_group", **asked)
    peers = peers[peers.level == "recommendation"].set_index("group_name")
    if not peers.stated_count.sum() and all(pd.isna(row.own_count) for row in rows):
        return
    group.show(
        {
            "Theme": themes.theme,
            f"Complete at {chosen.council.label}": [sayings.own(row) for row in rows],
            "Complete at all peers together": [_complete(peers, name) for name in themes.theme],
            **_spread_of(rows),
        },
        "Recommendations complete, theme by theme",
        "completion_by_group",
        f"{chosen.told()}. Of recommendations with a stated status.",
        **asked,
    )


def _spread_of(rows: list) -> dict[str, list[str]]:
    """The peers' middle half, where it can be told of one theme at least."""
    if all(pd.isna(row.lower_share) for row in rows):
        return {}
    return {
        "Middle half of the peers": [sayings.spread(row.lower_share, row.upper_share) for row in rows],
        "Peers counted for it": [sayings.counted(row) for row in rows],
    }


def council_by_council(chosen: Group) -> None:
    """The councils by name: counts that lead to their pages, in the order of names."""
    asked = {"by": "council", "gss_codes": chosen.everybody}
    done = chosen.view.ask("completion_by_group", **asked)
    done = done[done.level == "recommendation"].set_index("group_name")
    moved = chosen.view.ask("slippage_by_group", **asked)
    if moved.empty:
        st.markdown("No plan of any of these councils is loaded.")
        return
    group.show(
        {
            "Council": [table.Link(name, links.to("council", council=name)) for name in moved.group_name],
            "Complete, of recommendations with a stated status": [_complete(done, name) for name in moved.group_name],
            "Overdue actions": _of(moved.overdue_count, moved.action_count),
            "Re-dated actions": _of(moved.redated_action_count, moved.action_count),
        },
        "Council by council, in the order of names",
        "slippage_by_group",
        f"{len(moved)} councils with a plan or report loaded.",
        **asked,
    )


def _complete(done: pd.DataFrame, name: str) -> str:
    if name not in done.index or not done.council_count[name]:
        return "no progress loaded"
    row = done.loc[name]
    return sayings.rate(int(row.complete_count), int(row.stated_count), row.low_share, row.high_share)


def _of(counts: pd.Series, wholes: pd.Series) -> list[str]:
    return [words.of(int(a), int(b)) for a, b in zip(counts, wholes, strict=True)]
