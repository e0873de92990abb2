"""A table that lost its lines is a table again, whole or not at all."""

HEAD = "Peer challenge action plan\n\nRecommendation\nAction\nLead\nDeadline\n\n"
ONE = "1. Agree a vision for the city\nForm a board of partners\nMayor\nMay 2024\n\n"
TWO = "2. Build a team of officers\nHire two more officers\nHead of People\nJune 2024\n"


def test_every_line_is_a_cell_under_its_heading(printed):
    found = printed(HEAD + ONE + TWO).recommendations
    assert [(r.ref, a.text, a.owner_text, a.due_text) for r in found for a in r.actions] == [
        ("1", "Form a board of partners", "Mayor", "May 2024"),
        ("2", "Hire two more officers", "Head of People", "June 2024"),
    ]


def test_a_record_cut_short_leaves_the_lines_as_they_are(printed):
    assert not any(r.actions for r in printed(HEAD + ONE + TWO.replace("Head of People\n", "")).recommendations)


def test_lines_that_are_no_deadlines_in_the_place_of_the_deadline_are_no_cells(printed):
    words = HEAD + ONE.replace("May 2024", "With partners") + TWO.replace("June 2024", "With schools")
    assert not any(r.actions for r in printed(words).recommendations)
