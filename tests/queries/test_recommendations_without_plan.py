"""What the peers told and no loaded plan shows; and what a plan shows without an action."""

import pytest

from tests.queries.story import (
    COUNCILS,
    FELPERSHAM,
    REVIEWS,
    THEMES,
    action,
    asked,
    note,
    plan,
    recommendation,
    report,
    told,
)

NAME = "recommendations_without_plan"
PEERS = {"kind": "feedback report", "said_by": "peers"}


def peers(day, *says, **columns):
    """The peers' own report of this day."""
    return report(day, *says, **{"key": "peers", **PEERS, **columns})


def keys(db, **params):
    return [key for (key,) in asked(db, NAME, "recommendation_id", **params)]


def three(world, *more, scope="full", **tables):
    """The peers told r1, r2 and r3; the plan shows r1 and the action of r2."""
    told_by_peers = peers(
        "2024-02-28", *(recommendation(key=key) for key in ("r1", "r2", "r3")), url="u", title="Report"
    )
    return told(
        world, told_by_peers, plan("2024-03-31", recommendation(), action(of="r2"), scope=scope), *more,
        themes=THEMES, **tables,
    )  # fmt: skip


def test_what_no_document_of_the_council_speaks_of_is_shown_with_its_source(world):
    db = three(world, recommendations={"r3": {"ref": "R3", "theme_id": 2, "text": "Save more"}})
    columns = "council gss_code recommendation_id ref text theme said_by kind document_title file_name place url"
    assert asked(db, NAME, columns) == [
        ("Borchester", "E07000001", "r3", "R3", "Save more", "Finance", "peers", "feedback report", "Report",
         "peers.txt", "line 3", "u")
    ]  # fmt: skip


def test_of_how_many_recommendations_of_how_many_reviews(world):
    page = report(None, recommendation(key="f1"), key="page", kind="register", said_by="peers", **FELPERSHAM)
    theirs = plan("2024-04-30", recommendation(key="f2"), key="theirs", **FELPERSHAM)
    db = three(world, page, theirs, recommendations={"f1": FELPERSHAM, "f2": FELPERSHAM})
    assert asked(db, NAME, "recommendation_id of_count review_count") == [("r3", 4, 2), ("f1", 4, 2)]


def test_scope_and_counts_say_how_much_of_the_plan_was_seen(world):
    counts = "plan_scope stated_count listed_count"
    stated = [{**REVIEWS[0], "stated_recommendations": 8}, REVIEWS[1]]
    assert asked(three(world, scope="unknown", reviews=stated), NAME, counts) == [("unknown", 8, 2)]
    assert asked(three(world), NAME, counts) == [("full", None, 2)]


def test_a_later_document_of_the_council_is_a_word_on_it_and_one_of_the_peers_is_none(world):
    later = note("2024-09-30", recommendation(key="r3"))
    assert keys(three(world, later)) == []
    assert keys(three(world, later), as_at="2024-09-29") == ["r3"]
    assert keys(three(world, peers("2025-01-31", recommendation(key="r3"), key="review", kind="progress review"))) == [
        "r3"
    ]


def test_a_public_page_of_the_council_is_no_plan(world):
    page = note("2024-04-30", recommendation(key="r3"), kind="register")
    assert keys(three(world, page)) == ["r3"]


def test_without_a_loaded_plan_nothing_is_said(world):
    db = three(world)
    assert keys(db, as_at="2024-03-30") == []
    assert keys(db, as_at="2024-03-31") == ["r3"]


def test_what_only_the_council_or_the_press_tells_is_not_known_from_the_peers(world):
    pages = [
        report("2024-02-28", recommendation(key=said_by), key=said_by, kind="register", said_by=said_by)
        for said_by in ("council", "press")
    ]
    assert keys(three(world, *pages)) == ["r3"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"theme_id": 2}, [("r3", 1)]),
        ({"theme_id": 1}, []),
        ({"year": 2024}, [("r3", 3)]),
        ({"year": 2023}, []),
        ({"council_type": "Non-metropolitan district"}, [("r3", 3)]),
        ({"council_type": "County"}, []),
        ({"region": "North"}, [("r3", 3)]),
        ({"region": "South"}, []),
    ],
)
def test_filters_apply_to_the_whole_too(world, filters, found):
    councils = [{**COUNCILS[0], "region": "North"}, COUNCILS[1]]
    db = three(world, councils=councils, recommendations={"r3": {"theme_id": 2}})
    assert asked(db, NAME, "recommendation_id of_count", **filters) == found


def test_of_a_joint_review_one_council_stands_for_all(world):
    joint = [{**review, "joint_id": "both"} for review in REVIEWS]
    theirs = plan("2024-04-30", recommendation(key="f2"), key="theirs", **FELPERSHAM)
    db = three(world, theirs, recommendations={"f2": FELPERSHAM}, reviews=joint)
    assert asked(db, NAME, "recommendation_id review_count") == [("r3", 1)]
