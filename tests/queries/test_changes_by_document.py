from tests.queries import chosen
from tests.queries.story import FELPERSHAM, JULY, MAY, action, asked, note, owner, plan, recommendation, report, told

CHANGES = "new_count done_count reopened_count redated_count stopped_count dropped_count"


def changes(db, columns, **params):
    return asked(db, "changes_by_document", f"file_name {columns}", **params)


def test_what_each_document_changed_for_the_actions_it_speaks_of(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY), action("complete", key="a2"), action(key="a3"), action(key="a4")),
        report(
            "2024-06-30", action("complete", **JULY), action("in progress", key="a2"), action("stopped", key="a3"),
            action(key="new"),
        ),
    )  # fmt: skip
    assert changes(db, f"action_count {CHANGES}") == [
        ("plan.txt", 4, 4, 1, 0, 0, 0, 0),
        ("report.txt", 4, 1, 1, 1, 1, 1, 1),
    ]


def test_saying_it_again_changes_nothing(world):
    says = [action("complete", **MAY), action("stopped", key="a2")]
    db = told(world, plan("2024-03-31", *says), report("2024-06-30", *says))
    assert changes(db, f"action_count {CHANGES}")[1] == ("report.txt", 2, 0, 0, 0, 0, 0, 0)


def test_a_document_that_speaks_of_no_action_is_not_listed(world):
    db = told(world, plan("2024-03-31", recommendation("complete")))
    assert changes(db, CHANGES) == []


def test_a_document_without_a_date_comes_first_and_has_none(world):
    db = told(world, plan("2024-03-31", action("complete")), note(None, action()))
    columns = "as_at counts_from new_count done_count"
    assert changes(db, columns) == [("note.txt", None, None, 1, 0), ("plan.txt", "2024-03-31", "2024-03-31", 0, 1)]


def test_of_one_council_or_of_all_by_then_and_not_multiplied(world):
    db = told(
        world, plan("2024-03-31", action(), action(key="a2")), report("2024-06-30", action("complete"), action("complete")),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
    )  # fmt: skip
    columns = "action_count new_count done_count"
    assert changes(db, columns) == [("plan.txt", 2, 2, 0), ("report.txt", 1, 0, 1), ("theirs.txt", 1, 1, 0)]
    assert changes(db, columns, gss_code="E07000002") == [("theirs.txt", 1, 1, 0)]
    assert changes(db, columns, as_at="2024-06-29", gss_code="E07000001") == [("plan.txt", 2, 2, 0)]
    assert changes(db, columns, gss_code="E07000009") == []


def test_of_two_documents_of_one_day_only_the_one_that_says_complete_changed_that(world):
    db = told(
        world, plan("2024-03-31", action()), note("2024-06-30", action()), report("2024-06-30", action("complete"))
    )
    assert dict(changes(db, "done_count")) == {"plan.txt": 0, "note.txt": 0, "report.txt": 1}


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("changes_by_document", "file_name") == {
        "all": [
            "e plan.txt",
            "e report.txt",
            "b plan.txt",
            "b report.txt",
            "f plan.txt",
            "f report.txt",
            "h plan.txt",
            "h report.txt",
        ],
        "type": ["e plan.txt", "e report.txt", "b plan.txt", "b report.txt", "h plan.txt", "h report.txt"],
        "region": ["f plan.txt", "f report.txt", "h plan.txt", "h report.txt"],
        "year": ["e plan.txt", "e report.txt"],
    }
