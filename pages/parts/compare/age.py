"""The comparison at the same age: how far each was so many months after its visit, by what was known then."""

import pandas as pd
import streamlit as st

from pages.parts import charts_age, charts_peers, words
from pages.parts.compare import group, sayings
from pages.parts.compare.group import ENOUGH, Group

# What the curve needs: the less a cached chart is known by, the sooner it is found.
OWN = ["month", "point_share"]
PEERS = ["month", "lower_share", "middle_share", "upper_share", "measured_count"]
EVERY = 3  # months between the rows of the table


def months(chosen: Group) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The council's own months and the peers', from the visit on."""
    mine = chosen.view.ask("completion_by_months", gss_codes=chosen.own)
    theirs = chosen.view.ask("completion_by_months_of_group", gss_codes=chosen.codes)
    return mine[mine.gss_code == chosen.own], theirs


def said(chosen: Group, mine: pd.DataFrame, theirs: pd.DataFrame) -> str:
    """At the latest month at which both can be told, else at the council's own latest; plain words."""
    counted = mine[mine.has_progress]
    if counted.empty:
        return f"No document that tells of {chosen.council.label}'s progress is loaded, so it has no line here."
    enough = theirs[theirs.measured_count >= ENOUGH].month
    shared = counted[counted.month.isin(enough)]
    row = (shared if len(shared) else counted).iloc[-1]
    own = f"At {words.counted(int(row.month), 'month')} {words.of(int(row.complete_count), int(row.stated_count))}"
    return f"{own} with a stated status were complete here; {_peers_then(theirs, row.month)}"


def _peers_then(theirs: pd.DataFrame, month: int) -> str:
    then = theirs[theirs.month == month]
    number = int(then.measured_count.iloc[0]) if len(then) else 0
    if number < ENOUGH:
        return f"{words.counted(number, 'peer')} can be counted at that month, too few for a middle half."
    row = then.iloc[0]
    middle = sayings.spread(row.lower_share, row.upper_share)
    return f"of {number} peers counted at that month the middle half had {middle}."


def show(chosen: Group) -> None:
    """Sentence, curve, table."""
    mine, theirs = months(chosen)
    st.markdown(words.plain(said(chosen, mine, theirs)))
    if not (mine.has_progress.any() or (theirs.counted_count > 0).any()):
        st.info(
            "No progress of these councils is loaded, so there is no line to draw. A gap here is a gap in the data."
        )
        return
    if mine.point_share.notna().any() or theirs.lower_share.notna().any():
        st.plotly_chart(
            charts_age.curves(mine[OWN], theirs[PEERS], chosen.council.label, charts_peers.ink()),
            key="curves",
            config={"displayModeBar": False},
            alt=f"Share complete by months since the visit: {said(chosen, mine, theirs)} The table below holds the same.",
        )
    st.caption(
        "Only what was known at that month counts. A line can fall when a later document states more. Peers whose visit is too recent, "
        "or of which too little is stated, are not counted at that month."
    )
    _table(chosen, mine, theirs)


def _table(chosen: Group, mine: pd.DataFrame, theirs: pd.DataFrame) -> None:
    both = theirs.merge(mine, on="month", how="outer", suffixes=("", "_own")).sort_values("month")
    steps = both[(both.month % EVERY == 0) & ((both.counted_count > 0) | both.has_progress.eq(True))]
    rows = list(steps.itertuples())
    group.show(
        {
            "Months since the visit": [words.counted(int(month), "month") for month in steps.month],
            f"Complete at {chosen.council.label}": [_own(row) for row in rows],
            "Its last document was": [_ago(row.months_since_report_own) for row in rows],
            "Middle half of the peers": [sayings.spread(row.lower_share, row.upper_share) for row in rows],
            "Middle peer": [sayings.middle(row.middle_share) for row in rows],
            "Peers counted": [_peers(row) for row in rows],
        },
        "Recommendations complete by months since the visit",
        "completion_by_months_of_group",
        f"{chosen.told()}.",
        gss_codes=chosen.codes,
    )


def _own(row) -> str:
    if pd.isna(row.day_on):
        return "not yet so long ago"
    return words.of(int(row.complete_count_own), int(row.stated_count_own)) if row.has_progress else "no progress known"


def _ago(months: object) -> str:
    if pd.isna(months):
        return "–"
    return "that month" if months == 0 else f"{words.counted(int(months), 'month')} old"


def _peers(row) -> str:
    return "0" if pd.isna(row.measured_count) else f"{int(row.measured_count)} of {int(row.of_count)}"
