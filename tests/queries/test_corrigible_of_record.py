"""What a correction must name: the file, the place and the words of every document that shows a record."""

from tests.queries.story import JULY, MAY, THEMES, action, asked, plan, recommendation, report, told


def corrigible(db, columns, record):
    return asked(db, "corrigible_of_record", columns, record_id=record)


def test_an_action_is_told_by_every_document_that_shows_it(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(), action(text="Form a board", **MAY)),
        report("2024-09-30", action("complete", text="Form the board", status_text="Done", **JULY)),
    )
    assert corrigible(db, "record_kind file_name text due_text status status_text", "a1") == [
        ("action", "plan.txt", "Form a board", "May 2024", "not stated", None),
        ("action", "report.txt", "Form the board", "July 2024", "complete", "Done"),
    ]


def test_a_recommendation_is_told_without_its_actions_and_with_its_theme(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(text="Agree a vision"), action()),
        recommendations={"r1": {"theme_id": 2}},
        themes=THEMES,
    )
    assert corrigible(db, "record_kind review_id council text theme", "r1") == [
        ("recommendation", "borchester-2024-03", "Borchester", "Agree a vision", "Finance")
    ]


def test_the_document_whose_words_are_the_records_comes_first(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(), action(), key="register"),
        report("2024-09-30", action("complete")),
        actions={"a1": {"document_id": "report"}},
    )
    assert corrigible(db, "file_name is_first", "a1") == [("report.txt", True), ("register.txt", False)]


def test_an_unknown_record_has_no_rows(world):
    assert corrigible(told(world, plan("2024-03-31", action())), "text", "a9") == []
