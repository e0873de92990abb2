"""Every question keeps the contract that its header states."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

import queries
from tests.queries.story import asked, fill

UNITS = {"_count": "count", "_on": "date", "_share": "fraction"}


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in which nothing is loaded."""
    with duckdb.connect() as db:
        fill(db, {})
        yield db


@pytest.mark.parametrize("name", queries.names())
def test_the_header_matches_the_sql(empty, name):
    query = queries.query(name)
    [statement] = empty.extract_statements(query.sql)
    assert set(query.params) == statement.named_parameters
    answer = queries.ask(empty, name, **dict.fromkeys(query.params))
    assert list(query.columns) == list(answer.columns)


@pytest.mark.parametrize("name", queries.names())
def test_question_and_grain_are_said_and_units_stand_beside_their_columns(name):
    query = queries.query(name)
    assert query.question.endswith("?")
    assert query.grain.startswith("one row")
    for column, meaning in query.columns.items():
        for ending, unit in UNITS.items():
            if column.endswith(ending):
                assert unit in meaning, f"{name}.{column} does not say its unit"


@pytest.mark.parametrize("name", queries.names())
def test_the_answer_has_an_order_and_names_its_columns(name):
    sql = queries.query(name).sql
    last_select = sql.rsplit("\nselect", 1)[-1]
    assert "\norder by" in last_select
    assert not last_select.lstrip().startswith("*")


def test_where_nothing_is_loaded_only_totals_have_rows(empty):
    rows = {name: len(asked(empty, name, "")) for name in queries.names()}
    assert {name: count for name, count in rows.items() if count} == {
        "build_facts": 1,
        "coverage_totals": 1,
        "sector_totals": 2,
    }


@pytest.mark.parametrize("name", queries.names())
def test_every_question_has_tests_of_its_own(name):
    others = [path for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)]
    assert any(f'"{name}"' in path.read_text(encoding="utf-8") for path in others)


def test_an_unknown_question_lists_those_there_are():
    with pytest.raises(LookupError, match="no question called 'nonsense'.*coverage_totals"):
        queries.query("nonsense")
