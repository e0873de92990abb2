from tests.queries import chosen
from tests.queries.story import FELPERSHAM, THEMES, action, asked, plan, recommendation, report, told, whole

COUNTS = "complete_count stated_count not_stated_count stopped_count continuous_count moved_to_continuous_count"
SHARES = "low_share point_share high_share"


def test_every_count_and_both_bounds_of_a_group(world):
    words = ["complete"] * 3 + ["in progress", "not started", "not stated", "not stated", "stopped", "continuous"]
    db = told(
        world,
        plan("2024-03-31", *(action(key=f"a{n}") for n in range(len(words)))),
        report("2024-09-30", *(action(word, key=f"a{n}") for n, word in enumerate(words))),
    )
    [of_recommendation, of_action] = asked(db, "completion_by_group", f"level of_count counting_count {COUNTS}")
    assert of_action == ("action", 9, 7, 3, 5, 2, 1, 1, 1)
    assert of_recommendation == ("recommendation", 1, 1, 0, 1, 0, 0, 0, 0)
    [of_recommendation, of_action] = asked(db, "completion_by_group", SHARES)
    assert of_action == (3 / 7, 3 / 5, 5 / 7)
    assert of_recommendation == (None, None, None)


def test_a_group_without_progress_is_counted_beside_with_noughts_and_no_share(world):
    db = told(world, plan("2024-03-31", *(action(key=f"a{n}") for n in range(6))))
    columns = f"level council_count of_count {SHARES} without_progress_council_count without_progress_count"
    assert asked(db, "completion_by_group", columns) == [
        ("recommendation", 0, 0, None, None, None, 1, 1),
        ("action", 0, 0, None, None, None, 1, 6),
    ]


def test_councils_with_and_without_progress_stand_in_one_group(world):
    db = told(
        world,
        report("2024-03-31", action("complete")),
        plan("2024-03-31", action(key="f1", of="s1"), action(key="f2", of="s1"), key="theirs", **FELPERSHAM),
    )
    columns = "level council_count of_count without_progress_council_count without_progress_count"
    assert asked(db, "completion_by_group", columns) == [("recommendation", 1, 1, 1, 1), ("action", 1, 1, 1, 2)]


def test_progress_told_of_the_whole_review_brings_silent_actions_in(world):
    db = told(world, plan("2024-03-31", action(), whole("Work has begun.")))
    assert asked(db, "completion_by_group", "of_count not_stated_count") == [(1, 1), (1, 1)]


def test_an_action_that_belongs_to_no_recommendation_has_no_theme(world):
    db = told(
        world, plan("2024-03-31", action("complete"), action("complete", key="loose", of=None)),
        themes=THEMES, recommendations={"r1": {"theme_id": 1}},
    )  # fmt: skip
    assert asked(db, "completion_by_group", "group_name level complete_count") == [
        ("Priorities", "recommendation", 1),
        ("Priorities", "action", 1),
        ("No theme found", "action", 1),
    ]


def test_both_levels_are_counted_apart(world):
    db = told(
        world, plan("2024-03-31", recommendation("complete", key="bare"), action("in progress"), action(key="a2"))
    )
    columns = "level of_count complete_count"
    assert asked(db, "completion_by_group", columns) == [("recommendation", 2, 1), ("action", 2, 0)]


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("completion_by_group", "group_name level of_count complete_count", by="council") == {
        "all": [
            ("Borchester", "recommendation", 2, 1),
            ("Borchester", "action", 2, 1),
            ("Felpersham", "recommendation", 2, 1),
            ("Felpersham", "action", 2, 1),
        ],
        "type": [
            ("Borchester", "recommendation", 2, 1),
            ("Borchester", "action", 2, 1),
            ("Penny Hassett", "recommendation", 1, 0),
            ("Penny Hassett", "action", 1, 0),
        ],
        "region": [("Felpersham", "recommendation", 2, 1), ("Felpersham", "action", 2, 1)],
        "year": [("Borchester", "recommendation", 1, 0), ("Borchester", "action", 1, 0)],
        "theme": [
            ("Borchester", "recommendation", 1, 1),
            ("Borchester", "action", 1, 1),
            ("Felpersham", "recommendation", 1, 1),
            ("Felpersham", "action", 1, 1),
        ],
        "codes": [("Penny Hassett", "recommendation", 1, 0), ("Penny Hassett", "action", 1, 0)],
    }
