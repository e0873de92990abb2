"""A record -> its actions with the owner, deadline and status printed for each."""

import pytest

HEADINGS = "Ref|Recommendation|Action|Lead|Deadline|Status"
TWO = "<ol><li>Form a working group</li><li>Write the final strategy</li></ol>"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.fixture
def actions(table):
    """actions('1|Agree|Form|...') -> the actions of the only recommendation."""

    def of(*rows, headings=HEADINGS):
        [recommendation] = table(headings, *rows).recommendations
        return recommendation.actions

    return of


def test_what_stands_in_an_actions_own_row_is_its_own(actions):
    [action] = actions("1|Agree|Form a board|Mayor|May 2024|In progress")
    assert (action.text, action.owner_text, action.owner_scope) == ("Form a board", "Mayor", "own")
    assert (action.due_text, action.due_scope, action.status_text) == ("May 2024", "own", "In progress")


def test_dates_of_one_number_with_the_steps_go_to_them_in_order(actions):
    found = actions(f"1|Agree|{TWO}|Mayor|{paragraphs('May 2024', 'June 2024')}|")
    assert [(a.due_text, a.due_scope, a.is_due_shared) for a in found] == [
        ("May 2024", "own", False),
        ("June 2024", "own", False),
    ]


def test_dates_with_the_letters_of_the_steps_go_to_them(actions):
    found = actions("1|Agree|a. Form a board b. Report to Cabinet|Mayor|a. May 2024 b. June 2024|")
    assert [(a.due_text[-9:].strip(". "), a.is_due_shared) for a in found] == [
        ("May 2024", False),
        ("June 2024", False),
    ]


def test_dates_that_name_their_steps_go_to_them(actions):
    found = actions(f"1|Agree|{TWO}|Mayor|{paragraphs('Working group – March 2024', 'Final strategy – October 2024')}|")
    assert [a.due_text for a in found] == ["Working group – March 2024", "Final strategy – October 2024"]


def test_dates_that_name_the_other_step_are_never_given_in_order(actions):
    found = actions(f"1|Agree|{TWO}|Mayor|{paragraphs('Final strategy – October 2024', 'Working group – March 2024')}|")
    assert not found[0].due_text.startswith("Final strategy") or found[0].is_due_shared


@pytest.mark.parametrize("dates", [("May 2024", "June 2024"), ("May 2024", "June 2024", "July 2024", "August 2024")])
def test_more_or_fewer_dates_than_steps_stay_with_every_step(actions, dates):
    steps = "<ol><li>Form</li><li>Report</li><li>Publish</li></ol>"
    found = actions(f"1|Agree|{steps}|Mayor|{paragraphs(*dates)}|")
    assert {(a.due_text, a.due_scope, a.is_due_shared) for a in found} == {("\n".join(dates), "row", True)}


def test_one_date_for_several_steps_is_the_rows_and_not_doubtful(actions):
    found = actions(f"1|Agree|{TWO}|Mayor|May 2024|")
    assert [(a.due_text, a.due_scope, a.is_due_shared) for a in found] == [("May 2024", "row", False)] * 2


def test_one_owner_for_several_steps_is_the_rows(actions):
    assert [(a.owner_text, a.owner_scope) for a in actions(f"1|Agree|{TWO}|Mayor||")] == [("Mayor", "row")] * 2


def test_paragraphs_without_list_marks_are_one_action(actions):
    [action] = actions(f"1|Agree|{paragraphs('Form a board.', 'It meets in May.')}|Mayor|May 2024|")
    assert action.text == "Form a board. It meets in May."


def test_paragraphs_with_a_date_each_are_an_action_each(actions):
    found = actions(
        f"1|Agree|{paragraphs('Form a board.', 'Report to Cabinet.')}|Mayor|{paragraphs('May 2024', 'June 2024')}|"
    )
    assert [(a.text, a.due_text) for a in found] == [("Form a board.", "May 2024"), ("Report to Cabinet.", "June 2024")]


def test_a_deadline_is_carried_to_a_step_that_runs_on_in_an_empty_row(actions):
    found = actions("1|Agree|1. Form a board|Mayor|May 2024|", "||2. Report to Cabinet|||")
    assert [(a.due_text, a.due_scope) for a in found] == [("May 2024", "own"), ("May 2024", "row")]


