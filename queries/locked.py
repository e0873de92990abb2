"""A database file opened so that nobody can write to it or reach past it."""

from pathlib import Path

import duckdb

# External access off still leaves the database's own path open to COPY; disabling the file system closes that too.
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "1GB",
    "temp_directory": "",
}


def open_locked(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection without file system, settings locked. Take a cursor from it for every query."""
    db = duckdb.connect(str(path), read_only=True, config=CLOSED)
    # A second connection of one process to one file shares the first one's settings, which are locked by then.
    locked = db.execute("select current_setting('lock_configuration')").fetchone()
    assert locked is not None  # a select without a table has one row
    if not locked[0]:
        db.execute("set disabled_filesystems = 'LocalFileSystem'")
        db.execute("set lock_configuration = true")
    return db
