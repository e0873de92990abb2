"""A steward adds documents with a real browser: drops a file, sees what was read beside it, publishes; nothing given is lost."""

import re
import time

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.loaders.desk.folders import folder, plan
from tests.pages.driving import NEEDED, go, served, visit

pytestmark = NEEDED
TWO_MINUTES = 120


@pytest.fixture
def world(tmp_path):
    return folder(tmp_path)


@pytest.fixture
def desk(world):
    """The address of a server for stewards on a data folder of its own."""
    with served(world / "build", CPC_STEWARD="1") as url:
        yield url


def drop(page, path) -> None:
    page.locator("input[type=file]").set_input_files(path)


def pdf(path):
    """A plan of two actions with ruled cells."""
    body = getSampleStyleSheet()["BodyText"]
    rows = [
        ["Ref", "Recommendation", "Action", "Lead", "Deadline"],
        ["1", "Agree a vision for the place", "Form a board of partners", "Leader", "May 2026"],
        ["2", "Strengthen the financial strategy", "Publish a savings plan", "s151 Officer", "June 2026"],
    ]
    table = Table(
        [[Paragraph(cell, body) for cell in row] for row in rows], style=[("GRID", (0, 0), (-1, -1), 1, "black")]
    )
    title = Paragraph("Havant Borough Council: Corporate Peer Challenge action plan, September 2025", body)
    visited = Paragraph("The peer challenge took place from 10 to 12 June 2025.", body)
    SimpleDocTemplate(str(path)).build([title, visited, table])
    return path


def test_from_opening_the_page_to_published_in_under_two_minutes(desk, browser, tmp_path, world):
    start = time.monotonic()
    page = visit(browser, f"{desk}/add")
    drop(page, pdf(tmp_path / "Our plan.pdf"))
    page.get_by_role("button", name="Publish", exact=True).wait_for()
    assert page.get_by_text("2 recommendations, 2 actions").count()
    page.get_by_text("the words of the record are marked").wait_for()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("is published: build").wait_for()
    assert time.monotonic() - start < TWO_MINUTES
    shown = go(page, f"{desk}/council?council=Havant")
    assert shown.get_by_text("Agree a vision for the place").count()
    assert "our-plan-" in (world / "sources.csv").read_text(encoding="utf-8")


def test_a_document_of_nobody_waits_in_quarantine_until_its_council_is_told(desk, browser, tmp_path, world):
    path = tmp_path / "plan.html"
    path.write_bytes(plan("The council"))
    page = visit(browser, f"{desk}/add")
    drop(page, path)
    page.get_by_text("In quarantine.").first.wait_for()
    assert not page.get_by_role("button", name="Publish", exact=True).count()
    field = page.get_by_role("combobox", name="Council", exact=True)
    field.fill("Gosport")
    page.get_by_role("option", name="Gosport").click()
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="Its own date").fill("2025-10-01")
    page.get_by_role("button", name="Use these facts").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("is published: build").wait_for()
    [row] = [
        row for row in (world / "sources.csv").read_text(encoding="utf-8").splitlines() if row.startswith("inbox/")
    ]
    assert "Gosport" in row and "2025-10-01" in row
    assert "Peer Challenge Action Plan" not in row  # the document says that itself


def test_the_same_document_twice_is_said_and_a_hostile_name_is_only_text(desk, browser, tmp_path, world):
    for name in ("<img src=x onerror=window.hit=1>.html", "other.html"):
        (tmp_path / name).write_bytes(plan())
    page = visit(browser, f"{desk}/add")
    drop(page, tmp_path / "<img src=x onerror=window.hit=1>.html")
    page.get_by_role("button", name="Publish", exact=True).wait_for()
    page = visit(browser, f"{desk}/add")
    drop(page, tmp_path / "other.html")
    page.get_by_text("is already here, with the same content").wait_for()
    page.get_by_role("button", name="Publish", exact=True).wait_for()
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src='x']").count() == 0
    assert len(list((world / "inbox").glob("*/*"))) == 1


def test_what_cannot_be_read_is_kept_and_can_be_put_aside(desk, browser, tmp_path, world):
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.4 rubbish")
    page = visit(browser, f"{desk}/add")
    drop(page, path)
    page.get_by_text("The file is kept, and nothing of it was loaded").wait_for()
    page.get_by_role("button", name="Put it aside").click()
    page.get_by_text("put aside").first.wait_for()
    assert [found.read_bytes() for found in (world / "inbox").glob("*/*")] == [path.read_bytes()]


def test_an_address_that_may_not_be_asked_is_a_sentence(desk, browser):
    page = visit(browser, f"{desk}/add")
    page.get_by_role("textbox", name="Or paste the web address").fill("http://169.254.169.254/plan.pdf")
    page.get_by_role("button", name="Get it").click()
    page.get_by_text(re.compile("no public address")).wait_for()


def test_a_record_is_put_right_from_its_page(desk, browser, world):
    page = visit(browser, f"{desk}/council?council=Fareham")
    page.get_by_text("Its words in full").first.click()
    page.get_by_role("link", name="Put right").last.click()
    page.get_by_role("textbox", name="What it means").fill("June 2026")
    page.get_by_role("textbox", name="Reason").fill("The minute says June")
    page.get_by_role("button", name="See what it would change").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("is published: build").wait_for()
    assert "June 2026" in (world / "corrections.csv").read_text(encoding="utf-8")


def test_a_review_is_marked_as_checked_and_its_page_says_so(desk, browser):
    page = visit(browser, f"{desk}/correct?council=Fareham")
    page.get_by_role("textbox", name="Role of the officer").fill("Head of Policy")
    page.get_by_role("button", name="See what the check would change").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("is published: build").wait_for()
    assert go(page, f"{desk}/council?council=Fareham").get_by_text("Checked by the council (Head of Policy)").count()
