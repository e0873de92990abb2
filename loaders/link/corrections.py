"""data/corrections.csv: what a person put right, with a reason. A correction is data; it never changes the documents.

change `join`: the record is the same as the one at `meant` ('FILE: PLACE' in an earlier document).
change `part`: the record is not the one it was taken for; it starts anew.
change `due`:  the deadline printed there means `meant` ('March 2025').
change `apart`: the recommendation does not say the same as those of its family; it stands in none.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from loaders.clean.deadlines import read_deadline
from loaders.clean.reading import ReadAction, Reading, dated
from loaders.errors import LoadError
from loaders.link.match import Match
from loaders.link.weigh import Entry
from loaders.records import Flag

LINKS = ("join", "part")
CHANGES = (*LINKS, "due", "apart")
COLUMNS = ("file", "place", "change", "printed", "meant", "reason", "by", "on")


@dataclass(frozen=True)
class Correction:
    """One row; `line` is its line in the file. `printed` guards it: the record must still begin so."""

    line: int
    file: str
    place: str
    change: str
    printed: str
    meant: str
    reason: str
    by: str = ""
    on: str = ""


@dataclass
class Corrections:
    """All corrections; `used` holds the lines of those that were applied to something."""

    every: tuple[Correction, ...] = ()
    used: set[int] = field(default_factory=set)

    def find(self, file: str, place: str, text: str, *changes: str) -> Correction | None:
        """The last correction of this record."""
        found = [
            one
            for one in self.every
            if (one.file, one.place) == (file, place) and one.change in changes and text.startswith(one.printed)
        ]
        return found[-1] if found else None

    def linked(
        self, file: str, known: Sequence[Entry], seen: Sequence[Entry], found: dict[int, Match]
    ) -> dict[int, Match]:
        """The matches of one document, with what people joined and parted."""
        found = dict(found)
        for i, entry in enumerate(seen):
            one = self.find(file, entry.places[-1][1], entry.text, *LINKS)
            old = _named(one, known) if one else None
            if one and one.change == "part":
                found.pop(i, None)
                self.used.add(one.line)
            elif one and old:
                found = {j: match for j, match in found.items() if match.known is not old}
                found[i] = Match(old, 1.0, "correction", True)
                self.used.add(one.line)
        return found

    def decided(self, file: str, seen: Sequence[Entry]) -> frozenset[int]:
        """The entries of which a person said what they are."""
        corrected = {i: self.find(file, entry.places[-1][1], entry.text, *LINKS) for i, entry in enumerate(seen)}
        return frozenset(i for i, one in corrected.items() if one and one.line in self.used)

    def dated(self, reading: Reading) -> Reading:
        """The reading with the deadlines that people put right; the printed words stay."""
        return replace(
            reading,
            recommendations=tuple(
                replace(r, actions=tuple(self._dated(reading, action) for action in r.actions))
                for r in reading.recommendations
            ),
            loose_actions=tuple(self._dated(reading, action) for action in reading.loose_actions),
        )

    def _dated(self, reading: Reading, action: ReadAction) -> ReadAction:
        one = self.find(reading.source.file_name, action.printed.place, action.printed.due_text, "due")
        if one is None:
            return action
        self.used.add(one.line)
        meant = replace(read_deadline(one.meant, reading.as_at.to_on), text=action.deadline.text or one.meant)
        return replace(action, deadline=meant, update=replace(action.update, deadline=meant))

    def is_apart(self, file: str, place: str, text: str) -> bool:
        """Whether a person said that this recommendation is of no family."""
        one = self.find(file, place, text, "apart")
        self.used.update({one.line} if one else ())
        return one is not None

    def unused(self) -> list[Flag]:
        """Corrections that no longer fit anything: a person looks again."""
        return [
            Flag(
                "correction_unmatched",
                f"data/corrections.csv, line {one.line}: nothing in {one.file} at '{one.place}' begins with "
                f"'{one.printed}' any more, so this correction ('{one.change}') was not applied.",
                one.change,
                one.printed,
                one.place,
            )
            for one in self.every
            if one.line not in self.used
        ]


def _named(one: Correction, known: Sequence[Entry]) -> Entry | None:
    """The record that 'FILE: PLACE' means."""
    file, _, place = one.meant.partition(": ")
    return next((old for old in known if (file.strip(), place.strip()) in old.places), None)


def load(path: Path) -> Corrections:
    """Every row of the file, none where there is no file. Raises LoadError naming the line that cannot be used."""
    if not path.is_file():
        return Corrections()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if missing := [name for name in COLUMNS if name not in (reader.fieldnames or [])]:
                raise LoadError(
                    f"{path}: the first line must name the columns {', '.join(COLUMNS)}; missing: {', '.join(missing)}."
                )
            return Corrections(tuple(_correction(path, reader.line_num, row) for row in reader))
    except (UnicodeDecodeError, csv.Error) as error:
        raise LoadError(
            f"{path}: is not a readable CSV in UTF-8 ({error}). Save it as 'CSV UTF-8' and try again."
        ) from error


def _correction(path: Path, number: int, row: dict[str, str | None]) -> Correction:
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
    where = f"{path}, line {number}"
    if None in row:
        raise LoadError(
            f"{where}: has more cells than there are headings. Put quotes round a value that holds a comma."
        )
    if given["change"] not in CHANGES:
        raise LoadError(f"{where}: {given['change']!r} is no change. Write one of: {', '.join(CHANGES)}.")
    for name in ("file", "place", "reason", *(["printed"] if given["change"] != "due" else [])):
        if not given[name]:
            raise LoadError(
                f"{where}: the column '{name}' is empty. A correction names its file, its place, the words printed there and its reason."
            )
    if given["change"] == "join" and ": " not in given["meant"]:
        raise LoadError(f"{where}: {given['meant']!r} names no record. Write 'FILE: PLACE' of the earlier document.")
    if given["change"] == "due" and read_deadline(given["meant"], date.max).kind == "none":
        raise LoadError(
            f"{where}: {given['meant']!r} is no deadline. Write it as a plan would: 'March 2025', 'ongoing'."
        )
    if given["on"] and dated(given["on"]).precision != "day":
        raise LoadError(f"{where}: {given['on']!r} is no day. Write 2026-03-12.")
    return Correction(number, **given)
