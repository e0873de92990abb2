"""A real browser on a fresh server: cold links, the address, the way back, and what leaves the machine."""

import tempfile
from pathlib import Path

import pytest

from tests.pages.driving import NEEDED, served, visit

NAMES = ["Havant", "King's Lynn and West Norfolk", "Stroud", "Test Valley", "Tewkesbury"]
pytestmark = NEEDED


@pytest.fixture
def server(builds):
    """A server of its own for every test, so that the first visit is the first."""
    with served(builds) as url:
        yield url


@pytest.mark.parametrize("width", [1280, 390])
def test_the_five_councils_show_recommendations_owners_deadlines_and_flags(server, browser, width):
    for name in NAMES:
        page = visit(browser, f"{server}/council?council={name.replace(' ', '+')}", width)
        page.get_by_text(f"{name} was visited").wait_for()
        page.get_by_role("heading", name="Where this comes from").wait_for()
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{name} scrolls sideways at {width}"
        page.close()


def test_a_chosen_date_and_council_stand_in_the_address(server, browser):
    page = visit(browser, f"{server}/council")
    page.get_by_role("combobox", name="My council").click()
    page.get_by_role("option", name="Stroud", exact=True).click()
    page.get_by_text("Stroud was visited").wait_for()
    page.wait_for_url("**council=Stroud**")
    page = visit(browser, f"{server}/council?council=Stroud&as_at=2020-06-30")
    page.get_by_text("No plan or report of this review is loaded").first.wait_for()


def test_a_search_and_its_scope_stand_in_the_address_and_come_back(server, browser):
    page = visit(browser, f"{server}/recommendations")
    page.get_by_role("textbox", name="Search for").fill("scrutny")
    page.get_by_role("textbox", name="Search for").press("Enter")
    page.get_by_text("read as").wait_for()
    page.wait_for_url("**q=scrutny**")
    found = page.get_by_text("at least one of these words").inner_text()
    again = visit(browser, page.url)
    again.get_by_text("at least one of these words").wait_for()
    assert again.get_by_text("at least one of these words").inner_text() == found


def test_a_chosen_group_of_peers_stands_in_the_address_and_comes_back(server, browser):
    page = visit(browser, f"{server}/peers?council=Havant")
    page.get_by_role("radio", name="Same county").or_(page.get_by_role("button", name="Same county")).first.click()
    page.get_by_text("peers: same county").wait_for()
    page.wait_for_url("**group=Same+county**")
    again = visit(browser, page.url)
    again.get_by_text("peers: same county").wait_for()
    own = visit(browser, f"{server}/peers?council=Havant&group=My+own+list&peers=Gosport&peers=Fareham")
    own.get_by_text("2 peers: my own list").wait_for()


def test_the_browser_asks_nobody_else(server, browser):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/council?council=Stroud")
    page.get_by_text("Stroud was visited").wait_for()
    assert [url for url in asked if not url.startswith((server, server.replace("http", "ws"), "data:", "blob:"))] == []


def test_without_a_build_the_app_makes_one(tmp_path, browser):
    with served(tmp_path / "none yet") as url:
        page = visit(browser, url)
        page.get_by_role("heading", name="What have councils been told").wait_for()
        assert (tmp_path / "none yet" / "CURRENT").is_file()


def test_no_word_of_a_document_becomes_a_link(browser):
    """Streamlit makes links of bare addresses even after escaping; what a document prints must stay words."""
    from pages.parts import words

    page = browser.new_page()
    hostile = "see http://evil.example or www.evil.example or a@evil.example :material/home: <img src=x> [a](http://b)"
    shown = words.plain(hostile)
    script = f"import streamlit as st\nst.title('x')\nst.markdown({shown!r})\n"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "app.py").write_text(script, encoding="utf-8")
        with served(Path(folder), "app.py", folder) as url:
            page.goto(url)
            page.wait_for_selector("h1")
            page.get_by_text("see http").wait_for()
            assert page.locator("[data-testid=stMain] a[href*=evil], [data-testid=stMain] img").count() == 0
            assert page.locator("[data-testid=stIconMaterial]", has_text="home").count() == 0


def test_on_a_phone_each_cell_of_a_wide_table_stands_under_its_head(server, browser):
    page = visit(browser, server, 390)
    cell = page.locator(".cpc-table .stacks tbody tr:first-child td:nth-child(2)").first
    head = page.locator(".cpc-table .stacks thead th:nth-child(2)").first.text_content()
    assert head and cell.evaluate("cell => getComputedStyle(cell, '::before').content") == f'"{head}"'
