"""The peer group: choosing it, changing it, and what the bar's filters leave of it. Everything chosen stands in the address."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from pages.parts import shown, words
from pages.parts.compare import group_list
from pages.parts.compare.group_list import OWN
from pages.parts.view import View

NEAREST = "Nearest neighbours"
GROUPS = {
    NEAREST: "neighbours",
    "Same type": "type",
    "Same region": "region",
    "Same county": "county",
    "Visited in one year": "year",
    OWN: "own",
}
ENOUGH = 5  # peers from which on a distribution says something (method rule 13)
EMPTY = {
    "neighbours": "A former council has no neighbours, and fewer than three of its facts may be known.",
    "county": "A county is known of county councils and their districts only.",
    "year": "No review of this council is known, so there is no year to start from: choose a year above.",
    "own": "The list is empty: add councils.",
}


@dataclass(frozen=True)
class Group:
    """The reader's council (its row) and its `peers`: those that the bar's filters leave of `of_count` in the group.

    `view` is what the reader looks at without those filters: they have chosen the peers and must not hide the council itself.
    """

    council: object
    peers: pd.DataFrame
    of_count: int
    name: str
    view: View
    in_link: dict[str, str | list[str] | None]

    @property
    def own(self) -> str:
        return self.council.gss_code

    @property
    def codes(self) -> str:
        """The peers' codes, as questions take them."""
        return ",".join(self.peers.gss_code)

    @property
    def everybody(self) -> str:
        """The council's own code and the peers'."""
        return ",".join([self.own, *self.peers.gss_code])

    def told(self) -> str:
        """'10 peers: nearest neighbours', '4 of 10 peers: nearest neighbours, Region: South East'."""
        whole = "" if len(self.peers) == self.of_count else f" of {self.of_count}"
        one = self.of_count == 1 if whole else len(self.peers) == 1
        return f"{len(self.peers)}{whole} {'peer' if one else 'peers'}: {self.name.lower()}"


def choose(council, view: View) -> Group:
    """The controls of the group and the group itself."""
    asked = st.query_params.get("group")
    if asked and asked not in GROUPS:
        st.warning(f"The link asks for the group {words.plain(asked[:100])}, which is none of these.")
    # Not as the control's own default: a button sets it too, and both together are one too many.
    st.session_state.setdefault("group", asked if asked in GROUPS else NEAREST)
    with st.container(key="noprint-group"):
        name = st.segmented_control(
            "Compare with",
            list(GROUPS),
            key="group",
            bind="query-params",
            required=True,
            on_change=group_list.start,
        )
        name = name or NEAREST
        codes, listed = group_list.own(council, view) if name == OWN else (None, None)
        every = view.ask("peer_group", gss_code=council.gss_code, grouping=GROUPS[name], codes=codes)
        if name != OWN:
            group_list.offer_change(every)
    st.session_state["peers_shown"] = list(every.council)
    plain = replace(view, type=None, region=None, year=None)
    return Group(council, _left(every, name, view), len(every), name, plain, {"group": name, "peers": listed})


def _left(peers: pd.DataFrame, name: str, view: View) -> pd.DataFrame:
    """The peers that pass the bar's filters. The year chooses the group of that name and narrows every other."""
    keep = pd.Series(True, index=peers.index)
    if view.type:
        keep &= peers.council_type == view.type
    if view.region:
        keep &= peers.region == view.region
    if view.year and GROUPS[name] != "year":
        keep &= peers.gss_code.isin(view.ask("peer_group", gss_code=view.gss_code, grouping="year").gss_code)
    return peers[keep]


def nobody(group: Group, view: View) -> None:
    """An empty group is said, with its reason and the way out."""
    if group.of_count:
        st.info(
            f"None of the {words.counted(group.of_count, 'council')} in this group matches the filters above{view.told()}. "
            "Take a filter off, or choose another group."
        )
        return
    st.info(
        f"There is no council in this group of {words.plain(group.council.label)} as at {view.day()} ({group.name.lower()}). "
        f"{EMPTY.get(GROUPS[group.name], '')} Or choose another group."
    )


def show(columns: dict[str, Iterable], caption: str, question: str, said: str = "", **params: object) -> None:
    """A table of the comparison: its file and its way to the definition say nothing of filters that chose the peers."""
    shown.show(columns, caption, question, said, **{**dict.fromkeys(("council_type", "region", "year")), **params})
