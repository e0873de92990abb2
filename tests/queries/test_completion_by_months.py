"""How far councils were so many months after their visit: by hand, in plain Python, and against the second calculation."""

from calendar import monthrange
from datetime import date
from functools import cache, partial
from statistics import median, quantiles

import duckdb
import pytest
from hypothesis import given, settings

from tests.queries import second_calculation
from tests.queries.built_worlds import STEADY, built, crowds
from tests.queries.story import (
    REVIEWS,
    THEMES,
    action,
    asked,
    note,
    plan,
    recommendation,
    report,
    told,
)
from tests.queries.worlds import Tables

COUNTS = "complete_count stated_count counting_count"
# Day on which the visit ended, and the days of the reports with the status of each of the council's recommendations in it:
# c complete, i in progress, n not started, s stopped, - nothing said.
STORIES = {
    "Ambridge": ("2024-01-31", {"2024-07-31": "ciiii-", "2025-02-01": "cccii-"}),
    "Borchester": ("2024-02-29", {"2024-08-28": "nnnnn", "2024-08-29": "cnnnn", "2025-03-01": "ccccs"}),
    "Churcham": ("2023-11-10", {"2024-05-10": "ccccc"}),
    "Darrington": ("2024-03-15", {"2024-09-14": "cciiii", "2024-12-31": "--cccc"}),
    "Edgeley": ("2024-01-05", {"2024-06-30": "iiiiin", "2025-01-05": "ccssni"}),
    "Felpersham": ("2024-04-18", {"2024-10-01": "cccc"}),
    "Hollerton": ("2024-06-20", {}),
}
WORDS = {"c": "complete", "i": "in progress", "n": "not started", "s": "stopped", "-": "not stated"}
AS_AT = date(2025, 6, 1)


def _said(name: str, marks: str) -> list[dict]:
    return [recommendation(WORDS[mark], key=f"{name} r{number}") for number, mark in enumerate(marks)]


def _documents(name: str, ended: str, reports: dict[str, str]) -> list:
    """A plan of the day of the visit that states nothing, and the reports."""
    silent = "-" * max(map(len, reports.values()), default=5)
    return [
        plan(ended, *_said(name, silent), key=f"{name} plan", review_id=name),
        *(report(day, *_said(name, marks), key=f"{name} {day}", review_id=name) for day, marks in reports.items()),
    ]


@pytest.fixture
def county(world) -> duckdb.DuckDBPyConnection:
    councils = [{"gss_code": f"E08{number:06}", "name": name} for number, name in enumerate(STORIES)]
    codes = {row["name"]: row["gss_code"] for row in councils}
    reviews = [
        {**REVIEWS[0], "review_id": name, "gss_code": codes[name], "visited_from": ended, "visited_to": ended}
        for name, (ended, _) in STORIES.items()
    ]
    documents = [one for name, (ended, reports) in STORIES.items() for one in _documents(name, ended, reports)]
    return told(world, *documents, councils=councils, reviews=reviews)


def _day(ended: str, months: int) -> date:
    """The same day of a later month, or its last where it has no such day."""
    start = date.fromisoformat(ended)
    year, month = divmod(start.month - 1 + months, 12)
    last = monthrange(start.year + year, month + 1)[1]
    return date(start.year + year, month + 1, min(start.day, last))


def _standing(name: str, day: date) -> str | None:
    """The last mark of each by that day, where a report has come."""
    known = [marks for on, marks in STORIES[name][1].items() if date.fromisoformat(on) <= day]
    if not known:
        return None
    return "".join(next((mark for mark in reversed(column) if mark != "-"), "-") for column in zip(*known, strict=True))


def _counts(standing: str | None) -> tuple:
    if standing is None:
        return (None, None, None)
    return standing.count("c"), sum(map(standing.count, "cin")), sum(map(standing.count, "cin-"))


def _months(name: str) -> list[tuple[int, date]]:
    days = [(month, _day(STORIES[name][0], month)) for month in range(61)]
    return [(month, day) for month, day in days if day <= AS_AT]


