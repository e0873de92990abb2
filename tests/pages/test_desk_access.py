"""The stewards' pages for people with disabilities: axe-core in every state, wide and narrow, light and dark; the road by keyboard alone."""

import pytest

from tests.loaders.desk.folders import folder, plan
from tests.pages.driving import NEEDED, go, served, still, window
from tests.pages.test_access import serious, sideways

pytestmark = NEEDED
RECORD = "correct?record=fareham-2025-03-r1-p1&council=Fareham"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    world = folder(tmp_path_factory.mktemp("desk"))
    with served(world / "build", CPC_STEWARD="1") as url:
        yield url


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["wide", "phone, dark"])
def page(request, browser):
    opened = window(browser, *request.param)
    yield opened
    opened.close()


def given(page, desk, tmp_path, content=None):
    """The page with a document that was dropped and read."""
    path = tmp_path / "plan.html"
    path.write_bytes(content or plan())
    go(page, f"{desk}/add").locator("input[type=file]").set_input_files(path)
    page.get_by_text("What was read, beside the document").wait_for()
    return still(page)


@pytest.mark.parametrize("address", ["add", "correct", RECORD, "correct?record=nowhere"])
def test_axe_finds_nothing_serious(page, desk, address):
    seen = go(page, f"{desk}/{address}")
    assert sideways(seen) <= 0
    assert not serious(seen)


@pytest.mark.parametrize("content", [None, plan("The council")], ids=["ready to publish", "in quarantine"])
def test_axe_finds_nothing_serious_beside_a_document(page, desk, tmp_path, content):
    seen = given(page, desk, tmp_path, content)
    assert sideways(seen) <= 0
    assert not serious(seen)


def test_a_record_is_put_right_by_keyboard_alone(browser, desk):
    page = go(window(browser), f"{desk}/{RECORD}")
    page.get_by_role("textbox", name="What it means").focus()
    page.keyboard.type("June 2026")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.getAttribute('aria-label')") != "Reason":
        page.keyboard.press("Tab")
    page.keyboard.type("The minute says June")
    page.keyboard.press("Enter")
    publish = page.get_by_role("button", name="Publish", exact=True)
    publish.wait_for()
    publish.focus()
    page.keyboard.press("Enter")
    page.get_by_text("is published: build").wait_for()
