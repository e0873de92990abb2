"""Printed dates -> periods with a first and a last day."""

from datetime import date

import pytest

from loaders.clean.periods import find_periods, last_day, month_number, spans

AS_AT = date(2024, 2, 15)


def only(text, as_at=None):
    [period] = find_periods(text, as_at)
    return str(period.from_on), str(period.to_on), period.precision


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 March 2024", "2024-03-05"),
        ("5th March 2024", "2024-03-05"),
        ("the 1st of March 2024", "2024-03-01"),
        ("Tuesday 5 March 2024", "2024-03-05"),
        ("Tuesday, 5 March, 2024", "2024-03-05"),
        ("5 Mar 24", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("05/03/2024", "2024-03-05"),
        ("5/3/24", "2024-03-05"),
        ("5.3.24", "2024-03-05"),
        ("31-03-2025", "2025-03-31"),
        ("2024-03-05", "2024-03-05"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_a_printed_day_is_one_day(text, day):
    assert only(text) == (day, day, "day")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("March 2022", "2022-03-01", "2022-03-31"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("Dec. 2025", "2025-12-01", "2025-12-31"),
        ("Sept 2024", "2024-09-01", "2024-09-30"),
        ("Sep 2024", "2024-09-01", "2024-09-30"),
        ("Oct 24", "2024-10-01", "2024-10-31"),
        ("Oct-24", "2024-10-01", "2024-10-31"),
        ("Oct '24", "2024-10-01", "2024-10-31"),
        ("Oct ’24", "2024-10-01", "2024-10-31"),
        ("AUGUST 2024", "2024-08-01", "2024-08-31"),
        ("03/2024", "2024-03-01", "2024-03-31"),
    ],
)
def test_a_printed_month_is_its_first_to_its_last_day(text, first, last):
    assert only(text) == (first, last, "month")


@pytest.mark.parametrize("text", ["Janaury 2025", "Febuary 2025", "Septmber 2025", "Decemeber 2025", "Novmber 2025"])
def test_a_month_with_a_typing_error_is_still_a_month(text):
    assert only(text)[2] == "month"


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("Q3 2024/25", "2024-10-01", "2024-12-31", "quarter"),
        ("Q1 24/25", "2024-04-01", "2024-06-30", "quarter"),
        ("Q4 2025/26", "2026-01-01", "2026-03-31", "quarter"),
        ("2025/26 Q3", "2025-10-01", "2025-12-31", "quarter"),
        ("2nd Quarter 2020/21", "2020-07-01", "2020-09-30", "quarter"),
        ("Quarter 4 of 2024/25", "2025-01-01", "2025-03-31", "quarter"),
        ("H1 2025/26", "2025-04-01", "2025-09-30", "half"),
        ("H2 24/25", "2024-10-01", "2025-03-31", "half"),
        ("first half of 2025", "2025-01-01", "2025-06-30", "half"),
        ("FY 2025-26", "2025-04-01", "2026-03-31", "year"),
        ("FY 2024/25", "2024-04-01", "2025-03-31", "year"),
        ("FY25/26", "2025-04-01", "2026-03-31", "year"),
        ("financial year 2025/2026", "2025-04-01", "2026-03-31", "year"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
    ],
)
def test_quarters_halves_and_years(text, first, last, precision):
    assert only(text) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Spring 2024", "2024-03-01", "2024-05-31"),
        ("summer 2024", "2024-06-01", "2024-08-31"),
        ("Autumn 2024", "2024-09-01", "2024-11-30"),
        ("Winter 2024", "2024-12-01", "2025-02-28"),
        ("Winter 2024/25", "2024-12-01", "2025-02-28"),
        ("Winter 2023-24", "2023-12-01", "2024-02-29"),
        ("Spring 2024/25", "2025-03-01", "2025-05-31"),
        ("Autumn term 2025", "2025-09-01", "2025-11-30"),
    ],
)
def test_seasons(text, first, last):
    assert only(text) == (first, last, "season")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("early 2025", "2025-01-01", "2025-04-30"),
        ("mid-2025", "2025-05-01", "2025-08-31"),
        ("Mid 2025", "2025-05-01", "2025-08-31"),
        ("late 2025", "2025-09-01", "2025-12-31"),
    ],
)
def test_early_mid_and_late_are_thirds_of_the_year(text, first, last):
    assert only(text) == (first, last, "range")