def test_completed_in_the_date_column_is_not_carried(actions):
    found = actions("1|Agree|1. Form a board|Mayor|Completed|", "||2. Report to Cabinet|||")
    assert [a.due_text for a in found] == ["Completed", ""]


def test_a_deadline_is_not_carried_to_a_row_of_its_own(actions):
    assert [a.due_text for a in actions("1|Agree|Form a board|Mayor|May 2024|", "||Report to Cabinet|||")] == [
        "May 2024",
        "",
    ]


def test_a_deadline_is_not_carried_to_a_row_with_other_cells(actions):
    found = actions("1|Agree|1. Form a board|Mayor|May 2024|", "||2. Report to Cabinet|Leader||")
    assert [a.due_text for a in found] == ["May 2024", ""]


def test_an_owner_taken_from_the_records_first_row_is_not_called_the_actions_own(actions):
    [_, second] = actions("1|Agree|Form a board|Mayor|May 2024|", "||Report to Cabinet||June 2024|")
    assert (second.owner_text, second.owner_scope) in [("", ""), ("Mayor", "row"), ("Mayor", "recommendation")]


def test_a_status_for_each_step_goes_to_it(actions):
    found = actions(f"1|Agree|{TWO}|Mayor||{paragraphs('Complete', 'In progress')}")
    assert [a.status_text for a in found] == ["Complete", "In progress"]


def test_a_status_for_each_step_is_not_the_recommendations(table):
    [found] = table(HEADINGS, f"1|Agree|{TWO}|Mayor||{paragraphs('Complete', 'In progress')}").recommendations
    assert [u.status_text for u in found.updates] == []


def test_one_status_for_several_steps_is_the_recommendations(table):
    [found] = table(HEADINGS, f"1|Agree|{TWO}|Mayor||In progress").recommendations
    assert ([u.status_text for u in found.updates], [a.status_text for a in found.actions]) == (
        ["In progress"],
        ["", ""],
    )


def test_progress_beside_one_action_is_its_own(actions):
    [action] = actions("1|Agree|Form a board|It met in May.", headings="Ref|Recommendation|Action|Progress")
    assert action.update_text == "It met in May."


def test_a_revised_deadline_stands_beside_the_first(actions):
    [action] = actions(
        "1|Agree|Form a board|May 2024|July 2024", headings="Ref|Recommendation|Action|Deadline|Revised deadline"
    )
    assert (action.due_text, action.revised_due_text) == ("May 2024", "July 2024")


def test_a_percentage_is_the_status(actions):
    [action] = actions("1|Agree|Form a board|40%", headings="Ref|Recommendation|Action|% complete")
    assert action.status_text == "40%"


def test_the_place_is_that_of_the_printed_words(actions):
    assert [a.place for a in actions("1|Agree|Form|||", "||Report|||")] == [
        "table 1, row 2, column 3",
        "table 1, row 3, column 3",
    ]


def owners(table, lead, due):
    found = table("Ref|Recommendation|Action|Lead|Deadline", f"1|Agree|1. Form a board 2. Report|{lead}|{due}")
    return [(a.owner_text, a.owner_scope) for a in found.recommendations[0].actions]


DUES = "<p>May 2024</p><p>June 2024</p>"


def test_a_line_of_owner_and_of_deadline_for_each_step_are_paired(table):
    assert owners(table, "<p>Head of Property</p><p>Chief Executive</p>", DUES) == [
        ("Head of Property", "own"),
        ("Chief Executive", "own"),
    ]


@pytest.mark.parametrize(
    ("lead", "due"),
    [
        ("<p>Head of Property</p><p>Chief Executive</p>", "May 2024"),  # joint owners of both
        ("<p>Chief</p><p>Executive</p>", DUES),  # one role on two lines
        ("<p>Head of Property</p><p>Chief Executive</p><p>Leader</p>", DUES),
    ],
)
def test_lines_of_owners_that_may_be_everyones_stay_everyones(table, lead, due):
    found = owners(table, lead, due)
    assert found[0] == found[1] and found[0][1] == "row"
