"""The definitions behind the figures: given rows, expected status and timing. Numbers are those of the method."""

import pytest

PLAN = {"document_id": "plan", "as_at": "2024-03-31", "counts_from": "2024-03-31"}
NOTE = {
    "document_id": "note",
    "as_at": "2024-09-30",
    "counts_from": "2024-09-30",
    "kind": "progress report",
    "scope": "unknown",
}
DUE_MAY = {"due_kind": "dated", "due_from": "2024-05-01", "due_to": "2024-05-31", "due_text": "May 2024"}


def known(world, updates, action=None, documents=(PLAN, NOTE), recommendations=()):
    return world(
        councils=[{}], reviews=[{"visited_from": "2024-01-10", "visited_to": "2024-01-12"}], documents=list(documents),
        recommendations=[{"recommendation_id": "r1", "text": "Plan ahead"}, *recommendations],
        actions=[{"action_id": "a1", "recommendation_id": "r1", **DUE_MAY, **(action or {})}],
        updates=[{"update_id": f"u{i}", "recommendation_id": "r1", **update} for i, update in enumerate(updates)],
    )  # fmt: skip


def action(db, as_at):
    return db.execute("select status, timing, status_on::varchar from actions_as_at($d::date)", {"d": as_at}).fetchone()


def recommendation(db, as_at):
    return db.execute(
        "select status, status_method from recommendations_as_at($d::date) where recommendation_id = 'r1'", {"d": as_at}
    ).fetchone()


FIRST = {"action_id": "a1", "document_id": "plan", **DUE_MAY}


def test_1_a_document_counts_only_from_its_date(world):
    db = known(world, [FIRST, {"action_id": "a1", "document_id": "note", "status": "complete"}])
    assert action(db, "2024-09-29")[0] == "not stated"
    assert action(db, "2024-09-30")[0] == "complete"


def test_2_a_later_mention_without_status_leaves_the_status(world):
    db = known(world, [{**FIRST, "status": "in progress"}, {"action_id": "a1", "document_id": "note"}])
    assert action(db, "2025-01-01")[0] == "in progress"


def test_2_on_one_day_the_less_complete_word_stands(world):
    same_day = {**NOTE, "counts_from": "2024-03-31", "scope": "full"}
    db = known(
        world, [{**FIRST, "status": "complete"}, {"action_id": "a1", "document_id": "note", "status": "in progress"}],
        documents=({**PLAN, "scope": "full"}, same_day),
    )  # fmt: skip
    assert action(db, "2025-01-01")[0] == "in progress"


def test_2_on_one_day_a_full_document_beats_a_note(world):
    same_day = {**NOTE, "counts_from": "2024-03-31"}
    db = known(
        world, [{**FIRST, "status": "complete"}, {"action_id": "a1", "document_id": "note", "status": "in progress"}],
        documents=({**PLAN, "scope": "full"}, same_day),
    )  # fmt: skip
    assert action(db, "2025-01-01")[0] == "complete"


def test_5_past_due_without_a_later_word_is_never_overdue(world):
    db = known(world, [{**FIRST, "status": "in progress"}])
    assert action(db, "2024-05-31")[1] == "not yet due"
    assert action(db, "2024-06-01")[1] == "due, no update found"


@pytest.mark.parametrize("status", ["in progress", "not started"])
def test_5_overdue_needs_a_document_on_or_after_the_deadline(world, status):
    db = known(world, [FIRST, {"action_id": "a1", "document_id": "note", "status": status}])
    assert action(db, "2024-09-29")[1] == "due, no update found"
    assert action(db, "2024-09-30")[1] == "overdue"


def test_1_a_document_without_a_date_never_proves_lateness(world):
    undated = {**NOTE, "as_at": None, "counts_from": "2024-09-30"}
    db = known(
        world, [FIRST, {"action_id": "a1", "document_id": "note", "status": "in progress"}], documents=(PLAN, undated)
    )
    assert action(db, "2025-01-01")[1] == "due, no update found"


def test_5_undated_is_never_overdue(world):
    ongoing = {"due_kind": "ongoing", "due_from": None, "due_to": None}
    db = known(
        world,
        [{**FIRST, **ongoing}, {"action_id": "a1", "document_id": "note", "status": "in progress"}],
        action=ongoing,
    )
    assert action(db, "2025-01-01")[1] == "undated"


def test_4_a_deadline_before_its_own_document_is_left_out_of_timing(world):
    early = {"due_kind": "dated", "due_from": "2023-03-01", "due_to": "2023-03-31"}
    db = known(
        world, [{**FIRST, **early}, {"action_id": "a1", "document_id": "note", "status": "in progress"}], action=early
    )
    assert action(db, "2025-01-01")[1] == "date before its document"


def test_7_complete_before_the_deadline_is_on_time_and_after_it_late(world):
    done = {"action_id": "a1", "document_id": "note", "status": "complete"}
    on_time = known(world, [FIRST, {**done, "completed_from": "2024-05-01", "completed_to": "2024-05-20"}])
    late = known(world, [FIRST, {**done, "completed_from": "2024-06-01", "completed_to": "2024-06-30"}])
    open_dated = known(world, [FIRST, done])
    assert action(on_time, "2025-01-01")[1] == "done on time"
    assert action(late, "2025-01-01")[1] == "done late"
    assert action(open_dated, "2025-01-01")[1] == "done, date not stated"


