"""DuckDB, pandas and SQLite, from plain and from prepared tables, give equal answers; a difference is found and told."""

from datetime import date
from itertools import chain, product

import pandas as pd
import pytest

import queries
from queries import database
from tests.benchmarks import compare_engines, compare_sqlite, compare_tables, worlds
from tests.benchmarks.compare_answers import difference, rows
from tests.benchmarks.compare_engines import pandas_rivals, sqlite_rivals
from tests.benchmarks.compare_pandas import QUESTIONS
from tests.benchmarks.compare_pandas_plain import Plain

# Late, when nearly everything is told, and early, when half of it is still to come.
DAYS = (date(2026, 6, 30), date(2018, 9, 30))


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    path = tmp_path_factory.mktemp("compared") / "small.duckdb"
    worlds.make(path, 0.025)
    with database.open_locked(path) as db:
        yield db


def test_every_way_gives_the_same_answer(world, tmp_path):
    ways = []
    for rival in chain(pandas_rivals(world), sqlite_rivals(world, tmp_path)):
        ways.append(rival.name)
        for question, day in product(QUESTIONS, DAYS):
            compare_engines.check(world, rival, question, day)
    assert tuple(ways) == compare_engines.RIVALS


def test_an_answer_that_differs_is_told_with_its_place(world):
    class Forgetful(Plain):
        def timings(self, reviews, d, clock="as at"):
            return super().timings(reviews, d, clock).replace({"timing": {"undated": "not yet due"}})

    rival = compare_engines.of_pandas("forgetful", Forgetful(compare_tables.frames(world, compare_tables.PLAIN)))
    with pytest.raises(compare_engines.NotEqual, match=r"timing_by_group, forgetful beside DuckDB: row \d+ of \d+"):
        compare_engines.check(world, rival, "timing_by_group")


def test_every_question_is_one_of_the_projects_own():
    assert set(QUESTIONS) <= set(queries.names())
    assert set(QUESTIONS) == set(compare_sqlite.QUESTIONS)


def test_equal_means_value_order_and_number():
    frame = pd.DataFrame({"day": pd.to_datetime(["1970-01-02", None]), "share": [0.1 + 0.2, None]})
    found = rows(frame, ["day", "share"])
    assert found == [(1, 0.1 + 0.2), (None, None)]
    assert difference(found, [(1, 0.3), (None, None)]) is None
    assert difference(found, found[::-1]).startswith("row 1 of 2")
    assert difference(found, found[:1]) == "2 rows expected, 1 found"
    assert difference(found, [(1, 0.3001), (None, None)]).startswith("row 1 of 2")


def test_a_ratio_below_its_floor_is_marked_at_the_size_of_the_sector_only():
    took = {"timing_by_group": {"pandas plain": (compare_engines.Took(10, 1), compare_engines.Took(99, 2))}}
    assert "**9.9**" in compare_engines.table(took, 1) and compare_engines.missed(took) == 1
    assert "**" not in compare_engines.table(took, 10)


def test_an_answer_of_sqlite_that_takes_too_long_is_stopped_and_told(world, tmp_path, monkeypatch):
    monkeypatch.setattr(compare_engines, "MOST_SECONDS", 0)
    monkeypatch.setattr(compare_sqlite, "STEPS", 1)
    found = compare_engines.measured(world, sqlite_rivals(world, tmp_path), ["sector_totals"], 1, 1)
    assert all(theirs.is_over for _, theirs in found["sector_totals"].values())
    assert "over " in compare_engines.table(found, 1)
