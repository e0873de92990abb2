"""What every page says of itself: invented data, an older build, a link that asks in vain, whose wording it shows."""

from datetime import datetime

import streamlit as st

from pages.parts import data, words

WORDING = (
    "Documents marked *our summary* are told in this project's own words. The published document governs: check it before "
    "you quote a sentence. Numbers, dates, roles and statuses are as published."
)


def show() -> None:
    """Every notice that applies to this run."""
    _of_world()
    _of_damage()
    _of_build()
    for said in st.session_state["in_vain"]:
        st.warning(said)


def wording() -> str:
    """Whose wording is shown, '' where no document of this build is told in other words than its own."""
    return WORDING if _facts().summary_count else ""


def banner() -> str | None:
    """The sentence of a build that is not of real councils, None for real data."""
    said = _facts().banner
    return said if isinstance(said, str) else None


def _facts():
    """The row of build_facts."""
    return data.once(("build_facts",), lambda: next(data.answer("build_facts").itertuples()))


def _of_world() -> None:
    if said := banner():
        st.warning(words.plain(said), icon=":material/theater_comedy:")


def _of_damage() -> None:
    """Say when the newest data cannot be shown. What is wrong with the file stands in the server's log."""
    if not st.session_state.get("passed_over"):
        return
    st.warning(
        f"The newest data could not be opened. These figures are of the build of {_built_at()}. "
        "Please tell the person who looks after this copy of the app."
    )


def _built_at() -> str:
    """'21 November 2026, 14:02 UTC'."""
    said = _facts().built_at
    if not isinstance(said, str):
        return "an earlier day"
    built = datetime.strptime(said, "%Y-%m-%d %H:%M")
    return f"{built.day} {built:%B %Y, %H:%M} UTC"


def _of_build() -> None:
    """Say when the figures come from another build than the link or the present data."""
    if st.session_state.get("is_other_build"):
        st.warning(
            "The link names a build of the data that is no longer kept. These figures come from the current build and may differ."
        )
    elif st.session_state.get("is_older_build"):
        st.info("You are looking at the build of the data that your link names. Newer data exists.")
        st.button("Show the newest data", on_click=data.take_newest)
