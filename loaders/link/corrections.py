"""data/corrections.csv: what a person put right, with a reason. A correction is data; it never changes the documents.

Links. `join`: the record is the same as the one at `meant` ('FILE: PLACE' in an earlier document); `part`: it is not the one it was taken
for and starts anew; `apart`: the recommendation does not say the same as those of its family and stands in none.
Values. `text`, `ref`, `owner`, `due`, `status`, `done` (when it was completed), `theme`, `acceptance`: what the document means; `remove`: it
is no record at all. loaders/link/put_right.py applies these.
"""

import csv
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from loaders.clean.acceptance import read_acceptance
from loaders.clean.deadlines import read_deadline
from loaders.clean.periods import find_periods
from loaders.clean.reading import dated
from loaders.clean.status import STATUSES
from loaders.clean.themes import Lexicon
from loaders.errors import LoadError
from loaders.link.match import Match
from loaders.link.weigh import Entry
from loaders.records import Flag

LINKS = ("join", "part")
VALUES = ("text", "ref", "owner", "due", "status", "done", "theme", "acceptance")
CHANGES = (*LINKS, "apart", *VALUES, "remove")
COLUMNS = ("file", "place", "change", "printed", "meant", "reason", "by", "on")
# What `meant` must be: whether a text is such, and what to write instead.
MEANT: dict[str, tuple[Callable[[str], bool], str]] = {
    "join": (lambda text: ": " in text, "no record. Write 'FILE: PLACE' of the earlier document"),
    "due": (
        lambda text: read_deadline(text, date.max).kind != "none",
        "no deadline. Write it as a plan would: 'March 2025', 'ongoing'",
    ),
    "done": (
        lambda text: bool(find_periods(text, date.max)),
        "no time of completion. Write it as a plan would: 'March 2025'",
    ),
    "status": (lambda text: text in STATUSES, f"no status. Write one of: {', '.join(STATUSES)}"),
    "theme": (lambda text: text in ("1", "2", "3", "4", "5"), "no theme. Write its number, 1 to 5"),
    "acceptance": (
        lambda text: read_acceptance(text) is not None,
        "no answer to a recommendation. Write 'accepted', 'part accepted' or 'declined'",
    ),
    **dict.fromkeys(("text", "ref", "owner"), (bool, "nothing. Write what the document says")),
}


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
    """All corrections; `used` holds the lines of those that were applied to something, `lexicon` reads the themes of corrected words."""

    every: tuple[Correction, ...] = ()
    used: set[int] = field(default_factory=set)
    lexicon: Lexicon | None = None

    def find(
        self, file: str, places: str | Collection[str], texts: str | Collection[str], *changes: str
    ) -> Correction | None:
        """The last correction of the record that stands at one of the places and begins with one of the texts."""
        places, texts = ({given} if isinstance(given, str) else given for given in (places, texts))
        found = [
            one
            for one in self.every
            if one.file == file
            and one.change in changes
            and one.place in places
            and any(text.startswith(one.printed) for text in texts)
        ]
        return found[-1] if found else None

    def take(self, file: str, places: Collection[str], texts: Collection[str], change: str) -> Correction | None:
        """The same, counted as applied."""
        one = self.find(file, places, texts, change)
        self.used.update({one.line} if one else ())
        return one

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

    def is_apart(self, file: str, place: str, text: str) -> bool:
        """Whether a person said that this recommendation is of no family."""
        return self.take(file, {place}, {text}, "apart") is not None

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
            if one.line not in self.used and not self.replaced_by(one)
        ]

    def replaced_by(self, one: Correction) -> int | None:
        """The line of a later correction that took the place of this one, None where there is none."""
        same = (
            other.line
            for other in self.every
            if other.line > one.line
            and other.line in self.used
            and (other.file, other.place, other.change) == (one.file, one.place, one.change)
            and (other.printed.startswith(one.printed) or one.printed.startswith(other.printed))
        )
        return next(same, None)

    def rows(self) -> Iterator[dict[str, object]]:
        """Rows of the table corrections. Who made one stays in the file."""
        for one in self.every:
            row = {name: value for name, value in asdict(one).items() if name not in ("file", "by", "on")}
            yield row | {
                "file_name": one.file,
                "corrected_on": dated(one.on).to_on if one.on else None,
                "is_applied": one.line in self.used,
                "replaced_by": self.replaced_by(one),
            }


def _named(one: Correction, known: Sequence[Entry]) -> Entry | None:
    """The record that 'FILE: PLACE' means."""
    file, _, place = one.meant.partition(": ")
    return next((old for old in known if (file.strip(), place.strip()) in old.places), None)


def load(path: Path, lexicon: Lexicon | None = None) -> Corrections:
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
            return Corrections(
                tuple(checked(f"{path}, line {reader.line_num}", reader.line_num, row) for row in reader),
                lexicon=lexicon,
            )
    except (UnicodeDecodeError, csv.Error) as error:
        raise LoadError(
            f"{path}: is not a readable CSV in UTF-8 ({error}). Save it as 'CSV UTF-8' and try again."
        ) from error


def checked(where: str, number: int, row: Mapping[str | Any, str | None]) -> Correction:
    """The row as a correction. Raises LoadError that begins with `where` and says what would be accepted."""
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
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
    is_such, advice = MEANT.get(given["change"], (None, ""))
    if is_such and not is_such(given["meant"]):
        raise LoadError(f"{where}: {given['meant']!r} is {advice}.")
    if given["on"] and dated(given["on"]).precision != "day":
        raise LoadError(f"{where}: {given['on']!r} is no day. Write 2026-03-12.")
    return Correction(number, **given)
