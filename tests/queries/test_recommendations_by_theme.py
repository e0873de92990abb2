from tests.queries import chosen
from tests.queries.story import FELPERSHAM, REVIEWS, THEMES, action, asked, owner, plan, recommendation, report, told

STATUSES = "complete_count in_progress_count not_started_count stopped_count continuous_count not_stated_count"


def by_theme(db, columns, **params):
    return asked(db, "recommendations_by_theme", f"theme {columns}", **params)


def test_every_theme_in_its_order_with_what_was_told_under_it(world):
    words = ["complete", "in progress", "not started", "stopped", "continuous", "not stated"]
    db = told(
        world, plan("2024-03-31", *(recommendation(word, key=word) for word in words)), themes=THEMES,
        recommendations={word: {"theme_id": 2} for word in words},
    )  # fmt: skip
    assert by_theme(db, f"recommendation_count {STATUSES}") == [
        ("Priorities", 0, 0, 0, 0, 0, 0, 0),
        ("Finance", 6, 1, 1, 1, 1, 1, 1),
    ]


def test_a_theme_that_nothing_decides_has_a_row_of_its_own_where_there_is_any(world):
    stated = {"r1": {"theme_id": 1, "theme_method": "stated"}, "r2": {"theme_id": 1, "theme_method": "inferred"}}
    says = [recommendation(), recommendation(key="r2"), recommendation(key="r3")]
    db = told(world, plan("2024-03-31", *says), themes=THEMES, recommendations=stated)
    columns = "recommendation_count stated_theme_count council_count"
    assert by_theme(db, columns) == [("Priorities", 2, 1, 1), ("Finance", 0, 0, 0), ("No theme found", 1, 0, 1)]
    assert by_theme(db, columns, as_at="2024-03-30") == [("Priorities", 0, 0, 0), ("Finance", 0, 0, 0)]


def test_actions_owners_and_mentions_do_not_multiply_recommendations(world):
    db = told(
        world, plan("2024-03-31", action(), action(key="a2")), report("2024-09-30", action("complete"), action(key="a2")),
        themes=THEMES, recommendations={"r1": {"theme_id": 1}},
        action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
    )  # fmt: skip
    assert by_theme(db, "recommendation_count action_count in_progress_count")[0] == ("Priorities", 1, 2, 1)


def test_a_joint_review_counts_once(world):
    db = told(
        world,
        plan("2024-03-31", recommendation()),
        plan("2024-03-31", recommendation(key="s1"), key="theirs", **FELPERSHAM),
        reviews=[{**review, "joint_id": "both"} for review in REVIEWS],
    )
    assert by_theme(db, "recommendation_count") == [("No theme found", 1)]


def test_each_filter_chooses_what_is_counted():
    columns = "theme recommendation_count council_count action_count"
    assert chosen.answers("recommendations_by_theme", columns) == {
        "all": [("Priorities", 2, 2, 2), ("Finance", 2, 2, 2)],
        "type": [("Priorities", 1, 1, 1), ("Finance", 2, 2, 2)],
        "region": [("Priorities", 1, 1, 1), ("Finance", 1, 1, 1)],
        "year": [("Priorities", 1, 1, 1), ("Finance", 0, 0, 0)],
        "theme": [("Finance", 2, 2, 2)],
    }
