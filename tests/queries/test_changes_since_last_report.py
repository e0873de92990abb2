from tests.queries import chosen
from tests.queries.story import (
    BORCHESTER,
    EARLY,
    JULY,
    MAY,
    ONGOING,
    action,
    asked,
    note,
    owner,
    plan,
    report,
    side_by_side,
    told,
    whole,
)

CHANGES = "change action_id was is_now"


def changed(db, columns=CHANGES, **params):
    return asked(db, "changes_since_last_report", columns, **{**BORCHESTER, **params})


def from_to(before, after):
    """One action in the plan and in the report that followed, which list another too."""
    other = action(key="a2")
    return [plan("2024-03-31", action(**before), other), report("2024-06-30", action(**after), other)]


MERGED = {"status": "stopped", "status_method": "derived", "successor_id": "a2"}
SPLIT = {"status": "stopped", "status_method": "derived"}
HAPPENED = {
    "done": ({"status": "in progress"}, {"status": "complete"}, [("done", "in progress", "complete")]),
    "reopened": ({"status": "complete"}, {"status": "in progress"}, [("reopened", "complete", "in progress")]),
    "stopped": ({"status": "in progress"}, {"status": "stopped"}, [("stopped", "in progress", "stopped")]),
    "merged": ({"status": "in progress"}, MERGED, [("merged", "in progress", "stopped")]),
    "split": ({}, SPLIT, [("split", "not stated", "stopped")]),
    "re-dated": (MAY, JULY, [("re-dated", "May 2024", "July 2024")]),
    "end date removed": (MAY, ONGOING, [("end date removed", "May 2024", "Ongoing")]),
    "reworded": ({"text": "Agree a plan"}, {"text": "Agree it"}, [("reworded", "Agree a plan", "Agree it")]),
    "re-dated and done": (MAY, {**JULY, "status": "complete"}, [
        ("re-dated", "May 2024", "July 2024"), ("done", "not stated", "complete")]),
    "reopened and stopped": ({"status": "complete"}, {"status": "stopped"}, [
        ("stopped", "complete", "stopped")]),
}  # fmt: skip


def test_what_happened_to_an_action_with_what_was_and_what_is(world):
    db = side_by_side(world, {name: from_to(before, after) for name, (before, after, _) in HAPPENED.items()})
    found = {name: changed(db, "change was is_now", review_id=name) for name in HAPPENED}
    assert found == {name: expected for name, (*_, expected) in HAPPENED.items()}


NOTHING = {
    "said again": ({"status": "complete", **MAY}, {"status": "complete", **MAY}),
    "begun": ({"status": "not started"}, {"status": "in progress"}),
    "silence": ({"status": "complete", **MAY}, {"due_kind": None, "text": None}),
    "other marks and letters": ({"text": "Agree a plan"}, {"text": "AGREE: a  plan"}),
    "a date set too early left": (EARLY, JULY),
    "a date said more exactly": (MAY, {**MAY, "due_from": "2024-05-20", "due_text": "by 31 May"}),
}


def test_what_is_no_change(world):
    db = side_by_side(world, {name: from_to(before, after) for name, (before, after) in NOTHING.items()})
    assert changed(db, review_id=None) == []


def test_a_full_stop_more_or_less_is_no_rewording(world):
    db = told(world, *from_to({"text": "Agree a plan"}, {"text": "Agree a plan."}))
    assert changed(db) == []


def test_new_and_dropped_are_told_with_the_place_in_the_last_report(world):
    db = told(
        world,
        plan("2024-03-31", action(), action(key="kept", place="line 7")),
        report("2024-06-30", action("complete", key="new", place="line 9"), action(key="kept", place="line 8")),
    )
    assert changed(db, f"{CHANGES} place") == [
        ("dropped without statement", "a1", "not stated", None, None),
        ("new", "new", None, "complete", "line 9"),
    ]
    assert set(changed(db, "council review_id reported_on file_name")) == {
        ("Borchester", BORCHESTER["review_id"], "2024-06-30", "report.txt")
    }


def test_what_was_dropped_before_is_not_dropped_again(world):
    db = told(
        world,
        plan("2024-03-31", action(), action(key="kept")),
        report("2024-06-30", action(key="kept"), key="first"),
        report("2024-09-30", action(key="kept")),
    )
    assert changed(db, as_at="2024-06-30") == [("dropped without statement", "a1", "not stated", None)]
    assert changed(db) == []


