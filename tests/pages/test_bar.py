"""The one filter bar: the same on every page, all in the address, and what is asked in vain is said."""

from datetime import date

import pytest

from tests.pages.reading import links, shown
from tests.pages.test_every_page import PAGES, opened


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_same_controls(app, page):
    at = opened(app, page, type="Metropolitan district", region="South East")
    assert at.date_input(key="as_at").value == date.today()
    assert [at.selectbox(key=key).value for key in ("council", "type", "region", "year", "theme")] == [
        None,
        "Metropolitan district",
        "South East",
        None,
        None,
    ]


def chips(at) -> list[str]:
    return [one.label.replace("\\", "") for one in at.button if str(one.key).startswith("off_")]


def test_what_is_on_stands_as_a_button_that_takes_it_off(app):
    at = opened(app, "recommendations.py", region="South East", theme="Governance and culture")
    assert chips(at) == ["Region: South East ✕", "Theme: Governance and culture ✕", "Clear all"]
    at.button(key="off_region").click().run()
    assert chips(at) == ["Theme: Governance and culture ✕"]
    at.button(key="off_theme").click().run()
    assert chips(at) == []


def test_clear_all_takes_off_the_day_too(app):
    at = opened(app, "recommendations.py", as_at=date(2025, 1, 31), region="South East")
    assert "As at 31 January 2025 ✕" in chips(at)
    at.button(key="off_all").click().run()
    assert at.date_input(key="as_at").value == date.today() and chips(at) == []


def test_a_filter_that_a_page_has_no_use_for_says_so(app):
    at = opened(app, "method.py", region="South East")
    assert chips(at) == ["Region: South East (not used on this page) ✕"]


def test_fewer_recommendations_are_counted_where_a_region_is_chosen(app):
    whole = len(links(opened(app, "recommendations.py"), "family"))
    app.selectbox(key="region").set_value("London").run()
    assert 0 < len(links(app, "family")) < whole


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("type", "Hanseatic city"),
        ("region", "Narnia <b>"),
        ("year", "1066"),
        ("theme", "banana"),
        ("council", "Nowhere"),
    ],
)
def test_what_a_link_asks_for_in_vain_is_said(app, key, asked):
    at = opened(app, "overview.py", **{key: asked})
    [said] = [one.value.replace("\\", "") for one in at.warning]
    assert asked in said


def test_a_name_that_two_councils_bear_names_both(app):
    [warning] = opened(app, "overview.py", council="Newcastle").warning
    assert "Newcastle upon Tyne or Newcastle" in warning.value and app.selectbox(key="council").value is None


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("St. Helens", "St Helens"),
        ("the Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("E07000090", "Havant"),
    ],
)
def test_a_council_in_a_link_may_be_written_as_people_write_it(app, written, label):
    assert opened(app, "overview.py", council=written).selectbox(key="council").value == label


@pytest.mark.parametrize("asked", ["banana", "2001-01-01", "2999-01-01"])
def test_a_link_with_a_day_that_cannot_be_shown_says_so(app, asked):
    [warning] = _on(app, asked)
    assert asked in warning.value.replace("\\", "")


def test_a_link_with_a_day_that_can_be_shown_needs_no_words(app):
    assert not _on(app, "2025-01-31") and app.date_input(key="as_at").value == date(2025, 1, 31)


def _on(app, day: str) -> list:
    """What the overview warns of when a link names this day."""
    app.query_params["as_at"] = day
    return list(app.run().warning)


def test_a_choice_that_an_earlier_day_does_not_offer_is_taken_off(app):
    at = opened(app, "recommendations.py", year="2025")
    at.date_input(key="as_at").set_value(date(2016, 1, 1)).run()
    assert not at.exception and at.selectbox(key="year").value is None


def test_links_carry_every_filter_with_date_and_build(app):
    at = opened(app, "recommendations.py", region="South East", council="Havant")
    assert set(links(at, "region")) == {"South East"} and set(links(at, "council")) == {"Havant"}
    assert not links(at, "as_at")
    at.date_input(key="as_at").set_value(date(2025, 1, 31)).run()
    assert set(links(at, "as_at")) == {"2025-01-31"}
    assert all(build.startswith("v") for build in links(at, "build"))


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "' or 1=1 --", "[x](javascript:alert(1))", "=1+1"])
def test_nothing_in_the_address_is_anything_but_words(app, hostile):
    said = shown(opened(app, "recommendations.py", region=hostile, council=hostile, q=hostile))
    assert "<script>" not in said.replace("\\<script\\>", "") and "](javascript" not in said
