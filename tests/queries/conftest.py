"""The `world` of tests/conftest.py with all rows of a table inserted at once, which makes a test much faster."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.queries.story import World, fill


@pytest.fixture
def world() -> Iterator[World]:
    """world(actions=[{...}], ...) -> a prepared database; rows name only the columns that matter."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def make(**tables: list[dict]) -> duckdb.DuckDBPyConnection:
        opened.append(duckdb.connect(config={"threads": 1}))
        fill(opened[-1], tables)
        return opened[-1]

    yield make
    for db in opened:
        db.close()
