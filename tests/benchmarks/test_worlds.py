"""The invented sector of the measurements is a whole build, the same every time, about which every question can be asked."""

from datetime import date

import duckdb
import pytest

import queries
from loaders.link.rows import SAID_BY
from loaders.registers.reviews import KINDS
from queries import database, intact
from tests.benchmarks import ask_questions, worlds

TIMES = 0.025
# What few councils, or none of ten, have: a text that a plan left out, a check, a correction, progress told as a whole.
MAY_BE_EMPTY = {
    "checks_of_review",
    "corrections_of_review",
    "declined_of_review",
    "finished_like",
    "progress_of_review",
    "recommendations_without_plan",
    "register_facts_of_review",
    "replies_of_review",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    path = tmp_path_factory.mktemp("worlds") / "small.duckdb"
    rows = worlds.make(path, TIMES)
    with database.open_locked(path) as db:
        yield path, rows, db


def test_it_is_a_whole_build_with_the_rows_of_its_share(world):
    path, rows, _ = world
    assert intact.fault(path) is None
    counts = {name: rows[name] for name in ("councils", "reviews", "recommendations", "actions", "updates")}
    assert counts == {"councils": 10, "reviews": 40, "recommendations": 400, "actions": 1600, "updates": 5000}


def test_the_same_seed_makes_the_same_world_and_another_another():
    one, two, other = (worlds.sector(0, 10, seed, 0) for seed in (8, 8, 9))
    assert all(one[table].equals(two[table]) for table in one)
    assert not one["updates"].equals(other["updates"])


@pytest.mark.parametrize("name", [name for name in queries.names() if name != ask_questions.SEARCH])
def test_every_question_answers_and_nearly_every_one_has_rows(world, name):
    of = ask_questions.chosen(world[2])
    answer = queries.ask(world[2], name, **next(ask_questions.cases(name, of)).params)
    assert len(answer) or name in MAY_BE_EMPTY


def test_a_search_finds_what_is_asked_of_the_council(world):
    asked = dict(as_at=date(2026, 6, 30), text="scrutiny function", scope="all", limit_to=50)
    assert len(queries.ask(world[2], "search_recommendations", **asked))


def values(db: duckdb.DuckDBPyConnection, table: str, column: str) -> set:
    return {value for (value,) in db.execute(f"select distinct {column} from {table}").fetchall()}


def test_only_values_that_the_loaders_write_stand_in_it(world):
    db = world[2]
    assert values(db, "reviews", "kind") <= set(KINDS)
    assert values(db, "documents", "kind") == {"action plan", "progress report", "feedback report", "register"}
    assert values(db, "updates", "status") == {
        *("not stated", "not started", "in progress"),
        *("complete", "stopped", "continuous"),
    }
    assert values(db, "actions", "due_kind") == {"dated", "ongoing", "event", "none"}
    spoken = db.execute("select distinct kind, said_by from documents where kind <> 'register'").fetchall()
    assert all(SAID_BY.get(kind, "council") == said_by for kind, said_by in spoken)


def test_what_is_not_stated_is_null(world):
    db = world[2]
    columns = "select column_name from duckdb_columns() where data_type = 'VARCHAR' and table_name = ?"
    for table in world[1]:
        for (column,) in db.execute(columns, [table]).fetchall():
            unlike = f"select count(*) from {table} where \"{column}\" in ('', 'nan', 'None', '<NA>', 'NaT')"
            assert db.execute(unlike).fetchone() == (0,), (table, column)


def test_a_deadline_holds_only_in_order(world):
    wrong = "select count(*) from {} where due_from > due_to or (due_kind = 'dated') <> (due_to is not null)"
    for table in ("actions", "updates"):
        assert world[2].execute(wrong.format(table)).fetchone() == (0,)