def test_2_a_recommendation_has_its_own_latest_word_unless_an_action_has_a_later_one(world):
    own = {"document_id": "plan", "status": "not started"}
    db = known(world, [FIRST, own, {"action_id": "a1", "document_id": "note", "status": "complete"}])
    assert recommendation(db, "2024-04-01") == ("not started", None)
    assert recommendation(db, "2024-10-01") == ("complete", "derived")


def test_2_a_recommendations_own_word_never_changes_its_actions(world):
    db = known(world, [FIRST, {"document_id": "note", "status": "complete"}])
    assert recommendation(db, "2025-01-01")[0] == "complete"
    assert action(db, "2025-01-01")[0] == "not stated"


def test_2_ongoing_without_a_status_takes_no_part_in_what_the_actions_come_to(world):
    ongoing = {"due_kind": "ongoing", "due_from": None, "due_to": None}
    db = known(world, [{**FIRST, **ongoing}], action=ongoing)
    assert recommendation(db, "2025-01-01")[0] == "not stated"


def test_12_only_the_latest_review_visited_by_then_counts(world):
    db = world(
        councils=[{}],
        reviews=[{"review_id": "old", "visited_from": "2018-10-01"}, {"review_id": "new", "visited_from": "2024-01-10"}],
        documents=[{"document_id": "a", "review_id": "old", "counts_from": "2019-01-01"},
                   {"document_id": "b", "review_id": "new", "counts_from": "2024-03-01"}],
    )  # fmt: skip
    shown = "select review_id from reviews_as_at($d::date)"
    assert db.execute(shown, {"d": "2020-01-01"}).fetchall() == [("old",)]
    assert db.execute(shown, {"d": "2024-02-29"}).fetchall() == [("old",)], "nothing of the new review counts yet"
    assert db.execute(shown, {"d": "2024-03-01"}).fetchall() == [("new",)]


def test_every_action_has_one_span_for_each_day(world):
    db = known(world, [FIRST, {"action_id": "a1", "document_id": "note", "status": "complete"}])
    spans = db.execute("select valid_from::varchar, valid_to::varchar from action_spans order by 1").fetchall()
    assert spans == [("2024-03-31", "2024-09-30"), ("2024-09-30", "9999-12-31")]


def redated(db, as_at):
    return db.execute("select redated_count from actions_as_at($d::date)", {"d": as_at}).fetchone()[0]


@pytest.mark.parametrize(
    ("later", "count"),
    [
        ({"due_kind": "dated", "due_from": "2024-07-01", "due_to": "2024-07-31"}, 1),
        ({"due_kind": "dated", "due_from": "2024-05-20", "due_to": "2024-05-31"}, 0),
        ({"due_kind": "none"}, 0),
        ({"due_kind": "ongoing"}, 1),
    ],
    ids=["moved", "refined", "blank", "end taken away"],
)
def test_6_a_deadline_is_redated_when_its_last_day_moves(world, later, count):
    db = known(world, [FIRST, {"action_id": "a1", "document_id": "note", **later}])
    assert (redated(db, "2024-04-01"), redated(db, "2024-10-01")) == (0, count)


def test_2_an_action_without_a_later_word_is_covered_by_its_recommendation_and_never_overdue(world):
    db = known(world, [{**FIRST, "status": "in progress"}, {"document_id": "note", "status": "in progress"}])
    assert action(db, "2024-09-29")[1] == "due, no update found"
    assert action(db, "2024-09-30")[:2] == ("in progress", "covered by its recommendation")


LATER = {
    "document_id": "later",
    "as_at": "2025-03-31",
    "counts_from": "2025-03-31",
    "kind": "progress report",
    "scope": "unknown",
}


def test_7_a_completion_repeated_later_keeps_its_first_interval(world):
    done = {"action_id": "a1", "status": "complete"}
    db = known(
        world,
        [FIRST, {**done, "document_id": "note"}, {**done, "document_id": "later"}],
        documents=(PLAN, NOTE, LATER),
    )
    between = "select completed_from::varchar, completed_to::varchar from actions_as_at(date '2025-06-01')"
    assert db.execute(between).fetchone() == ("2024-04-01", "2024-09-30")


def test_2_leaving_complete_is_reopened_and_a_new_completion_begins_afresh(world):
    db = known(
        world,
        [
            {**FIRST, "status": "complete"},
            {"action_id": "a1", "document_id": "note", "status": "in progress"},
            {"action_id": "a1", "document_id": "later", "status": "complete"},
        ],
        documents=(PLAN, NOTE, LATER),
    )
    assert action(db, "2024-10-01")[0] == "in progress"
    between = "select completed_from::varchar, completed_to::varchar from actions_as_at(date '2025-06-01')"
    assert db.execute(between).fetchone() == ("2024-10-01", "2025-03-31")


def test_5_a_document_published_after_the_deadline_but_dated_before_it_proves_nothing(world):
    late = {**NOTE, "as_at": "2024-05-15", "counts_from": "2024-06-20", "published_on": "2024-06-20"}
    db = known(
        world, [FIRST, {"action_id": "a1", "document_id": "note", "status": "in progress"}], documents=(PLAN, late)
    )
    assert action(db, "2024-07-01")[1] == "due, no update found"


def test_4_a_deadline_set_too_early_stays_out_of_timing_when_a_report_repeats_it(world):
    early = {"due_kind": "dated", "due_from": "2023-03-01", "due_to": "2023-03-31"}
    db = known(
        world,
        [{**FIRST, **early}, {"action_id": "a1", "document_id": "note", "status": "in progress", **early}],
        action=early,
    )
    assert action(db, "2025-01-01")[1] == "date before its document"
