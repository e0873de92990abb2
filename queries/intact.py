"""Whether a database file is whole and of this project: its seal, its blocks, its tables, columns and definitions."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

import duckdb

import queries
from queries.locked import open_locked

SEAL = re.compile(r"([0-9a-f]{64})  \S+\n# definitions ([0-9a-f]{64})\n")
NAMES = """
select 'table ' || table_name from duckdb_tables() where not internal and schema_name = 'main'
union select 'column ' || table_name || '.' || column_name from duckdb_columns() where not internal and schema_name = 'main'
union select 'macro ' || function_name from duckdb_functions() where not internal
"""
DAMAGED = "its content is not what was written when it was built; it is cut off or damaged."
MADE = re.compile(r"^create (?:or replace )?(macro|table) (\w+)", re.MULTILINE)
FOREIGN = "is no database of this version of the project"


def seal_of(path: Path) -> Path:
    """Where the seal of a build lies. `sha256sum --check` reads it too."""
    return path.with_name(f"{path.name}.sha256")


def sealed(path: Path, name: str) -> str:
    """The seal of a finished file: the SHA-256 of its bytes, and the definitions it was made with."""
    return f"{sha256(path)}  {name}\n# definitions {definitions()}\n"


def fault(path: Path, is_opened: bool = False) -> str | None:
    """What is wrong with the file, in a sentence that begins with its name; None where it is whole.

    A sealed file is only compared with its seal, which takes 1.5 ms a megabyte; one without a seal, or with that of another
    version, is opened and looked through. `is_opened`: open it in any case.
    """
    if not path.is_file():
        return f"{path.name}: is not there."
    try:
        written, made_with = _seal(path)
        if written and sha256(path) != written:
            return f"{path.name}: {DAMAGED}"
        if written and made_with == definitions() and not is_opened:
            return None
        said = _looked_through(path, is_read=not written)
    except (OSError, duckdb.Error) as error:
        return f"{path.name}: {_plain(error)}"
    return said and f"{path.name}: {said}"


@lru_cache
def definitions() -> str:
    """Changes with the version of DuckDB and with every line of the SQL that makes the tables and what they mean."""
    files = [queries.FOLDER / "schema.sql", *sorted((queries.FOLDER / "prepared").glob("*.sql"))]
    return hashlib.sha256(b"\0".join([duckdb.__version__.encode(), *(file.read_bytes() for file in files)])).hexdigest()


def _seal(path: Path) -> tuple[str, str]:
    """SHA-256 and definitions as sealed; '' for both where there is no seal that can be read."""
    try:
        found = SEAL.fullmatch(seal_of(path).read_text(encoding="ascii", errors="replace"))
    except OSError:
        found = None
    return (found[1], found[2]) if found else ("", "")


def sha256(path: Path) -> str:
    """Of the file's bytes, in hexadecimal; 1.5 ms a megabyte. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _looked_through(path: Path, is_read: bool) -> str | None:
    """What is missing in the file. `is_read`: every block of every table too, since a file opens without them."""
    with open_locked(path) as db:
        there = _names(db)
        if missing := sorted(expected() - there):
            return f"{FOREIGN}: it has no {missing[0]}. Build the data anew."
        for name in sorted(there) if is_read else ():
            kind, _, table = name.partition(" ")
            if kind == "table":
                db.execute(f'select bit_xor(hash(t)) from "{table}" t').fetchall()
    return None


@lru_cache
def expected() -> frozenset[str]:
    """What a whole build has: 'table actions', 'column actions.due_to', 'macro share'."""
    with duckdb.connect() as db:
        db.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
        prepared = (path.read_text(encoding="utf-8") for path in (queries.FOLDER / "prepared").glob("*.sql"))
        return frozenset(_names(db) | {f"{kind} {name}" for sql in prepared for kind, name in MADE.findall(sql)})


def _names(db: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in db.execute(NAMES).fetchall()}


def _plain(error: Exception) -> str:
    said = next(iter(str(error).splitlines()), "") or type(error).__name__
    if "not a valid DuckDB database" in said:
        return "is no DuckDB database."
    if any(sign in said for sign in ("Could not read enough bytes", "Corrupt database file")):
        return DAMAGED
    return f"cannot be opened: {said}"
