from tests.queries.story import (
    BORCHESTER,
    FELPERSHAM,
    JULY,
    MAY,
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
    return asked(db, "actions_of_review", columns, **{**BORCHESTER, **params})


def test_first_and_latest_deadline_status_and_both_clocks_of_an_action(world):
    db = told(
        world,
        plan("2024-03-31", action("not started", **MAY)),
        report("2024-06-30", action("in progress", status_text="Under way", **JULY)),
        note("2024-09-30", action("in progress"), said_by="peers"),
    )
    deadlines = "first_due_text first_due_to due_text due_to redated_count slip_low_days slip_high_days slip_kind"
    assert shown(db, deadlines, as_at="2024-07-01") == [
        ("May 2024", "2024-05-31", "July 2024", "2024-07-31", 1, 61, 61, "late")
    ]
    assert shown(db, "status status_text timing last_reported_status last_reported_timing") == [
        ("in progress", None, "overdue", "in progress", "not yet due")
    ]


def test_the_words_are_those_of_the_latest_document_that_names_it(world):
    db = told(
        world, plan("2024-03-31", action(text="Agree a plan")), report("2024-06-30", action(text="Agree and fund a plan")),
        note("2024-09-30", action(text=None)),
    )  # fmt: skip
    assert shown(db, "action file_name", as_at="2024-06-29") == [("Agree a plan", "plan.txt")]
    assert shown(db, "action file_name") == [("Agree and fund a plan", "plan.txt")]


def test_several_owners_and_mentions_make_one_row(world):
    db = told(
        world, plan("2024-03-31", action(), action()), report("2024-09-30", action()),
        action_owners=[owner("a1", "Leader", 2), owner("a1", "Chief Executive", 1), owner("a1", "Director", 3)],
    )  # fmt: skip
    assert shown(db, "owners mention_count") == [(["Chief Executive", "Leader", "Director"], 2)]
    assert shown(db, "mention_count", as_at="2024-09-29") == [(1,)]


def test_what_no_document_states_is_null(world):
    db = told(world, report("2024-03-31", action(of=None), said_by="peers"))
    not_stated = (
        "recommendation_id recommendation_ref ref owners first_due_text due_text slip_kind status_method status_on"
    )
    assert shown(db, not_stated) == [(None,) * 9]
    assert shown(db, "status due_kind timing last_reported_status") == [("not stated", "none", "undated", None)]


def test_actions_stand_in_the_order_of_the_plan_and_those_of_no_recommendation_last(world):
    says = [action(key="z"), action(key="loose", of=None), action(key="y", of="r2"), action(key="b"), action(key="a")]
    db = told(world, plan("2024-03-31", *says))
    assert [key for (key,) in shown(db, "action_id")] == ["z", "b", "a", "y", "loose"]


def test_only_actions_of_this_review_that_are_known_by_then(world):
    db = told(
        world,
        plan("2024-03-31", action()),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        report("2024-09-30", action(), action(key="new")),
    )
    assert shown(db, "action_id", as_at="2024-09-29") == [("a1",)]
    assert shown(db, "action_id") == [("a1",), ("new",)]
    assert shown(db, "action_id", review_id="unknown") == []


def test_covered_reopened_and_dropped_are_told(world):
    db = told(
        world,
        plan("2024-03-31", action("complete"), action(key="kept")),
        report("2024-06-30", action("in progress"), action(key="kept"), key="again"),
        report("2024-09-30", recommendation("in progress"), action(key="kept")),
    )
    columns = "action_id is_covered reopened_count is_dropped dropped_on"
    assert shown(db, columns) == [("a1", True, 1, True, "2024-09-30"), ("kept", True, 0, False, None)]
