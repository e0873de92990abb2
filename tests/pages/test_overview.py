"""The sector overview: what is known of every council, what they were told, and what rests on loaded documents."""

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from pages.parts.sector import tiles
from tests.conftest import day
from tests.pages.reading import links, shown, table, tables
from tests.pages.test_every_page import opened


def drawn(at):
    """The map's tiles."""
    [body] = [part.proto.body for part in at.get("html") if 'class="tiles"' in part.proto.body]
    return html.fromstring(body).xpath("//div[@class='tiles']/a"), html.fromstring(body)


def test_it_names_every_council_with_a_document(app):
    at = opened(app, "overview.py")
    assert "3 of 317" in shown(at)
    assert set(table(at, "Overdue")["Council"]) == {
        "Havant", "King's Lynn and West Norfolk", "Stroud", "Test Valley", "Tewkesbury"
    }  # fmt: skip


def test_the_map_and_its_table_tell_of_all_councils(app):
    at = opened(app, "overview.py")
    rows = table(at, "Known of the latest review")
    placed, whole = drawn(at)
    assert len(rows) == len(placed) == 317
    key = whole.xpath("//ul")[0].text_content()
    for level, count in rows["Known of the latest review"].value_counts().items():
        assert f"{tiles.LEVELS[level][1]}: {count} council" in key
        assert sum(tile.text == tiles.LEVELS[level][0] for tile in placed) == count


def test_where_tiles_are_too_small_to_hit_the_way_is_told(app):
    _, whole = drawn(opened(app, "overview.py"))
    [told] = whole.xpath("//p[@class='narrow']")
    assert "My council" in told.text_content() and "table below" in told.text_content()


def test_a_caption_repeats_no_heading(demo_app):
    at = opened(demo_app, "overview.py", as_at=day("2026-06-01"))
    headings = {one.value.rstrip("?") for one in [*at.header, *at.subheader]}
    captions = {one.attrs["caption"] for one in tables(at) if "caption" in one.attrs}
    assert len(captions) > 4 and not headings & captions


def test_no_two_tiles_stand_on_one_place(app):
    places = [tile.get("style") for tile in drawn(opened(app, "overview.py"))[0]]
    assert len(set(places)) == len(places)


def test_a_tile_leads_to_its_council_with_the_date_and_build(app):
    placed, _ = drawn(opened(app, "overview.py", as_at=day("2026-06-01")))
    asked = [parse_qs(urlsplit(tile.get("href")).query) for tile in placed]
    assert all({"council", "as_at", "build"} <= set(one) for one in asked)
    assert len({one["council"][0] for one in asked}) == 317
    [havant] = [tile for tile in placed if parse_qs(urlsplit(tile.get("href")).query)["council"] == ["Havant"]]
    assert havant.text == "P" and havant.get("title").startswith("Havant: ")


def test_my_council_is_framed_and_named(app):
    placed, _ = drawn(opened(app, "overview.py", council="Havant"))
    [mine] = [tile for tile in placed if "mine" in tile.get("class").split()]
    assert mine.text_content() == "PHavant"


def test_without_a_choice_no_council_is_framed(app):
    assert not [tile for tile in drawn(opened(app, "overview.py"))[0] if "mine" in tile.get("class")]


def test_a_theme_leads_to_its_page_and_its_families(app):
    at = opened(app, "overview.py")
    [cells] = [part.proto.body for part in at.get("html") if "Said to several councils" in part.proto.body]
    led = [urlsplit(a) for a in html.fromstring(cells).xpath("//a/@href")]
    found = {(one.path, parse_qs(one.query)["theme"][0]) for one in led}
    assert {("themes", "Governance and culture"), ("recommendations", "Governance and culture")} <= found


def test_a_region_narrows_what_is_counted_and_its_sections_come_to_less(app):
    at = opened(app, "overview.py", region="South East")
    said = shown(at)
    assert "(Region: South East)" in said.replace("\\", "") and "of 70" in said
    assert len(drawn(at)[0]) == 70
    assert list(table(at, "Overdue")["Council"]) == ["Havant", "Test Valley"]


def test_a_filter_that_a_section_cannot_use_is_said_there(app):
    said = shown(opened(app, "overview.py", theme="Governance and culture")).replace("\\", "")
    assert said.count("Theme: Governance and culture does not change these figures") >= 3
    assert "does not change" not in shown(opened(app, "overview.py", region="South East", theme=""))


def test_filters_that_leave_nothing_say_what_to_change(app):
    said = shown(opened(app, "overview.py", region="North East", year="2025", type="County"))
    assert "No review is known and no document is loaded" in said and "Take a filter off" in said


def test_before_any_plan_the_page_tells_what_is_missing(app):
    said = shown(opened(app, "overview.py", as_at=day("2013-01-01")))
    assert "No plan or report is loaded by this day" in said and "No recommendation is known" in said


def test_a_total_stands_beside_what_the_rows_come_to(demo_app):
    rows = table(opened(demo_app, "overview.py", as_at=day("2026-06-01")), "What was said")
    assert (rows["Difference"] != "–").any()


def test_completion_has_bounds_and_never_stands_alone(demo_app):
    rows = table(opened(demo_app, "overview.py", as_at=day("2026-06-01")), "Between, of all that count")
    assert list(rows["Level"]) == ["Recommendations", "Actions"]
    assert rows["Between, of all that count"].str.match(r"\d+% and \d+% of \d+$").all()
    assert rows["No progress reported yet"].str.contains("council").all()


@pytest.mark.parametrize("heading", ["Overdue", "Re-dated"])
def test_overdue_never_stands_without_redated(demo_app, heading):
    with_one = [one for one in tables(opened(demo_app, "overview.py")) if heading in one]
    assert with_one and all({"Overdue", "Re-dated"} <= set(one) for one in with_one)


def test_what_stands_on_its_own_page_is_linked(app):
    at = opened(app, "overview.py")
    assert {"clock", "slippage", "themes"} <= {link.proto.page for link in at.get("page_link")}
    assert "plan_loaded" in links(at, "figure")
