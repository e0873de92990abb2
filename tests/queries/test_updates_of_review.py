from tests.queries.story import (
    BORCHESTER,
    FELPERSHAM,
    MAY,
    action,
    asked,
    note,
    owner,
    plan,
    recommendation,
    report,
    told,
    whole,
)


def said(db, columns, **params):
    return asked(db, "updates_of_review", columns, **{**BORCHESTER, **params})


def test_every_word_on_every_promise_in_the_order_of_documents(world):
    db = told(
        world,
        plan("2024-03-31", recommendation("in progress"), action(**MAY), action(key="a2")),
        report("2024-09-30", action("complete", narrative="Finished."), whole("All is well.")),
        note("2024-12-31", action(of=None, key="loose")),
    )
    assert said(db, "recommendation_id action_id counts_from status due_text narrative") == [
        ("r1", None, "2024-03-31", "in progress", None, None),
        ("r1", "a1", "2024-03-31", "not stated", "May 2024", None),
        ("r1", "a1", "2024-09-30", "complete", None, "Finished."),
        ("r1", "a2", "2024-03-31", "not stated", None, None),
        (None, "loose", "2024-12-31", "not stated", None, None),
    ]


def test_how_it_was_recognised_and_where_it_stands(world):
    linked = action(
        link_method="words", link_score=0.9, ref="2", text="Agree it", owner_text="The Leader", place="line 7"
    )
    db = told(world, plan("2024-03-31", action()), note("2024-09-30", linked, said_by="peers"))
    columns = "said_by ref words owner_text link_method link_score kind file_name place"
    assert said(db, columns) == [
        ("council", None, None, None, "first", None, "action plan", "plan.txt", "line 3"),
        ("peers", "2", "Agree it", "The Leader", "words", 0.9, "progress report", "note.txt", "line 7"),
    ]


def test_what_a_document_without_a_date_says_is_shown_always(world):
    db = told(world, plan(None, action()))
    assert said(db, "counts_from as_at", as_at="2000-01-01") == [(None, None)]


def test_only_of_this_review_and_only_by_then_and_not_multiplied(world):
    db = told(
        world, plan("2024-03-31", action(), action(key="a2")), plan("2024-03-31", action(key="f1", of="s1"), key="b", **FELPERSHAM),
        report("2024-09-30", action()), action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
        update_reasons=[{"update_id": "u000", "reason": reason, "quote": ""} for reason in ("funding", "election")],
    )  # fmt: skip
    assert said(db, "action_id", as_at="2024-09-29") == [("a1",), ("a2",)]
    assert said(db, "action_id") == [("a1",), ("a1",), ("a2",)]
    assert said(db, "action_id", review_id="unknown") == []
