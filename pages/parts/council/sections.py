"""The sections of the member's page that stand only where there is something to say."""

import streamlit as st

from pages.parts import links
from pages.parts.council import asked, changes, claims, deadlines, declined, nothing, promises
from pages.parts.council.known import Known


def ways() -> None:
    """To the pages that go on from here."""
    with st.container(horizontal=True, key="ways"):
        links.go("Briefing to print", "briefing")
        links.go("Compare with peers", "peers")
        links.go("Ready for the progress review", "readiness")


def promised(known: Known, replies: dict[str, list]) -> None:
    """The recommendations, or why none is shown."""
    st.header("What was promised")
    whole = len(known.recommendations)
    if not whole:
        flags = known.ask("flags_by_document", severity=None)
        why = " The points to check, at the end of this page, may say why." if len(flags) else ""
        st.info(f"No document that is loaded lists a recommendation of this review.{why}")
    elif not known.shown:
        nothing.of_theme(known.view, whole)
    else:
        if known.view.theme:
            st.markdown(f"{len(known.shown)} of {whole} recommendations are on this theme.")
        promises.show(known, replies)


def progress(known: Known) -> None:
    """Timeline, changes and questions: all that rests on actions."""
    st.header("By when")
    deadlines.show(known)
    st.header("What the last report changed")
    changes.show(known)
    st.header("Questions to ask")
    asked.show(known)


def said_beside_shown(known: Known) -> None:
    """Where something is called complete, or actions are listed of which nothing is."""
    if known.review.read_count:
        st.header("Called complete: what stands beside it?")
        claims.show(known)


def turned_down(known: Known) -> None:
    """What the council did not take up, only where there is any."""
    rows = known.ask("declined_of_review")
    if len(rows):
        st.header("What was declined, or accepted in part")
        st.markdown(declined.told(rows))
        declined.show(known, rows)
