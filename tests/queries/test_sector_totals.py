from tests.queries import chosen
from tests.queries.story import FELPERSHAM, REVIEWS, action, asked, plan, recommendation, report, told

LEVELS = ["recommendation", "action"]
COUNTS = "council_count of_count progress_council_count without_progress_council_count counting_count complete_count"
SHARES = "stated_count low_share point_share high_share"


def test_where_nothing_is_loaded_both_levels_are_nought(world):
    assert asked(world(), "sector_totals", f"level {COUNTS}") == [(level, 0, 0, 0, 0, 0, 0) for level in LEVELS]
    assert asked(world(), "sector_totals", SHARES) == [(0, None, None, None)] * 2


def test_councils_with_and_without_progress_are_told_apart(world):
    words = ["complete"] * 3 + ["in progress", "not started", "not stated", "stopped"]
    db = told(
        world,
        report("2024-03-31", *(action(word, key=f"a{n}", of=f"r{n}") for n, word in enumerate(words))),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
    )
    assert asked(db, "sector_totals", COUNTS) == [(2, 8, 1, 1, 6, 3)] * 2
    assert asked(db, "sector_totals", SHARES) == [(5, 3 / 6, 3 / 5, 4 / 6)] * 2


def test_actions_of_one_recommendation_do_not_multiply_it(world):
    db = told(world, report("2024-03-31", recommendation("complete"), action(), action(key="a2"), action(key="a3")))
    assert asked(db, "sector_totals", "level of_count complete_count") == [("recommendation", 1, 1), ("action", 3, 0)]


def test_a_council_whose_plan_lists_no_action_stands_only_at_the_level_of_recommendations(world):
    db = told(world, report("2024-03-31", recommendation("complete")))
    columns = "level council_count of_count progress_council_count"
    assert asked(db, "sector_totals", columns) == [("recommendation", 1, 1, 1), ("action", 0, 0, 0)]


def test_moved_to_continuous_is_told_at_both_levels(world):
    db = told(world, plan("2024-03-31", action("in progress")), report("2024-09-30", action("continuous")))
    assert asked(db, "sector_totals", "moved_to_continuous_count counting_count") == [(1, 0)] * 2


def test_only_the_latest_review_of_a_chosen_year_counts_and_a_joint_one_once(world):
    joint = [{**review, "joint_id": "both"} for review in REVIEWS]
    db = told(
        world,
        report("2024-03-31", action("complete")),
        report("2024-03-31", action("complete", key="f1", of="s1"), key="theirs", **FELPERSHAM),
        reviews=joint,
    )
    assert asked(db, "sector_totals", "council_count of_count") == [(1, 1)] * 2
    assert asked(db, "sector_totals", "council_count of_count", year=2024) == [(1, 1)] * 2
    assert asked(db, "sector_totals", "council_count of_count", year=2023) == [(0, 0)] * 2


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("sector_totals", "level council_count of_count complete_count") == {
        "all": [("recommendation", 2, 4, 2), ("action", 2, 4, 2)],
        "type": [("recommendation", 2, 3, 1), ("action", 2, 3, 1)],
        "region": [("recommendation", 1, 2, 1), ("action", 1, 2, 1)],
        "year": [("recommendation", 1, 1, 0), ("action", 1, 1, 0)],
        "theme": [("recommendation", 2, 2, 2), ("action", 2, 2, 2)],
    }
