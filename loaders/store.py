"""Rows -> a finished DuckDB file: schema, tables, spans and definitions, closed and checkpointed."""

import tomllib
from dataclasses import asdict
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

import queries
from loaders import asking, indexing
from loaders.councils import Council
from loaders.link.rows import Rows
from loaders.link.weigh import Row
from loaders.tiles import tiles

COUNCIL_COLUMNS = (
    "gss_code",
    "name",
    "official_name",
    "council_type",
    "region",
    "county",
    "population",
    "area_km2",
    "latitude",
    "longitude",
    "deprivation_quintile",
    "rurality",
    "start_on",
    "end_on",
    "replaced_by",
)
ORDER = (
    "reorganisations",
    "reviews",
    "documents",
    "review_dates",
    "families",
    "recommendations",
    "actions",
    "action_owners",
    "updates",
    "update_reasons",
    "reported_totals",
    "replies",
    "checks",
    "corrections",
    "flags",
)


def store(path: Path, rows: Rows, register: list[Council], lexicon_file: Path, info: dict[str, str]) -> None:
    """Write everything into a new file at `path`."""
    with duckdb.connect(str(path)) as db:
        db.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
        _councils(db, register)
        _themes(db, lexicon_file)
        for table in ORDER:
            insert(db, table, rows.of(table))
        insert(db, "build_info", [{"key": key, "value": value} for key, value in info.items()])
        prepare(db)
        db.execute("checkpoint")


def prepare(db: duckdb.DuckDBPyConnection) -> None:
    """Words, spans, then definitions: the SQL of queries/prepared in the order of the file names."""
    indexing.fill(db)
    asking.fill(db)
    for path in sorted((queries.FOLDER / "prepared").glob("*.sql")):
        db.execute(path.read_text(encoding="utf-8"))


def insert(db: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Insert rows by column name through one frame; '' never stands for NULL here, None does."""
    if not rows:
        return
    frame = pd.DataFrame(rows).astype(object)
    frame = frame.where(frame.notna(), None)
    columns = ", ".join(f'"{name}"' for name in frame.columns)
    db.register("incoming", frame)
    db.execute(f"insert into {table} ({columns}) select {columns} from incoming")
    db.unregister("incoming")


def _councils(db: duckdb.DuckDBPyConnection, register: list[Council]) -> None:
    tile = tiles(register)
    rows: list[Row] = [{name: _value(name, asdict(council)[name]) for name in COUNCIL_COLUMNS} for council in register]
    for row in rows:
        row["tile_column"], row["tile_row"] = tile.get(row["gss_code"], (None, None))
    insert(db, "councils", rows)
    insert(db, "council_names", [{"gss_code": c.gss_code, "name": name} for c in register for name in c.names])


def _value(name: str, text: str) -> object:
    if not text:
        return None
    if name in ("population", "deprivation_quintile"):
        return int(text)
    if name in ("area_km2", "latitude", "longitude"):
        return float(text)
    return date.fromisoformat(text) if name in ("start_on", "end_on") else text


def _themes(db: duckdb.DuckDBPyConnection, lexicon_file: Path) -> None:
    themes = tomllib.loads(lexicon_file.read_text(encoding="utf-8"))["theme"]
    insert(db, "themes", [{"theme_id": theme["id"], "name": theme["name"]} for theme in themes])
    insert(
        db,
        "theme_wordings",
        [{"theme_id": theme["id"], "wording": wording} for theme in themes for wording in theme["older"]],
    )
