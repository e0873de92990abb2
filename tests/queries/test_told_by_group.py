"""What was told by type, region and year, from the same base as by theme."""

import duckdb
import pytest

from tests.queries.story import COUNCILS, FELPERSHAM, REVIEWS, THEMES, asked, plan, recommendation, report, told

COUNTS = "group_name theme recommendation_count of_count council_count of_councils"
TOWN_AND_CITY = [{**COUNCILS[0], "region": "North"}, {**COUNCILS[1], "council_type": "Unitary authority"}]
EARLIER = {"review_id": "borchester-2019-01"}


def two(world, reviews=REVIEWS, **tables):
    """Borchester's plan with five recommendations, one of Finance; one of Felpersham's from a public page."""
    mine = [recommendation(key=f"r{number}") for number in range(1, 6)]
    page = report(None, recommendation(key="f1"), key="page", kind="register", counts_from="2024-02-08", **FELPERSHAM)
    themes = {f"r{number}": {"theme_id": 2 if number == 5 else 1} for number in range(1, 6)}
    return told(
        world, plan("2024-03-31", *mine), page, recommendations={**themes, "f1": FELPERSHAM}, themes=THEMES,
        councils=TOWN_AND_CITY, reviews=reviews, **tables,
    )  # fmt: skip


def test_every_group_has_every_theme_and_its_own_whole(world):
    assert asked(two(world), "told_by_group", COUNTS) == [
        ("Non-metropolitan district", "Priorities", 4, 5, 1, 1),
        ("Non-metropolitan district", "Finance", 1, 5, 1, 1),
        ("Non-metropolitan district", "No theme found", 0, 5, 0, 1),
        ("Unitary authority", "Priorities", 0, 1, 0, 1),
        ("Unitary authority", "Finance", 0, 1, 0, 1),
        ("Unitary authority", "No theme found", 1, 1, 1, 1),
    ]


def test_a_share_only_from_five_on_and_what_is_known_from_a_page_only(world):
    assert asked(two(world), "told_by_group", "share register_count") == [
        (0.8, 0), (0.2, 0), (0.0, 0), (None, 0), (None, 0), (None, 1),
    ]  # fmt: skip


def test_by_region_what_is_not_stated_comes_last(world):
    rows = asked(two(world), "told_by_group", "group_name", by="region")
    assert list(dict.fromkeys(rows)) == [("North",), ("Region not stated",)]


def test_another_group_is_refused(world):
    with pytest.raises(duckdb.Error, match="by: one of council type, region, review year is accepted"):
        asked(two(world), "told_by_group", COUNTS, by="theme")


@pytest.mark.parametrize(
    ("filters", "of_councils"),
    [({"council_type": "Unitary authority"}, 1), ({"region": "North"}, 1), ({"year": 2024}, 2), ({"year": 2023}, 0)],
)
def test_filters(world, filters, of_councils):
    rows = asked(two(world), "told_by_group", "group_name of_councils", **filters)
    assert sum(count for _, count in set(rows)) == of_councils


def with_earlier(world):
    """Borchester had been visited in 2019, and was told one thing then."""
    before = plan("2019-04-30", recommendation(key="old"), key="old", **EARLIER)
    visit = {**EARLIER, "visited_from": "2019-01-10", "visited_to": "2019-01-12"}
    return told(
        world, before, plan("2024-03-31", recommendation()), recommendations={"old": EARLIER}, themes=THEMES,
        reviews=[*REVIEWS, visit],
    )  # fmt: skip


def test_by_year_every_review_counts_in_its_year_and_else_the_latest_only(world):
    db = with_earlier(world)
    by_year = asked(db, "told_by_group", "group_name of_count", by="review year")
    assert list(dict.fromkeys(by_year)) == [("2019", 1), ("2024", 1)]
    assert set(asked(db, "told_by_group", "of_count")) == {(1,)}
    assert set(asked(db, "told_by_group", "group_name of_count", by="review year", year=2019)) == {("2019", 1)}


def test_of_one_council_the_latest_of_a_year(world):
    again = {"review_id": "borchester-2024-11", "visited_from": "2024-11-05"}
    later = plan(
        "2024-12-31", recommendation(key="n1"), recommendation(key="n2"), key="new", review_id="borchester-2024-11"
    )
    given = {key: {"review_id": "borchester-2024-11"} for key in ("n1", "n2")}
    db = told(
        world,
        plan("2024-03-31", recommendation()),
        later,
        reviews=[*REVIEWS, again],
        recommendations=given,
        themes=THEMES,
    )
    assert set(asked(db, "told_by_group", "of_count", by="review year")) == {(2,)}


@pytest.mark.parametrize("by", ["council type", "review year"])
def test_a_joint_review_counts_once(world, by):
    joint = [{**review, "joint_id": "both"} for review in REVIEWS]
    assert {row[0] for row in asked(two(world, joint), "told_by_group", "of_count", by=by)} == {5}
    alone = asked(two(world, joint), "told_by_group", "of_count", by=by, council_type="Unitary authority")
    assert {row[0] for row in alone} == {1}


def test_what_is_not_known_yet_is_not_counted(world):
    assert asked(two(world), "told_by_group", "group_name of_count", as_at="2024-03-30")[0] == ("Unitary authority", 1)
