"""What a council says itself of what is shown of it."""

from tests.queries.story import BORCHESTER, FELPERSHAM, action, asked, plan, recommendation, report, told


def reply(record, kind, **columns):
    """A row of replies."""
    said = {"replied_on": "2024-10-01", "by_role": "Chief Executive", "text": "This has been done.", "place": "line 2"}
    return {**BORCHESTER, "gss_code": "E07000001", "record_id": record, "record_kind": kind, **said, **columns}


def replies(db, columns, **params):
    return asked(db, "replies_of_review", columns, **{**BORCHESTER, **params})


def test_a_reply_stands_beside_the_record_it_speaks_of(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(), action()),
        actions={"a1": {"ref": "1.1"}},
        replies=[reply("a1", "action", url="u")],
    )
    assert replies(db, "record_kind record_id recommendation_id ref record_text council") == [
        ("action", "a1", "r1", "1.1", "Action a1", "Borchester")
    ]
    assert replies(db, "replied_on by_role reply url place") == [
        ("2024-10-01", "Chief Executive", "This has been done.", "u", "line 2")
    ]


def test_the_review_first_then_recommendations_then_actions(world):
    given = [reply("a1", "action"), reply("r1", "recommendation"), reply(BORCHESTER["review_id"], "review")]
    db = told(world, plan("2024-03-31", recommendation(), action()), replies=given)
    assert replies(db, "record_kind recommendation_id record_text") == [
        ("review", None, None),
        ("recommendation", "r1", "Recommendation r1"),
        ("action", "r1", "Action a1"),
    ]


def test_only_replies_given_by_the_date_to_what_is_known_by_then(world):
    db = told(
        world,
        plan("2024-03-31", action()),
        report("2025-01-31", action(key="a2")),
        replies=[reply("a1", "action"), reply("a2", "action")],
    )
    assert replies(db, "record_id", as_at="2024-09-30") == []
    assert replies(db, "record_id", as_at="2024-10-01") == [("a1",)]
    assert replies(db, "record_id") == [("a1",), ("a2",)]


def test_what_fits_no_record_or_another_review_is_not_shown(world):
    theirs = reply("f1", "recommendation", gss_code="E07000002", **FELPERSHAM)
    lost = reply("gone", None, review_id=None)
    db = told(
        world,
        plan("2024-03-31", recommendation()),
        plan("2024-03-31", recommendation(key="f1"), key="theirs", **FELPERSHAM),
        recommendations={"f1": FELPERSHAM},
        replies=[theirs, lost],
    )
    assert replies(db, "record_id") == []
    assert replies(db, "record_id council", **FELPERSHAM) == [("f1", "Felpersham")]
