"""Rows of a plan table -> records."""

import pytest

from loaders.recognise.rows import is_open

HEADINGS = "Ref|Recommendation|Action|Lead|Deadline"


def refs(found):
    return [r.ref for r in found.recommendations]


def actions(found):
    return [[a.text for a in r.actions] for r in found.recommendations]


def test_one_record_a_number(table):
    found = table(HEADINGS, "1|Agree a vision|Form|Mayor|May 2024", "2|Build a team|Hire|Mayor|June 2024")
    assert (refs(found), actions(found)) == (["1", "2"], [["Form"], ["Hire"]])


def test_rows_without_a_number_belong_to_the_one_above(table):
    found = table(HEADINGS, "1|Agree a vision|Form|Mayor|May 2024", "||Report|Leader|June 2024", "2|Build|Hire|Mayor|")
    assert actions(found) == [["Form", "Report"], ["Hire"]]


def test_the_same_number_and_words_again_are_one_record(table):
    found = table(HEADINGS, "1|Agree a vision|Form|Mayor|", "1|Agree a vision|Report|Mayor|")
    assert actions(found) == [["Form", "Report"]]


def test_another_recommendation_under_the_same_number_is_not_lost(table):
    found = table(HEADINGS, "1|Agree a vision|Form|Mayor|", "1||Report|Mayor|")
    assert actions(found) == [["Form", "Report"]]


def test_without_numbers_new_words_open_a_record(table):
    found = table("Recommendation|Action|Lead", "Agree a vision.|Form|Mayor", "Build a team.|Hire|Mayor")
    assert [r.text for r in found.recommendations] == ["Agree a vision.", "Build a team."]


def test_a_row_in_lower_case_goes_on_with_the_sentence_above(table):
    found = table(
        HEADINGS,
        "1|Agree a vision|Form a board|Mayor|May 2024",
        "|of the city with its people|||",
        "||and report to Cabinet|||",
        "2|Build|Hire|Mayor|",
    )
    assert found.recommendations[0].text == "Agree a vision of the city with its people"
    assert actions(found)[0] == ["Form a board and report to Cabinet"]


def test_new_words_without_a_number_among_numbers_are_kept_and_flagged(table):
    found = table(HEADINGS, "1|Agree.|Form|Mayor|", "2|Build.|Hire|Mayor|", "|Sell the market hall.|Ask|Mayor|")
    assert [r.text for r in found.recommendations][-1] == "Sell the market hall."
    assert [(f.code, f.found) for f in found.flags] == [("row_without_ref", "Sell the market hall.")]


def test_after_a_page_break_a_row_before_a_gap_in_the_numbers_is_given_to_none(table):
    found = table(
        HEADINGS, "1|Agree|Form|Mayor|May 2024", HEADINGS, "||Report to Council|Leader|July 2024", "4|Build|Hire|Mayor|"
    )
    assert actions(found) == [["Form"], ["Hire"]]
    assert [(a.text, a.owner_text, a.due_text) for a in found.loose_actions] == [
        ("Report to Council", "Leader", "July 2024")
    ]
    assert [(f.code, f.place) for f in found.flags] == [("row_without_ref", "table 1, row 4")]


def test_after_a_page_break_a_row_between_consecutive_numbers_belongs_to_the_one_above(table):
    found = table(
        HEADINGS, "1|Agree|Form|Mayor|May 2024", HEADINGS, "||Report to Council|Leader|July 2024", "2|Build|Hire|Mayor|"
    )
    assert (actions(found), found.loose_actions, found.flags) == ([["Form", "Report to Council"], ["Hire"]], (), ())


def test_without_a_page_break_a_gap_in_the_numbers_changes_nothing(table):
    found = table(
        HEADINGS, "1|Agree|Form|Mayor|May 2024", "||Report to Council|Leader|July 2024", "4|Build|Hire|Mayor|"
    )
    assert actions(found) == [["Form", "Report to Council"], ["Hire"]]


def test_a_row_with_words_in_its_first_cell_alone_is_a_heading_for_the_rows_below(table):
    found = table(
        HEADINGS,
        "Governance and culture||||",
        "1|Agree|Form|Mayor|",
        "Financial planning and management||||",
        "2|Save|Cut|Mayor|",
    )
    assert [(r.ref, r.theme_text) for r in found.recommendations] == [
        ("1", "Governance and culture"),
        ("2", "Financial planning and management"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Agree a vision", "of the city"),
        ("Work with the", "Mayor"),
        ("Agree a plan for", "Ambridge"),
        ("Ask the partners (", "Police"),
    ],
)
def test_a_sentence_goes_on(before, after):
    assert is_open(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Agree a vision.", "of the city"),
        ("Agree a vision", "Build a team"),
        ("Agree a vision", "b) report"),
        ("", "of"),
        ("Agree", ""),
    ],
)
def test_a_sentence_does_not_go_on(before, after):
    assert not is_open(before, after)


def test_a_row_with_its_own_lead_and_deadline_begins_an_action_below_one_that_ends_in_for(table):
    found = table(
        HEADINGS, "1|Agree|Ask what the market is for|Mayor|May 2024", "||Publish a framework|Leader|June 2024"
    )
    assert [(a.text, a.owner_text, a.due_text) for a in found.recommendations[0].actions] == [
        ("Ask what the market is for", "Mayor", "May 2024"),
        ("Publish a framework", "Leader", "June 2024"),
    ]


def test_a_row_under_merged_cells_goes_on_with_an_action_that_ends_in_for(printed):
    found = printed(
        "<table><tr><td>Ref</td><td>Recommendation</td><td>Action</td><td>Lead</td></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>Agree</td><td>Ask for</td><td rowspan=2>Mayor</td></tr>"
        "<tr><td>Ambridge</td></tr></table>"
    )
    assert actions(found) == [["Ask for Ambridge"]]


def test_a_row_below_a_page_break_with_the_end_of_one_cell_goes_on_with_the_action(table):
    found = table(HEADINGS, "1|Agree|Work with the|Head of|May 2024", HEADINGS, "||Mayor|Place|")
    assert actions(found) == [["Work with the Mayor"]]
