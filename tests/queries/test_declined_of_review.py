"""What the council did not take up, or only in part, and the reason it gives."""

import pytest

from tests.queries.story import BORCHESTER, FELPERSHAM, action, asked, note, plan, recommendation, report, told


def declined(db, columns, **params):
    return asked(db, "declined_of_review", columns, **{**BORCHESTER, **params})


def test_the_answer_the_reason_and_the_source(world):
    said = recommendation(acceptance="declined", narrative="There is no money for it.", place="line 7")
    db = told(
        world,
        plan("2024-03-31", said, action(), title="Plan", url="u"),
        recommendations={"r1": {"ref": "4", "text": "Build it"}},
    )
    columns = "recommendation_id ref text acceptance why said_by said_on action_count"
    assert declined(db, columns) == [
        ("r1", "4", "Build it", "declined", "There is no money for it.", "council", "2024-03-31", 1)
    ]
    assert declined(db, "document_title kind file_name place url") == [
        ("Plan", "action plan", "plan.txt", "line 7", "u")
    ]


@pytest.mark.parametrize(
    ("response", "why"),
    [
        ("Declined", None),
        ("Accepted in part.", None),
        ("Not agreed", None),
        ("Declined. The wards are too many.", "Declined. The wards are too many."),
        ("No longer needed since the merger", "No longer needed since the merger"),
        (None, None),
    ],
)
def test_what_the_plan_says_beside_it_is_the_reason_and_the_answer_alone_is_none(world, response, why):
    db = told(
        world,
        plan("2024-03-31", recommendation(acceptance="declined", response_text=response)),
    )
    assert declined(db, "why") == [(why,)]


def test_the_last_answer_by_the_date_holds_with_its_own_reason(world):
    db = told(
        world,
        plan(
            "2024-03-31",
            recommendation(acceptance="declined", response_text="Too dear."),
            recommendation(key="r2", acceptance="part"),
        ),
        note("2024-09-30", recommendation(acceptance="part", narrative="One ward will try it."), key="second"),
        report("2025-01-31", recommendation(narrative="Nothing new."), recommendation(key="r2", acceptance="accepted")),
    )
    columns = "recommendation_id acceptance why file_name"
    assert declined(db, columns, as_at="2024-04-30") == [
        ("r1", "declined", "Too dear.", "plan.txt"),
        ("r2", "part", None, "plan.txt"),
    ]
    assert declined(db, columns) == [("r1", "part", "One ward will try it.", "second.txt")]


def test_a_reason_printed_in_a_later_plan_is_shown_from_its_day_on(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(acceptance="declined", response_text="Declined")),
        plan("2024-09-30", recommendation(acceptance="declined", response_text="The wards are too many."), key="new"),
        recommendations={"r1": {"response_text": "Declined"}},
    )
    assert declined(db, "why file_name", as_at="2024-09-29") == [(None, "plan.txt")]
    assert declined(db, "why file_name") == [("The wards are too many.", "new.txt")]


def test_what_is_accepted_or_not_answered_or_of_another_review_is_not_shown(world):
    theirs = plan("2024-04-30", recommendation(key="f1", acceptance="declined"), key="theirs", **FELPERSHAM)
    db = told(
        world,
        plan("2024-03-31", recommendation(acceptance="accepted"), recommendation(key="r2")),
        theirs,
        recommendations={"f1": FELPERSHAM},
    )
    assert declined(db, "recommendation_id") == []
    assert declined(db, "recommendation_id", **FELPERSHAM) == [("f1",)]
