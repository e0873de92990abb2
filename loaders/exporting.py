"""python -m loaders export DIR --partitioned: a finished build as Parquet with a manifest, for other machines and engines.

DIR/TABLE/part-0.parquet, and of a large table DIR/TABLE/council_type=VALUE/part-0.parquet (in the Hive manner, so that engines
leave out what a question about one type of council does not need). queries/manifest.py says what manifest.json holds.
"""

import argparse
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb

import queries
from loaders import alone, disk, store, unwritten
from loaders.errors import LoadError
from queries import database, intact, manifest

LARGE = 100_000  # rows from which a table is parted: below, the parts would be smaller than one row group
PARTED_BY = "council_type"  # what peers have in common, and with 6 values the fewest, largest parts
NOBODY = "__HIVE_DEFAULT_PARTITION__"
# The keys of the data contract that lead to a review, nearest first, and the tables that they are keys of.
KEYS = {
    "review_id": "reviews",
    "recommendation_id": "recommendations",
    "action_id": "actions",
    "update_id": "updates",
    "document_id": "documents",
}
COLUMNS = "select table_name, column_name, data_type from duckdb_columns() where not internal order by table_oid, column_index"
WORD = re.compile(r"\w+|[^\w\s]")
MACROS = "select function_name, parameters::varchar, macro_definition from duckdb_functions() where not internal order by function_name"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", folder: Path) -> None:
    """The command `export` with its options."""
    command = commands.add_parser(
        "export", help="write a build as Parquet with a manifest, for CPC_DATABASE and other engines"
    )
    command.add_argument("to", type=Path, metavar="DIR", help="a folder that is not there yet")
    command.add_argument(
        "--partitioned", action="store_true", required=True, help="large tables in parts, one a type of council"
    )
    command.add_argument("--database", type=Path, metavar="FILE", help="default: the current build in data/build")
    command.set_defaults(run=run, builds=folder)


def run(options: argparse.Namespace) -> None:
    """Raises LoadError."""
    path = options.database or database.pointed(options.builds)
    if path is None:
        raise LoadError(
            f"{options.builds}: holds no build. Make one with python -m loaders build, or name a file with --database."
        )
    found = export(path, options.to)
    files = sum(len(table["files"]) for table in found["tables"].values())
    size = sum(file["bytes"] for table in found["tables"].values() for file in table["files"])
    print(f"Wrote {options.to}: {found['build']}, {len(found['tables'])} tables in {files} files, {size / 1e6:.1f} MB.")


