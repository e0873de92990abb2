"""The CSV files under data/ as people keep them: read whole, a line added or one changed, written beside and renamed."""

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path

from loaders import disk
from loaders.errors import LoadError
from loaders.fetch.rules import writing

try:
    import fcntl
except ImportError:  # Windows has none and goes without
    fcntl = None  # type: ignore[assignment]

PART = ".part"


def write(path: Path, content: bytes) -> None:
    """The whole file or none of it, safe on the disk when this returns."""
    part = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    with writing(path):
        try:
            disk.put(part, content)
            os.replace(part, path)
            disk.settle(path.parent)
        finally:
            part.unlink(missing_ok=True)


def append(path: Path, columns: Sequence[str], row: dict[str, str]) -> None:
    """Add one line to a list that only grows; two who write at once wait for each other."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+", encoding="utf-8", newline="") as file:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            before = file.read()
            # A line that a killed process left unfinished is ended, so that the next one stands by itself.
            file.write("\n" if before and not before.endswith("\n") else "")
            writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
            if not before:
                writer.writeheader()
            writer.writerow(row)
            file.flush()
            os.fsync(file.fileno())


def with_row(path: Path, row: dict[str, str], key: str | None = None) -> bytes:
    """The file with one row more; a row of the same `key` takes its values where it stands. Columns that are new come last.

    Raises LoadError for a file nobody can read.
    """
    columns, rows = read(path)
    columns += [name for name in row if name not in columns]
    if key and any(old.get(key) == row[key] for old in rows):
        rows = [old | row if old.get(key) == row[key] else old for old in rows]
    else:
        rows.append(row)
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue().encode()


def read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Columns and rows of a list; none where there is no file."""
    if not path.is_file():
        return [], []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
            if any(None in row for row in rows):
                raise LoadError(
                    f"{path}: a row has more cells than there are headings. Put quotes round a value that holds a comma."
                )
            return list(reader.fieldnames or []), [{name: value or "" for name, value in row.items()} for row in rows]
    except (UnicodeDecodeError, csv.Error) as error:
        raise LoadError(
            f"{path}: is not a readable CSV in UTF-8 ({error}). Save it as 'CSV UTF-8' and try again."
        ) from error


def row_of(path: Path, file: str) -> dict[str, str]:
    """The row of a list of sources that names this file, {} where none does."""
    return next((row for row in read(path)[1] if row.get("file") == file), {})


def files_of(path: Path) -> set[str]:
    """What a list of sources names in its column 'file'."""
    return {row.get("file", "") for row in read(path)[1]}
