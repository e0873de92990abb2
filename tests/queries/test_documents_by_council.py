from tests.queries import chosen
from tests.queries.story import FELPERSHAM, action, asked, plan, recommendation, report, told, whole


def documents(db, columns="document_id", **params):
    return asked(db, "documents_by_council", columns, **params)


def flagged(document: str, severity: str) -> dict:
    return {"document_id": document, "severity": severity, "code": "due_unread", "message": "Look."}


def test_what_was_read_in_each_is_counted_and_nothing_multiplied(world):
    db = told(
        world,
        plan("2024-03-31", action(), action(key="a2"), recommendation(key="r2")),
        report(
            "2024-09-30", action("complete"), action(key="a2", narrative="Begun."), action(key="new"), whole("Well.")
        ),
        flags=[flagged("plan", severity) for severity in ("error", "warning", "warning", "note", "note", "note")],
    )
    columns = "document_id recommendation_count action_count update_count error_count warning_count note_count"
    assert documents(db, columns) == [("plan", 2, 2, 0, 1, 2, 3), ("report", 0, 1, 3, 0, 0, 0)]


def test_a_document_in_which_nothing_was_read_has_noughts_and_nulls(world):
    db = told(world, report(None))
    assert documents(db, "recommendation_count action_count update_count error_count") == [(0, 0, 0, 0)]
    assert documents(db, "title as_at counts_from url published_title") == [(None,) * 5]


def test_of_one_council_or_of_all_in_the_order_in_which_they_count(world):
    db = told(world, report("2024-09-30"), plan("2024-03-31"), plan("2024-03-31", key="theirs", **FELPERSHAM))
    assert documents(db) == [("plan",), ("report",), ("theirs",)]
    assert documents(db, gss_code="E07000001") == [("plan",), ("report",)]
    assert documents(db, as_at="2024-09-29") == [("plan",), ("theirs",)]
    assert documents(db, as_at="2024-03-30") == documents(db, gss_code="E07000009") == []


def test_a_document_published_later_counts_from_then_and_keeps_its_own_date(world):
    db = told(world, plan("2024-03-31", published_on="2024-06-30", counts_from="2024-06-30"))
    assert documents(db, as_at="2024-06-29") == []
    assert documents(db, "as_at counts_from") == [("2024-03-31", "2024-06-30")]


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("documents_by_council", "document_id") == {
        "all": ["e plan", "e report", "b plan", "b report", "f plan", "f report", "h plan", "h report"],
        "type": ["e plan", "e report", "b plan", "b report", "h plan", "h report"],
        "region": ["f plan", "f report", "h plan", "h report"],
        "year": ["e plan", "e report"],
    }
