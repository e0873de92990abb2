from tests.queries.story import (
    BORCHESTER,
    EVENT,
    FELPERSHAM,
    JULY,
    MAY,
    ONGOING,
    action,
    asked,
    due,
    note,
    owner,
    plan,
    recommendation,
    report,
    side_by_side,
    told,
)

OVERDUE, DROPPED, SILENT, MOVED, REOPENED, END_REMOVED, NOBODY, NO_DATE = range(1, 9)
AUGUST = due("2024-08-01", "2024-08-31", "August 2024")
LED = [owner("a1", "Leader")]


def questions(db, columns="position because", **params):
    return asked(db, "questions_of_review", columns, **{**BORCHESTER, **params})


def test_what_is_led_dated_and_on_its_way_raises_no_question(world):
    db = told(world, plan("2024-03-31", action("in progress", **MAY)), action_owners=LED)
    assert questions(db, as_at="2024-05-31") == []


RAISED = {
    "overdue": ([MAY, {"status": "in progress"}], [(OVERDUE, "deadline May 2024; still in progress")]),
    "silent": ([MAY], [(SILENT, "deadline May 2024")]),
    "no date": ([{}], [(NO_DATE, "no deadline is printed")]),
    "ongoing": ([ONGOING], [(NO_DATE, "deadline: Ongoing")]),
    "an event": ([EVENT], [(NO_DATE, "deadline: After the election")]),
    "moved once": ([MAY, {**JULY, "status": "complete"}], []),
    "moved twice": ([MAY, JULY, AUGUST], [
        (SILENT, "deadline August 2024"), (MOVED, "moved 2 times; first May 2024, now August 2024")]),
    "end removed": ([MAY, ONGOING], [(END_REMOVED, "was May 2024, now Ongoing")]),
    "reopened": ([{**MAY, "status": "complete"}, {"status": "in progress"}], [
        (OVERDUE, "deadline May 2024; still in progress"), (REOPENED, "now in progress")]),
    "settled": ([{}, {"status": "stopped"}], []),
    "complete again": ([{"status": "complete"}, {"status": "in progress"}, {"status": "complete"}], []),
}  # fmt: skip


def test_what_raises_a_question_and_because_of_what(world):
    days = ["2024-03-31", "2024-06-30", "2024-07-31"]
    stories = {
        name: [report(day, action(**said), key=day) for day, said in zip(days, says, strict=False)]
        for name, (says, _) in RAISED.items()
    }
    db = side_by_side(world, stories, action_owners=[owner(f"{name} a1", "Leader") for name in stories])
    found = {name: questions(db, review_id=name) for name in RAISED}
    assert found == {name: expected for name, (_, expected) in RAISED.items()}


def test_what_is_covered_by_its_recommendation_is_asked_after(world):
    db = told(
        world,
        plan("2024-03-31", action("in progress", **MAY)),
        note("2024-09-30", recommendation("in progress")),
        action_owners=LED,
    )
    assert questions(db) == [(SILENT, "deadline May 2024")]


def test_what_was_dropped_is_asked_after(world):
    db = told(
        world, plan("2024-03-31", action("in progress", **ONGOING), action("complete", key="kept")),
        report("2024-09-30", action("complete", key="kept")), action_owners=LED,
    )  # fmt: skip
    assert (DROPPED, "last status: in progress") in questions(db)


def test_nobody_leads_until_a_document_names_somebody(world):
    db = told(
        world, plan("2024-03-31", action(**AUGUST)), report("2024-06-30", action()),
        action_owners=[owner("a1", "Leader", document_id="report")],
    )  # fmt: skip
    assert questions(db, as_at="2024-06-29") == [(NOBODY, "no owner is printed")]
    assert questions(db, as_at="2024-06-30") == []


def test_each_question_says_on_how_many_actions_it_rests_and_several_owners_and_mentions_add_none(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY), action(key="a2", **MAY)),
        report("2024-04-30", action(), action(key="a2")),
        action_owners=[owner(key, role, n) for key in ("a1", "a2") for n, role in enumerate(["Leader", "Director"])],
    )
    assert questions(db, "position row_count action_id") == [(SILENT, 2, "a1"), (SILENT, 2, "a2")]


def test_it_points_at_the_latest_word_known_by_then(world):
    db = told(
        world,
        plan("2024-03-31", action(place="line 2", **MAY)),
        report("2024-09-30", action("in progress", place="line 5")),
        action_owners=LED,
        recommendations={"r1": {"ref": "KR1"}},
    )
    assert questions(db, "ref file_name place", as_at="2024-09-29") == [("KR1", "plan.txt", "line 2")]
    assert questions(db, "ref file_name place") == [("KR1", "report.txt", "line 5")]


def test_of_two_documents_of_one_day_the_full_one_has_the_latest_word(world):
    db = told(
        world,
        report("2024-09-30", action("in progress", **MAY)),
        note("2024-09-30", action()),
        action_owners=LED,
    )
    assert questions(db, "because file_name") == [("deadline May 2024; still in progress", "report.txt")]


def test_what_was_complete_and_is_now_stopped_is_not_open_again(world):
    db = told(world, plan("2024-03-31", action("complete")), report("2024-06-30", action("stopped")), action_owners=LED)
    assert questions(db) == []


def test_the_end_that_was_taken_away_is_the_last_one(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY)),
        report("2024-04-30", action(**JULY), key="moved"),
        report("2024-05-31", action(**ONGOING)),
        action_owners=LED,
    )
    assert (END_REMOVED, "was July 2024, now Ongoing") in questions(db)


def test_other_reviews_raise_nothing_here(world):
    db = told(world, plan("2024-03-31", action(key="f1", of="s1"), **FELPERSHAM))
    assert questions(db) == []
    assert questions(db, "action_id", **FELPERSHAM) == [("f1",), ("f1",)]


def test_a_deadline_without_words_still_says_why(world):
    """Nothing printed is lost: an 'ongoing' that has no words of its own is named by its kind."""
    db = told(world, plan("2024-03-31", action(due_kind="ongoing")), action_owners=LED)
    assert questions(db) == [(NO_DATE, "deadline: ongoing")]
