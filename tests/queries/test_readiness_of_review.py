import pytest

from tests.queries.story import (
    BORCHESTER,
    EARLY,
    EVENT,
    FELPERSHAM,
    JULY,
    MAY,
    ONGOING,
    REVIEWS,
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

BEFORE, OVERDUE, SILENT, NO_UPDATE, REDATED, NOBODY, NO_DATE = range(1, 8)
# The visit ended on 12 January 2024: the progress review is about 12 November.
ON_THE_DAY = due("2024-11-01", "2024-11-12", "12 November 2024")
AFTER = due("2024-11-13", "2024-11-13", "13 November 2024")
LED = [owner("a1", "Leader")]
DATES = "progress_review_from progress_review_to progress_review_basis"


def readiness(db, columns="position", as_at="2024-10-01", **params):
    return asked(db, "readiness_of_review", columns, as_at, **{**BORCHESTER, **params})


# The deadline in the plan, what the report says, and the reasons that follow.
REASONS = {
    "due on the day": (ON_THE_DAY, action("in progress"), [BEFORE]),
    "due the day after": (AFTER, action("in progress"), []),
    "due before its document": (EARLY, action("in progress"), []),
    "overdue": (MAY, action("in progress"), [BEFORE, OVERDUE]),
    "no status": (MAY, action(), [BEFORE, SILENT]),
    "moved": (MAY, action("in progress", **AFTER), [REDATED]),
    "ongoing": (ONGOING, action("in progress"), [NO_DATE]),
    "an event": (EVENT, action("not started"), [NO_DATE]),
    "nothing printed": ({}, action(), [NO_DATE]),
    "end removed": (MAY, action("in progress", **ONGOING), [REDATED, NO_DATE]),
    "complete": (MAY, action("complete", **JULY), []),
    "stopped": (MAY, action("stopped"), []),
    "continuous": ({}, action("continuous"), []),
}


def test_which_reasons_an_open_action_has(world):
    stories = {
        name: [plan("2024-03-31", action(**first)), report("2024-09-30", second)]
        for name, (first, second, _) in REASONS.items()
    }
    db = side_by_side(world, stories, action_owners=[owner(f"{name} a1", "Leader") for name in stories])
    found = {name: [position for (position,) in readiness(db, review_id=name)] for name in REASONS}
    assert found == {name: expected for name, (_, _, expected) in REASONS.items()}


def test_reasons_have_names_in_a_fixed_order(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY), action(key="a2", **MAY), action(key="a3")),
        report("2024-09-30", action("in progress"), action(key="a2", **JULY)),
    )
    assert list(dict.fromkeys(readiness(db, "position reason"))) == [
        (1, "due before the progress review"),
        (2, "overdue"),
        (3, "due, no update found"),
        (4, "no update"),
        (5, "re-dated"),
        (6, "no owner"),
        (7, "no calendar date"),
    ]


def test_an_update_is_a_second_document_that_speaks_of_it_by_the_day(world):
    db = told(
        world, plan("2024-03-31", action(**AFTER), action(**AFTER)), note("2024-09-30", action(), said_by="peers"), action_owners=LED,
    )  # fmt: skip
    assert readiness(db, as_at="2024-09-29") == [(NO_UPDATE,)]
    assert readiness(db, as_at="2024-09-30") == []


def test_what_only_its_recommendation_is_said_of_is_no_update_of_the_action_and_not_overdue(world):
    db = told(
        world, plan("2024-03-31", action(**MAY)), note("2024-09-30", recommendation("in progress")), action_owners=LED
    )
    assert readiness(db) == [(BEFORE,), (NO_UPDATE,)]


def test_nobody_leads_until_a_document_names_somebody(world):
    db = told(
        world, plan("2024-03-31", action(**AFTER)), report("2024-09-30", action()),
        action_owners=[owner("a1", "Leader", document_id="report"), owner("a1", "Director", 2, document_id="report")],
    )  # fmt: skip
    assert readiness(db, "position owners", as_at="2024-09-29") == [(NO_UPDATE, None), (NOBODY, None)]
    again = told(
        world, plan("2024-03-31", action(**MAY)), report("2024-09-30", action("in progress")),
        action_owners=[owner("a1", "Leader"), owner("a1", "Director", 2)],
    )  # fmt: skip
    assert readiness(again, "position owners") == [(BEFORE, ["Leader", "Director"]), (OVERDUE, ["Leader", "Director"])]


def test_each_reason_says_on_how_many_actions_it_rests_of_how_many_open(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY), action(key="a2", **AFTER), action(key="a3", **AFTER), action("complete", key="a4")),
        report("2024-09-30", *(action("in progress", key=key) for key in ("a1", "a2", "a3"))),
        action_owners=[owner("a1", "Leader"), owner("a2", "Leader")],
    )  # fmt: skip
    assert readiness(db, "position row_count open_count action_id") == [
        (BEFORE, 1, 3, "a1"),
        (OVERDUE, 1, 3, "a1"),
        (NOBODY, 1, 3, "a3"),
    ]


