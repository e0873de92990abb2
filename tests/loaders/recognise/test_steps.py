"""Action cells -> single steps."""

import pytest

from loaders.recognise.steps import follows, split
from loaders.records import Text


def cell(*texts):
    return tuple(text if isinstance(text, Text) else Text(text, "row 1") for text in texts)


def steps(*cells):
    found = split([cell(c) if isinstance(c, str) else cell(*c) for c in cells])
    return [(step.ref, step.text) for step in found.steps]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Form a board 2. Report to Cabinet", [("1", "Form a board"), ("2", "Report to Cabinet")]),
        ("1) Form a board 2) Report", [("1", "Form a board"), ("2", "Report")]),
        ("a. Form a board b. Report", [("a", "Form a board"), ("b", "Report")]),
        ("(a) Form a board (b) Report", [("a", "Form a board"), ("b", "Report")]),
        ("i) Form a board ii) Report iii) Publish", [("i", "Form a board"), ("ii", "Report"), ("iii", "Publish")]),
        ("1.1 Form a board 1.2 Report", [("1.1", "Form a board"), ("1.2", "Report")]),
        ("a. Form a board in 2023.b. Report", [("a", "Form a board in 2023."), ("b", "Report")]),
    ],
)
def test_run_in_numbers_cut_a_paragraph(text, expected):
    assert steps(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Form a board",
        "Save £1.2 million by 2. quarter",
        "Report in 2024. Publish in 2025.",
        "Plan B. will do",
        "Form a board, e.g. of peers",
        "Meet 3. times",
    ],
)
def test_other_numbers_and_letters_cut_nothing(text):
    assert steps(text) == [("", text)]


def test_list_items_are_steps():
    items = (Text("Form a board", "row 1", "•"), Text("Report", "row 1", "•"))
    assert steps(items) == [("", "Form a board"), ("", "Report")]


def test_a_number_taken_by_the_reader_is_the_ref():
    assert steps((Text("Form a board", "row 1", "1."), Text("Report", "row 1", "2."))) == [
        ("1", "Form a board"),
        ("2", "Report"),
    ]


def test_words_before_a_list_are_a_comment():
    found = split([cell("We agree with the peers.", Text("Form a board", "row 1", "•"))])
    assert ([step.text for step in found.steps], found.comment) == (["Form a board"], ["We agree with the peers."])


def test_a_label_above_the_list_is_neither_step_nor_comment():
    found = split([cell("Proposed actions:", Text("Form a board", "row 1", "•"))])
    assert ([step.text for step in found.steps], found.comment) == (["Form a board"], [])


def test_an_item_deeper_in_the_list_belongs_to_the_step_above():
    items = (
        Text("Form a board", "row 1", "•", 1),
        Text("with partners", "row 1", "•", 2),
        Text("Report", "row 1", "•", 1),
    )
    [(_, first), (_, second)] = steps(items)
    assert (first.startswith("Form a board"), first.endswith("with partners"), second) == (True, True, "Report")


def test_bullets_that_spell_out_an_option_stay_with_their_sentence():
    items = ("Improve the market. This could include:", Text("stalls", "row 1", "•"), Text("music", "row 1", "•"))
    assert steps(items) == [("", "Improve the market. This could include: stalls; music")]


def test_a_list_goes_on_in_the_next_row():
    assert steps("1. Form a board 2. Report", "3. Publish") == [
        ("1", "Form a board"),
        ("2", "Report"),
        ("3", "Publish"),
    ]


def test_a_sentence_goes_on_in_the_next_row():
    assert steps("1. Form a board 2. Report to", "the Cabinet") == [
        ("1", "Form a board"),
        ("2", "Report to the Cabinet"),
    ]


def test_one_cell_merged_over_two_rows_counts_once():
    assert steps("Form a board", "Form a board") == [("", "Form a board")]


def test_two_list_items_of_the_same_words_in_two_rows_with_others_between_are_two():
    assert steps("Form a board", "Report", "Form a board") == [
        ("", "Form a board"),
        ("", "Report"),
        ("", "Form a board"),
    ]


def test_empty_cells_hold_no_steps():
    assert split([(), ()]).steps == []


@pytest.mark.parametrize(
    ("before", "ref"),
    [("1", "2"), ("9", "10"), ("a", "b"), ("i", "ii"), ("iv", "v"), ("1.2", "1.3"), ("1.9", "1.10"), ("", "1")],
)
def test_follows(before, ref):
    assert follows(before, ref)


@pytest.mark.parametrize(
    ("before", "ref"), [("1", "3"), ("2", "1"), ("a", "c"), ("1.2", "2.3"), ("1", "b"), ("", "2"), ("1.2", "3")]
)
def test_does_not_follow(before, ref):
    assert not follows(before, ref)
