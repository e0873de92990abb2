"""Printed deadlines -> intervals, by the rules of DESIGN.md 5.4."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.clean.deadlines import label_of, read_deadline, split_deadlines
from loaders.records import Deadline

AS_AT = date(2024, 2, 15)


def read(text):
    """(kind, first day, last day, precision) of a text printed in a document of 15 February 2024."""
    due = read_deadline(text, AS_AT)
    return due.kind, str(due.due_from), str(due.due_to), due.precision


DATED = [
    ("March 2022", "2022-03-01", "2022-03-31", "month"),
    ("March 2022.", "2022-03-01", "2022-03-31", "month"),
    ("by March 2022", "2022-03-01", "2022-03-31", "month"),
    ("end of March 2022", "2022-03-01", "2022-03-31", "month"),
    ("By the end of June 2025", "2025-06-01", "2025-06-30", "month"),
    ("By end June 2025", "2025-06-01", "2025-06-30", "month"),
    ("beginning of April 2024", "2024-04-01", "2024-04-30", "month"),
    ("mid March 2025", "2025-03-01", "2025-03-31", "month"),
    ("No later than 31 March 2025", "2025-03-31", "2025-03-31", "day"),
    ("31/03/25", "2025-03-31", "2025-03-31", "day"),
    ("Oct 24", "2024-10-01", "2024-10-31", "month"),
    ("Dec 2025", "2025-12-01", "2025-12-31", "month"),
    ("Full Council in May 2025", "2025-05-01", "2025-05-31", "month"),
    ("Spring 2024", "2024-03-01", "2024-05-31", "season"),
    ("By Winter 2024/25", "2024-12-01", "2025-02-28", "season"),
    ("2025/26 Q3", "2025-10-01", "2025-12-31", "quarter"),
    ("2nd Quarter 2020/21", "2020-07-01", "2020-09-30", "quarter"),
    ("end of Q1 24/25", "2024-04-01", "2024-06-30", "quarter"),
    ("H1 2025/26", "2025-04-01", "2025-09-30", "half"),
    ("FY 2025-26", "2025-04-01", "2026-03-31", "year"),
    ("During 2024/25", "2024-04-01", "2025-03-31", "year"),
    ("w/c 4 March 2024", "2024-03-04", "2024-03-10", "range"),
    ("early 2025", "2025-01-01", "2025-04-30", "range"),
    ("April-Sept 2024", "2024-04-01", "2024-09-30", "range"),
    ("Jan–Mar 2026", "2026-01-01", "2026-03-31", "range"),
    ("June-July 2024", "2024-06-01", "2024-07-31", "range"),
    ("February/March 2024", "2024-02-01", "2024-03-31", "range"),
    ("Q1-Q2 2025/26", "2025-04-01", "2025-09-30", "range"),
    ("between April and June 2024", "2024-04-01", "2024-06-30", "range"),
    ("within 6 months", "2024-02-15", "2024-08-15", "range"),
    ("Within six months", "2024-02-15", "2024-08-15", "range"),
    ("in the next 12 months", "2024-02-15", "2025-02-15", "range"),
    ("within two weeks", "2024-02-15", "2024-02-29", "range"),
    ("before April 2024", "2024-03-01", "2024-03-31", "month"),
    ("before Q3 2024/25", "2024-07-01", "2024-09-30", "quarter"),
    ("prior to 31 March 2024", "2024-03-30", "2024-03-30", "day"),
    ("March 2023", "2023-03-01", "2023-03-31", "month"),
    ("To be completed by July 2024", "2024-07-01", "2024-07-31", "month"),
    ("Complete by July 2024", "2024-07-01", "2024-07-31", "month"),
    ("Quarterly until March 2025", "2025-03-01", "2025-03-31", "month"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), DATED)
def test_dated(text, first, last, precision):
    assert read(text) == ("dated", first, last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Ongoing",
        "On-going",
        "on going",
        "May 2025 onwards",
        "From May 2025",
        "Ongoing - review March 2025",
        "Ongoing (review in March 2025)",
        "Ongoing, review X",
        "Quarterly",
        "Monthly from April 2024",
        "Annually",
        "Every six months",
        "Business as usual",
        "BAU",
        "Current practice, no change is anticipated",
    ],
)
def test_ongoing_has_no_dates(text):
    assert read(text) == ("ongoing", "None", "None", None)


@pytest.mark.parametrize(
    "text",
    [
        "Prior to submission of Local Plan",
        "before the budget process commences",
        "within a few months",
        "After the by-election",
        "As soon as the post is filled",
        "This may be delayed",
        "31 June 2024",
    ],
)
def test_words_without_a_date_are_an_event(text):
    assert read(text) == ("event", "None", "None", None)


@pytest.mark.parametrize(
    "text", ["", "  \n", "-", "–", "TBC", "t.b.c.", "To be confirmed", "To be agreed.", "N/A", "none"]
)
def test_nothing_printed_is_none(text):
    assert read(text) == ("none", "None", "None", None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Completed July 2024", "2024-07-01", "2024-07-31"),
        ("Complete - January 2024", "2024-01-01", "2024-01-31"),
        ("Delivered in March 2024", "2024-03-01", "2024-03-31"),
        ("Completed", "None", "None"),
        ("Done", "None", "None"),
    ],
)
def test_a_completion_is_no_deadline(text, first, last):
    due = read_deadline(text, AS_AT)
    assert (due.kind, due.due_to, due.is_completion) == ("none", None, True)
    assert (str(due.completed_from), str(due.completed_to)) == (first, last)


@pytest.mark.parametrize("text", ["Complete: December 2025", "To complete December 2025"])
def test_complete_before_a_day_to_come_is_an_aim(text):
    assert read(text)[:3] == ("dated", "2025-12-01", "2025-12-31")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In place by March 2025", "dated"),
        ("Annual report June 2024", "dated"),
        ("Ongoing until March 2025", "dated"),
        ("Quarterly from April 2025", "ongoing"),
        ("Ongoing - review March 2025", "ongoing"),
    ],
)
def test_a_date_after_by_or_until_is_an_end(text, kind):
    assert read(text)[0] == kind


@pytest.mark.parametrize(
    "text", ["Not yet completed", "Partially complete", "To be completed by July 2024", "Incomplete"]
)
def test_what_is_yet_to_be_done_is_no_completion(text):
    assert not read_deadline(text, AS_AT).is_completion


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("March", "2024-03-01"),
        ("By January", "2025-01-01"),
        ("31 March", "2024-03-31"),
        ("before April", "2024-03-01"),
        ("w/c 4th March", "2024-03-04"),
    ],
)
def test_a_month_without_year_is_the_next_one_and_says_so(text, first):
    due = read_deadline(text, AS_AT)
    assert (str(due.due_from), due.is_year_inferred) == (first, True)


@pytest.mark.parametrize("text", ["by March", "within 6 months", "end of the financial year"])
def test_a_relative_date_in_an_undated_document_is_an_event(text):
    assert read_deadline(text).kind == "event"


def test_end_of_the_financial_year_is_the_next_march():
    assert read_deadline("By the end of the financial year", date(2024, 5, 1)).due_to == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Spring 2024 and Autumn 2024", "2024-03-01", "2024-11-30"),
        ("Working Group – March 2024 / Final strategy – October 2024", "2024-03-01", "2024-10-31"),
        ("June 2024, May 2024", "2024-05-01", "2024-06-30"),
    ],
)
def test_several_dates_are_one_span_from_first_start_to_last_end(text, first, last):
    due = read_deadline(text, AS_AT)
    assert (str(due.due_from), str(due.due_to), due.precision, due.is_several) == (first, last, "range", True)


@pytest.mark.parametrize(
    "text", ["April-Sept 2024", "28 November to 1 December 2023", "between April and June 2024", "May 2024"]
)
def test_a_range_is_not_several_dates(text):
    assert not read_deadline(text, AS_AT).is_several


def test_the_printed_text_is_kept():
    assert read_deadline("  By the  end of\nMarch 2025 ").text == "By the end of March 2025"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("Ongoing", ["Ongoing"]),
        ("April-Sept 2024", ["April-Sept 2024"]),
        ("28 November to 1 December 2023", ["28 November to 1 December 2023"]),
        ("Ongoing - review March 2025", ["Ongoing - review March 2025"]),
        ("Ongoing Spring 2024 Autumn 2024", ["Ongoing", "Spring 2024", "Autumn 2024"]),
        ("March 2024; June 2024", ["March 2024", "June 2024"]),
        ("March 2024 and June 2024", ["March 2024", "June 2024"]),
        ("Draft: May 2024; final: July 2024", ["Draft: May 2024", "final: July 2024"]),
        (
            "Working Group – March 2024 / Final strategy – October 2024",
            ["Working Group – March 2024", "Final strategy – October 2024"],
        ),
        ("a. March 2024 b. June 2024", ["a. March 2024", "b. June 2024"]),
    ],
)
def test_split_deadlines(text, pieces):
    assert split_deadlines(text) == pieces


@pytest.mark.parametrize("text", ["March and June 2026", "May, June and July 2027", "30 September and 31 October 2025"])
def test_a_piece_keeps_the_year_that_the_whole_prints(text):
    pieces = [read_deadline(piece, AS_AT) for piece in split_deadlines(text)]
    assert min(piece.due_from for piece in pieces) == read_deadline(text, AS_AT).due_from


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Final strategy – October 2024", "Final strategy"),
        ("First draft: May 2024", "First draft"),
        ("March 2022", ""),
        ("By the end of March 2025", ""),
        ("Ongoing", ""),
        ("Quarterly", ""),
        ("Spring 2024 - Autumn 2024", ""),
    ],
)
def test_label_of(text, label):
    assert label_of(text) == label


PARTS = st.sampled_from(
    [
        "by",
        "end of",
        "before",
        "w/c",
        "within",
        "6 months",
        "Q3",
        "H1",
        "FY",
        "Spring",
        "winter",
        "2024",
        "2024/25",
        "25-26",
        "'24",
        "31",
        "30",
        "5th",
        "0",
        "February",
        "June",
        "may",
        "May",
        "-",
        "–",
        "to",
        "and",
        "/",
        "onwards",
        "ongoing",
        "early",
        "completed",
        "quarterly",
        "31/12/2024",
        "2024-02-30",
        "1.1.25",
        ",",
        ";",
        "\n",
        "tbc",
        "5-3",
        "30 to 2",
    ]
)


@given(
    st.one_of(st.text(), st.lists(PARTS, max_size=8).map(" ".join)),
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2090, 1, 1))),
)
@example("5-3 June 2024", None)
@example("Completed 30 to 2 June 2024", None)
def test_any_text_gives_a_deadline_whose_first_day_is_not_after_its_last(text, as_at):
    due = read_deadline(text, as_at)
    assert isinstance(due, Deadline)
    assert (due.kind == "dated") == (due.due_from is not None) == (due.due_to is not None)
    assert due.due_from is None or due.due_from <= due.due_to
    assert due.completed_from is None or due.completed_from <= due.completed_to


@given(st.dates(date(2000, 1, 1), date(2089, 12, 31)))
def test_a_printed_day_is_read_back_as_itself(day):
    due = read_deadline(f"{day:%-d %B %Y}")
    assert (due.due_from, due.due_to, due.precision) == (day, day, "day")


@given(st.lists(PARTS, max_size=8).map(" ".join))
def test_splitting_loses_no_word(text):
    def letters(words):
        return "".join(word for word in re.findall(r"\w+", words) if word != "and")

    assert letters(" ".join(split_deadlines(text))) == letters(text)


def test_a_completion_without_a_year_has_no_time():
    due = read_deadline("Completed May", AS_AT)
    assert (due.is_completion, due.completed_from, due.completed_to) == (True, None, None)
