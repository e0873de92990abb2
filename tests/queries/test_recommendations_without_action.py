"""Recommendations that a loaded plan shows without an action under them."""

import pytest

from tests.queries.story import COUNCILS, FELPERSHAM, THEMES, action, asked, note, plan, recommendation, report, told

NAME = "recommendations_without_action"


def two(world, *more, recommendations=None, **tables):
    """A plan with r1, under which a1 stands, and r2, under which nothing does."""
    shown = plan(
        "2024-03-31", recommendation(), action(), recommendation(key="r2", place="line 8"), title="Plan", url="u"
    )
    return told(world, shown, *more, themes=THEMES, recommendations=recommendations or {}, **tables)


def keys(db, **params):
    return [key for (key,) in asked(db, NAME, "recommendation_id", **params)]


def test_what_stands_without_an_action_is_shown_with_what_the_plan_says_instead(world):
    said = {"ref": "2", "text": "Save more", "theme_id": 2, "response_text": "We do already.", "acceptance": "declined"}
    db = two(world, recommendations={"r2": said})
    columns = "council recommendation_id ref text theme response_text said_by kind document_title file_name place url"
    assert asked(db, NAME, columns) == [
        ("Borchester", "r2", "2", "Save more", "Finance", "We do already.", "council", "action plan", "Plan", "plan.txt",
         "line 8", "u")
    ]  # fmt: skip


def test_acceptance_is_as_known_by_the_date(world):
    plain = plan("2024-03-31", recommendation(acceptance="declined"))
    db = told(world, plain, note("2024-09-30", recommendation(acceptance="accepted")))
    assert asked(db, NAME, "acceptance", as_at="2024-04-30") == [("declined",)]
    assert asked(db, NAME, "acceptance") == [("accepted",)]


def test_of_how_many_and_how_much_of_the_plan_was_seen(world):
    db = two(world, plan("2024-04-30", recommendation(key="f1"), key="theirs", scope="part", **FELPERSHAM),
             recommendations={"f1": FELPERSHAM})  # fmt: skip
    columns = "recommendation_id of_count review_count plan_scope listed_count stated_count"
    assert asked(db, NAME, columns) == [("r2", 3, 2, "full", 2, None), ("f1", 3, 2, "part", 1, None)]


def test_actions_that_stand_under_none_may_belong_to_it(world):
    db = two(world, note("2024-09-30", action(of=None, key="loose")))
    assert asked(db, NAME, "loose_action_count") == [(1,)]
    assert asked(db, NAME, "loose_action_count", as_at="2024-09-29") == [(0,)]


def test_a_later_action_ends_it_from_its_day_on(world):
    db = two(world, report("2024-09-30", action(of="r2", key="a2")))
    assert keys(db, as_at="2024-09-29") == ["r2"]
    assert keys(db) == []


def test_what_only_peers_or_a_public_page_tell_stands_in_no_plan(world):
    page = report("2024-02-28", recommendation(key="page"), key="page", kind="register")
    peers = report("2024-02-28", recommendation(key="peers"), key="peers", kind="feedback report", said_by="peers")
    assert keys(two(world, page, peers)) == ["r2"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"theme_id": 2}, [("r2", 1)]),
        ({"theme_id": 1}, []),
        ({"year": 2024}, [("r2", 2)]),
        ({"year": 2023}, []),
        ({"council_type": "County"}, []),
        ({"region": "North"}, [("r2", 2)]),
        ({"region": "South"}, []),
    ],
)
def test_filters_apply_to_the_whole_too(world, filters, found):
    councils = [{**COUNCILS[0], "region": "North"}, COUNCILS[1]]
    db = two(world, councils=councils, recommendations={"r2": {"theme_id": 2}})
    assert asked(db, NAME, "recommendation_id of_count", **filters) == found
