"""The frame round every page: the list of pages, title, filter bar, what is said of build and date, the link to copy."""

import gc
import threading
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.parts import bar, building, data, links, log, notices, table
from pages.parts.desk import access, login
from pages.parts.view import View

ICON = Path(__file__).with_name("icon.svg")
STYLE = table.Html(f"<style>{Path(__file__).with_name('style.css').read_text(encoding='utf-8')}</style>{table.STYLE}")
# Of this run of the script alone: kept in the session, an earlier run's frame would pass for this one's.
RUN = threading.local()
ALL = ("council", "type", "region", "year", "theme")


def pages() -> dict[str, list]:
    """Every page by section, in the order of the menu. The address of a page is its file's name.

    The stewards' pages exist for stewards alone: to everybody else their addresses are as unknown as any other.
    """
    return _of(access.who())


def _of(steward: access.Steward | None) -> dict[str, list]:
    return _for_all() | (_for_stewards(steward) if steward else {})


def _for_all() -> dict[str, list]:
    return {
        "Sector": [
            st.Page("pages/overview.py", title="Sector overview", default=True),
            st.Page("pages/themes.py", title="Themes"),
            st.Page("pages/recommendations.py", title="Recommendations"),
            st.Page("pages/slippage.py", title="Slippage"),
            st.Page("pages/clock.py", title="Publication clock"),
        ],
        "My council": [
            st.Page("pages/council.py", title="My council"),
            st.Page("pages/peers.py", title="Compare with peers"),
            st.Page("pages/readiness.py", title="Ready for the progress review"),
            st.Page("pages/briefing.py", title="Briefing to print"),
        ],
        "Evidence": [
            st.Page("pages/documents.py", title="Documents and flags"),
            st.Page("pages/method.py", title="Method and downloads"),
            st.Page("pages/accessibility.py", title="Accessibility"),
            # Reached from a figure or a list, not from the menu.
            st.Page("pages/family.py", title="Family of recommendations", visibility="hidden"),
            st.Page("pages/recommendation.py", title="One recommendation", visibility="hidden"),
            st.Page("pages/figure.py", title="Behind a figure", visibility="hidden"),
        ],
    }


def _for_stewards(steward: access.Steward) -> dict[str, list]:
    """An officer, who may act for some councils only, adds no documents."""
    add = [] if steward.codes else [st.Page("pages/add.py", title="Add a document")]
    return {"Steward": [*add, st.Page("pages/correct.py", title="Corrections")]}


def run() -> None:
    """What app.py does: settle build and view, draw the frame, run the page that was asked for."""
    start = time.perf_counter()
    steward = access.who()
    menu = _of(steward)
    page = st.navigation(menu, position="top")
    st.set_page_config(page_title=f"{page.title} – Peer Challenge Explorer", page_icon=str(ICON), layout="wide")
    if data.choose_build() is None:
        building.build_first()
    _once_a_process()
    st.html(STYLE)
    st.session_state["in_vain"] = []
    # The title comes before the bar to the eye and to a screen reader, though the page writes it after the bar is drawn.
    st.session_state["head"] = st.container()
    st.session_state["view"] = bar.show()
    RUN.is_framed, links.RUN.steward = True, steward
    links.RUN.pages = {each.url_path or "overview": each for section in menu.values() for each in section}
    try:
        _run(page)
    finally:
        RUN.is_framed = False
        vars(links.RUN).clear()
    took = 1000 * (time.perf_counter() - start)
    log.tell("info", "page shown", page=page.title, milliseconds=took, build=data.build_name())


def _run(page) -> None:
    """A fault in a page is told in a sentence; what happened goes to the server's log, never to the reader."""
    try:
        page.run()
    except access.NotAllowed as refused:
        st.error(str(refused))
    except Exception as error:
        log.tell("error", "page failed", page=page.title, build=data.build_name(), error=error)
        st.error(
            "This page could not be shown. Reload it; if that does not help, tell the person who looks after this app. Nothing is lost."
        )


def start_page(title: str, lead: str, uses: tuple[str, ...] = (), for_stewards: bool = False) -> View:
    """Title and lead of a page; returns what is looked at. Every page calls this first.

    `uses` names the filters that change this page; the others are shown as not used here. With `for_stewards`
    everybody else sees one sentence, and nothing after this call runs.

    A shared link opened first on a cold server makes Streamlit run the page's file by itself, without app.py and so
    without menu and build. Naming the pages switches that off for the whole server; the rerun then comes through app.py.
    """
    if for_stewards and not access.who():
        _turn_away()
    if not getattr(RUN, "is_framed", False):
        st.navigation(pages(), position="top")
        st.rerun()
    view: View = st.session_state["view"]
    with st.session_state["head"]:
        st.title(title)
        st.markdown(lead)
        notices.show()
    bar.chips(view, uses)
    return view


def _turn_away() -> None:
    """One sentence for somebody who came to a stewards' page by its address; the menu is named, so that the page stays off it."""
    if not getattr(RUN, "is_framed", False):
        st.navigation(pages(), position="top")
    st.error(access.SENTENCE)
    st.stop()


def end_page(view: View, **choices: str | list[str] | None) -> None:
    """Whose wording is shown, and a link that always says date and build, so that a quoted figure can be found again."""
    with st.container(key="noprint"):
        if said := notices.wording():
            st.caption(said)
        with st.expander("Copy a link to this view"):
            st.code(_address(view, choices), language=None, wrap_lines=True)
            st.caption(
                "It keeps your choices, the as-at date and the build of the data, so that others see the same figures."
            )
        links.report_page()
        login.show()


def _address(view: View, choices: dict) -> str:
    parts = urlsplit(st.context.url or "")
    query = urlencode({**view.to_quote(), **{k: v for k, v in choices.items() if v}}, doseq=True)
    return f"{parts.scheme}://{parts.netloc}{parts.path}?{query}"


@st.cache_resource
def _once_a_process() -> None:
    """What start-up made stays for good, so later collections need not look through it."""
    log.start()
    gc.collect()
    gc.freeze()
