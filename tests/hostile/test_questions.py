"""SQL in a parameter is a value that matches nothing: no error, no other rows, nothing changed."""

from datetime import date

import duckdb
import pandas as pd
import pytest

import queries
from queries import __main__ as command
from queries import database

SQL = ["' or 1=1 --", "') union select * from councils; drop table actions; --", "%"]
NOTHING = "zzqx-no-such-value"
DAY = date(2026, 1, 15)
SEARCHED = {"text"}  # words to search for: 'union' and 'table' may well be found
PAIRS = [(name, key) for name in queries.names() for key in queries.query(name).params if key != "as_at"]


@pytest.fixture(scope="module")
def db(demo):
    with database.open_locked(database.current(demo / "build")) as opened:
        yield opened


def answered(db, name, **params) -> pd.DataFrame | str:
    """The rows, or the class of the error where the value is of no such type."""
    at = {"as_at": DAY} if "as_at" in queries.query(name).params else {}
    try:
        return queries.ask(db, name, **at, **params)
    except duckdb.Error as problem:
        return type(problem).__name__


def counts(db) -> list[tuple]:
    names = [row[0] for row in db.execute("select table_name from duckdb_tables() order by 1").fetchall()]
    return [(name, db.execute(f'select count(*) from "{name}"').fetchone()[0]) for name in names]


@pytest.mark.parametrize(("name", "key"), PAIRS, ids=lambda one: one)
def test_sql_in_a_parameter_is_a_value_that_matches_nothing(db, name, key):
    nothing = answered(db, name, **{key: NOTHING})
    for text in SQL:
        found = answered(db, name, **{key: text})
        if isinstance(nothing, str) or isinstance(found, str):
            assert found == nothing in ("ConversionException", "InvalidInputException"), (found, nothing)
        elif key not in SEARCHED:
            pd.testing.assert_frame_equal(found, nothing)


def test_nothing_that_is_asked_changes_a_table(db):
    before = counts(db)
    for name, key in PAIRS:
        answered(db, name, **{key: "'; drop table actions; insert into councils values ('x'); --"})
    assert counts(db) == before and len(before) > 20


@pytest.mark.parametrize(("name", "key"), PAIRS, ids=lambda one: one)
def test_on_the_command_line_it_ends_in_rows_or_one_sentence(demo, name, key, capsys):
    file = str(database.current(demo / "build"))
    for text in ("' or 1=1 --", "²", "9" * 40):
        status = command.main([name, f"{key}={text}", "--database", file, "--format", "json"])
        said = capsys.readouterr()
        assert (status, bool(said.err.strip())) in ((0, False), (1, True)), said.err
        assert len(said.err.strip().splitlines()) <= 1


@pytest.mark.parametrize(
    "name", ["../schema", "schema", "actions; drop table x", "/etc/passwd", "", "\x00", "a" * 5000]
)
def test_the_name_of_a_question_is_never_a_path_or_sql(name, capsys):
    assert command.main([name]) == 1
    assert capsys.readouterr().err.startswith("There is no question called")


@pytest.mark.parametrize("number", ["²", "٣", "9" * 3999, "-1", "1e309", "' or 1=1 --"])
def test_an_address_with_a_number_that_is_none_still_shows_the_page(demo_app, number):
    question = next(name for name in queries.names() if "limit_to" in queries.query(name).params)
    demo_app.run()
    demo_app.switch_page("pages/figure.py")
    demo_app.query_params.update({"question": question, "limit_to": number, "text": "board"})
    demo_app.run()
    assert not demo_app.exception and not demo_app.error
    assert demo_app.header or demo_app.warning
