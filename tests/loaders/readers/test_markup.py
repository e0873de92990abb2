"""HTML inside text: paragraphs, list items and their markers."""

import pytest

from loaders.readers.markup import has_markup, marked, of_fragment, squeeze


def texts(fragment):
    return [(t.marker, t.words) for t in of_fragment(fragment, "line 1")]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("  two\n  words ", "two words"),
        ("**Bold** words", "Bold words"),
        ("hard\u00a0space", "hard space"),
        ("zero\u200bwidth", "zerowidth"),
        ("", ""),
    ],
)
def test_squeeze(printed, words):
    assert squeeze(printed) == words


@pytest.mark.parametrize(
    ("text", "expected"), [("<p>x</p>", True), ("a<br/>b", True), ("savings <£5m", False), ("a < b > c", False)]
)
def test_has_markup(text, expected):
    assert has_markup(text) is expected


def test_a_less_than_sign_stays_text():
    assert texts("<p>Savings <£5m and growth >3% in Ambridge</p>") == [("", "Savings <£5m and growth >3% in Ambridge")]


def test_lines_without_markup_are_paragraphs():
    assert texts("Agree\n\n• Build\n") == [("", "Agree"), ("•", "Build")]


@pytest.mark.parametrize(
    ("opening", "markers"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start=3>", ["3.", "4."]),
        ("<ol type=a>", ["a.", "b."]),
        ("<ol style='list-style-type: lower-alpha'>", ["a.", "b."]),
        ("<ol style='list-style-type:lower-roman'>", ["i.", "ii."]),
        ("<ol style='list-style:none'>", ["•", "•"]),
        ("<ul>", ["•", "•"]),
    ],
)
def test_list_markers_are_those_a_browser_shows(opening, markers):
    assert [marker for marker, _ in texts(f"{opening}<li>Agree</li><li>Build</li></{opening[1:3]}>")] == markers


def test_a_number_printed_in_the_item_goes_before_the_lists_own():
    assert texts("<ol><li>• Agree</li></ol>") == [("•", "Agree")]


def test_run_in_dashes_of_a_list_are_items():
    assert texts("<ul>- Agree a vision - Build a team</ul>") == [("-", "Agree a vision"), ("-", "Build a team")]


def test_a_hyphen_in_a_paragraph_cuts_nothing():
    assert texts("<p>Agree - with partners - a vision</p>") == [("", "Agree - with partners - a vision")]


@pytest.mark.parametrize(
    ("line", "marker", "words"),
    [
        ("• Agree", "•", "Agree"),
        ("\uf0a7\tAgree", "\uf0a7", "Agree"),
        ("o  Agree", "o", "Agree"),
        ("o Agree", "", "o Agree"),
        ("Agree", "", "Agree"),
        ("-5 degrees", "", "-5 degrees"),
    ],
)
def test_a_printed_bullet_is_taken_off_and_kept(line, marker, words):
    found = marked(line, "line 1")
    assert (found.marker, found.words) == (marker, words)


@pytest.mark.parametrize("fragment", ["", "  ", "<p></p>", "<p>&nbsp;</p>", "<br>"])
def test_nothing_printed_is_an_empty_cell(fragment):
    assert of_fragment(fragment, "line 1") == ()


def test_paragraphs_carry_the_place():
    assert {t.place for t in of_fragment("<p>One</p><p>Two</p>", "line 7, column 2")} == {"line 7, column 2"}
