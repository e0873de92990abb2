"""The row that docs/architecture.md follows is in the database as it stands there."""

import json
from datetime import date

import pytest

from tests.docs.said import blocks

ROWS = [json.loads(block) for block in blocks("docs/architecture.md", "json")]
KEYS = ("action_id", "clock", "valid_from")


def named(row: dict) -> str:
    return "-".join(str(row[key]) for key in ("table", *KEYS) if key in row)


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_the_row_is_in_the_database_as_it_is_told(bundled, row):
    told = {name: value for name, value in row.items() if name != "table"}
    keys = {key: told[key] for key in KEYS if key in told}
    where = " and ".join(f"{key}::varchar = ${key}" for key in keys)
    columns = ", ".join(told)
    [found] = bundled.cursor().execute(f"select {columns} from {row['table']} where {where}", keys).fetchall()
    assert dict(zip(told, map(_plain, found), strict=True)) == told


def test_the_row_is_followed_through_every_table():
    assert [row["table"] for row in ROWS] == ["actions", "updates", "action_states", "action_states"]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
