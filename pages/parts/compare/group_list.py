"""A list of peers of the reader's own: it starts from the group that was shown, and stands in the address name by name."""

import pandas as pd
import streamlit as st

from pages.parts import data, words
from pages.parts.view import View

OWN = "My own list"
MOST = 40  # councils that a list holds; an address cannot be of any length


def own(council, view: View) -> tuple[str, list[str] | None]:
    """The reader's own list as codes for a question and as names for the address."""
    known = data.answer("councils_for_choice", as_at=view.as_at)
    labels = {row.label: row.gss_code for row in known.itertuples() if row.gss_code != council.gss_code}
    asked = st.query_params.get_all("peers")
    for name in asked:
        if name not in labels and name != council.label:
            st.warning(f"The link asks for the peer {words.plain(name[:100])}, which is no council in the register.")
    # The control is not bound to the address: a list that a button fills before it is drawn would not get there.
    if "peers" not in st.session_state or asked != st.session_state.get("linked_peers"):
        st.session_state["peers"] = asked
    st.session_state["peers"] = [name for name in dict.fromkeys(st.session_state["peers"]) if name in labels][:MOST]
    st.session_state["linked_peers"] = asked
    names = st.multiselect(
        "Councils in my list",
        sorted(labels),
        key="peers",
        on_change=_keep,
        max_selections=MOST,
        placeholder="Add a council",
        filter_mode="contains",
        select_all=False,  # else Enter would take every council that holds the letters typed
    )
    return ",".join(labels[name] for name in names), names or None


def _keep() -> None:
    st.query_params["peers"] = st.session_state["linked_peers"] = st.session_state["peers"]


def start() -> None:
    """A list of one's own starts from the group that was shown, so that a peer can be taken out or added."""
    before = st.session_state.get("peers_shown", [])
    if st.session_state["group"] == OWN and not st.query_params.get_all("peers") and len(before) <= MOST:
        st.query_params["peers"] = before


def _change(names: list[str]) -> None:
    st.query_params["peers"] = names
    st.session_state["group"] = OWN


def offer_change(peers: pd.DataFrame) -> None:
    """A button that fills the list of one's own with the peers shown."""
    why = f"A list of your own holds up to {MOST} councils." if len(peers) > MOST else "Take a peer out or add one."
    st.button(
        "Change this list",
        key="change_list",
        on_click=_change,
        args=(list(peers.council),),
        disabled=not 0 < len(peers) <= MOST,
        help=why,
    )
