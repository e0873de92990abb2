"""What people with disabilities need (WCAG 2.2 AA), as far as a machine can tell: axe-core on every page and state, and the keyboard."""

from pathlib import Path

import axe_playwright_python
import pytest

from tests.pages.driving import NEEDED, go, still, visit, window
from tests.pages.test_every_page import PAGES

pytestmark = NEEDED
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, {runOnly: {type: 'tag', values:
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})"""
FOLDED = "[data-testid=stMain] details:not([open]) > summary"
# Streamlit's own, which neither options nor style can mend; docs/accessibility.md tells of each.
STREAMLITS_OWN = {
    ("list", "stSidebarNav"),  # the menu of a phone puts its sections' divs into a list
    ("listitem", "stSidebarNav"),
}
STATES = {
    "figures": ("bundled_server", "council=Havant", 1280, "light"),
    "several documents, phone, dark": ("demo_server", "council=Edgeley&as_at=2026-01-15", 390, "dark"),
    "nothing yet": ("bundled_server", "council=Havant&as_at=2012-06-01", 1280, "dark"),
    "asked in vain": ("bundled_server", "council=Nowhere&region=x&as_at=banana", 390, "light"),
}


@pytest.fixture(scope="module")
def windows(browser):
    """One window for each width and colour scheme."""
    opened = {}

    def of(width: int, scheme: str):
        if (width, scheme) not in opened:
            opened[width, scheme] = window(browser, width, scheme)
        return opened[width, scheme]

    yield of
    for one in opened.values():
        one.close()


RECORDS = {
    "figure": "figure=overdue",
    "recommendation": "recommendation=edgeley-2024-05-r3",
    "recommendations": "q=councillors",
}


def address(page: str) -> str:
    """'council?'; a page that shows one record names one of the fictional county."""
    name = page.removesuffix(".py")
    return f"{name.replace('overview', '')}?{RECORDS.get(name, '')}&"


def sideways(seen) -> int:
    """Pixels by which the page is wider than its window."""
    return seen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(request, windows, page, state):
    server, query, width, scheme = STATES[state]
    seen = go(windows(width, scheme), f"{request.getfixturevalue(server)}/{address(page)}{query}")
    assert sideways(seen) <= 0
    seen.eval_on_selector_all(FOLDED, "all => all.slice(0, 5).forEach(one => one.click())")
    still(seen)
    assert not serious(seen)


def serious(seen) -> list[tuple]:
    """What axe calls serious or critical and is not Streamlit's own: rule, element. A page may still be fading in, so what is
    found is looked at once more: what is wrong with a page stays wrong."""
    if found := _serious(seen):
        seen.wait_for_timeout(1500)
        found = _serious(still(seen))
    return found


def _serious(seen) -> list[tuple]:
    seen.evaluate(AXE)
    nodes = [
        (one["id"], node["target"][0], node["html"][:200], node["failureSummary"])
        for one in seen.evaluate(RUN)["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    return [node for node in nodes if not is_streamlits_own(seen, *node[:2])]


def is_streamlits_own(seen, rule: str, target: str) -> bool:
    parts = [part for known, part in STREAMLITS_OWN if known == rule]
    within = seen.locator(target).first
    return any(within.locator(f"xpath=ancestor-or-self::*[contains(@data-testid, '{part}')]").count() for part in parts)


@pytest.mark.parametrize("page", PAGES)
def test_headings_are_in_order_and_every_picture_has_words_and_a_table(demo_server, windows, page):
    seen = go(windows(1920, "light"), f"{demo_server}/{address(page)}council=Edgeley&as_at=2026-01-15")
    assert sideways(seen) <= 0
    levels = [
        int(one) for one in seen.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map(h => h.tagName[1])")
    ]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels
    for chart in seen.locator("[data-testid=stPlotlyChart]").all():
        assert chart.locator("xpath=descendant-or-self::*[@aria-label or @alt]").count(), "a chart without words"
        after = chart.locator("xpath=following::*[contains(@class, 'cpc-table') or @data-testid='stDataFrame']")
        assert after.count(), "a chart without a table after it"


def test_the_bar_is_worked_by_keyboard_alone(bundled_server, browser):
    page = visit(browser, f"{bundled_server}/recommendations")
    page.keyboard.press("Tab")
    assert "Skip to main content" in page.evaluate("document.activeElement.innerText")
    page.get_by_role("combobox", name="Region").focus()
    page.keyboard.type("South E")
    page.keyboard.press("Enter")
    page.wait_for_url("**region=South+East**")
    still(page)
    chip = page.get_by_role("button", name="Region: South East")
    chip.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "region=" not in url)
    page.close()


def press(page, role: str, name: str, key: str = "Enter") -> None:
    """Reach a control as the keyboard does, and press a key on it."""
    one = page.get_by_test_id("stMain").get_by_role(role, name=name).first
    one.focus()
    assert one.evaluate("one => one.matches(':focus') && one.tabIndex >= 0"), f"{name} cannot be reached"
    page.keyboard.press(key)


def test_the_main_task_of_each_page_is_done_by_keyboard(demo_server, browser):
    mine = "council=Edgeley&as_at=2026-01-15"
    page = visit(browser, f"{demo_server}/?{mine}")
    press(page, "link", "What is behind it")
    page.get_by_role("heading", name="What is behind this figure?").wait_for()
    go(page, f"{demo_server}/themes?{mine}")
    press(page, "link", "Set up a training and development programme")
    page.get_by_role("heading", name="Who else was told this?").wait_for()
    still(page)
    press(page, "link", "Set up a training")
    page.get_by_role("heading", name="What became of this recommendation?").wait_for()
    go(page, f"{demo_server}/recommendations?{mine}")
    page.get_by_role("textbox", name="Search for").focus()
    page.keyboard.type("councillors")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What was found").wait_for()
    go(page, f"{demo_server}/council?{mine}")
    folded = page.get_by_test_id("stMain").locator("details:not([open]) > summary").first
    folded.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Report an error").or_(page.get_by_text("Record ")).first.wait_for()
    go(page, f"{demo_server}/peers?{mine}")
    press(page, "button", "Change this list")
    page.wait_for_url("**group=My+own+list**")
    still(page)
    go(page, f"{demo_server}/readiness?{mine}")
    with page.expect_download():
        press(page, "button", "CSV")
    go(page, f"{demo_server}/briefing?{mine}")
    with page.expect_download():
        press(page, "button", "Word")
    page.close()


def test_where_the_keyboard_stands_can_be_seen(demo_server, browser):
    page = visit(browser, f"{demo_server}/themes")
    for one in (page.get_by_test_id("stMain").get_by_role("link").first, page.locator(".cpc-table").first):
        page.keyboard.press("Tab")
        one.focus()
        outline = one.evaluate("one => getComputedStyle(one).outlineStyle + getComputedStyle(one).boxShadow")
        assert outline != "nonenone", one
    page.close()
