"""Method rules 3 and 13: how much is complete, between which bounds, and from how many on a share is given."""

import pytest

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
    told,
    whole,
)

BOTH_LEVELS = pytest.mark.parametrize("level", ["action", "recommendation"])


def each(*words: str) -> list[dict]:
    """An action for every word, each the only one of its recommendation, so that both levels come to the same."""
    return [action(word, key=f"a{n}", of=f"r{n}") for n, word in enumerate(words)]


@BOTH_LEVELS
def test_3_the_point_is_of_those_stated_and_the_bounds_are_of_all_that_count(world, level):
    words = ["complete"] * 3 + ["in progress", "not started"] + ["not stated"] * 2 + ["stopped", "continuous"]
    db = told(world, plan("2024-03-31", *each(*words)))
    counts = "complete_count stated_count not_stated_count counting_count"
    assert completion(db, "2025-01-01", counts, level) == (3, 5, 2, 7)
    assert completion(db, "2025-01-01", "low_share point_share high_share", level) == (3 / 7, 3 / 5, 5 / 7)


@BOTH_LEVELS
def test_3_stopped_and_continuous_alone_come_to_no_share(world, level):
    db = told(world, plan("2024-03-31", *each(*["stopped"] * 5, *["continuous"] * 5)))
    found = completion(db, "2025-01-01", "counting_count low_share point_share high_share", level)
    assert found == (0, None, None, None)


@BOTH_LEVELS
def test_3_where_no_status_is_stated_there_is_no_point_and_the_bounds_say_nothing(world, level):
    db = told(world, plan("2024-03-31", *each(*["not stated"] * 5), whole("Work has begun.")))
    assert completion(db, "2025-01-01", "low_share point_share high_share", level) == (0, None, 1)


@BOTH_LEVELS
def test_3_a_fresh_plan_without_a_status_is_counted_beside_and_not_in_completion(world, level):
    db = told(
        world,
        plan("2024-03-31", *each("complete", "in progress")),
        plan("2024-04-30", action(key="f1", of="s1"), key="fresh", **FELPERSHAM),
    )
    assert completion(db, "2025-01-01", "complete_count counting_count", level) == (1, 2)
    columns = "level without_progress_council_count without_progress_count council_count counting_count"
    beside = {row[0]: row[1:] for row in asked(db, "completion_by_group", columns, by="review year")}
    assert beside[level] == (1, 1, 1, 2)


def has_progress(db, day):
    [(found,)] = asked(db, "reviews_of_council", "has_progress", as_at=day, gss_code="E07000001")
    return found


@pytest.mark.parametrize(
    "word",
    [action("not started"), recommendation("in progress"), whole("Work has begun.")],
    ids=["action", "recommendation", "review as a whole"],
)
def test_3_a_review_has_progress_from_the_first_word_on_a_status_or_on_the_whole(world, word):
    db = told(world, plan("2024-03-31", action()), note("2024-09-30", word))
    assert (has_progress(db, "2024-09-29"), has_progress(db, "2024-09-30")) == (False, True)


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
    db = told(world, plan("2024-03-31", recommendation("in progress")), note("2024-09-30", recommendation("continuous")))
    assert of_recommendation(db, "2024-04-01", "moved_to_continuous") is False
    assert of_recommendation(db, "2025-01-01", "moved_to_continuous") is True


@pytest.mark.parametrize(("whole_count", "share"), [(0, None), (4, None), (5, 0.4), (10, 0.2)])
def test_13_a_share_is_given_from_five_on(world, whole_count, share):
    assert world().execute("select share(2, $whole)", {"whole": whole_count}).fetchone() == (share,)


def test_13_each_share_looks_at_its_own_whole(world):
    """Four are stated and five count: the bounds are given, the point is not."""
    db = told(world, plan("2024-03-31", *each("complete", "complete", "in progress", "not started", "not stated")))
    assert completion(db, "2025-01-01", "low_share point_share high_share") == (2 / 5, None, 3 / 5)
    assert completion(db, "2025-01-01", "complete_count stated_count counting_count") == (2, 4, 5)
