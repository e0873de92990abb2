from tests.queries.story import (
    BORCHESTER,
    JULY,
    MAY,
    ONGOING,
    THEMES,
    action,
    asked,
    note,
    owner,
    plan,
    recommendation,
    report,
    told,
)


def shown(db, columns, **params):
    return asked(db, "recommendations_of_review", columns, **{**BORCHESTER, **params})


def test_its_actions_are_counted_by_status_and_timing(world):
    words = ["complete", "in progress", "not started", "not stated", "stopped", "continuous"]
    db = told(
        world,
        plan("2024-03-31", *(action(key=word, **MAY) for word in words), action(key="gone")),
        report("2024-09-30", *(action(word, key=word) for word in words)),
    )
    statuses = "complete_count in_progress_count not_started_count not_stated_count stopped_count continuous_count"
    assert shown(db, f"status action_count {statuses}") == [("in progress", 7, 1, 1, 1, 2, 1, 1)]
    timings = "overdue_count due_without_update_count undated_count dropped_count redated_count"
    assert shown(db, timings) == [(2, 1, 1, 1, 0)]


def test_its_deadlines_run_from_the_earliest_to_the_latest_of_its_actions(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY), action(key="a2", **JULY), action(key="a3", **MAY)),
        report("2024-04-30", action(**JULY), action(key="a2"), action(key="a3", **ONGOING)),
    )
    first = "first_due_from first_due_to due_from due_to redated_count next_due_on"
    assert shown(db, first, as_at="2024-05-01") == [
        ("2024-05-01", "2024-07-31", "2024-07-01", "2024-07-31", 2, "2024-07-31")
    ]
    assert shown(db, "next_due_on", as_at="2024-08-01") == [(None,)]


def test_owners_are_named_once_in_the_order_of_the_actions(world):
    db = told(
        world,
        plan("2024-03-31", action(), action(key="a2"), recommendation(key="r2"), recommendation(key="r3")),
        recommendations={"r1": {"owner_text": "Somebody"}, "r2": {"owner_text": "The Leader"}},
        action_owners=[owner("a2", "Leader", 1), owner("a1", "Director", 2), owner("a1", "Leader", 1)],
    )
    assert shown(db, "owners action_count") == [(["Leader", "Director"], 2), (["The Leader"], 0), (None, 0)]


def test_what_no_document_states_is_null_and_without_actions_counts_are_nought(world):
    db = told(world, plan("2024-03-31", recommendation()), recommendations={"r1": {"text": None}})
    not_stated = (
        "recommendation theme second_theme acceptance status_method status_on said said_on owners due_text next_due_on"
    )
    assert shown(db, not_stated) == [(None,) * 11]
    assert shown(db, "status action_count overdue_count undated_count") == [("not stated", 0, 0, 0)]


def test_theme_acceptance_and_own_deadline_are_shown(world):
    accepted = recommendation(acceptance="accepted", **MAY)
    db = told(
        world, plan("2024-03-31", accepted), note("2024-09-30", recommendation()),
        themes=THEMES, recommendations={"r1": {"theme_id": 2, "second_theme_id": 1}},
    )  # fmt: skip
    assert shown(db, "theme second_theme acceptance due_text") == [("Finance", "Priorities", "accepted", "May 2024")]


def test_the_latest_words_on_it_are_shown_with_their_date(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(narrative="Begun.")),
        report("2024-09-30", recommendation(narrative="Half done."), action(narrative="Not of it."), recommendation()),
        note("2024-12-31", recommendation("in progress")),
    )
    assert shown(db, "said said_on", as_at="2024-09-29") == [("Begun.", "2024-03-31")]
    assert shown(db, "said said_on status_on") == [("Half done.", "2024-09-30", "2024-12-31")]


def test_the_latest_words_of_a_document_without_a_date_have_none(world):
    undated = note(None, recommendation(narrative="Half done."), counts_from="2024-09-30")
    db = told(world, plan("2024-03-31", recommendation(narrative="Begun.")), undated)
    assert shown(db, "said said_on") == [("Half done.", None)]


def test_of_two_documents_of_one_day_the_full_one_has_the_last_word(world):
    db = told(
        world,
        note("2024-09-30", recommendation(narrative="Note.")),
        report("2024-09-30", recommendation(narrative="Full.")),
    )
    assert shown(db, "said") == [("Full.",)]


def test_a_review_nobody_knows_has_no_rows(world):
    db = told(world, plan("2024-03-31", recommendation()))
    assert shown(db, "recommendation_id", review_id="unknown") == []
    assert shown(db, "recommendation_id", as_at="2024-03-30") == []
