"""fetched.csv: what was asked for, when, and what came of it. One row for each content of an address."""

import csv
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from loaders.errors import LoadError
from loaders.fetch.rules import writing

OUTCOMES = ("fetched", "unchanged", "refused", "failed")


@dataclass(frozen=True)
class Row:
    """'' where nothing is known. `file` is relative to the data folder, times are UTC, `said` is the sentence why."""

    url: str
    gss_code: str
    council: str
    file: str = ""
    sha256: str = ""
    bytes: str = ""
    media_type: str = ""
    fetched_at: str = ""
    asked_at: str = ""
    http_status: str = ""
    last_modified: str = ""
    etag: str = ""
    outcome: str = ""
    said: str = ""


COLUMNS = [field.name for field in fields(Row)]


class Ledger:
    """All rows in the order they were made; of one address the last row holds."""

    def __init__(self, path: Path) -> None:
        """Reads the file if it is there. Raises LoadError where it cannot be used."""
        self.path = path
        self.rows = _read(path) if path.is_file() else []

    def last(self, url: str) -> Row | None:
        return next((row for row in reversed(self.rows) if row.url == url), None)

    def with_content(self, gss_code: str, sha256: str) -> Row | None:
        """A row of the council whose file holds the same bytes."""
        return next((row for row in self.rows if row.file and (row.gss_code, row.sha256) == (gss_code, sha256)), None)

    def put(self, row: Row) -> None:
        """Write the whole ledger anew with this row. A row of older content stays: its file may be in use."""
        before = self.last(row.url)
        if before and before.sha256 in ("", row.sha256):
            self.rows[len(self.rows) - 1 - self.rows[::-1].index(before)] = row
        else:
            self.rows.append(row)
        part = self.path.with_name(f"{self.path.name}.part")
        with writing(self.path):
            with part.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
                writer.writeheader()
                writer.writerows(map(asdict, self.rows))
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, self.path)


def _read(path: Path) -> list[Row]:
    mend = "Put an older copy in its place, or move it away."
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(reader := csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LoadError(f"{path}: cannot be read ({error}). {mend}") from error
    if missing := [name for name in COLUMNS if name not in (reader.fieldnames or [])]:
        raise LoadError(f"{path}, line 1: the columns {', '.join(missing)} are missing. {mend}")
    return [Row(**{name: row[name] or "" for name in COLUMNS}) for row in rows]