def test_each_month_shows_what_was_known_on_its_day(county):
    expected = [
        (name, month, day.isoformat(), *_counts(_standing(name, day)))
        for name in STORIES
        for month, day in _months(name)
    ]
    assert asked(county, "completion_by_months", f"council month day_on {COUNTS}", str(AS_AT)) == expected


def test_the_group_is_what_plain_python_makes_of_the_marks(county):
    rows = asked(
        county, "completion_by_months_of_group",
        "month counted_count measured_count of_count lower_share middle_share upper_share complete_count stated_count", str(AS_AT),
    )  # fmt: skip
    assert [row[0] for row in rows] == list(range(max(len(_months(name)) for name in STORIES)))
    for month, *found in rows:
        known = [
            _counts(_standing(name, dict(_months(name))[month])) for name in STORIES if month in dict(_months(name))
        ]
        counted = [counts for counts in known if counts[0] is not None]
        shares = [complete / stated for complete, stated, _ in counted if stated >= 5]
        parts = quantiles(shares, n=4, method="inclusive") if len(shares) >= 5 else [None] * 3
        sums = [sum(counts[place] for counts in counted) if counted else None for place in (0, 1)]
        assert found == pytest.approx([len(counted), len(shares), 7, *parts, *sums]), month
    assert {len([1 for share in row[4:7] if share is None]) for row in rows} == {0, 3}


def test_how_old_the_last_word_is_stands_beside_it(county):
    rows = asked(county, "completion_by_months_of_group", "month months_since_report", str(AS_AT))
    ages = {}
    for month, _ in rows:
        days = [(name, dict(_months(name)).get(month)) for name in STORIES]
        told_on = [
            (day, max(on for on in map(date.fromisoformat, STORIES[name][1]) if on <= day))
            for name, day in days
            if day and _standing(name, day) is not None
        ]
        ages[month] = [max(n for n in range(61) if _day(on.isoformat(), n) <= day) for day, on in told_on]
    assert rows == [(month, median(ages[month]) if ages[month] else None) for month, _ in rows]
    assert (1, None) in rows


@settings(STEADY, max_examples=6)
@given(crowds())
def test_every_month_agrees_with_the_second_calculation_of_its_day(tables: Tables):
    """Also where a recommendation answers for its actions, which the questions work out by stretches of days."""
    with built(tables) as db:
        for level, column in (("action", "counted_status"), ("recommendation", "status")):
            found = asked(db, "completion_by_months", f"review_id day_on {COUNTS}", "2025-12-31", level=level)
            home = {row[f"{level}_id"]: row["review_id"] for row in tables[f"{level}s"]}
            second = cache(partial(getattr(second_calculation, f"{level}s"), tables))
            for review_id, day, *counts in found:
                if counts != [None] * 3:
                    known = second(date.fromisoformat(day)).items()
                    mine = [row[column] for key, row in known if home[key] == review_id]
                    assert counts == _of(mine), (level, review_id, day)


def _of(statuses: list[str]) -> list[int]:
    open_ones = [statuses.count(status) for status in ("in progress", "not started")]
    complete = statuses.count("complete")
    return [complete, complete + sum(open_ones), complete + sum(open_ones) + statuses.count("not stated")]


def test_an_action_whose_recommendation_has_a_later_word_is_not_stated(world):
    db = told(
        world,
        plan("2024-01-31", action("in progress")),
        note("2024-05-31", recommendation("in progress")),
        report("2024-09-30", action("complete")),
    )
    rows = asked(db, "completion_by_months", f"month {COUNTS}", level="action", gss_codes="E07000001")
    assert [rows[month][1:] for month in (1, 4, 5, 9)] == [(0, 1, 1), (0, 1, 1), (0, 0, 1), (1, 1, 1)]


def test_the_bounds_and_the_point_and_when_there_is_none(world):
    heard = ["complete", "complete", "in progress", "not started", "not started", "not stated", "continuous"]
    db = told(world, report("2024-03-31", *(recommendation(status, key=f"r{n}") for n, status in enumerate(heard))))
    row = asked(db, "completion_by_months", "has_progress point_share low_share high_share", gss_codes="E07000001")
    assert (row[2], row[3]) == ((False, None, None, None), (True, 2 / 5, 2 / 6, 3 / 6))


