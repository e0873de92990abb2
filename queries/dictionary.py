"""The data dictionary as Markdown: every table and column of queries/schema.sql with its type, its key and its meaning.

Names, types and keys are those of a database that has run the schema, so that none is lost; meanings are its comments.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

import duckdb

import queries

FILE = "queries/schema.sql"
INTRODUCTION = f"""# Data dictionary

NULL means *not stated*, never nought and never 'no'; where it means something else, the column says so. Columns that end in `_on`, `_from` or
`_to` are dates (a month is its first and its last day), in `_share` fractions from 0 to 1, in `_days` whole days; those that begin with `is_` are
true or false.

The meanings are the comments of `{FILE}`: change them there, and put here what `.venv/bin/python -m queries.dictionary` prints. Tables
that are worked out from these at load are made and explained in `queries/prepared/`.

## Tables
"""
TABLE = re.compile(r"create table (\w+)", re.IGNORECASE)
COLUMN = re.compile(r'"?(\w+)"?\s')
COLUMNS = """
select table_name, column_name, lower(data_type), is_nullable
from duckdb_columns()
where not internal
order by table_oid, column_index
"""
KEYS = """
select table_name, constraint_column_names, referenced_table, referenced_column_names
from duckdb_constraints()
where constraint_type in ('PRIMARY KEY', 'FOREIGN KEY')
order by constraint_type desc
"""

Comments = dict[tuple[str, str], tuple[int, str]]


@dataclass(frozen=True)
class Column:
    """`key`: 'key', 'part of the key', a link to the column it refers to, two of these, or ''."""

    name: str
    type: str
    may_be_null: bool
    key: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """`grain`: what one row is."""

    name: str
    grain: str
    columns: tuple[Column, ...]


def tables(sql: str, file: str = FILE) -> list[Table]:
    """The tables that `sql` creates, in its order. Raises ValueError with file and line where one, or a column, has no comment."""
    said = comments(sql)
    with duckdb.connect() as db:
        db.execute(sql)
        keys, rows = _keys(db), db.execute(COLUMNS).fetchall()
    columns: dict[str, list[Column]] = {}
    for table, name, kind, may_be_null in rows:
        column = Column(name, kind, may_be_null, keys.get((table, name), ""), _meaning(said, table, name, file))
        columns.setdefault(table, []).append(column)
    return [Table(name, _meaning(said, name, "", file), tuple(found)) for name, found in columns.items()]


def comments(sql: str) -> Comments:
    """(table, column) -> its line and its comment, '' where there is none; the table itself is its column ''.

    A comment stands in the lines above a table; behind a column, and goes on in the lines below it.
    """
    found: Comments = {}
    table = column = above = ""
    for number, line in enumerate(sql.splitlines(), 1):
        code, _, words = (part.strip() for part in line.partition("--"))
        if made := TABLE.match(code):
            table, column = made[1], ""
            found[table, ""] = number, above
        elif named := COLUMN.match(code):
            column = named[1]
            found[table, column] = number, words
        elif code:
            column = ""
        elif column and words:
            first, begun = found[table, column]
            found[table, column] = first, f"{begun} {words}".strip()
        above = f"{above} {words}".strip() if words and not code else ""
    return found


def _meaning(said: Comments, table: str, column: str, file: str) -> str:
    first, _ = said.get((table, ""), (1, ""))
    line, words = said.get((table, column), (first, ""))
    if words:
        return words
    if column:
        advice = "Write it on a line of its own with its meaning behind it:  -- as printed"
        raise ValueError(f"{file}, line {line}: the column {table}.{column} has no comment. {advice}")
    raise ValueError(f"{file}, line {line}: the table {table} has no comment. Write above it:  -- One row per action.")


def _keys(db: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], str]:
    """By table and column, as in `Column`."""
    found: dict[tuple[str, str], list[str]] = {}
    for table, columns, other, others in db.execute(KEYS).fetchall():
        own = "key" if len(columns) == 1 else "part of the key"
        for column, referred in zip_longest(columns, others):
            found.setdefault((table, column), []).append(f"[{other}.{referred}](#{other})" if referred else own)
    return {place: ", ".join(keys) for place, keys in found.items()}


def markdown() -> str:
    """The whole page. Raises ValueError where a table or column has no comment."""
    every = tables((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
    lines = [f"- [{table.name}](#{table.name}): {table.grain}" for table in every]
    for table in every:
        lines += ["", f"## {table.name}", "", table.grain, ""]
        cells = [(f"`{c.name}`", c.type, "yes" if c.may_be_null else "no", c.key, c.meaning) for c in table.columns]
        lines += _grid(("column", "type", "NULL", "key", "meaning"), cells)
    return "\n".join([INTRODUCTION, *lines, ""])


def _grid(names: tuple[str, ...], cells: Iterable[tuple[str, ...]]) -> list[str]:
    """The lines of a Markdown table."""
    first, *rest = (" | ".join(cell.replace("|", r"\|") for cell in row) for row in (names, *cells))
    return [f"| {first} |", f"|{'---|' * len(names)}", *(f"| {row} |" for row in rest)]


def main() -> int:
    """0 when the page was printed; 1, with one sentence, where a comment is missing."""
    try:
        page = markdown()
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(page, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
