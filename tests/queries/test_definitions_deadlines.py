"""Method rules 4 and 6: which deadline is first and which is latest, how it moved, and how far things slipped."""

from tests.queries.story import (
    EARLY,
    EVENT,
    JULY,
    MAY,
    ONGOING,
    action,
    due,
    of_action,
    plan,
    report,
    side_by_side,
    told,
)

FIRST_AND_LATEST = "first_due_text due_text"
SLIP = "slip_low_days slip_high_days slip_kind"
NO_SLIP = (None, None, None)
LATE_ON = "2024-10-01"


def followed(world, *deadlines):
    """An action whose deadline is printed again and again, a quarter apart."""
    days = ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]
    documents = zip(days, deadlines, strict=False)
    return told(world, *(plan(day, action(**deadline), key=day) for day, deadline in documents))


def test_4_a_blank_takes_no_deadline_away(world):
    db = followed(world, MAY, {"due_kind": "none"}, {"due_kind": None})
    assert of_action(db, "2025-01-01", f"{FIRST_AND_LATEST} due_kind") == ("May 2024", "May 2024", "dated")


def test_4_without_any_deadline_the_kind_is_none(world):
    assert of_action(followed(world, {}), "2025-01-01", f"due_kind {FIRST_AND_LATEST}") == ("none", None, None)


def test_4_ongoing_is_no_first_deadline_and_the_first_date_after_it_is(world):
    assert of_action(followed(world, ONGOING, JULY), "2025-01-01", FIRST_AND_LATEST) == ("July 2024", "July 2024")


def test_4_a_deadline_before_its_own_plan_is_left_out_of_first_deadline_slippage_and_timing(world):
    db = told(world, plan("2024-03-31", action(**EARLY)), report("2024-09-30", action("in progress")))
    assert of_action(db, "2025-01-01", f"is_due_before_document {FIRST_AND_LATEST}") == (True, None, "March 2023")
    assert of_action(db, "2025-01-01", f"timing is_past_due {SLIP}") == ("date before its document", False, *NO_SLIP)


def test_4_a_report_that_repeats_a_deadline_set_too_early_repeats_an_early_one(world):
    db = told(world, plan("2024-03-31", action(**EARLY)), report("2024-09-30", action("in progress", **EARLY)))
    columns = "is_due_before_document first_due_text redated_count timing"
    assert of_action(db, "2025-01-01", columns) == (True, None, 0, "date before its document")


def test_4_leaving_a_deadline_set_too_early_is_no_redating(world):
    db = followed(world, EARLY, JULY)
    columns = f"{FIRST_AND_LATEST} redated_count is_due_before_document"
    assert of_action(db, "2025-01-01", columns) == ("July 2024", "July 2024", 0, False)


def test_4_a_later_plan_that_sets_a_date_gone_by_leaves_the_first_deadline_and_measures_nothing(world):
    db = followed(world, JULY, EARLY)
    columns = f"first_due_text redated_count timing {SLIP}"
    assert of_action(db, "2025-01-01", columns) == ("July 2024", 0, "date before its document", *NO_SLIP)


def test_4_a_report_may_print_a_date_gone_by(world):
    db = told(world, plan("2024-03-31", action()), report("2024-09-30", action("in progress", **MAY)))
    assert of_action(db, "2025-01-01", "is_due_before_document timing") == (False, "overdue")


def test_4_a_plan_for_a_period_is_compared_with_the_first_day_of_it(world):
    first_days = {"none": None, "April": "2024-04-01", "June": "2024-06-01"}
    stories = {name: [plan("2024-06-30", action(**MAY), period_from=day)] for name, day in first_days.items()}
    db = side_by_side(world, stories)
    is_early = {name: of_action(db, "2025-01-01", "is_due_before_document", f"{name} a1") for name in stories}
    assert is_early == {"none": True, "April": False, "June": True}


def test_4_a_deadline_on_the_day_of_its_document_is_not_early(world):
    today = due("2024-03-31", "2024-03-31", "31 March 2024")
    assert of_action(followed(world, today), "2025-01-01", "is_due_before_document") is False


def test_4_a_plan_without_any_date_sets_no_deadline_too_early(world):
    db = told(world, plan(None, action(**EARLY), counts_from="2024-03-31"))
    assert of_action(db, "2025-01-01", "is_due_before_document first_due_text") == (False, "March 2023")


MOVES = {
    "moved": ([MAY, JULY], 1, 0),
    "moved and moved back": ([MAY, JULY, MAY], 2, 0),
    "the same day in other words": ([MAY, due("2024-05-20", "2024-05-31", "end of May")], 0, 0),
    "a blank between": ([MAY, {"due_kind": "none"}, JULY], 1, 0),
    "end removed": ([MAY, ONGOING], 1, 1),
    "end removed after a blank": ([MAY, {"due_kind": "none"}, ONGOING], 1, 1),
    "tied to an event": ([MAY, EVENT], 1, 1),
    "ongoing, then an event": ([MAY, ONGOING, EVENT], 1, 1),
    "ongoing, then the same day again": ([MAY, ONGOING, MAY], 1, 1),
    "ongoing, then another day": ([MAY, ONGOING, JULY], 2, 1),
    "ended twice": ([MAY, ONGOING, MAY, ONGOING], 2, 2),
    "dated at last": ([ONGOING, MAY], 0, 0),
}


