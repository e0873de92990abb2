from tests.queries.story import BORCHESTER, FELPERSHAM, action, asked, plan, recommendation, report, told, whole


def progress(db, columns="statement", **params):
    return asked(db, "progress_of_review", columns, **{**BORCHESTER, **params})


def test_what_is_said_of_the_review_as_a_whole_document_after_document(world):
    db = told(
        world,
        report("2024-09-30", whole("Half done.", place="line 9"), key="second", said_by="peers"),
        report("2024-03-31", whole("Begun."), key="first"),
    )
    assert progress(db, "as_at said_by statement reasons file_name place") == [
        ("2024-03-31", "council", "Begun.", None, "first.txt", "line 3"),
        ("2024-09-30", "peers", "Half done.", None, "second.txt", "line 9"),
    ]
    assert progress(db, as_at="2024-09-29") == [("Begun.",)]


def test_what_names_a_recommendation_or_an_action_is_not_of_the_whole(world):
    db = told(
        world,
        report("2024-03-31", recommendation(narrative="Of one."), action(of=None, narrative="Of another.")),
        report("2024-03-31", whole("Of another council."), key="theirs", **FELPERSHAM),
    )
    assert progress(db) == []


def test_several_reasons_of_a_statement_are_one_list_of_different_ones(world):
    given = [
        {"update_id": "u000", "reason": reason, "quote": str(n)} for n, reason in enumerate(["funding", "election"] * 2)
    ]
    db = told(world, report("2024-03-31", whole("Late."), whole("Later.")), update_reasons=given)
    assert progress(db, "statement reasons") == [("Late.", ["election", "funding"]), ("Later.", None)]


def test_a_document_that_counts_always_speaks_first(world):
    db = told(
        world, report("2024-03-31", whole("Begun."), key="dated"), plan(None, whole("Nothing yet."), key="undated")
    )
    assert progress(db, "statement as_at") == [("Nothing yet.", None), ("Begun.", "2024-03-31")]
