"""Method rules 5 and 7: where an action stands against its deadline, and when what is complete was completed."""

from tests.queries.story import EARLY, EVENT, JULY, MAY, ONGOING, action, due, note, of_action, plan, report, told

TO_SEPTEMBER = due("2024-09-01", "2024-09-30", "September 2024")
DONE = "completed_from completed_to"
LATE_ON = "2025-01-01"


def test_5_past_due_without_a_later_word_is_never_overdue(world):
    db = told(world, plan("2024-03-31", action("in progress", **MAY)))
    assert of_action(db, "2024-05-31", "timing is_past_due") == ("not yet due", False)
    assert of_action(db, "2024-06-01", "timing is_past_due") == ("due, no update found", True)


def test_5_overdue_needs_a_document_on_or_after_the_deadline(world):
    still_open = ["in progress", "not started"]
    db = told(
        world,
        plan("2024-03-31", *(action(key=status, **MAY) for status in still_open)),
        note("2024-05-31", *(action(status, key=status) for status in still_open)),
    )
    for status in still_open:
        assert of_action(db, "2024-05-31", "timing", key=status) == "not yet due"
        assert of_action(db, "2024-06-01", "timing", key=status) == "overdue"


def test_5_a_document_published_after_the_deadline_but_dated_before_it_proves_nothing(world):
    late = note("2024-05-15", action("in progress"), counts_from="2024-06-20", published_on="2024-06-20")
    db = told(world, plan("2024-03-31", action(**MAY)), late)
    assert of_action(db, "2024-07-01", "timing") == "due, no update found"


def test_5_a_later_mention_without_a_status_proves_nothing(world):
    db = told(world, plan("2024-03-31", action("in progress", **MAY)), report("2024-09-30", action()))
    assert of_action(db, LATE_ON, "timing") == "due, no update found"


def test_5_a_deadline_that_was_moved_is_due_only_when_the_latest_has_passed(world):
    db = told(world, plan("2024-03-31", action(**MAY)), report("2024-06-30", action("in progress", **JULY)))
    assert of_action(db, "2024-06-29", "timing") == "due, no update found"
    assert of_action(db, "2024-07-31", "timing") == "not yet due"
    assert of_action(db, "2024-08-01", "timing") == "due, no update found"


STANDS = {
    "stopped after its deadline": (("stopped", MAY), "stopped", False),
    "continuous after its deadline": (("continuous", MAY), "no end by design", False),
    "complete without a deadline": (("complete", {}), "done, date not stated", False),
    "ongoing": (("in progress", ONGOING), "undated", False),
    "tied to an event": (("not started", EVENT), "undated", False),
    "no deadline": (("not started", {}), "undated", False),
    "early and complete": (("complete", EARLY), "done, date not stated", False),
    "early": (("in progress", EARLY), "date before its document", False),
    "due on the day": (("in progress", due("2025-01-01", "2025-01-01", "New Year")), "not yet due", False),
    "overdue": (("not started", MAY), "overdue", True),
    "not stated": (("not stated", MAY), "due, no update found", True),
}


def test_5_the_first_timing_that_holds(world):
    says = [(name, word, deadline) for name, ((word, deadline), *_) in STANDS.items()]
    db = told(
        world,
        plan("2024-03-31", *(action(key=name, **deadline) for name, _, deadline in says)),
        report("2024-09-30", *(action(word, key=name) for name, word, _ in says)),
    )
    found = {name: of_action(db, LATE_ON, "timing is_past_due", key=name) for name in STANDS}
    assert found == {name: (timing, is_past_due) for name, (_, timing, is_past_due) in STANDS.items()}


DONE_WHEN = {
    "before": (("2024-05-01", "2024-05-20"), "done on time"),
    "up to its last day": (("2024-05-01", "2024-05-31"), "done on time"),
    "across it": (("2024-05-20", "2024-06-10"), "done, date not stated"),
    "from the day after": (("2024-06-01", "2024-06-30"), "done late"),
    "not told": ((None, None), "done, date not stated"),
}


def test_7_complete_before_the_first_deadline_is_on_time_and_after_it_late(world):
    db = told(
        world,
        plan("2024-03-31", *(action(key=name, **MAY) for name in DONE_WHEN)),
        report("2024-09-30", *(
            action("complete", key=name, completed_from=first, completed_to=last)
            for name, ((first, last), _) in DONE_WHEN.items()
        )),
    )  # fmt: skip
    found = {name: of_action(db, LATE_ON, "timing", key=name) for name in DONE_WHEN}
    assert found == {name: timing for name, (_, timing) in DONE_WHEN.items()}