def test_it_tells_the_promise_and_points_at_the_latest_word(world):
    db = told(
        world,
        plan("2024-03-31", action(place="line 2", **MAY)),
        report("2024-09-30", action("in progress", place="line 5", text="Agree it", **JULY), url="https://example.org/r"),
        action_owners=LED, recommendations={"r1": {"ref": "KR1"}},
    )  # fmt: skip
    columns = "recommendation_id ref action first_due_text due_text due_to status file_name place url"
    moved = ("r1", "KR1", "Agree it", "May 2024", "July 2024", "2024-07-31", "in progress", "report.txt", "line 5")
    assert readiness(db, columns)[0] == (*moved, "https://example.org/r")
    before = ("r1", "KR1", "Action a1", "May 2024", "May 2024", "2024-05-31", "not stated", "plan.txt", "line 2", None)
    assert readiness(db, columns, as_at="2024-09-29")[0] == before


STEP = {**BORCHESTER, "step": "progress review", "precision": "month"}


@pytest.mark.parametrize(
    ("dates", "as_at", "expected"),
    [
        ([], "2024-10-01", ("2024-11-12", "2024-11-12", "about 10 months after the visit")),
        ([("2024-10-05", "2024-10-07", "plan")], "2024-04-01", ("2024-10-05", "2024-10-07", "stated")),
        ([("2024-12-01", "2024-12-31", "plan"), ("2024-12-09", "2024-12-10", "plan")], "2024-10-01", ("2024-12-09", "2024-12-10", "stated")),
        ([("2024-12-01", "2024-12-15", "plan"), ("2024-12-14", "2024-12-16", "plan")], "2024-10-01", ("2024-12-14", "2024-12-16", "stated")),
        ([("2024-12-01", "2024-12-31", "plan"), ("2025-02-09", "2025-02-10", "plan")], "2024-10-01", ("2024-12-01", "2024-12-31", "stated")),
        ([("2024-10-05", "2024-10-07", "later")], "2024-10-06", ("2024-11-12", "2024-11-12", "about 10 months after the visit")),
        ([("2024-10-05", "2024-10-07", "later")], "2024-10-07", ("2024-10-05", "2024-10-07", "stated")),
        ([("2025-10-05", "2025-10-07", "later")], "2024-12-31", ("2025-10-05", "2025-10-07", "stated")),
    ],
)  # fmt: skip
def test_the_day_of_the_progress_review_is_a_stated_one_that_is_known_by_then(world, dates, as_at, expected):
    found = [{**STEP, "on_from": first, "on_to": last, "document_id": key} for first, last, key in dates]
    db = told(
        world, plan("2024-03-31", action(**MAY)), note("2024-12-31", action(), key="later"), review_dates=found, action_owners=LED,
    )  # fmt: skip
    assert readiness(db, DATES, as_at=as_at)[0] == expected


def test_a_day_that_stands_with_the_review_alone_is_stated_too(world):
    dated = [{**REVIEWS[0], "progress_review_on": "2024-12-03"}, REVIEWS[1]]
    db = told(world, plan("2024-03-31", action(**AFTER)), reviews=dated, action_owners=LED)
    assert readiness(db, f"position {DATES}")[0] == (BEFORE, "2024-12-03", "2024-12-03", "stated")


def test_a_visit_known_by_its_month_makes_it_an_interval_and_one_without_a_day_leaves_it_open(world):
    month = {"visited_from": "2024-01-01", "visited_to": "2024-01-31", "visited_precision": "month"}
    last = due("2024-11-30", "2024-11-30", "30 November 2024")
    db = told(
        world, plan("2024-03-31", action(**last)), reviews=[{**REVIEWS[0], **month}, REVIEWS[1]], action_owners=LED
    )
    interval = ("2024-11-01", "2024-11-30", "about 10 months after the visit")
    assert readiness(db, f"position {DATES}") == [(BEFORE, *interval), (NO_UPDATE, *interval)]
    unknown = [{**REVIEWS[0], "visited_from": None, "visited_to": None}, REVIEWS[1]]
    db = told(world, plan("2024-03-31", action(**last)), reviews=unknown, action_owners=LED)
    assert readiness(db, f"position {DATES}") == [(NO_UPDATE, None, None, None)]


def test_other_reviews_and_days_before_the_first_document_raise_nothing(world):
    joint = [{**review, "joint_id": "both"} for review in REVIEWS]
    db = told(world, plan("2024-03-31", action(key="f1", of="s1", **MAY), **FELPERSHAM), reviews=joint)
    assert readiness(db) == []
    assert readiness(db, review_id=None) == []
    assert {row[0] for row in readiness(db, "action_id", **FELPERSHAM)} == {"f1"}
    assert readiness(db, as_at="2024-03-30", **FELPERSHAM) == []
