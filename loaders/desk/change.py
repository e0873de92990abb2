"""What a steward wants to change of the files under data/: one row of one list, as the file would then be."""

import re
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from loaders.desk import inbox, lists
from loaders.desk.look import GIVEN
from loaders.errors import LoadError
from loaders.link import corrections
from loaders.registers import checked

ROW = {"sources.csv": GIVEN, "corrections.csv": corrections.COLUMNS, "checked.csv": checked.COLUMNS}
LONGEST = 2000  # characters of one value


@dataclass(frozen=True)
class Change:
    """`list_name` is one of ROW; `row` the values given; `sha256` the item of a document."""

    list_name: str
    row: dict[str, str]
    by: str
    sha256: str = ""

    def files(self, data: Path) -> dict[str, bytes]:
        """The list as it would be. Raises LoadError for a row that nobody could use."""
        row = {name: _line(self.row.get(name, "")) for name in ROW[self.list_name]}
        if self.list_name == "sources.csv":
            item = inbox.find(data, self.sha256)
            if item is None:
                raise LoadError("This document is not in the inbox any more. Add it again.")
            return {self.list_name: lists.with_row(data / self.list_name, {"file": item.file, **row}, "file")}
        row |= {"by": _line(self.by), "on": f"{date.today():%Y-%m-%d}"}
        _check(self.list_name, row)
        return {self.list_name: lists.with_row(data / self.list_name, row)}

    def fingerprint(self) -> str:
        return repr(sorted(asdict(self).items()))


def of(given: dict[str, Any]) -> Change:
    """The change that a page asks for. Raises LoadError for anything else."""
    name, row = given.get("list"), given.get("row")
    if name not in ROW or not isinstance(row, dict) or set(row) - set(ROW[name]):
        raise LoadError(f"{name!r} is no list that can be changed here, or it has no such columns.")
    sha256 = str(given.get("sha256") or "")
    if sha256 and not inbox.SHA256.fullmatch(sha256):
        raise LoadError("This is no document of the inbox.")
    return Change(name, {key: str(value) for key, value in row.items()}, str(given.get("by") or ""), sha256)


def _check(name: str, row: dict[str, str]) -> None:
    """By the very rules by which the list is read."""
    if name == "corrections.csv":
        corrections.checked("This correction", 0, row)
    else:
        checked.checked("This check", row)
        if row["checked_on"] > f"{datetime.now(UTC):%Y-%m-%d}":
            raise LoadError("The day of the check lies ahead. Write a day up to today.")


def _line(text: str) -> str:
    """One line: a value with line breaks would be two lines of a list that people read."""
    words = re.sub(r"\s+", " ", "".join(c if c.isprintable() or c.isspace() else " " for c in text)).strip()
    if len(words) > LONGEST:
        raise LoadError(f"{words[:40]!r} … has {len(words):,} characters; at most {LONGEST:,} are accepted.")
    return words
