"""Every page opens through app.py, asks one question and tells its states; the build in an address is never more than a name."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from pages.parts import data
from tests.pages.reading import shown

ROOT = Path(__file__).parents[2]
STEWARDS = {"add.py", "correct.py"}  # there for stewards alone: test_steward_access.py, test_add.py
PAGES = sorted({path.name for path in (ROOT / "pages").glob("*.py")} - STEWARDS)
EARLY = {  # what each page says of 1 January 2013, when only a few reviews are known
    "accessibility.py": "What falls short",
    "briefing.py": "Nothing on Havant counts by 1 January 2013",
    "clock.py": "No corporate peer challenge visited from 2023 on is known as at 1 January 2013",
    "council.py": "Nothing on Havant counts by 1 January 2013",
    "documents.py": "No document counts as at 1 January 2013",
    "family.py": "No family is named in the address",
    "figure.py": "No figure is named in the address",
    "method.py": "How is every figure worked out",
    "overview.py": "No plan or report is loaded by this day",
    "peers.py": "there is nothing to compare",
    "readiness.py": "No review of Havant is known as at 1 January 2013",
    "recommendation.py": "No recommendation is named in the address",
    "recommendations.py": "No recommendation is known as at 1 January 2013",
    "slippage.py": "No loaded document lists an action as at 1 January 2013",
    "themes.py": "No recommendation is known as at 1 January 2013",
}


def opened(app, page: str, as_at: date | None = None, **address: str):
    """The page with this address; the date is set by its widget, since a simulated switch of pages drops it.

    A simulated visit always begins on the overview, which sees first what a link asks for.
    """
    app.query_params.update(address)
    app.run()
    if page != "overview.py":
        app.switch_page(f"pages/{page}").run()
    if as_at:
        app.date_input(key="as_at").set_value(as_at).run()
    assert not app.exception
    assert not app.error
    return app


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_one_question_and_says_whose_wording_it_shows(app, page):
    at = opened(app, page)
    [title] = at.title
    assert title.value.endswith("?")
    assert "published document governs" in shown(at)


def test_where_no_document_is_told_in_other_words_nothing_is_said_of_summaries(demo_app):
    assert not any("our summary" in one.value for one in opened(demo_app, "clock.py").caption)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_words_for_a_day_before_any_document(app, page):
    at = opened(app, page, as_at=date(2013, 1, 1), council="Havant")
    assert EARLY[page] in shown(at)


@pytest.mark.parametrize("page", PAGES)
def test_a_copied_link_always_carries_date_and_build(app, page):
    at = opened(app, page, council="Havant")
    link = next(code.value for code in at.code if "build=" in code.value)
    assert {"council=Havant", f"as_at={date.today().isoformat()}"} <= set(re.split("[?&]", link))
    assert re.search(r"[?&]build=v\d+(&|$)", link)


def test_a_link_to_a_build_that_is_gone_says_so(app):
    at = opened(app, "overview.py", build="v123")
    assert "no longer kept" in shown(at)


def test_a_link_to_an_older_build_shows_it_and_says_that_newer_data_exists(app, builds, tmp_path, monkeypatch):
    current = (builds / "CURRENT").read_text().strip()
    for name in (current, "v9999999999999999999.duckdb"):
        shutil.copy(builds / current, tmp_path / name)
    (tmp_path / "CURRENT").write_text("v9999999999999999999.duckdb")
    monkeypatch.setattr(data, "BUILDS", tmp_path)
    at = opened(app, "overview.py", build=Path(current).stem)
    assert "Newer data exists" in shown(at)
    assert any(f"build={Path(current).stem}" in code.value for code in at.code)
    [newest] = [one for one in at.button if one.label == "Show the newest data"]
    newest.click().run()
    assert "Newer data exists" not in shown(at)


@pytest.mark.parametrize("build", ["../../etc/passwd", "v1.duckdb; drop table actions", "CURRENT", ""])
def test_the_build_in_an_address_is_never_a_path(app, build):
    opened(app, "overview.py", build=build)
