"""What is said to be complete, beside what is shown of it."""

from tests.queries.story import (
    BORCHESTER,
    FELPERSHAM,
    action,
    asked,
    note,
    plan,
    recommendation,
    report,
    told,
)


def claims(db, columns, **params):
    return asked(db, "claims_of_review", columns, **{**BORCHESTER, **params})


def test_a_claim_without_a_word_beside_it_is_a_claim_only(world):
    said = report("2024-09-30", action("complete", status_text="Completed", place="line 4"), title="Progress", url="u")
    db = told(world, plan("2024-03-31", action()), said, actions={"a1": {"ref": "1.1"}})
    columns = "level id recommendation_id ref claim said_by claimed_on shown shown_on grade"
    assert claims(db, columns) == [
        ("action", "a1", "r1", "1.1", "Completed", "council", "2024-09-30", None, None, "claim only")
    ]
    assert claims(db, "document_title file_name place url") == [("Progress", "report.txt", "line 4", "u")]


def test_words_beside_it_come_from_the_claim_or_the_first_later_document_that_has_some(world):
    db = told(
        world,
        plan("2024-03-31", action(narrative="We have begun."), action(key="a2")),
        report("2024-09-30", action("complete"), action("complete", key="a2", narrative="In use.")),
        report("2025-01-31", action(narrative="Adopted in May.", place="line 9"), key="second"),
        report("2025-03-31", action("complete", narrative="Still so."), key="third"),
    )
    columns = "id claimed_on shown shown_on shown_file_name shown_place grade"
    assert claims(db, columns) == [
        ("a1", "2024-09-30", "Adopted in May.", "2025-01-31", "second.txt", "line 9", "words beside it"),
        ("a2", "2024-09-30", "In use.", "2024-09-30", "report.txt", "line 3", "words beside it"),
    ]
    assert claims(db, "id shown grade", as_at="2024-12-31")[0] == ("a1", None, "claim only")


def test_words_that_repeat_the_claim_show_nothing(world):
    db = told(world, report("2024-09-30", action("complete", status_text="Completed", narrative="completed.")))
    assert claims(db, "shown grade") == [(None, "claim only")]


def test_only_what_is_complete_by_its_own_word_is_a_claim(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(), recommendation("complete", key="r2"), action("in progress", key="a2", of="r2")),
        report("2024-09-30", action("complete"), action("stopped", key="a3"), action("in progress", key="a4", of="r2")),
    )  # fmt: skip
    assert claims(db, "level id") == [("action", "a1")]
    assert claims(db, "level id", as_at="2024-04-30") == [("recommendation", "r2")]


def test_a_recommendation_stands_before_its_actions(world):
    db = told(world, report("2024-09-30", recommendation("complete"), action("complete"), action("complete", key="a2")))
    assert claims(db, "level id") == [("recommendation", "r1"), ("action", "a1"), ("action", "a2")]


def test_taken_up_again_and_claimed_again(world):
    db = told(
        world,
        report("2024-03-31", recommendation("complete", narrative="Old."), action("complete", narrative="Old."), key="d1"),
        report("2024-06-30", recommendation("in progress"), action("in progress"), key="d2"),
        report("2024-09-30", recommendation("complete"), action("complete"), key="d3"),
    )  # fmt: skip
    columns = "level is_reopened claimed_on shown"
    assert claims(db, columns, as_at="2024-04-30") == [
        ("recommendation", False, "2024-03-31", "Old."),
        ("action", False, "2024-03-31", "Old."),
    ]
    assert claims(db, columns, as_at="2024-07-31") == []
    assert claims(db, columns) == [
        ("recommendation", True, "2024-09-30", None),
        ("action", True, "2024-09-30", None),
    ]


def test_a_completion_day_is_that_stated_and_never_worked_out(world):
    done = {"completed_from": "2024-07-01", "completed_to": "2024-07-31"}
    db = told(
        world,
        plan("2024-03-31", action("not started"), action("not started", key="a2")),
        report("2024-09-30", action("complete", **done), action("complete", key="a2")),
        report("2024-12-31", action("complete"), key="later"),
    )
    assert claims(db, "id completed_from completed_to") == [("a1", "2024-07-01", "2024-07-31"), ("a2", None, None)]


def test_an_undated_claim_has_no_day_and_says_who_makes_it(world):
    db = told(world, note(None, recommendation("complete"), key="page", kind="register", said_by="press"))
    assert claims(db, "claimed_on kind grade") == [(None, "register", "claim only")]


def test_other_reviews_and_later_documents_take_no_part(world):
    mine = report("2024-09-30", action("complete", of=None))
    theirs = report("2024-09-30", action("complete", key="f1", of=None), key="theirs", **FELPERSHAM)
    db = told(world, mine, theirs, actions={"f1": FELPERSHAM})
    assert claims(db, "id recommendation_id") == [("a1", None)]
    assert claims(db, "id", **FELPERSHAM) == [("f1",)]
    assert claims(db, "id", as_at="2024-09-29") == []
