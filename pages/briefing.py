"""Briefing: what the council's page or its comparison says, as a Word file or to print, fit to attach to a committee paper."""

import streamlit as st

from pages.parts import choose, frame, links, printed, words
from pages.parts.briefing import of_council, of_peers
from pages.parts.compare import group
from pages.parts.council import known, marked, nothing

OWN, PEERS = "My council", "Comparison with peers"

view = frame.start_page(
    "What should members know, on paper?",
    "A briefing on your council to print or to attach to a committee paper, as a Word file.",
    uses=frame.ALL if st.query_params.get("about") == PEERS else ("council", "theme"),
)


def choose_about() -> str:
    """What the paper is about; it stands in the address."""
    asked = st.query_params.get("about")
    if asked and asked not in (OWN, PEERS):
        st.warning(f"The link asks for a briefing about {words.plain(asked[:100])}. There are these two.")
    return st.segmented_control("About", [OWN, PEERS], default=OWN, key="about", bind="query-params", required=True)


def show_own(council) -> dict:
    """The paper on one review; returns what of it must stand in the link."""
    reviews = view.ask("reviews_of_council", gss_code=council.gss_code)
    if reviews.empty:
        nothing.known(council, view)
        return {}
    chosen = choose.review(reviews, view)
    # Its link says where this app is.
    paper = view.once(
        "paper", chosen.review_id, links.site(), make=lambda: of_council.paper(known.of(view, council, chosen))
    )
    printed.show(paper)
    return {"review": st.session_state.get("review")}


def show_peers(council) -> dict:
    """The paper on the comparison, with the group as on its page."""
    chosen = group.choose(council, view)
    if chosen.peers.empty:
        group.nobody(chosen, view)
    else:
        printed.show(of_peers.paper(view, chosen))
    return chosen.in_link


in_link = {}
st.html(marked.STYLE)
if view.council is None:
    nothing.chosen(view, "briefing")
else:
    council = choose.council(view, "")
    about = choose_about()
    in_link = {"about": about, **(show_own(council) if about == OWN else show_peers(council))}
frame.end_page(view, **in_link)
