"""Method rule 2: the status of an action, of a recommendation, and who answers for whom."""

from tests.queries.story import (
    MAY,
    ONGOING,
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
)


def test_2_a_later_mention_without_status_leaves_the_status(world):
    db = told(world, plan("2024-03-31", action("in progress")), note("2024-09-30", action()))
    assert of_action(db, "2025-01-01", "status status_on") == ("in progress", "2024-03-31")


def test_2_a_status_known_by_its_percentage_alone_is_a_status_and_says_how_it_is_known(world):
    forty = action("in progress", status_method="percent", status_text="40%", percent_complete=40)
    db = told(world, plan("2024-03-31", action()), note("2024-09-30", forty))
    assert of_action(db, "2025-01-01", "status status_method status_text") == ("in progress", "percent", "40%")


def test_2_leaving_complete_is_counted_as_reopened_each_time_and_history_keeps_every_word(world):
    words = ["complete", "in progress", "complete", "not started"]
    days = ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]
    db = told(world, *(report(day, action(word), key=day) for day, word in zip(days, words, strict=True)))
    assert [of_action(db, day, "status reopened_count") for day in days] == [
        ("complete", 0),
        ("in progress", 1),
        ("complete", 1),
        ("not started", 2),
    ]
    said = asked(db, "updates_of_review", "counts_from status", review_id="borchester-2024-03")
    assert said == list(zip(days, words, strict=True))


def test_2_a_silent_document_between_two_words_neither_reopens_nor_hides_it(world):
    db = told(
        world,
        plan("2024-03-31", action("complete")),
        report("2024-06-30", action(), key="silent"),
        report("2024-09-30", action("in progress")),
    )
    assert of_action(db, "2024-07-01", "status reopened_count") == ("complete", 0)
    assert of_action(db, "2025-01-01", "status reopened_count") == ("in progress", 1)


def test_2_complete_said_twice_is_not_reopened(world):
    db = told(world, plan("2024-03-31", action("complete")), report("2024-09-30", action("complete")))
    assert of_action(db, "2025-01-01", "reopened_count") == 0


def test_2_two_documents_of_one_day_reopen_nothing(world):
    db = told(
        world,
        plan("2024-03-31", action("in progress")),
        report("2024-09-30", action("complete"), key="one"),
        report("2024-09-30", action("not started"), key="two"),
    )
    assert of_action(db, "2025-01-01", "status reopened_count") == ("not started", 0)


def test_2_a_recommendation_has_its_own_latest_word_unless_an_action_has_a_later_one(world):
    db = told(
        world, plan("2024-03-31", action(), recommendation("not started")), note("2024-09-30", action("complete"))
    )
    assert of_recommendation(db, "2024-04-01", "status status_method") == ("not started", "stated")
    assert of_recommendation(db, "2024-10-01", "status status_method status_on") == (
        "complete",
        "derived",
        "2024-09-30",
    )


def test_2_on_one_day_the_recommendations_own_word_stands_before_its_actions(world):
    db = told(world, plan("2024-03-31", action("complete"), recommendation("in progress")))
    assert of_recommendation(db, "2025-01-01", "status status_method") == ("in progress", "stated")


def test_2_a_recommendations_own_word_never_changes_its_actions(world):
    db = told(world, plan("2024-03-31", action()), note("2024-09-30", recommendation("complete")))
    assert of_recommendation(db, "2025-01-01", "status") == "complete"
    assert of_action(db, "2025-01-01", "status") == "not stated"


COME_TO = {
    "all complete": (["complete", "complete"], "complete"),
    "stopped left out": (["complete", "stopped"], "complete"),
    "continuous left out": (["complete", "continuous"], "complete"),
    "ongoing without a status left out": (["complete", "ongoing"], "complete"),
    "one complete": (["complete", "not started"], "in progress"),
    "one complete, one silent": (["complete", "not stated"], "in progress"),
    "one in progress": (["in progress", "not started"], "in progress"),
    "all not started": (["not started", "not started"], "not started"),
    "not started and silent": (["not started", "not stated"], "not stated"),
    "all stopped": (["stopped", "stopped"], "stopped"),
    "stopped and continuous": (["stopped", "continuous"], "continuous"),
    "stopped and ongoing without a status": (["stopped", "ongoing"], "not stated"),
    "nothing but ongoing without a status": (["ongoing", "ongoing"], "not stated"),
}


