"""Words that the layout tore apart."""

import pytest

from loaders.recognise.joins import cut_tail, is_cut, move_tail, rejoin
from loaders.records import Block, PrintedAction, Text


def blocks(*texts):
    return tuple(Block("paragraph", Text(text, f"line {i}")) for i, text in enumerate(texts, 1))


LONG = "The council of Borchester has agreed with all of its partners that"


def test_a_torn_paragraph_is_put_together_over_the_one_between():
    found = rejoin(blocks(LONG, "A box with other words.", "the market will stay."))
    assert [b.text.words for b in found] == [f"{LONG} the market will stay.", "A box with other words."]


@pytest.mark.parametrize(
    "texts",
    [
        (LONG + ".", "A box with other words.", "the market will stay."),
        (LONG, "A box with other words.", "The market will stay."),
        (LONG, "A box without an end", "the market will stay."),
        ("Short and", "A box with other words.", "the market will stay."),
    ],
)
def test_other_paragraphs_stay_apart(texts):
    assert [b.text.words for b in rejoin(blocks(*texts))] == list(texts)


def actions(*texts):
    return [PrintedAction(text, "row 1") for text in texts]


def test_the_end_of_a_bracket_goes_back_to_the_action_before():
    before, after = move_tail(*actions("Meet partners (for", "example the police). Report to Cabinet."))
    assert (before.text, after.text) == ("Meet partners (for example the police).", "Report to Cabinet.")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Meet partners for", "example the police. Report to Cabinet."),
        ("Meet partners (for", "Example the police). Report."),
        ("Meet partners (all).", "and the police). Report."),
    ],
)
def test_without_an_open_bracket_nothing_moves(one, two):
    before, after = actions(one, two)
    assert move_tail(before, after) == (before, after)


def test_the_first_action_has_none_before():
    [action] = actions("example). Report.")
    assert move_tail(None, action) == (None, action)


def test_the_end_of_a_lost_sentence_is_cut_and_flagged():
    action, flag = cut_tail(*actions("of the city. Report to Cabinet."))
    assert (action.text, flag.code, flag.found) == ("Report to Cabinet.", "text_cut", "of the city.")


@pytest.mark.parametrize("text", ["Report to Cabinet.", "report to Cabinet", "of the city."])
def test_words_that_are_all_there_is_are_kept(text):
    [action] = actions(text)
    assert cut_tail(action) == (action, None)


@pytest.mark.parametrize(("text", "expected"), [("Agree (with the", True), ("Agree (all)", False), ("Agree", False)])
def test_is_cut(text, expected):
    assert is_cut(text) is expected