@pytest.mark.parametrize("text", ["w/c 4 March 2024", "w/c Monday 4th March 2024", "week commencing 4 March 2024"])
def test_a_week_runs_from_its_printed_day(text):
    assert only(text) == ("2024-03-04", "2024-03-10", "range")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3-5 June 2024", "2024-06-03", "2024-06-05"),
        ("3 to 5 June 2024", "2024-06-03", "2024-06-05"),
        ("Tuesday 3 and Wednesday 4 June 2024", "2024-06-03", "2024-06-04"),
        ("28 November to 1 December 2023", "2023-11-28", "2023-12-01"),
        ("30 December to 2 January 2025", "2024-12-30", "2025-01-02"),
        ("April-Sept 2024", "2024-04-01", "2024-09-30"),
        ("Jan–Mar 2026", "2026-01-01", "2026-03-31"),
        ("Nov - Feb 2025", "2024-11-01", "2025-02-28"),
        ("November 2024 to February 2025", "2024-11-01", "2025-02-28"),
        ("February/March 2024", "2024-02-01", "2024-03-31"),
        ("Q1-Q2 2025/26", "2025-04-01", "2025-09-30"),
        ("Q3/Q4 2024/25", "2024-10-01", "2025-03-31"),
        ("2024-2026", "2024-01-01", "2026-12-31"),
    ],
)
def test_a_range_is_one_span(text, first, last):
    [span] = spans(text)
    assert (str(span.from_on), str(span.to_on), span.precision) == (first, last, "range")


def test_two_dates_without_a_joining_word_are_two_spans():
    assert [str(p.from_on) for p in spans("Draft May 2024, adopted July 2024")] == ["2024-05-01", "2024-07-01"]


def test_a_missing_year_comes_from_the_next_date_of_the_run():
    assert [p.from_on.year for p in find_periods("March, June and September 2026", AS_AT)] == [2026, 2026, 2026]


def test_a_year_taken_from_the_same_run_is_not_inferred():
    assert not any(p.is_year_inferred for p in find_periods("April-Sept 2024", AS_AT))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("March", "2024-03-01"),
        ("February", "2024-02-01"),
        ("January", "2025-01-01"),
        ("Autumn", "2024-09-01"),
        ("14 February", "2025-02-14"),
        ("15 February", "2024-02-15"),
    ],
)
def test_a_date_without_a_year_is_the_next_one(text, first):
    [period] = find_periods(text, AS_AT)
    assert (str(period.from_on), period.is_year_inferred) == (first, True)


def test_a_date_without_a_year_is_nothing_where_the_document_has_no_date():
    assert find_periods("by March") == []


@pytest.mark.parametrize(
    "text",
    ["31 June 2024", "30 February 2025", "31 June", "29 February 2023", "0 March 2024", "31/31/2024", "2024-13-45"],
)
def test_a_day_that_does_not_exist_is_no_period(text):
    assert find_periods(text, AS_AT) == []


@pytest.mark.parametrize(
    "text",
    [
        "This may be delayed",
        "it may well be",
        "A decision",
        "marching on in Ambridge",
        "Section 106",
        "£2025k",
        "page 12",
        "20250 homes",
    ],
)
def test_ordinary_words_and_numbers_are_no_dates(text):
    assert find_periods(text, AS_AT) == []


def test_may_with_a_year_is_the_month_even_in_small_letters():
    assert only("by may 2024") == ("2024-05-01", "2024-05-31", "month")


def test_a_period_knows_where_it_stands():
    text = "Cabinet agrees by 5 March 2024 at latest"
    [period] = find_periods(text)
    assert text[period.start : period.end] == "5 March 2024"


def test_periods_come_in_printed_order():
    assert [p.from_on.month for p in find_periods("May 2024, then 3 April 2024, then Q4 2024/25")] == [5, 4, 1]


@pytest.mark.parametrize(("name", "number"), [("Sept.", 9), ("MAY", 5), ("january", 1), ("Dec", 12)])
def test_month_number(name, number):
    assert month_number(name) == number


@pytest.mark.parametrize(("year", "month", "day"), [(2024, 2, 29), (2023, 2, 28), (2024, 12, 31)])
def test_last_day(year, month, day):
    assert last_day(year, month) == date(year, month, day)
