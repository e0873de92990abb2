"""The tables of a build as pandas and SQLite like them best: keys as whole numbers in the order of their words, days as numbers.

What compare_engines.py measures DuckDB against. DuckDB itself keeps its own tables, with keys of text and dates.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

# The table in which each key stands once.
OWNERS = {
    "gss_code": "councils",
    "review_id": "reviews",
    "document_id": "documents",
    "recommendation_id": "recommendations",
    "action_id": "actions",
    "update_id": "updates",
}
# What the compared questions read of each table of queries/schema.sql, and no more.
PLAIN = {
    "themes": ("theme_id", "name"),
    "councils": ("gss_code", "name"),
    "reviews": ("review_id", "gss_code", "joint_id", "kind", "visited_from"),
    "documents": (
        *(
            "document_id",
            "review_id",
            "kind",
            "scope",
            "said_by",
            "as_at",
            "published_on",
            "period_from",
            "counts_from",
        ),
    ),
    "recommendations": ("recommendation_id", "review_id", "document_id", "ref", "theme_id", "theme_method"),
    "actions": ("action_id", "review_id", "recommendation_id", "text"),
    "updates": (
        *("update_id", "review_id", "recommendation_id", "action_id", "document_id", "status", "text"),
        *("due_kind", "due_from", "due_to", "due_text", "completed_from", "completed_to"),
    ),
}
# The same of the tables that a build prepares (queries/prepared).
STATES = {
    "themes": PLAIN["themes"],
    "councils": PLAIN["councils"],
    "actions": ("action_id",),
    "recommendations": ("recommendation_id", "ref"),
    "review_states": (
        *("review_id", "gss_code", "joint_id", "valid_from", "valid_to", "latest_until"),
        *("read_count", "recommendation_count", "has_progress"),
    ),
    "recommendation_states": (
        *(
            "recommendation_id",
            "review_id",
            "valid_from",
            "valid_to",
            "theme_id",
            "theme_method",
            "status",
            "action_count",
        ),
        "moved_to_continuous",
    ),
    "action_states": (
        *(
            "action_id",
            "clock",
            "review_id",
            "recommendation_id",
            "valid_from",
            "valid_to",
            "theme_id",
            "text",
            "status",
        ),
        *("counted_status", "moved_to_continuous", "timing", "due_kind", "due_from", "due_to", "due_text"),
        *(
            "is_due_before_document",
            "first_due_to",
            "redated_count",
            "end_removed_count",
            "is_running",
            "slip_low_days",
        ),
        *("slip_high_days", "slip_kind", "on_time", "on_time_latest"),
    ),
}
# Columns of few words, which pandas holds as numbers.
WORDS = {
    "kind",
    "scope",
    "said_by",
    "status",
    "due_kind",
    "theme_method",
    "clock",
    "counted_status",
    "timing",
    "slip_kind",
}
WORDS |= {"on_time", "on_time_latest"}
NUMBERS = {"DATE": "integer", "INTEGER": "integer", "BIGINT": "integer", "BOOLEAN": "integer", "DOUBLE": "real"}
NONE = -1  # a key that is not stated, in frames
AT_ONCE = 50_000
Columns = dict[str, tuple[str, ...]]
Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Copied:
    """How a table is read out of a build: names, kinds and the statement; rows in the order of the key."""

    columns: dict[str, str]
    sql: str


def copied(db: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...]) -> Copied:
    """A key is `<name>` as its number; where it is the table's own, `<name>_text` beside it is what it is called."""
    types = dict(
        db.execute("select column_name, data_type from duckdb_columns() where table_name = ?", [table]).fetchall()
    )
    chosen, joins, kinds = [], [], {}
    for name in columns:
        if name not in OWNERS:
            days = types[name] == "DATE"
            chosen.append(f"{table}.{name} - date '1970-01-01' as {name}" if days else f"{table}.{name}")
            kinds[name] = NUMBERS.get(types[name], "text")
            continue
        chosen.append(f"{name}s.number as {name}")
        kinds[name] = "integer"
        owner = OWNERS[name]
        joins.append(
            f"left join (select {name}, row_number() over (order by {name}) as number from {owner}) as {name}s "
            f"on {table}.{name} = {name}s.{name}"
        )
        if owner == table:
            chosen.append(f"{table}.{name} as {name}_text")
            kinds[f"{name}_text"] = "text"
    return Copied(kinds, f"select {', '.join(chosen)} from {table} {' '.join(joins)} order by 1")


def frames(db: duckdb.DuckDBPyConnection, tables: Columns) -> Frames:
    """Keys int64 with NONE, days and counts float64 with NaN where any is missing, few words as categories."""
    return {table: _tidy(db.cursor().execute(copied(db, table, names).sql).df()) for table, names in tables.items()}


def _tidy(frame: pd.DataFrame) -> pd.DataFrame:
    for name in frame.columns:
        column = frame[name]
        if name in OWNERS or name == "theme_id":
            frame[name] = column.fillna(NONE).astype(np.int64)
        elif name in WORDS:
            frame[name] = column.astype("category")
        elif pd.api.types.is_bool_dtype(column):
            frame[name] = column.astype(bool)
        elif pd.api.types.is_numeric_dtype(column):
            frame[name] = column.astype("float64") if column.isna().any() else column.astype(np.int64)
    return frame


def fill_sqlite(db: duckdb.DuckDBPyConnection, path: Path, tables: Columns, indexes: tuple[str, ...]) -> None:
    """Write these tables into the SQLite file at `path`, typed, the first key as row id, with indexes and statistics."""
    with sqlite3.connect(path) as target:
        target.executescript("pragma journal_mode=off; pragma synchronous=off;")
        for table, names in tables.items():
            how = copied(db, table, names)
            own = next((name for name in names if OWNERS.get(name) == table), None)
            typed = ", ".join(
                f"{name} {kind}{' primary key' if name == own else ''}" for name, kind in how.columns.items()
            )
            target.execute(f"create table {table} ({typed})")
            holes = ", ".join("?" * len(how.columns))
            for rows in _batches(db.cursor().execute(how.sql)):
                target.executemany(f"insert into {table} values ({holes})", rows)
        for number, columns in enumerate(indexes):
            target.execute(f"create index index_{number} on {columns}")
        target.commit()
        target.execute("analyze")
    target.close()


def _batches(answer: duckdb.DuckDBPyConnection) -> Iterator[list[tuple]]:
    while rows := answer.fetchmany(AT_ONCE):
        yield rows


def open_sqlite(path: Path) -> sqlite3.Connection:
    """For reading only, with memory enough that nothing is read twice."""
    db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    db.executescript("pragma cache_size=-2000000; pragma temp_store=memory; pragma mmap_size=8000000000;")
    return db
