"""The themes: a heat table whose cells lead to the rows they count, what recurs, and what never reached a plan."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

import queries
from queries import database
from tests.conftest import day
from tests.pages.reading import shown, table
from tests.pages.test_every_page import opened

HEAT = "All known"


def cells(at):
    """The heat table's cells: (row's name, theme, text, class, address)."""
    [body] = [part.proto.body for part in at.get("html") if HEAT in part.proto.body]
    tree = html.fromstring(body)
    heads = [head.text_content() for head in tree.xpath("//thead//th")]
    for row in tree.xpath("//tbody/tr"):
        first, _, *rest = row.xpath("./*")
        for theme, cell in zip(heads[2:], rest, strict=True):
            yield (
                first.text_content(), theme, cell.text_content(), cell.get("class"), (cell.xpath(".//a/@href") or [""])[0]
            )  # fmt: skip


@pytest.mark.parametrize("group", ["Council type", "Region", "Year of visit"])
def test_every_cell_leads_to_as_many_recommendations_as_it_says(app, builds, group):
    at = opened(app, "themes.py", as_at=day("2026-06-01"), group_by=group)
    linked = 0
    with database.open_locked(database.current(builds)) as db:
        themes = dict(db.cursor().execute("select name, theme_id from themes").fetchall())
        for name, theme, text, _, address in cells(at):
            count = int(text.split(" of ")[0])
            asked = {key: value[0] for key, value in parse_qs(urlsplit(address).query).items()}
            assert bool(asked) == (count > 0 and theme in themes), (name, theme)
            if asked:
                linked += 1
                rows = queries.ask(
                    db, asked["question"], as_at=asked["as_at"], theme_id=themes[asked["theme"]],
                    council_type=asked.get("type"), region=asked.get("region"), year=asked.get("year"),
                )  # fmt: skip
                assert len(rows) == count, (name, theme)
    assert linked > 15


def test_a_small_group_has_counts_alone_and_no_shade(app):
    few = [one for one in cells(opened(app, "themes.py", group_by="Year of visit")) if re.search(r" of [1-4]$", one[2])]
    assert few and all(look is None and "%" not in text for _, _, text, look, _ in few)


def test_a_larger_share_has_a_deeper_shade(app):
    shaded = [
        (int(text.split("(")[1].rstrip("%)")), int(look[-1]))
        for _, _, text, look, _ in cells(opened(app, "themes.py", group_by="Region"))
        if look
    ]
    ordered = sorted(shaded)
    assert [shade for _, shade in ordered] == sorted(shade for _, shade in shaded)
    assert len({shade for _, shade in shaded}) > 3


def test_the_rows_of_the_heat_table_come_to_what_their_heads_say(app):
    at = opened(app, "themes.py", group_by="Region")
    heads = {row.iloc[0]: int(row[HEAT].split(" (")[0]) for _, row in table(at, HEAT).iterrows()}
    counted = dict.fromkeys(heads, 0)
    for name, _, text, _, _ in cells(at):
        counted[name] += int(text.split(" of ")[0])
    assert counted == heads and f"{sum(heads.values())} recommendations" in shown(at)


def test_a_group_that_there_is_not_is_said(app):
    assert "planet" in shown(opened(app, "themes.py", group_by="planet"))


def test_the_families_of_the_chosen_theme_lead_to_their_members(app):
    at = opened(app, "themes.py", theme="Governance and culture")
    assert "What recurs in Governance and culture?" in shown(at)
    rows = table(at, "Councils told")
    assert set(rows["Theme"]) == {"Governance and culture"} and len(rows) > 3
    counts = [int(text.split(" ")[0]) for text in rows["Councils told"]]
    assert counts == sorted(counts, reverse=True)


def test_that_all_families_were_told_to_several_is_said_only_where_a_filter_leaves_others(app):
    assert "told to more than one of these councils" not in shown(opened(app, "themes.py"))
    assert "told to more than one of these councils" in shown(opened(app, "themes.py", region="North East"))


def test_of_how_many_it_was_looked_at_stands_even_where_nothing_is_missing(app):
    said = shown(opened(app, "themes.py"))
    assert re.search(r"None of \*\*\d+ recommendations known from the peers\*\*", said)
    assert re.search(r"None of \*\*\d+ recommendations of loaded plans\*\*", said)


def test_where_no_report_stands_beside_a_plan_that_is_told_as_a_gap_in_the_data(app):
    said = shown(opened(app, "themes.py", region="South West"))
    assert "There is no such review" in said and "says nothing of what councils did" in said


def test_a_recommendation_that_never_reached_a_plan_stands_with_place_and_caution(demo_app, demo):
    at = opened(demo_app, "themes.py")
    with database.open_locked(database.current(demo / "build")) as db:
        [never] = [
            row for row in queries.ask(db, "plan_gaps", as_at="2026-11-22").itertuples() if row.gap.startswith("never")
        ]
        rows = queries.ask(db, "recommendations_without_plan", as_at="2026-11-22")
    assert never.gap_count == len(rows)
    if len(rows):
        listed = table(at, "Plan loaded")
        assert set(listed["Recommendation"]) == set(rows.text) and (listed["Place"] != "").all()
        assert f"**{never.gap_count} of {never.of_count}" in shown(at)
        assert "recommendations made by the peers" in shown(at)
    else:
        assert f"None of **{never.of_count} recommendations" in shown(at)


def test_older_wordings_stand_beside_the_theme_they_are_read_as(app):
    rows = table(opened(app, "themes.py"), "As printed").set_index("As printed")
    assert rows.loc["Leadership of place", "Read as"] == "Organisational and place leadership"


def test_before_anything_is_known_there_is_one_sentence_and_a_way_on(app):
    at = opened(app, "themes.py", as_at=day("2013-01-01"))
    assert "No recommendation is known as at 1 January 2013" in shown(at) and not at.header
