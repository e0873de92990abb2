from tests.queries.story import COUNCILS, FELPERSHAM, action, asked, plan, report, told

FORMER = {
    "gss_code": "E10000009",
    "name": "Borchester",
    "council_type": "County",
    "end_on": "2023-04-01",
    "replaced_by": "E07000001",
}


def choices(db, columns, **params):
    return asked(db, "councils_for_choice", columns, **params)


def test_councils_with_documents_come_first_and_a_former_one_is_told_from_its_successor_of_one_name(world):
    db = told(world, plan("2024-03-31", action()), report("2024-09-30", action()), councils=[FORMER, *COUNCILS[::-1]])
    assert choices(db, "label has_documents successor") == [
        ("Borchester", True, None),
        ("Borchester (former county, until 2023)", False, "Borchester"),
        ("Felpersham", False, None),
    ]


def test_before_a_document_counts_its_council_has_none(world):
    db = told(world, plan("2024-03-31", action()))
    assert choices(db, "gss_code has_documents", as_at="2024-03-30") == [("E07000001", False), ("E07000002", False)]


def test_a_reported_total_is_no_document_and_comes_after_those_that_were_read(world):
    register = report("2024-03-31", kind="register")
    db = told(world, register, plan("2024-03-31", key="theirs", **FELPERSHAM))
    columns = "gss_code has_documents has_totals"
    assert choices(db, columns) == [("E07000002", True, False), ("E07000001", False, True)]


def test_a_council_split_in_two_has_a_successor(world):
    split = {**FORMER, "replaced_by": "E07000001|E07000002"}
    db = told(world, councils=[split, *COUNCILS])
    successors = dict(choices(db, "gss_code successor"))
    assert successors["E10000009"] is not None
