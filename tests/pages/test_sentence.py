"""One plain sentence a recommendation: every way in which its actions may stand."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pages.parts.council import sentence, when


def told(*actions: dict, **row: object) -> str:
    """The sentence of a recommendation with these actions, each {} in progress and not yet due unless said otherwise."""
    stands = {"acceptance": None, "status": "not stated", "status_method": None, "is_from_register": False, **row}
    return sentence.of(SimpleNamespace(**stands), [action(**one) for one in actions])


def action(status="in progress", timing="not yet due", due="2026-03-01 2026-03-31", moved=0, **more: object):
    first, last = due.split() if due else (None, None)
    return SimpleNamespace(
        status=status,
        timing=timing,
        due_from=pd.Timestamp(first),
        due_to=pd.Timestamp(last),
        redated_count=moved,
        **{"reopened_count": 0, "is_dropped": False, **more},
    )


DONE = {"status": "complete", "timing": "done on time"}
SILENT = {"status": "not stated"}
PAST = {"timing": "due, no update found"}
UNDATED = {"timing": "undated", "due": None}


def test_what_is_complete_what_comes_next_and_what_moved_stand_in_one_sentence():
    said = told(DONE, DONE, {**DONE, "moved": 2}, {}, {"due": "2026-06-01 2026-06-30"})
    assert said == "3 of 5 actions are complete; the next is due in March 2026; one date has moved twice."


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ([DONE], "Its only action is complete."),
        ([DONE, DONE], "Both actions are complete."),
        ([DONE] * 5, "All 5 actions are complete."),
        ([DONE, UNDATED], "1 of 2 actions is complete; one has no calendar date."),
        ([UNDATED, {**UNDATED, "status": "not started"}], "None of 2 actions is complete; both have no calendar date."),
        ([{}], "Its only action is in progress; it is due in March 2026."),
        ([{"status": "not started"}], "Its only action has not started; it is due in March 2026."),
        ([{}, {}], "Both actions are in progress; the next is due in March 2026."),
        ([{"status": "not started"}] * 3, "All 3 actions have not started; the next is due in March 2026."),
    ],
)
def test_one_two_and_many_are_told_apart(actions, said):
    assert told(*actions) == said


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ([SILENT], "No progress has been reported yet on its only action; it is due in March 2026."),
        ([{**SILENT, **PAST}] * 3, "No progress has been reported yet on its 3 actions; all are past their dates with no update found."),
        ([{**SILENT, **UNDATED}], "No progress has been reported yet on its only action; it has no calendar date."),
        ([DONE, {**SILENT, **PAST}], "1 of 2 actions is complete; one is past its date with no update found."),
    ],
)  # fmt: skip
def test_silence_is_neither_late_nor_done(actions, said):
    assert told(*actions) == said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"timing": "overdue"}, "one is overdue (it was due in March 2026)"),
        ({"timing": "covered by its recommendation"}, "one is past its date and reported only as part of the whole"),
        ({"timing": "date before its document"}, "one has a date before the plan itself"),
        ({"status": "stopped", "timing": "stopped"}, "one was stopped"),
        ({"status": "continuous", "timing": "no end by design"}, "one goes on with no end date"),
        ({"reopened_count": 1}, "one was complete and is open again"),
        ({"is_dropped": True}, "one was left out of the last full plan without a word"),
        ({"moved": 1}, "one date has moved once"),
        ({"moved": 3}, "one date has moved 3 times"),
    ],
)
def test_each_state_has_its_words_for_one_and_for_several(more, said):
    assert said in told(DONE, more)
    assert said not in told(DONE, {})
    several = told(DONE, more, more)
    assert said not in several
    assert "2 " in several.partition(";")[2]


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ([{"status": "stopped", "timing": "stopped"}] * 2, "Both actions were stopped."),
        ([{"status": "continuous", "timing": "no end by design"}] * 3, "All 3 actions go on with no end date."),
        ([{"timing": "overdue"}] * 2, "Both actions are in progress; both are overdue."),
        ([{**DONE, "moved": 1}, {**DONE, "moved": 1}], "Both actions are complete; 2 dates have moved."),
        ([{**DONE, "moved": 1}, {**DONE, "moved": 2}], "Both actions are complete; 2 dates have moved, one of them twice."),
        ([{**DONE, "moved": 2}, {**DONE, "moved": 3}], "Both actions are complete; 2 dates have moved, 2 of them more than once."),
    ],
)  # fmt: skip
def test_what_is_alike_is_said_once(actions, said):
    assert told(*actions) == said


def test_a_complete_action_that_was_reopened_before_is_not_called_open():
    assert "open again" not in told({**DONE, "reopened_count": 1})


@pytest.mark.parametrize(
    ("row", "actions", "said"),
    [
        ({}, [], "No progress has been reported yet."),
        ({"is_from_register": True}, [], "It is known from a public page only; no progress has been reported there."),
        ({"acceptance": "declined"}, [], "The council declined this. No action is listed under it."),
        ({"acceptance": "declined"}, [DONE], "The council declined this. Its only action is complete."),
        ({"acceptance": "part"}, [DONE], "The council accepted this in part. Its only action is complete."),
        ({"acceptance": "accepted"}, [DONE], "Its only action is complete."),
        ({"status": "complete", "status_method": "stated"}, [], "The whole is reported as complete."),
        ({"status": "continuous", "status_method": "prose"}, [], "The whole is reported as work that goes on, with no end date."),
        ({"status": "complete", "status_method": "derived"}, [DONE], "Its only action is complete."),
        ({"status": "in progress", "status_method": "stated"}, [{**SILENT, **UNDATED}] * 2,
         "The whole is reported as in progress. Its 2 actions have no report of their own; both have no calendar date."),
    ],
)  # fmt: skip
def test_the_councils_answer_and_its_word_on_the_whole_come_first(row, actions, said):
    assert told(*actions, **row) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-03-12", "2026-03-12", "on 12 March 2026"),
        ("2026-03-01", "2026-03-31", "in March 2026"),
        ("2024-02-01", "2024-02-29", "in February 2024"),
        ("2026-03-01", "2026-05-31", "between March and May 2026"),
        ("2024-12-01", "2025-02-28", "between December 2024 and February 2025"),
        ("2026-01-01", "2026-12-31", "in 2026"),
        ("2026-03-02", "2026-03-08", "between 2 and 8 March 2026"),
        ("2026-03-30", "2026-04-05", "between 30 March 2026 and 5 April 2026"),
    ],
)
def test_a_deadline_is_told_as_exactly_as_it_is_printed(first, last, said):
    assert when.due(first, last) == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("1", None, "1.1"), "1.1"),
        (("1", None, "10"), "1 10"),
        (("2", "1", "a"), "2 1 a"),
        ((None, None, None), ""),
        (("CRD1", None, None), "CRD1"),
    ],
)
def test_a_number_is_told_from_the_outermost_in(parts, said):
    assert when.number(*parts) == said
