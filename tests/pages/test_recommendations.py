"""Search, families and one recommendation: from a theme to the words that were printed."""

import re

import pytest

from pages.parts.recommended import families
from tests.conftest import day
from tests.pages.reading import links, shown, table
from tests.pages.test_every_page import opened


def visited(app, page: str, **address: str):
    """Another page of the same visit."""
    for key in list(app.query_params):
        del app.query_params[key]
    app.query_params.update(address)
    app.switch_page(f"pages/{page}").run()
    assert not app.exception and not app.error
    return app


def test_from_a_theme_to_its_families_to_one_recommendation_to_its_source(app):
    of_theme = links(opened(app, "recommendations.py", theme="Governance and culture"), "family")
    members = visited(app, "family.py", family=of_theme[0])
    assert re.search(r"\[source\]\(https?://", shown(members))
    told = links(members, "recommendation")
    assert len(told) >= 2
    one = visited(app, "recommendation.py", recommendation=told[0])
    assert "Where it stands, and what was said" in shown(one)
    assert "published page" in shown(one)


def test_what_a_link_asks_for_in_vain_is_said(app):
    opened(app, "family.py")
    assert "asks for the family nonsense" in shown(visited(app, "family.py", family="nonsense"))


def test_of_a_large_family_the_first_stand_as_lines_and_the_table_has_all(app, monkeypatch):
    family = links(opened(app, "recommendations.py", theme="Governance and culture"), "family")[0]
    whole = links(visited(app, "family.py", family=family), "recommendation")
    monkeypatch.setattr(families, "FIRST_MEMBERS", 1)
    page = visited(app, "family.py", family=family)
    assert links(page, "recommendation") == whole[:1] and f"the first 1 of {len(whole)}" in shown(page)
    assert len(table(page, "Recommendation")) == len(whole)
    page = visited(app, "recommendation.py", recommendation=whole[0])
    assert links(page, "recommendation") == whole[1:2]
    assert links(page, "family") == ([family] if len(whole) > 2 else [])
    assert "asks for the recommendation nonsense" in shown(visited(app, "recommendation.py", recommendation="nonsense"))


def test_every_action_names_its_record_so_that_an_error_can_be_reported(demo_app):
    found = links(opened(demo_app, "recommendations.py", q="councillors"), "recommendation")
    said = shown(visited(demo_app, "recommendation.py", recommendation=found[0]))
    assert f"Record {found[0]}" in said.replace("\\", "") or "Report an error" in said


def test_a_search_forgives_typing_errors_and_says_how_it_was_read(app):
    said = shown(opened(app, "recommendations.py", q="scrutny committe"))
    assert "scrutiny" in said and "at least one of these words" in said


def test_a_search_says_how_many_of_how_many_it_shows(app):
    at = opened(app, "recommendations.py", q="council")
    assert len(table(at, "Words found")) <= 50
    assert "more words narrow the search" in shown(at)


def test_a_search_among_my_own_needs_a_council(app):
    opened(app, "recommendations.py", q="scrutiny")
    app.selectbox(key="scope").set_value("My council").run()
    assert "Choose 'My council'" in shown(app)
    app.selectbox(key="council").set_value("Havant").run()
    assert "Havant" in shown(app) and "Choose 'My council'" not in shown(app)


@pytest.mark.parametrize("q", ["", "scrutiny"])
def test_a_day_before_any_recommendation_leads_on_to_today(app, q):
    at = opened(app, "recommendations.py", as_at=day("2013-01-01"), q=q)
    assert "No recommendation is known as at 1 January 2013" in shown(at)
    at.button(key="to_today").click().run()
    assert "No recommendation is known" not in shown(at)


def test_nothing_found_is_said_with_what_to_try(app):
    assert "Nothing was found" in shown(opened(app, "recommendations.py", q="zzzzqqqq"))


def test_how_many_of_a_family_are_complete_has_its_whole(demo_app):
    family = links(opened(demo_app, "recommendations.py"), "family")[0]
    page = visited(demo_app, "family.py", family=family)
    members = table(page, "Recommendation")
    complete = int(members.Status.str.contains("complete").sum())
    assert re.search(rf"; {complete} of {len(members)}( \(\d+%\))? (is|are) known to be complete", shown(page))