def export(path: Path, to: Path, large: int = LARGE) -> dict[str, Any]:
    """Write the database file `path` into the new folder `to`; the manifest that now stands there. Raises LoadError.

    Everything is written beside it, the manifest last, and gets its name when it is on the disk.
    """
    to = to.absolute()
    if to.exists() or to.is_symlink():
        raise LoadError(
            f"{to}: is there already. Name a folder that is not, so that whoever reads this one keeps what it reads."
        )
    if said := intact.fault(path):
        raise LoadError(f"{path.parent / said} It was not exported.")
    working = to.with_name(f"{to.name}.exporting")
    with unwritten.told(working, "nothing was exported."), _beside(working):
        found = _written(path, working, large)
        _to_disk(working)
        disk.put(working / manifest.NAME, json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        (working / alone.LOCK).unlink()
        disk.settle(working)
        if to.exists():
            raise LoadError(f"{to}: somebody else has written it meanwhile. Nothing was changed.")
        os.rename(working, to)
        disk.settle(to.parent)
    return found


@contextmanager
def _beside(working: Path) -> Iterator[None]:
    """An empty folder to write in, for this command alone; what an earlier one left in it is removed, and so is what this one leaves."""
    with alone.alone(working):
        for left in working.iterdir():
            if left.name != alone.LOCK:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        try:
            yield
        finally:
            shutil.rmtree(working, ignore_errors=True)


def _written(path: Path, working: Path, large: int) -> dict[str, Any]:
    """Every table as files under `working`, and the manifest that tells of them."""
    with duckdb.connect(str(path), read_only=True) as db:
        db.execute("set enable_progress_bar = false")
        _check_version(db, path)
        tables: dict[str, dict[str, str]] = {}
        for table, column, kind in db.execute(COLUMNS).fetchall():
            tables.setdefault(table, {})[column] = kind
        number = database.number(path)
        return {
            "format": manifest.FORMAT,
            "build": f"v{number if number >= 0 else path.stat().st_mtime_ns}",
            "definitions": intact.definitions(),
            "duckdb": duckdb.__version__,
            "facts": dict(db.execute("select key, value from build_info order by key").fetchall()),
            "tables": {name: _table(db, name, columns, working, large) for name, columns in tables.items()},
        }


def _check_version(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Whoever reads the export answers by the definitions of its program, so those in the build must be the same."""
    with duckdb.connect() as new:
        new.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
        store.prepare(new)
        if _meaning(db) != _meaning(new):
            raise LoadError(
                f"{path}: was made by another version of this program. Build the data anew, then export it."
            )


def _meaning(db: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """Columns and macros. DuckDB tells a macro with what it excludes in no order, so of its words only their number counts."""
    macros = [(*names, Counter(WORD.findall(sql))) for *names, sql in db.execute(MACROS).fetchall()]
    return [*sorted(db.execute(COLUMNS).fetchall()), *macros]


def _table(
    db: duckdb.DuckDBPyConnection, name: str, columns: dict[str, str], working: Path, large: int
) -> dict[str, Any]:
    counted = db.execute(f"select count(*) from {name}").fetchone()
    assert counted is not None  # a count has one row
    (rows,) = counted
    key = next((key for key in KEYS if key in columns), None) if rows >= large and PARTED_BY not in columns else None
    folder = working / name
    folder.mkdir()
    files = _parts(db, name, key, folder) if key else [_copy(db, f"from {name} order by rowid", folder)]
    _compare(db, name, columns, rows, files)
    return {
        "columns": columns,
        "rows": rows,
        "partitioned_by": PARTED_BY if key else None,
        "files": [
            {"path": file.relative_to(working).as_posix(), "bytes": file.stat().st_size, "sha256": intact.sha256(file)}
            for file in files
        ],
    }


def _parts(db: duckdb.DuckDBPyConnection, name: str, key: str, folder: Path) -> list[Path]:
    """One file a type of council; rows that belong to no review have a part of their own."""
    through = "" if key == "review_id" else "inner join reviews using (review_id)"
    db.execute(
        f"create or replace temp table whose as select distinct {key}, {PARTED_BY} "
        f"from {KEYS[key]} {through} inner join councils using (gss_code)"
    )
    which = f"from {name} as t left join whose using ({key})"
    values = db.execute(f"select distinct {PARTED_BY} {which} order by all nulls last").fetchall()
    files = []
    for (value,) in values:
        part = folder / f"{PARTED_BY}={NOBODY if value is None else quote(value, safe='')}"
        part.mkdir()
        files.append(
            _copy(db, f"select t.* {which} where {PARTED_BY} is not distinct from $value order by t.rowid", part, value)
        )
    return files


def _copy(db: duckdb.DuckDBPyConnection, rows: str, folder: Path, value: str | None = None) -> Path:
    """The rows in the order in which they lie in the build."""
    file = folder / "part-0.parquet"
    given = {"file": str(file)} | ({"value": value} if "$value" in rows else {})
    db.execute(f"copy ({rows}) to $file (format parquet, compression zstd)", given)
    return file


def _compare(db: duckdb.DuckDBPyConnection, name: str, columns: dict[str, str], rows: int, files: list[Path]) -> None:
    """Read back, the files hold every value that the build holds, in types that lose nothing."""
    read = ", ".join(f'"{column}"::{kind}' for column, kind in columns.items())
    there = "read_parquet($files, hive_partitioning = false)"
    digest = f"select count(*), sum(hash({read})::hugeint) from "
    found = db.execute(digest + there, {"files": [str(file) for file in files]}).fetchone()
    if found != db.execute(digest + name).fetchone():
        raise LoadError(
            f"{name}: the Parquet files do not hold its {rows} rows as the build does. Nothing was exported."
        )


def _to_disk(working: Path) -> None:
    for path in sorted(working.rglob("*")):
        disk.settle(path)
