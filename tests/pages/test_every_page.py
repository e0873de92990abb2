"""Every page opens through app.py, asks one question and tells its three states."""

import re
from datetime import date
from pathlib import Path

import pytest

import queries

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py"))


def shown(at) -> str:
    """Every word on the page."""
    parts = [*at.title, *at.header, *at.markdown, *at.info, *at.warning, *at.error, *at.caption]
    return "\n".join(
        [str(part.value) for part in parts]
        + [f"{m.label} {m.value}" for m in at.metric]
        + [e.label for e in at.expander]
    )


def opened(app, page: str, as_at: date | None = None, **address: str):
    """The page with this address; the date is set by its widget, since a simulated switch of pages drops it."""
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


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_words_for_a_day_before_any_document(app, page):
    at = opened(app, page, as_at=date(2013, 1, 1), council="Havant")
    assert re.search(r"No document.* counts by 1 January 2013", shown(at))


def test_the_overview_names_every_council_with_a_document(app):
    at = opened(app, "overview.py")
    assert "5 of 317" in shown(at)
    links = " ".join(link for table in at.dataframe for link in table.value.get("Council", []))
    assert all(name in links for name in ("Havant", "King%27s+Lynn", "Stroud", "Test+Valley", "Tewkesbury"))


def test_the_council_page_shows_owners_deadlines_and_flags(app):
    at = opened(app, "council.py", council="Tewkesbury")
    assert at.selectbox(key="council").value == "Tewkesbury"
    actions = next(table.value for table in at.dataframe if "Latest deadline" in table.value)
    assert "Head of Corporate Services; Head of Development; Borough Solicitor" in set(actions["Owners"])
    assert "Current practice, no change is anticipated. (ongoing)" in set(actions["Latest deadline"])
    codes = next(table.value for table in at.dataframe if "Code" in table.value)["Code"]
    assert {"row_without_ref", "refs_missing"} <= set(codes)


def test_a_council_that_is_none_is_named_and_not_replaced(app):
    at = opened(app, "council.py", council="Narnia <b>bold</b>")
    assert at.selectbox(key="council").value is None
    [warning] = at.warning
    assert "Narnia" in warning.value
    assert "<b>" not in warning.value.replace("\\<b\\>", "")


def test_a_council_without_documents_is_told_how_to_add_one(app):
    at = opened(app, "council.py", council="Leeds")
    assert "No document of Leeds" in shown(at)
    assert "sources" in shown(at)


def test_a_copied_link_always_carries_date_and_build(app):
    at = opened(app, "council.py", council="Havant")
    [link] = [code.value for code in at.code]
    assert re.search(r"council=Havant&as_at=\d{4}-\d\d-\d\d&build=v\d+$", link)


def test_a_link_to_a_build_that_is_gone_says_so(app):
    at = opened(app, "overview.py", build="v123")
    assert "no longer kept" in shown(at)


@pytest.mark.parametrize("build", ["../../etc/passwd", "v1.duckdb; drop table actions", "CURRENT", ""])
def test_the_build_in_an_address_is_never_a_path(app, build):
    opened(app, "overview.py", build=build)


def test_a_question_with_a_hostile_parameter_finds_nothing(bundled):
    hostile = "E07000090' or '1'='1"
    assert queries.ask(
        bundled, "reviews_by_council", as_at="2026-01-01", gss_code=hostile, review_id=None, is_read=None
    ).empty


@pytest.mark.parametrize("asked", ["banana", "2001-01-01", "2999-01-01"])
def test_a_link_with_a_day_that_cannot_be_shown_says_so(app, asked):
    app.query_params["as_at"] = asked
    [warning] = app.run().warning
    assert asked in warning.value.replace("\\", "")


def test_a_link_with_a_day_that_can_be_shown_needs_no_words(app):
    app.query_params["as_at"] = "2025-01-31"
    assert not app.run().warning
