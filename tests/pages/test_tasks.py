"""The three readers' main tasks in a real browser: adviser, chief executive, member; and every page by a link opened first."""

import io
import re

import docx
import openpyxl
import pytest

from tests.pages.driving import NEEDED, menu, served, still, visit
from tests.pages.test_every_page import PAGES

pytestmark = NEEDED
COUNCIL = "council=Edgeley&as_at=2026-01-15"


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_an_adviser_goes_from_a_theme_to_a_familys_source_and_back(bundled_server, browser, width):
    page = visit(browser, f"{bundled_server}/", width)
    page.get_by_role("table").get_by_role("link", name="Governance and culture").first.click()
    page.get_by_role("heading", name="What recurs in Governance and culture?").wait_for()
    still(page)
    page.get_by_role("link", name="Continuing councillor development").first.click()
    page.get_by_text("were told this, in these or like words").wait_for()
    assert page.get_by_role("link", name="source").first.get_attribute("href").startswith("http")
    page.go_back()
    page.get_by_role("heading", name="What recurs in Governance and culture?").wait_for()
    page.go_back()
    page.get_by_role("heading", name="What have councils been told, and how far have they come?").wait_for()
    page.go_forward()
    page.get_by_role("heading", name="What recurs in Governance and culture?").wait_for()
    page.close()


def test_an_adviser_opens_a_figure_to_its_rows_its_definition_and_its_sql(bundled_server, browser):
    page = visit(browser, f"{bundled_server}/?region=South+West")
    page.get_by_role("link", name="What is behind it").first.click()
    page.get_by_role("heading", name="Review found").wait_for()
    still(page)
    assert "region=South+West" in page.url
    page.locator("summary", has_text="The definition: method rule 12").click()
    page.get_by_text("Coverage looks at the latest review").wait_for()
    page.locator("summary", has_text="The SQL that works it out").click()
    page.get_by_text("coverage_on(").first.wait_for()
    page.close()


def test_a_chief_executive_compares_changes_the_peers_and_takes_the_readiness_pack_away(demo_server, browser):
    page = visit(browser, f"{demo_server}/peers?{COUNCIL}")
    page.get_by_role("radio", name="Same region").or_(page.get_by_role("button", name="Same region")).first.click()
    page.wait_for_url("**group=Same+region**")
    still(page)
    page.get_by_role("button", name="Change this list").click()
    page.wait_for_url("**group=My+own+list**")
    still(page)
    before = len(re.findall("peers=", page.url))
    page.get_by_role("button", name="Remove").or_(page.locator("[data-baseweb=tag] [role=presentation]")).first.click()
    page.wait_for_function("n => location.search.split('peers=').length - 1 === n", arg=before - 1)
    shared = page.url
    menu(page, "My council", "Ready for the progress review")
    page.get_by_role("heading", name="What will the progress review ask about?").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="XLSX").last.click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    told = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert (
        told["Link"].startswith(demo_server)
        and told["Note"]
        and book["Rows"].max_row > 1
        and book["Sources"].max_row > 1
    )
    page.close()
    again = visit(browser, shared)
    again.locator(".st-key-group", has_text="My own list").wait_for()
    again.close()


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_a_member_reads_what_changed_and_what_to_ask_and_prints_a_briefing(demo_server, browser, width):
    page = visit(browser, f"{demo_server}/council?{COUNCIL}", width)
    page.get_by_role("heading", name="What the last report changed").scroll_into_view_if_needed()
    page.get_by_role("table", name="Changes by the last report").wait_for()
    page.get_by_text("What keeps these overdue actions from being finished").first.click()
    page.get_by_test_id("stMain").get_by_role("link", name="Briefing to print").first.click()
    page.get_by_role("heading", name="What should members know, on paper?").wait_for()
    still(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Word")).first.click()
    paper = docx.Document(io.BytesIO(download.value.path().read_bytes()))
    assert "Edgeley" in paper.paragraphs[0].text + paper.core_properties.title
    assert len(paper.tables) >= 2 and len(paper.inline_shapes) >= 1
    page.emulate_media(media="print")
    assert not page.locator(".st-key-bar").is_visible()
    page.close()


@pytest.mark.parametrize("page", PAGES)
def test_a_link_opened_first_on_a_cold_server_gets_the_whole_page(demo, browser, page):
    name = page.removesuffix(".py")
    with served(demo / "build") as url:
        seen = visit(browser, f"{url}/{name if name != 'overview' else ''}?{COUNCIL}&region=Borsetshire")
        seen.get_by_role("button", name="Evidence").wait_for()
        assert "council=Edgeley" in seen.url and seen.title().endswith("Peer Challenge Explorer")
        assert not seen.get_by_text("Page not found").count()
        seen.get_by_role("button", name="Region: Borsetshire").wait_for()
        seen.close()
