"""A finished database file, small and quick, for tests of what becomes of files."""

import shutil
from pathlib import Path

import duckdb

import queries
from loaders import store


def finished(path: Path) -> Path:
    """Every table and definition of a build, and one row that says which it is."""
    with duckdb.connect(str(path)) as db:
        db.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
        store.prepare(db)
        db.execute("insert into build_info values ('built_at', '2026-11-22 12:00'), ('serial', '0')")
        db.execute("checkpoint")
    return path


def copying(source: Path, serial: int = 0):
    """A `make` that writes a copy of it with this number."""

    def make(path: Path) -> None:
        shutil.copyfile(source, path)
        with duckdb.connect(str(path)) as db:
            db.execute("update build_info set value = ? where key = 'serial'", [str(serial)])
            db.execute("checkpoint")

    return make


def serial_of(path: Path) -> int:
    with duckdb.connect(str(path), read_only=True) as db:
        return int(db.execute("select value from build_info where key = 'serial'").fetchone()[0])
