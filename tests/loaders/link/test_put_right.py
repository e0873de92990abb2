"""Values that people put right: the record as meant, what was read kept in the table corrections, nothing else touched."""

import pytest

from loaders import road
from loaders.link.corrections import Corrections
from tests.loaders.link.test_corrections import PLAN, SAME, actions, correct
from tests.loaders.link.test_link import action, document, recommendation, rows

REPORT = document(
    "report",
    "2024-09-01",
    recommendation(
        "1", "Agree a vision", action("Form a board", status_text="Complete in June 2024", owner_text="Leader")
    ),
)


def said(found, file, name, of="action_id"):
    """The value of a column in what one document says of the action or recommendation."""
    [row] = [
        row
        for row in found.of("updates")
        if file in row["document_id"] and bool(row["action_id"]) == (of == "action_id")
    ]
    return row[name]


def test_a_status_is_put_right_and_marked_as_such():
    found, made = correct(PLAN, REPORT, file="report", change="status", printed="Form a board", meant="in progress")
    assert (said(found, "report", "status"), said(found, "report", "status_method")) == ("in progress", "corrected")
    assert said(found, "report", "completed_to") is None
    assert said(found, "report", "status_text") == "Complete in June 2024"
    assert not made.unused()


def test_a_status_that_nobody_stated_has_no_method():
    found, _ = correct(PLAN, REPORT, file="report", change="status", printed="Form a board", meant="not stated")
    assert (said(found, "report", "status"), said(found, "report", "status_method")) == ("not stated", None)


def test_a_time_of_completion_is_put_right():
    found, _ = correct(PLAN, REPORT, file="report", change="done", printed="Form a board", meant="May 2024")
    assert [str(said(found, "report", name)) for name in ("completed_from", "completed_to")] == [
        "2024-05-01",
        "2024-05-31",
    ]


def test_owners_are_read_from_what_is_meant():
    found, _ = correct(
        PLAN, file="plan", change="owner", printed="Form a board", meant="Chief Executive; Head of Legal"
    )
    assert [row["role"] for row in found.of("action_owners")] == ["Chief Executive", "Head of Legal"]
    assert found.of("actions")[0]["owner_text"] == "Chief Executive; Head of Legal"


def test_corrected_words_are_those_by_which_later_documents_are_recognised():
    found, _ = correct(PLAN, SAME, file="plan", change="text", printed="Form a board", meant="Abolish every committee")
    assert actions(found) == ["Abolish every committee", "Form a board"]


def test_the_theme_of_corrected_words_is_inferred_anew():
    made = correct(
        PLAN,
        file="plan",
        change="text",
        place="line 2",
        printed="Agree a vision",
        meant="Balance the budget and rebuild reserves",
    )[1]
    made.lexicon = road.tools().lexicon
    [row] = rows(PLAN, corrections=made).of("recommendations")
    assert (row["text"], row["theme_id"], row["theme_method"]) == (
        "Balance the budget and rebuild reserves",
        4,
        "inferred",
    )


@pytest.mark.parametrize(
    ("change", "meant", "column", "expected"),
    [
        ("theme", "5", "theme_id", 5),
        ("theme", "5", "theme_method", "corrected"),
        ("ref", "KR1", "ref", "KR1"),
        ("acceptance", "declined", "acceptance", "declined"),
        ("due", "May 2025", "due_text", "May 2025"),
        ("owner", "Leader", "owner_text", "Leader"),
    ],
)
def test_a_value_of_a_recommendation_is_put_right(change, meant, column, expected):
    found, made = correct(PLAN, file="plan", change=change, place="line 2", printed="Agree a vision", meant=meant)
    assert found.of("recommendations")[0][column] == expected
    assert not made.unused()


def test_what_is_no_action_goes_and_its_neighbours_stay():
    two = document("plan", "2024-03-01", recommendation("1", "Agree a vision", action("Form a board"), action("Notes")))
    found, made = correct(two, file="plan", change="remove", printed="Notes")
    assert actions(found) == ["Form a board"]
    assert not made.unused()


def test_a_recommendation_with_actions_cannot_be_removed():
    found, made = correct(PLAN, file="plan", change="remove", place="line 2", printed="Agree a vision")
    assert len(found.of("recommendations")) == 1
    assert [flag.code for flag in made.unused()] == ["correction_unmatched"]


def test_the_last_of_two_corrections_holds():
    one = correct(PLAN, file="plan", change="ref", place="line 2", printed="Agree a vision", meant="A")[1].every[0]
    both = Corrections((one, type(one)(**{**one.__dict__, "line": 3, "meant": "B"})))
    assert rows(PLAN, corrections=both).of("recommendations")[0]["ref"] == "B"


def test_other_documents_keep_their_word():
    found, _ = correct(PLAN, REPORT, file="plan", change="status", printed="Form a board", meant="stopped")
    assert said(found, "report", "status") == "complete"


def test_every_correction_is_told_without_the_name_of_who_made_it():
    made = correct(
        PLAN,
        file="plan",
        change="ref",
        place="line 2",
        printed="Agree a vision",
        meant="A",
        by="A Person",
        on="2026-03-12",
    )[1]
    [row] = made.rows()
    assert "A Person" not in map(str, row.values())
    assert (row["file_name"], row["change"], row["meant"], row["is_applied"], f"{row['corrected_on']}") == (
        *("plan", "ref", "A", True),
        "2026-03-12",
    )