def test_2_what_the_actions_of_a_recommendation_come_to(world):
    says = [
        action(**ONGOING, key=f"{name} {n}", of=name) if word == "ongoing" else action(word, key=f"{name} {n}", of=name)
        for name, (words, _) in COME_TO.items()
        for n, word in enumerate(words)
    ]
    db = told(world, plan("2024-03-31", *says))
    found = {name: of_recommendation(db, "2025-01-01", "status", key=name) for name in COME_TO}
    assert found == {name: status for name, (_, status) in COME_TO.items()}


def test_2_an_ongoing_action_with_a_status_takes_part(world):
    db = told(world, plan("2024-03-31", action("complete"), action("in progress", key="a2", **ONGOING)))
    assert of_recommendation(db, "2025-01-01", "status") == "in progress"


def test_2_actions_that_come_to_nothing_leave_the_recommendations_own_word_standing(world):
    db = told(
        world,
        plan("2024-03-31", recommendation("in progress"), action(), action(key="a2")),
        note("2024-09-30", action("not started")),
    )
    assert of_recommendation(db, "2025-01-01", "status status_on") == ("in progress", "2024-03-31")


def test_2_a_derived_status_is_as_old_as_the_latest_word_on_its_actions(world):
    db = told(
        world,
        plan("2024-03-31", action("complete"), action("not started", key="a2")),
        note("2024-06-30", action("in progress", key="a2")),
        report("2024-09-30", action(), action(key="a2")),
    )
    assert of_recommendation(db, "2025-01-01", "status status_on") == ("in progress", "2024-06-30")


def test_2_an_action_without_a_later_word_is_covered_by_its_recommendation_and_never_overdue(world):
    db = told(
        world, plan("2024-03-31", action("in progress", **MAY)), note("2024-09-30", recommendation("in progress"))
    )
    assert of_action(db, "2024-09-29", "is_covered timing") == (False, "due, no update found")
    assert of_action(db, "2024-09-30", "is_covered status timing") == (
        True,
        "in progress",
        "covered by its recommendation",
    )


def test_2_what_was_overdue_is_so_no_longer_once_its_recommendation_has_a_later_word(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY)),
        note("2024-09-30", action("in progress")),
        note("2024-12-31", recommendation("in progress"), key="later"),
    )
    assert of_action(db, "2024-12-30", "timing") == "overdue"
    assert of_action(db, "2024-12-31", "timing") == "covered by its recommendation"


def test_2_a_word_on_the_recommendation_from_before_the_deadline_covers_without_answering_for_it(world):
    """The action's word speaks for a day after the deadline but counts from one before: it would be overdue."""
    db = told(
        world,
        plan("2024-03-31", action(**MAY)),
        note("2024-06-30", action("in progress"), counts_from="2024-05-10"),
        note("2024-05-20", recommendation("in progress"), key="later"),
    )
    assert of_action(db, "2024-07-01", "is_covered timing") == (True, "due, no update found")


def test_2_a_word_on_the_recommendation_of_the_same_day_does_not_cover(world):
    db = told(world, plan("2024-03-31", action(**MAY)), note("2024-09-30", action("in progress"), recommendation("in progress")))  # fmt: skip
    assert of_action(db, "2025-01-01", "is_covered timing") == (False, "overdue")


def test_2_what_is_settled_is_never_covered(world):
    settled = ["complete", "stopped", "continuous"]
    says = [action(status, key=status) for status in settled]
    db = told(world, plan("2024-03-31", *says), note("2024-09-30", recommendation("in progress")))
    for status in settled:
        assert of_action(db, "2025-01-01", "is_covered counted_status", key=status) == (False, status)


def test_2_a_covered_action_counts_as_not_stated_in_completion(world):
    db = told(world, plan("2024-03-31", action("in progress")), note("2024-09-30", recommendation("in progress")))
    assert completion(db, "2024-09-29", "stated_count not_stated_count") == (1, 0)
    assert completion(db, "2024-09-30", "stated_count not_stated_count") == (0, 1)
