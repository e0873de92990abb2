"""Every page opens through app.py, asks one question and tells its three states."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest

import queries

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py"))
EARLY = {  # what each page says of 1 January 2013, when only a few reviews are known
    "clock.py": "No corporate peer challenge visited from 2023 to 1 January 2013 is known",
    "council.py": "Nothing on Havant that counts by 1 January 2013 is known here",
    "documents.py": "No document counts by 1 January 2013",
    "method.py": "How is every figure worked out",
    "overview.py": "No plan or report is loaded by this day",
    "peers.py": "Progress is loaded of fewer than 5 peers",
    "recommendations.py": "was given to two councils in words near enough",
}


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
    assert EARLY[page] in shown(at)


def test_the_overview_names_every_council_with_a_document(app):
    at = opened(app, "overview.py")
    assert "3 of 317" in shown(at)
    links = " ".join(table.value["Council"].str.cat(sep=" ") for table in at.dataframe if "Overdue" in table.value)
    assert all(name in links for name in ("Havant", "King%27s", "Stroud", "Test", "Tewkesbury"))


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


def test_a_name_that_two_councils_bear_names_both(app):
    [warning] = opened(app, "council.py", council="Newcastle").warning
    assert "Newcastle upon Tyne or Newcastle" in warning.value


def test_a_council_of_which_nothing_is_found_is_told_how_to_add_a_document(app):
    at = opened(app, "council.py", council="Adur")
    assert "Nothing on Adur" in shown(at)
    assert "sources" in shown(at)


def test_a_council_known_from_public_pages_is_told_what_they_say_and_what_is_missing(app):
    at = opened(app, "council.py", council="Brentwood")
    assert "No plan or report of this review is loaded" in shown(at)
    assert "4 recommendations of it are known from public pages" in shown(at)
    assert "In reorganisation" in shown(at)
    pages = next(table.value for table in at.dataframe if "How firm" in table.value)
    assert {"LGA page", "council page, numbered"} <= set(pages["How firm"]) and set(pages["Said by"]) == {
        "peers",
        "council",
    }


@pytest.mark.parametrize(
    ("written", "label"),
    [("St. Helens", "St Helens"), ("the Royal Borough of Kensington & Chelsea", "Kensington and Chelsea")],
)
def test_a_council_in_a_link_may_be_written_as_people_write_it(app, written, label):
    assert opened(app, "council.py", council=written).selectbox(key="council").value == label


def test_the_map_and_its_table_tell_of_all_councils(app):
    at = opened(app, "overview.py")
    table = next(table.value for table in at.dataframe if "Known of the latest review" in table.value)
    assert len(table) == 317
    counts = table["Known of the latest review"].value_counts()
    assert all(f"({count} council" in shown(at) for count in counts)


def links(at, param: str) -> list[str]:
    """What the links within the app ask for under this parameter."""
    asked = [parse_qs(link.proto.query_string) for link in at.get("page_link")]
    return [value for one in asked for value in one.get(param, [])]


def test_from_a_theme_to_its_families_to_one_recommendation_to_its_source(app):
    assert "Governance and culture" in links(opened(app, "overview.py"), "theme")
    [family, *_] = links(opened(app, "recommendations.py", theme="Governance and culture"), "family")
    del app.query_params["theme"]
    members = opened(app, "recommendations.py", family=family)
    assert len(links(members, "recommendation")) >= 2
    assert re.search(r"\[source\]\(https?://", shown(members))


def test_a_link_within_the_app_carries_date_and_build(app):
    at = opened(app, "recommendations.py")
    whole = [parse_qs(link.proto.query_string) for link in at.get("page_link")]
    assert whole and all({"as_at", "build"} <= set(asked) for asked in whole)


def test_what_a_link_asks_for_in_vain_is_said(app):
    assert "asks for the family nonsense" in shown(opened(app, "recommendations.py", family="nonsense"))
    del app.query_params["family"]
    assert "asks for the recommendation nonsense" in shown(opened(app, "recommendations.py", recommendation="nonsense"))


def test_a_search_forgives_typing_errors_and_says_how_it_was_read(app):
    said = shown(opened(app, "recommendations.py", q="scrutny committe"))
    assert "scrutiny" in said and "at least one of these words" in said


def test_the_peers_of_any_council_come_with_reasons(app):
    at = opened(app, "peers.py", council="Havant")
    [peers] = [table.value for table in at.dataframe if "Why" in table.value]
    assert len(peers) == 10 and peers["Why"].str.startswith("Both non-metropolitan districts").all()
    assert "not CIPFA" in shown(at)


@pytest.mark.parametrize(("group", "least"), [("Same county", 10), ("Same region", 60), ("Same type", 160)])
def test_a_group_in_the_address_is_the_group_that_is_shown(app, group, least):
    at = opened(app, "peers.py", council="Havant", group=group)
    peers = next(table.value for table in at.dataframe if "Why" in table.value)
    assert len(peers) >= least
    assert any(f"group={group.replace(' ', '+')}" in code.value for code in at.code)


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
