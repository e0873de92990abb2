from tests.queries import chosen
from tests.queries.story import FELPERSHAM, action, asked, plan, report, told


def flagged(document: str | None, **columns: object) -> dict:
    return {"document_id": document, "severity": "warning", "code": "due_unread", "message": "Look.", **columns}


def flags(db, columns="code", **params):
    return asked(db, "flags_by_document", columns, **params)


def test_the_gravest_come_first_and_then_the_order_of_the_page(world):
    places = [
        ("note", "line 1"),
        ("warning", "line 10"),
        ("warning", "line 9"),
        ("warning", None),
        ("error", "line 99"),
    ]
    db = told(
        world, plan("2024-03-31", action(), action(key="a2")),
        flags=[flagged("plan", severity=severity, place=place) for severity, place in places],
    )  # fmt: skip
    assert flags(db, "severity place") == [
        ("error", "line 99"),
        ("warning", "line 9"),
        ("warning", "line 10"),
        ("warning", None),
        ("note", "line 1"),
    ]


def test_of_one_council_of_one_severity_or_of_all_and_only_of_documents_that_count(world):
    db = told(
        world, plan("2024-03-31"), report("2024-09-30"), plan("2024-03-31", key="theirs", **FELPERSHAM),
        flags=[flagged("plan"), flagged("report", severity="error"), flagged("theirs", severity="note")],
    )  # fmt: skip
    assert flags(db, "council file_name") == [
        ("Borchester", "report.txt"),
        ("Borchester", "plan.txt"),
        ("Felpersham", "theirs.txt"),
    ]
    assert flags(db, "file_name", severity="warning") == [("plan.txt",)]
    assert flags(db, "file_name", gss_code="E07000002") == [("theirs.txt",)]
    assert flags(db, "file_name", as_at="2024-09-29") == [("plan.txt",), ("theirs.txt",)]
    assert flags(db, severity="banana") == flags(db, gss_code="E07000009") == []


def test_what_concerns_the_whole_document_has_no_field_and_no_place(world):
    db = told(world, plan(None), flags=[flagged("plan", code="no_rows")])
    assert flags(db, "code field found place") == [("no_rows", None, None, None)]


def test_what_only_documents_together_show_is_listed_with_the_rest(world):
    db = told(world, plan("2024-03-31", action(), action(key="a2")), report("2024-09-30", action(key="a2")))
    assert flags(db, "code file_name found") == [("dropped_without_statement", "report.txt", "Action a1")]


def test_a_flag_of_no_document_is_a_row_too_though_of_no_council(world):
    """As `correction_unmatched`, which is about a row of data/corrections.csv."""
    db = told(world, plan("2024-03-31"), flags=[flagged(None, code="correction_unmatched", place="line 2")])
    assert flags(db, "council file_name code place") == [(None, None, "correction_unmatched", "line 2")]
    assert flags(db, gss_code="E07000001") == []


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("flags_by_document", "file_name") == {
        "all": [
            "b plan.txt",
            "b report.txt",
            "e plan.txt",
            "e report.txt",
            "f plan.txt",
            "f report.txt",
            "h plan.txt",
            "h report.txt",
        ],
        "type": ["b plan.txt", "b report.txt", "e plan.txt", "e report.txt", "h plan.txt", "h report.txt"],
        "region": ["f plan.txt", "f report.txt", "h plan.txt", "h report.txt"],
        "year": ["e plan.txt", "e report.txt"],
    }
