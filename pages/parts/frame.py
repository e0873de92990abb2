"""The frame round every page: the list of pages, the way in, whose wording is shown, the as-at date, the link to copy."""

import gc
import logging
from datetime import date
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.parts import building, data, words

ICON = Path(__file__).with_name("icon.svg")
FIRST_DAY = date(2012, 1, 1)
# Links within the app carry whole sentences: they wrap, look like links, and the page they lead to is no button.
STYLE = """<style>
[data-testid="stPageLink"] a { background: none; height: auto; min-height: 1.5rem; padding: 0; }
[data-testid="stPageLink"] a * { white-space: normal; overflow: visible; text-overflow: clip; text-decoration: underline; }
</style>"""
NOTICE = (
    "Documents marked *our summary* are told in this project's own words. The published document governs: check it before "
    "you quote a sentence. Numbers, dates, roles and statuses are as published."
)


def pages() -> list:
    """Every page, in the order of the menu. The address of a page is its file's name."""
    return [
        st.Page("pages/overview.py", title="Sector overview", default=True),
        st.Page("pages/recommendations.py", title="Recommendations"),
        st.Page("pages/clock.py", title="Publication clock"),
        st.Page("pages/peers.py", title="Compare with peers"),
        st.Page("pages/council.py", title="My council"),
        st.Page("pages/documents.py", title="Documents and flags"),
        st.Page("pages/method.py", title="Method"),
    ]


def run() -> None:
    """What app.py does: settle the build, draw the frame, run the page that was asked for."""
    st.session_state["is_framed"] = True
    page = st.navigation(pages(), position="top")
    st.set_page_config(page_title=f"{page.title} – Peer Challenge Explorer", page_icon=str(ICON), layout="wide")
    if data.choose_build() is None:
        building.build_first()
    _keep_memory_small()
    _run(page)


def _run(page) -> None:
    """A fault in a page is told in a sentence; what happened goes to the server's log, never to the reader."""
    try:
        page.run()
    except Exception:
        logging.getLogger(__name__).exception("The page %s failed", page.title)
        st.error(
            "This page could not be shown. Reload it; if that does not help, tell the person who looks after this app. Nothing is lost."
        )


def start_page(title: str, lead: str) -> date:
    """Title, lead and as-at date of a page; returns the date. Every page calls this first.

    A shared link opened first on a cold server makes Streamlit run the page's file by itself, without app.py and so
    without menu and build. Naming the pages switches that off for the whole server; the rerun then comes through app.py.
    """
    if not st.session_state.get("is_framed"):
        st.navigation(pages(), position="top")
        st.rerun()
    st.html(STYLE)
    _tell_of_world()
    st.title(title)
    st.markdown(f"{lead}  \n{NOTICE}")
    _tell_of_build()
    _tell_of_date()
    as_at = st.date_input(
        "As at",
        words.today(),
        min_value=FIRST_DAY,
        max_value=words.today(),
        key="as_at",
        bind="query-params",
        format="DD/MM/YYYY",
        help="Every figure counts only documents dated up to this day, and measures deadlines against it.",
    )
    return as_at if isinstance(as_at, date) else words.today()


def link_to_copy(as_at: date, **choices: str | list[str] | None) -> None:
    """A link that always says the date and the build, so that a figure quoted from it can be found again."""
    query = urlencode(
        {**{k: v for k, v in choices.items() if v}, "as_at": as_at.isoformat(), "build": data.build_name()}, doseq=True
    )
    parts = urlsplit(st.context.url or "")
    with st.expander("Copy a link to this view"):
        st.code(f"{parts.scheme}://{parts.netloc}{parts.path}?{query}", language=None, wrap_lines=True)
        st.caption(
            "It keeps your choices, the as-at date and the build of the data, so that others see the same figures."
        )


def _tell_of_world() -> None:
    """The banner of a build that is not of real councils, on every page."""
    banner = data.answer("build_facts").banner[0]
    if isinstance(banner, str):
        st.warning(words.plain(banner), icon=":material/theater_comedy:")


def _tell_of_build() -> None:
    """Say when the figures come from another build than the link or the present data."""
    if st.session_state.get("is_other_build"):
        st.warning(
            "The link names a build of the data that is no longer kept. These figures come from the current build and may differ."
        )
    elif st.session_state.get("is_older_build"):
        st.info(
            "You are looking at the build of the data that your link names. Newer data exists: take 'build=…' out of the address to see it."
        )


def _tell_of_date() -> None:
    """Say when the link names a day that cannot be shown: today's figures are not those that it meant."""
    asked = st.query_params.get("as_at")
    if not asked:
        return
    try:
        is_shown = FIRST_DAY <= date.fromisoformat(asked) <= words.today()
    except ValueError:
        is_shown = False
    if not is_shown:
        st.warning(
            f"The link asks for the figures as at {words.plain(asked)}, which is no day from {words.day(FIRST_DAY)} to today. "
            "These are the figures as at today."
        )


@st.cache_resource
def _keep_memory_small() -> None:
    """Once a process: what start-up made stays for good, so later collections need not look through it."""
    gc.collect()
    gc.freeze()
