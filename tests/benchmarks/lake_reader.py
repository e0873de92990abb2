"""One reader of an export: this project's questions, asked of it by the DuckDB that runs this. Prints JSON.

    PYTHONPATH=. ENVIRONMENT/bin/python tests/benchmarks/lake_reader.py make|ask EXPORT CASES CATALOGUE [--repeat 7]

`make` names the files of the export to a new DuckLake catalogue on PostgreSQL, `ask` asks through it; both run in an environment
with duckdb 1.5.5 and its packaged extensions. Started by beyond_one_machine.py, which uses the parts that need no DuckLake too.
"""

import argparse
import hashlib
import json
import re
import statistics
import sys
import time
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

import queries

EXTENSIONS = ("ducklake", "postgres_scanner")
# 'grouping' became an ordinary name in 2.0: 1.5.5 takes it for a keyword unless it stands in quotes.
RESERVED = re.compile(r'(?<![\w"$])grouping(?![\w"])')
Case = dict[str, object]  # question, case, params, is_timed


def ask(db: duckdb.DuckDBPyConnection, case: Case) -> pd.DataFrame:
    """The answer to one question as a page asks it."""
    query = queries.query(case["question"])
    given = {**dict.fromkeys(query.params), **case["params"]}
    if isinstance(given.get("as_at"), str):
        given["as_at"] = date.fromisoformat(given["as_at"])
    return db.cursor().execute(RESERVED.sub('"grouping"', query.sql), given or None).df()


def digest(frame: pd.DataFrame) -> list:
    """Rows, and a hash of all values; the last digits of a float, and where a question leaves ties the order, hang on the engine."""
    rows = [[_plain(value) for value in row] for row in frame.astype(object).to_numpy().tolist()]
    told = [list(frame.columns), sorted(map(json.dumps, rows))]
    return [len(rows), hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]]


def _plain(value: object) -> object:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    return f"{value:.9g}" if isinstance(value, float | int) and not isinstance(value, bool) else str(value)


def answers(of: dict[str, duckdb.DuckDBPyConnection], cases: list[Case], repeat: int) -> dict[str, dict]:
    """For each connection: warm milliseconds (median, spread) of the cases to be timed, taken in turns so that other work on the
    machine falls on all alike, and a digest of every answer; a fault is its own digest."""
    found = {reader: {"times": {}, "digests": {}} for reader in of}
    for case in cases:
        for reader, db in of.items():
            found[reader]["digests"][name(case)] = _digest(db, case)
        if case["is_timed"]:
            rounds = [[_milliseconds(db, case) for db in of.values()] for _ in range(repeat)]
            for reader, taken in zip(of, zip(*rounds, strict=True), strict=True):
                found[reader]["times"][name(case)] = [statistics.median(taken), max(taken) - min(taken)]
    return found


def name(case: Case) -> str:
    return f"{case['question']}, {case['case']}"


def _digest(db: duckdb.DuckDBPyConnection, case: Case) -> list:
    try:
        return digest(ask(db, case))
    except duckdb.Error as error:
        return [0, f"{type(error).__name__}: {str(error).splitlines()[0][:120]}"]


def _milliseconds(db: duckdb.DuckDBPyConnection, case: Case) -> float:
    start = time.perf_counter()
    ask(db, case)
    return (time.perf_counter() - start) * 1000


def define(db: duckdb.DuckDBPyConnection, tables: dict, source: str) -> None:
    """Views in memory under the names of the tables, and this project's definitions over them."""
    for name, table in tables.items():
        columns = ", ".join(f'"{column}"' for column in table["columns"])
        db.execute(f"create view {name} as select {columns} from {source.format(name=name)}")
    for sql in queries.macros().values():
        db.execute(RESERVED.sub('"grouping"', sql))


def lake(catalogue: str, mode: str) -> duckdb.DuckDBPyConnection:
    """A connection with the catalogue attached as `lake`, by the packaged extensions beside this DuckDB."""
    site = next(Path(place) for place in sys.path if place.endswith("site-packages"))
    db = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    for name in EXTENSIONS:
        file = next((site / f"duckdb_extension_{name}").glob("extensions/*/*.duckdb_extension"))
        db.execute(f"load '{file}'")
    db.execute(f"attach 'ducklake:postgres:{catalogue}' as lake ({mode})")
    return db


def make(export: Path, catalogue: str, tables: dict) -> dict:
    """The catalogue, with one snapshot that names every file where it lies: nothing is copied."""
    start = time.perf_counter()
    db = lake(catalogue, f"data_path '{export.parent / 'lake'}/'")
    db.execute("begin")
    for name, table in tables.items():
        parted = table["partitioned_by"]
        columns = {**table["columns"], **({parted: "VARCHAR"} if parted else {})}
        typed = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        db.execute(f"create table lake.{name} ({typed})")
        for file in table["files"]:
            named = f"'lake', '{name}', '{export / file['path']}', hive_partitioning => {str(bool(parted)).lower()}"
            db.execute(f"call ducklake_add_data_files({named})")
    db.execute("commit")
    return {"seconds": time.perf_counter() - start}


def files_read(db: duckdb.DuckDBPyConnection, tables: dict) -> dict[str, list[int]]:
    """Of each table in parts: how many files a question about one type of council reads, and how many there are."""
    return {
        name: [_files(db, f"{name} where {table['partitioned_by']} = 'County'"), len(table["files"])]
        for name, table in tables.items()
        if table["partitioned_by"]
    }


def _files(db: duckdb.DuckDBPyConnection, rows: str) -> int:
    ((_, plan),) = db.execute(f"explain analyze select count(distinct columns(*)) from lake.{rows}").fetchall()
    return int(re.search(r"Total Files Read: (\d+)", plan)[1])


def over_parquet(export: Path, tables: dict) -> duckdb.DuckDBPyConnection:
    """Views over the files, in memory, with the folder of the export and nothing else within reach."""
    db = duckdb.connect()
    db.execute("set allowed_directories = [$export]", {"export": str(export)})
    db.execute("set enable_external_access = false")
    define(db, tables, f"read_parquet('{export}/{{name}}/**/*.parquet', hive_partitioning = false)")
    db.execute("set lock_configuration = true")
    return db


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("make", "ask"))
    parser.add_argument("export", type=Path)
    parser.add_argument("cases", type=Path)
    parser.add_argument("catalogue")
    parser.add_argument("--repeat", type=int, default=7)
    given = parser.parse_args()
    tables = json.loads((given.export / "manifest.json").read_text(encoding="utf-8"))["tables"]
    if given.what == "make":
        print(json.dumps(make(given.export, given.catalogue, tables)))
        return
    cases, start = json.loads(given.cases.read_text(encoding="utf-8")), time.perf_counter()
    db = lake(given.catalogue, "read_only")
    define(db, tables, "lake.{name}")
    ask(db, cases[0])
    first = time.perf_counter() - start
    found = answers({"lake": db}, cases, given.repeat)["lake"]
    print(json.dumps({"first": first, "files": files_read(db, tables), **found}))


if __name__ == "__main__":
    main()
