"""Method rules 3 and 13: how much is complete, between which bounds, and from how many on a share is given."""

from tests.queries.story import (
    FELPERSHAM,
    action,
    asked,
    completion,
    note,
    of_action,
    of_recommendation,
    plan,
    recommendation,
    report,
    side_by_side,
    told,
    whole,
)

LEVELS = ["action", "recommendation"]


def each(*words: str) -> list[dict]:
    """An action for every word, each the only one of its recommendation, so that both levels come to the same."""
    return [action(word, key=f"a{n}", of=f"r{n}") for n, word in enumerate(words)]


def test_3_the_point_is_of_those_stated_and_the_bounds_are_of_all_that_count(world):
    words = ["complete"] * 3 + ["in progress", "not started"] + ["not stated"] * 2 + ["stopped", "continuous"]
    db = told(world, plan("2024-03-31", *each(*words)))
    counts = "complete_count stated_count not_stated_count counting_count"
    for level in LEVELS:
        assert completion(db, "2025-01-01", counts, level) == (3, 5, 2, 7)
        assert completion(db, "2025-01-01", "low_share point_share high_share", level) == (3 / 7, 3 / 5, 5 / 7)


def test_3_stopped_and_continuous_alone_come_to_no_share(world):
    db = told(world, plan("2024-03-31", *each(*["stopped"] * 5, *["continuous"] * 5)))
    columns = "counting_count low_share point_share high_share"
    assert [completion(db, "2025-01-01", columns, level) for level in LEVELS] == [(0, None, None, None)] * 2


def test_3_where_no_status_is_stated_there_is_no_point_and_the_bounds_say_nothing(world):
    db = told(world, plan("2024-03-31", *each(*["not stated"] * 5), whole("Work has begun.")))
    shares = "low_share point_share high_share"
    assert [completion(db, "2025-01-01", shares, level) for level in LEVELS] == [(0, None, 1)] * 2


def test_3_a_fresh_plan_without_a_status_is_counted_beside_and_not_in_completion(world):
    db = told(
        world,
        plan("2024-03-31", *each("complete", "in progress")),
        plan("2024-04-30", action(key="f1", of="s1"), key="fresh", **FELPERSHAM),
    )
    assert [completion(db, "2025-01-01", "complete_count counting_count", level) for level in LEVELS] == [(1, 2)] * 2
    beside = "without_progress_council_count without_progress_count council_count counting_count"
    assert asked(db, "completion_by_group", beside, by="review year") == [(1, 1, 1, 2)] * 2


def has_progress(db, day, review_id="borchester-2024-03"):
    return db.execute(
        "select has_progress from reviews_known($day::date) where review_id = $review_id",
        {"day": day, "review_id": review_id},
    ).fetchone()[0]


def test_3_a_review_has_progress_from_the_first_word_on_a_status_or_on_the_whole(world):
    words = {"action": action("not started"), "recommendation": recommendation("in progress"), "whole": whole("Begun.")}
    promised = plan("2024-03-31", action())
    db = side_by_side(world, {name: [promised, note("2024-09-30", word)] for name, word in words.items()})
    for name in words:
        assert (has_progress(db, "2024-09-29", name), has_progress(db, "2024-09-30", name)) == (False, True)


def test_3_another_plan_without_a_status_is_no_progress(world):
    db = told(world, plan("2024-03-31", action()), plan("2024-09-30", action(), key="again"))
    assert has_progress(db, "2025-01-01") is False


def test_3_moved_to_continuous_is_what_was_not_continuous_in_its_first_document(world):
    db = told(
        world,
        plan("2024-03-31", action("in progress"), action(key="a2", of="r2"), action("continuous", key="a3", of="r3")),
        report("2024-09-30", *(action("continuous", key=f"a{n}", of=f"r{n}") for n in (1, 2, 3))),
    )
    moved = [of_action(db, "2025-01-01", "moved_to_continuous", key=f"a{n}") for n in (1, 2, 3)]
    derived = [of_recommendation(db, "2025-01-01", "moved_to_continuous", key=f"r{n}") for n in (1, 2, 3)]
    assert moved == derived == [True, True, False]
    assert completion(db, "2025-01-01", "moved_to_continuous_count") == 2


def test_3_what_is_complete_at_last_is_no_longer_moved_to_continuous(world):
    words = {"2024-03-31": "in progress", "2024-09-30": "continuous", "2024-12-31": "complete"}
    db = told(world, *(report(day, action(word), key=day) for day, word in words.items()))
    assert [of_action(db, day, "moved_to_continuous") for day in words] == [False, True, False]


def test_3_a_recommendation_moved_to_continuous_by_its_own_word_counts_too(world):
    db = told(
        world, plan("2024-03-31", recommendation("in progress")), note("2024-09-30", recommendation("continuous"))
    )
    assert of_recommendation(db, "2024-04-01", "moved_to_continuous") is False
    assert of_recommendation(db, "2025-01-01", "moved_to_continuous") is True


def test_13_a_share_is_given_from_five_on(world):
    shares = world().execute("select share(2, 0), share(2, 4), share(2, 5), share(2, 10)").fetchone()
    assert shares == (None, None, 0.4, 0.2)


def test_13_each_share_looks_at_its_own_whole(world):
    """Four are stated and five count: the bounds are given, the point is not."""
    db = told(world, plan("2024-03-31", *each("complete", "complete", "in progress", "not started", "not stated")))
    assert completion(db, "2025-01-01", "low_share point_share high_share") == (2 / 5, None, 3 / 5)
    assert completion(db, "2025-01-01", "complete_count stated_count counting_count") == (2, 4, 5)