def test_one_theme_and_a_theme_without_anything(world):
    db = told(
        world, report("2024-02-01", recommendation("complete"), recommendation("in progress", key="r2")),
        recommendations={"r1": {"theme_id": 1}, "r2": {"theme_id": 2}}, themes=[*THEMES, {"theme_id": 3, "name": "Place"}],
    )  # fmt: skip
    months = {theme: asked(db, "completion_by_months", COUNTS, theme_id=theme)[5] for theme in (None, 1, 2, 3)}
    assert months == {None: (1, 2, 2), 1: (1, 1, 1), 2: (0, 1, 1), 3: (0, 0, 0)}


def test_a_visit_known_by_its_month_counts_from_the_last_day_of_it_and_one_without_a_day_has_no_months(world):
    month = {"visited_from": "2024-01-01", "visited_to": "2024-01-31", "visited_precision": "month"}
    says = report("2024-03-01", recommendation("complete"))
    db = told(world, says, reviews=[{**REVIEWS[0], **month}, REVIEWS[1]])
    assert asked(db, "completion_by_months", "month day_on", "2024-03-30") == [(0, "2024-01-31"), (1, "2024-02-29")]
    undated = told(world, says, reviews=[{**REVIEWS[0], "visited_from": None, "visited_to": None}, REVIEWS[1]])
    assert asked(undated, "completion_by_months", "month") == []
    assert asked(undated, "completion_by_months_of_group", "month") == []


def test_a_first_day_alone_stands_for_the_visit_and_no_more_than_sixty_months_are_told(world):
    db = told(
        world, report("2014-03-01", recommendation("complete")),
        reviews=[{**REVIEWS[0], "visited_from": "2014-01-10", "visited_to": None}, REVIEWS[1]],
    )  # fmt: skip
    rows = asked(db, "completion_by_months", "month day_on")
    assert (rows[0], rows[-1]) == ((0, "2014-01-10"), (60, "2019-01-10"))


def test_only_councils_with_a_plan_or_progress_loaded_have_a_curve(world):
    peers = report("2024-02-01", recommendation(), kind="feedback report", said_by="peers")
    assert asked(told(world, peers), "completion_by_months", "month") == []
    register = report("2024-02-01", recommendation("complete"), kind="register")
    assert asked(told(world, register), "completion_by_months", "month") == []
    planned = told(world, plan("2024-02-01", recommendation()))
    assert asked(planned, "completion_by_months", "month", "2024-01-31") == []
    rows = asked(planned, "completion_by_months", f"month has_progress {COUNTS} months_since_report", "2024-03-01")
    assert rows == [(0, False, None, None, None, None), (1, False, None, None, None, 0)]


def test_of_councils_visited_together_the_group_counts_one(world):
    joint = [{**review, "joint_id": "both"} for review in REVIEWS]
    says = [
        report("2024-03-01", recommendation("complete")),
        report("2024-03-01", recommendation("complete", key="s1"), key="theirs", review_id="felpersham-2024-02"),
    ]
    db = told(world, *says, reviews=joint)
    columns = "counted_count of_count complete_count"
    assert asked(db, "completion_by_months_of_group", columns)[5] == (1, 1, 1)
    assert asked(db, "completion_by_months_of_group", columns, gss_codes="E07000002")[5] == (1, 1, 1)
    assert {row[0] for row in asked(db, "completion_by_months", "council")} == {"Borchester", "Felpersham"}
    apart = told(world, *says)
    assert asked(apart, "completion_by_months_of_group", columns)[5] == (2, 2, 2)


def test_a_wrong_level_says_which_are_accepted(county):
    for name in ("completion_by_months", "completion_by_months_of_group"):
        with pytest.raises(duckdb.Error, match="level: one of recommendation, action is accepted"):
            asked(county, name, "month", level="both")
