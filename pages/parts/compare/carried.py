"""Who carries how much, by role, beside the peers; and the months ahead in which most falls due."""

import pandas as pd
import streamlit as st

from pages.parts import links, words
from pages.parts.compare import group
from pages.parts.compare.group import Group

MOST_MONTHS = 6
MOST_EQUAL = 3  # roles with the same number of actions that are named one by one
SEVERAL = "An action that names several roles counts for each of them, so the rows can come to more than the whole."


def load(chosen: Group) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Actions by role family and kind of lead: the council's own and the peers', most actions first."""
    ask = chosen.view.ask
    mine, theirs = ask("actions_by_owner", gss_code=chosen.own), ask("actions_by_owner", gss_codes=chosen.codes)
    order = {"by": ["action_count", "role_family"], "ascending": [False, True]}
    return mine.sort_values(**order), theirs.sort_values(**order)


def said(mine: pd.DataFrame, name: str) -> str:
    """Which role leads the largest number, in plain words; several where they are equal."""
    if mine.empty:
        return f"No action of {name} that is loaded names who leads it."
    first = mine.iloc[0]
    most = mine[mine.action_count == first.action_count]
    share = words.of(int(first.action_count), int(first.of_count))
    if len(most) > 1:
        return _equal(most, name, share)
    return (
        f"The largest number of actions of {name} is led from '{_named(first.role_family, first.lead_kind)}': {share} name such a role, "
        f"{int(first.open_count)} of them open, {int(first.overdue_count)} overdue and {int(first.redated_count)} re-dated."
    )


def _equal(most: pd.DataFrame, name: str, share: str) -> str:
    """Up to three of equal number by name; more of them would say nothing."""
    if len(most) > MOST_EQUAL:
        return f"No role leads more actions of {name} than every other: {len(most)} kinds of role are each named by {share}."
    named = [f"'{_named(*v)}'" for v in zip(most.role_family, most.lead_kind, strict=True)]
    listed = f"{', '.join(named[:-1])} and {named[-1]}"
    return f"The largest number of actions of {name} is led from {listed}, equally: each is named by {share}."


def show(chosen: Group) -> None:
    """Sentence, table by role family, months ahead."""
    mine, theirs = load(chosen)
    st.markdown(words.plain(said(mine, chosen.council.label)))
    if len(mine) or len(theirs):
        _table(chosen, mine, theirs)
    if len(mine):
        _ahead(chosen)


def _table(chosen: Group, mine: pd.DataFrame, theirs: pd.DataFrame) -> None:
    group.show(
        columns(chosen, mine, theirs),
        "Actions by role family of who leads",
        "actions_by_owner",
        SEVERAL,
        gss_codes=chosen.everybody,
    )
    st.caption(SEVERAL)


def columns(chosen: Group, mine: pd.DataFrame, theirs: pd.DataFrame) -> dict[str, list]:
    """The table by role family, the council's own load first; the peers only where something of them is loaded."""
    both = mine.merge(theirs, on=["role_family", "lead_kind"], how="outer", suffixes=("", "_peers"))
    both = both.sort_values(["action_count", "action_count_peers"], ascending=False, na_position="last")
    whole, of_peers = (frame.of_count.max() if len(frame) else 0 for frame in (mine, theirs))
    return {
        "Role family": [_named(*v) for v in zip(both.role_family, both.lead_kind, strict=True)],
        f"Actions of {chosen.council.label}": _of(both.action_count, whole),
        "of them open": _count(both.open_count),
        "of them overdue": _count(both.overdue_count),
        "of them re-dated": _count(both.redated_count),
        **({"Actions of the peers": _of(both.action_count_peers, of_peers)} if of_peers else {}),
    }


def _named(family: str, kind: str) -> str:
    return family if family == kind else f"{family} ({kind})"


def _of(counts: pd.Series, whole: int) -> list[str]:
    return [words.of(int(count), int(whole)) for count in counts.fillna(0)]


def _count(counts: pd.Series) -> list[str]:
    return [f"{int(count)}" for count in counts.fillna(0)]


def _ahead(chosen: Group) -> None:
    """The months with most deadlines ahead, in the order of time; an action counts in the month in which its period ends."""
    every = chosen.view.ask("deadlines_of_council", gss_code=chosen.own)
    ahead = every[every.days_left >= 0]
    st.subheader("When most falls due")
    if ahead.empty:
        passed = f" The dates of {words.counted(len(every), 'open action')} have passed." if len(every) else ""
        st.markdown(f"No open action has a date ahead of {chosen.view.day()}.{passed}")
        links.go("See them on the council's page", "council", council=chosen.council.label)
        return
    counts = ahead.groupby(ahead.due_to.dt.to_period("M")).size()
    busiest = counts.sort_values(ascending=False, kind="stable").head(MOST_MONTHS).sort_index()
    rows = {month: ahead[ahead.due_to.dt.to_period("M") == month] for month in busiest.index}
    group.show(
        {
            "Month": [words.period(month.start_time, month.end_time, "month") for month in busiest.index],
            "Open actions due": [words.of(int(count), len(ahead)) for count in busiest],
            "of them re-dated before": [int((one.redated_count > 0).sum()) for one in rows.values()],
            "Rec. no.": [_refs(one.ref) for one in rows.values()],
        },
        f"Months in which most falls due at {chosen.council.label}",
        "deadlines_of_council",
        f"{int(busiest.sum())} of {len(ahead)} open actions with a date ahead fall into these {len(busiest)} months.",
        gss_code=chosen.own,
    )


def _refs(refs: pd.Series) -> str:
    return ", ".join(dict.fromkeys(ref for ref in refs if isinstance(ref, str))) or "–"