ALONE = {
    "one": [plan("2024-03-31", action("complete"))],
    "two of one day": [plan("2024-03-31", action()), report("2024-03-31", action("complete"))],
    "only the last lists any": [plan("2024-03-31", whole("Begun.")), report("2024-06-30", action("complete"))],
    "one without a date": [plan(None, action("complete"))],
    "peers only": [
        note("2024-03-31", action(), said_by="peers", key="one"),
        note("2024-06-30", action("complete"), said_by="peers", key="two"),
    ],
}


def test_without_two_documents_to_compare_nothing_changed(world):
    assert changed(side_by_side(world, ALONE), review_id=None) == []


def test_only_what_came_with_the_councils_own_last_report_changed(world):
    db = told(
        world,
        plan("2024-03-31", action(), action(key="a2"), action(key="a3")),
        note("2024-06-30", action("complete"), said_by="peers", key="peers"),
        report("2024-09-30", action("complete"), action("complete", key="a2"), action(key="a3")),
        note("2024-12-31", action("complete", key="a3"), said_by="peers", key="later peers"),
    )
    assert changed(db, "change action_id reported_on file_name") == [("done", "a2", "2024-09-30", "report.txt")]


def test_as_at_an_earlier_day_the_last_report_is_the_one_before(world):
    db = told(
        world,
        plan("2024-03-31", action()),
        report("2024-06-30", action("complete"), key="first"),
        report("2024-09-30", action("in progress")),
    )
    assert changed(db, as_at="2024-05-01") == []
    assert changed(db, as_at="2024-09-29") == [("done", "a1", "not stated", "complete")]
    assert changed(db) == [("reopened", "a1", "complete", "in progress")]


def test_dated_again_after_an_end_was_removed_is_re_dated(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY)),
        report("2024-04-30", action(**ONGOING), key="first"),
        report("2024-06-30", action(**JULY)),
    )
    assert changed(db) == [("re-dated", "a1", "Ongoing", "July 2024")]


def test_of_the_latest_review_of_every_council_or_of_an_older_one(world):
    db = side_by_side(
        world, {"North": from_to({}, {"status": "complete"}), "South": from_to({}, {"status": "stopped"})}
    )
    assert changed(db, "council change", review_id=None) == [("North", "done"), ("South", "stopped")]
    assert changed(db, "council change", review_id="South") == [("South", "stopped")]


def test_several_mentions_owners_and_documents_of_one_day_make_one_row(world):
    db = told(
        world, plan("2024-03-31", action()), note("2024-06-30", action("complete"), key="cover"),
        report("2024-06-30", action("complete", place="line 2"), action("complete", place="line 5")),
        action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
    )  # fmt: skip
    assert changed(db, "change place") == [("done", "line 2")]


def test_an_action_of_no_recommendation_has_no_number(world):
    db = told(
        world,
        plan("2024-03-31", action(), action(key="loose", of=None)),
        report("2024-06-30", action("complete"), action("complete", key="loose", of=None)),
        recommendations={"r1": {"ref": "KR1"}},
    )
    assert changed(db, "action_id recommendation_id ref") == [("a1", "r1", "KR1"), ("loose", None, None)]


def test_what_came_back_from_a_merge_and_is_then_stopped_in_words_is_stopped(world):
    """Rule 8: merged is stopped with method derived; this one says so itself."""
    db = told(
        world,
        plan("2024-03-31", action(), action(key="a2")),
        report("2024-06-30", action(**MERGED), action(key="a2"), key="merging"),
        report("2024-09-30", action("in progress"), action(key="a2"), key="parting"),
        report("2024-12-31", action("stopped"), action(key="a2")),
    )
    assert changed(db, "change action_id") == [("stopped", "a1")]


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("changes_since_last_report", "action_id change") == {
        "all": [("ba1", "re-dated"), ("ba2", "done"), ("fa1", "re-dated"), ("fa2", "done")],
        "type": [("ba1", "re-dated"), ("ba2", "done"), ("ha1", "re-dated")],
        "region": [("fa1", "re-dated"), ("fa2", "done")],
        "year": [("ea1", "re-dated")],
        "theme": [("ba2", "done"), ("fa2", "done")],
    }