def test_7_on_time_is_told_against_the_first_deadline_and_beside_it_against_the_latest(world):
    db = told(world, plan("2024-03-31", action(**MAY)), report("2024-09-30", action("complete", **TO_SEPTEMBER)))
    assert of_action(db, LATE_ON, f"on_time on_time_latest {DONE}") == (
        *("cannot tell", "on time"),
        *("2024-04-01", "2024-09-30"),
    )


def test_7_what_is_late_by_the_latest_deadline_may_be_on_time_by_the_first(world):
    done = action("complete", completed_from="2024-06-10", completed_to="2024-06-20", **MAY)
    db = told(world, plan("2024-03-31", action(**JULY)), report("2024-09-30", done))
    assert of_action(db, LATE_ON, "on_time on_time_latest") == ("on time", "late")


def test_7_what_is_overdue_is_not_on_time_by_either_and_what_is_still_open_is_neither(world):
    db = told(world, plan("2024-03-31", action(**MAY)), report("2024-09-30", action("in progress")))
    assert of_action(db, "2024-07-01", "on_time on_time_latest") == (None, None)
    assert of_action(db, LATE_ON, "on_time on_time_latest") == ("overdue", "overdue")


def test_7_without_a_first_deadline_what_is_done_is_neither_on_time_nor_late(world):
    deadlines = {"none": {}, "ongoing": ONGOING, "early": EARLY}
    done = {"completed_from": "2024-06-10", "completed_to": "2024-06-20"}
    db = told(
        world,
        plan("2024-03-31", *(action(key=name, **deadline) for name, deadline in deadlines.items())),
        report("2024-09-30", *(action("complete", key=name, **done) for name in deadlines)),
    )
    judged = "timing on_time on_time_latest"
    for name in deadlines:
        assert of_action(db, LATE_ON, judged, key=name) == ("done, date not stated", None, None)


def test_7_a_latest_deadline_that_is_no_date_leaves_only_the_first_to_judge_by(world):
    done = action("complete", completed_from="2024-05-10", completed_to="2024-05-20")
    db = told(world, plan("2024-03-31", action(**MAY)), report("2024-09-30", done, action("complete", **ONGOING)))
    assert of_action(db, LATE_ON, "on_time on_time_latest") == ("on time", None)


def test_7_a_completion_repeated_later_keeps_its_first_interval(world):
    db = told(
        world,
        plan("2024-03-31", action()),
        note("2024-09-30", action("complete")),
        note("2025-03-31", action("complete"), key="again"),
    )
    assert of_action(db, "2025-06-01", DONE) == ("2024-04-01", "2024-09-30")


def test_7_the_period_that_the_latest_document_of_the_run_states_holds(world):
    db = told(
        world,
        plan("2024-03-31", action()),
        report("2024-09-30", action("complete", completed_from="2024-06-01", completed_to="2024-06-30"), key="one"),
        report("2024-12-31", action("complete", completed_from="2024-07-01", completed_to="2024-07-31"), key="two"),
        report("2025-03-31", action("complete"), key="three"),
    )
    assert of_action(db, "2024-10-01", DONE) == ("2024-06-01", "2024-06-30")
    assert of_action(db, "2025-06-01", DONE) == ("2024-07-01", "2024-07-31")


def test_7_a_document_without_a_status_neither_ends_a_run_nor_belongs_to_it(world):
    db = told(
        world,
        plan("2024-03-31", action()),
        report(None, action("complete"), key="undated", counts_from="2024-06-30"),
        report("2024-09-30", action(), key="silent"),
        report("2024-12-31", action("complete")),
    )
    assert of_action(db, "2024-10-01", DONE) == ("2024-04-01", None)
    assert of_action(db, "2025-01-01", DONE) == ("2024-04-01", "2024-12-31")


def test_7_a_completion_after_reopening_begins_afresh(world):
    db = told(
        world,
        plan("2024-03-31", action("complete", completed_from="2024-03-01", completed_to="2024-03-15")),
        note("2024-09-30", action("in progress")),
        note("2025-03-31", action("complete"), key="later"),
    )
    assert of_action(db, "2024-10-01", DONE) == (None, None)
    assert of_action(db, "2025-06-01", DONE) == ("2024-10-01", "2025-03-31")


def test_7_what_the_first_document_calls_complete_has_no_known_beginning(world):
    db = told(world, plan("2024-03-31", action("complete", **MAY)))
    assert of_action(db, LATE_ON, f"{DONE} timing") == (None, "2024-03-31", "done on time")


def test_7_completion_never_runs_from_after_to(world):
    """The document before the run speaks for a day after the one that says complete."""
    db = told(
        world,
        plan("2024-12-31", action("in progress"), counts_from="2024-09-01"),
        report("2024-10-31", action("complete")),
    )
    assert of_action(db, "2025-06-01", DONE) == ("2024-10-31", "2024-10-31")
