"""Which records were put right: by the file, the place and the words that a correction names."""

import pytest

from tests.queries.story import BORCHESTER, JULY, MAY, action, asked, plan, recommendation, report, told


def right(world, *given, **columns):
    """The records put right by one correction of the plan's line 3 that begins with 'Form'."""
    documents = given or (
        plan("2024-03-31", recommendation(text="Agree"), action(text="Form a board", place="line 3", **MAY)),
    )
    one = {
        "line": 2,
        "file_name": "plan.txt",
        "place": "line 3",
        "change": "owner",
        "printed": "Form",
        "meant": "Leader",
    }
    db = told(world, *documents, corrections=[{**one, "reason": "seen", "is_applied": True, **columns}])
    return [row[0] for row in asked(db, "corrections_of_review", "record_id", **BORCHESTER)]


def test_the_action_that_stands_there_and_begins_so(world):
    assert right(world) == ["a1"]


@pytest.mark.parametrize(
    "columns",
    [{"file_name": "other.txt"}, {"place": "line 9"}, {"printed": "Hold"}, {"is_applied": False}],
    ids=["other file", "other place", "other words", "not applied"],
)
def test_nothing_else_is_told_as_put_right(world, columns):
    assert right(world, **columns) == []


def test_corrected_words_are_known_by_what_is_meant(world):
    assert right(world, change="text", printed="From a bored", meant="Form a board") == ["a1"]


def test_a_deadline_may_be_guarded_by_its_own_print(world):
    assert right(world, change="due", printed="May 2024", meant="June 2024") == ["a1"]


def test_the_place_of_the_action_itself_leads_to_it_where_progress_stands_elsewhere(world):
    documents = (plan("2024-03-31", recommendation(), action(text="Form a board", place="line 8")),)
    one = {
        "line": 2,
        "file_name": "plan.txt",
        "place": "line 3",
        "change": "owner",
        "printed": "Form",
        "meant": "Leader",
    }
    db = told(
        world,
        *documents,
        actions={"a1": {"place": "line 3"}},
        corrections=[{**one, "reason": "seen", "is_applied": True}],
    )
    assert asked(db, "corrections_of_review", "record_id meant", **BORCHESTER) == [("a1", "Leader")]


def test_the_word_of_a_later_document_alone(world):
    later = report("2024-09-30", action("complete", text="Form a board", place="line 3", **JULY))
    documents = (plan("2024-03-31", recommendation(), action(text="Form a board", place="line 7")), later)
    assert right(world, *documents, file_name="report.txt", change="status", meant="in progress") == ["a1"]
