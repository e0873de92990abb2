from tests.queries import chosen
from tests.queries.story import FELPERSHAM, MAY, REVIEWS, action, asked, note, owner, plan, report, told

BOTH = "timing action_count last_reported_count of_count"


def test_both_clocks_stand_side_by_side(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY), action(key="a2", **MAY)),
        note("2024-09-30", action("in progress"), kind="progress review", said_by="peers"),
    )
    assert asked(db, "actions_by_timing", BOTH, as_at="2024-05-31") == [("not yet due", 2, 2, 2)]
    assert asked(db, "actions_by_timing", BOTH) == [
        ("overdue", 1, 0, 2),
        ("due, no update found", 1, 0, 2),
        ("not yet due", 0, 2, 2),
    ]


def test_a_review_without_a_document_of_the_councils_own_is_only_in_the_figures_as_at(world):
    db = told(world, report("2024-03-31", action(), said_by="peers"))
    assert asked(db, "actions_by_timing", BOTH) == [("undated", 1, 0, 1)]


def test_of_every_council_of_one_or_of_one_review(world):
    old = {"review_id": "old", "visited_from": "2019-01-10"}
    db = told(
        world,
        plan("2019-03-31", action("complete", key="o1", of="q1"), key="old", review_id="old"),
        plan("2024-03-31", action()),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        reviews=[*REVIEWS, old],
    )
    columns = "timing action_count council_count"
    assert asked(db, "actions_by_timing", columns) == [("undated", 2, 2)]
    assert asked(db, "actions_by_timing", columns, gss_code="E07000001") == [("undated", 1, 1)]
    assert asked(db, "actions_by_timing", columns, review_id="old") == [("done, date not stated", 1, 1)]
    assert asked(db, "actions_by_timing", columns, review_id="old", gss_code="E07000002") == []


def test_before_any_document_counts_there_is_no_row(world):
    db = told(world, plan("2024-03-31", action()))
    assert asked(db, "actions_by_timing", BOTH, as_at="2024-03-30") == []


def test_owners_and_mentions_multiply_nothing(world):
    db = told(
        world, plan("2024-03-31", action(), action(key="a2")), report("2024-09-30", action(), action(key="a2")),
        action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
    )  # fmt: skip
    assert asked(db, "actions_by_timing", BOTH) == [("undated", 2, 2, 2)]


def test_of_every_council_a_joint_review_counts_once(world):
    db = told(
        world,
        plan("2024-03-31", action()),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        reviews=[{**review, "joint_id": "both"} for review in REVIEWS],
    )
    assert asked(db, "actions_by_timing", "timing action_count") == [("undated", 1)]


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("actions_by_timing", "timing action_count last_reported_count of_count") == {
        "all": [("overdue", 2, 2, 4), ("done, date not stated", 2, 2, 4)],
        "type": [("overdue", 2, 2, 3), ("done, date not stated", 1, 1, 3)],
        "region": [("overdue", 1, 1, 2), ("done, date not stated", 1, 1, 2)],
        "year": [("due, no update found", 1, 0, 1), ("not yet due", 0, 1, 1)],
        "theme": [("done, date not stated", 2, 2, 2)],
    }