def test_6_how_often_a_deadline_moved_and_how_often_its_end_was_removed(world):
    db = told(
        world,
        *(
            plan(day, *(action(**moves[n], key=name) for name, (moves, *_) in MOVES.items() if n < len(moves)), key=day)
            for n, day in enumerate(["2024-03-31", "2024-04-30", "2024-05-15", "2024-05-31"])
        ),
    )
    found = {name: of_action(db, "2025-01-01", "redated_count end_removed_count", key=name) for name in MOVES}
    assert found == {name: (redated, removed) for name, (_, redated, removed) in MOVES.items()}


def test_6_an_end_removed_is_no_slip_until_there_is_a_date_again(world):
    db = told(world, *(plan(day, action(**deadline), key=day) for day, deadline in [
        ("2024-03-31", MAY), ("2024-04-15", ONGOING), ("2024-04-30", JULY)]))  # fmt: skip
    assert of_action(db, "2024-04-15", f"timing {SLIP}") == ("undated", *NO_SLIP)
    assert of_action(db, "2024-05-01", f"timing {SLIP}") == ("not yet due", 61, 61, "late")


def test_6_refining_a_deadline_moves_nothing_and_leaves_open_how_far_it_slipped(world):
    db = followed(world, due("2024-03-01", "2024-05-31", "Spring 2024"), MAY)
    assert of_action(db, "2025-01-01", f"redated_count {SLIP}") == (0, 0, 61, "cannot tell")


def test_6_the_ends_of_a_slip_are_sorted(world):
    db = followed(world, due("2024-07-31", "2024-07-31", "31 July 2024"), due("2024-07-01", "2024-09-30", "Q2"))
    assert of_action(db, "2024-07-01", SLIP) == (-30, 61, "cannot tell")


def test_6_a_deadline_brought_forward_is_an_early_slip(world):
    db = told(world, plan("2024-03-31", action(**JULY)), plan("2024-04-30", action(**MAY), key="again"))
    assert of_action(db, "2024-04-01", SLIP) == (0, 0, "none")
    assert of_action(db, "2024-05-01", SLIP) == (-61, -61, "early")


def test_6_what_is_overdue_slips_from_its_first_deadline_to_the_day(world):
    db = told(
        world, plan("2024-03-31", action(**MAY)), report("2024-05-15", action(**JULY), key="moved"),
        report("2024-09-30", action("in progress")),
    )  # fmt: skip
    assert of_action(db, "2024-09-29", f"timing {SLIP}") == ("due, no update found", 61, 61, "late")
    assert of_action(db, LATE_ON, f"timing {SLIP}") == ("overdue", 123, 123, "late")


def test_6_what_was_completed_early_has_a_negative_slip(world):
    done = action("complete", completed_from="2024-05-01", completed_to="2024-05-10")
    db = told(world, plan("2024-03-31", action(**MAY)), report("2024-09-30", done))
    assert of_action(db, LATE_ON, f"timing {SLIP}") == ("done on time", -30, -21, "early")


def test_6_where_the_beginning_of_completion_is_not_known_one_end_of_the_slip_is_not(world):
    undated = plan(None, action(**MAY), counts_from="2024-03-31")
    days = {"before": "2024-05-30", "on": "2024-05-31", "after": "2024-06-30"}
    db = side_by_side(world, {name: [undated, report(day, action("complete"))] for name, day in days.items()})
    assert of_action(db, LATE_ON, SLIP, key="before a1") == (None, -1, "early")
    assert of_action(db, LATE_ON, SLIP, key="on a1") == (None, 0, "cannot tell")
    assert of_action(db, LATE_ON, SLIP, key="after a1") == (None, 30, "cannot tell")


def test_6_completion_on_no_known_day_has_no_slip(world):
    db = told(world, plan("2024-03-31", action(**MAY)), report(None, action("complete"), counts_from="2024-05-15"))
    assert of_action(db, LATE_ON, "completed_from completed_to") == ("2024-04-01", None)
    assert of_action(db, LATE_ON, SLIP) == (-60, None, "cannot tell")


def test_6_what_was_stopped_or_has_no_end_has_no_slip(world):
    settled = ["stopped", "continuous"]
    db = told(
        world,
        plan("2024-03-31", *(action(key=status, **MAY) for status in settled)),
        report("2024-05-15", *(action(status, key=status, **JULY) for status in settled)),
    )
    for status in settled:
        assert of_action(db, LATE_ON, f"redated_count {SLIP}", key=status) == (1, *NO_SLIP)


def test_6_without_a_first_deadline_there_is_no_slip(world):
    db = told(world, plan("2024-03-31", action()), report("2024-09-30", action("complete")))
    assert of_action(db, LATE_ON, SLIP) == NO_SLIP
