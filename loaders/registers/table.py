"""One register file -> its checked rows, each with its line; rows of one source -> one reading."""

import csv
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.clean.reading import Reading, dated
from loaders.clean.values import Dated
from loaders.errors import LoadError
from loaders.records import Source

Row = dict[str, str]
SPEAKERS = ("council", "peers", "press")
BETWEEN = " ; "  # stands between several addresses of one row


@dataclass(frozen=True)
class Known:
    """What a register's row says of the review itself and of its own source. `basis`: how firm the source is; `dates`: (step of the
    publication clock, when); `events`: dates promised or told in passing, kept as words; `place`: its line; `is_progress`: it tells how things stood
    when somebody looked."""

    basis: str = ""
    kind: str = ""
    joint_id: str = ""
    dates: tuple[tuple[str, Dated], ...] = ()
    urls: tuple[str, ...] = ()
    note: str = ""
    events: str = ""
    said_of_progress: str = ""
    place: str = ""
    is_progress: bool = False


@dataclass(frozen=True)
class Registered:
    """What one source says of one review on one day: its reading, a fingerprint of its rows, what it knows beside them."""

    reading: Reading
    sha256: str
    known: Known = Known()


@dataclass(frozen=True)
class Rules:
    """What a register's rows must look like: `choices` names the words a column accepts, `dates` and `counts` are those columns,
    `needed` may not be empty."""

    columns: Sequence[str]
    choices: dict[str, tuple[str, ...]]
    dates: Sequence[str] = ()
    counts: Sequence[str] = ()
    needed: Sequence[str] = ("gss_code", "url")


def rows(path: Path, rules: Rules) -> list[tuple[int, Row]]:
    """(line, row) of every row. Raises LoadError naming the line, what was seen and what would be accepted."""
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if missing := [name for name in rules.columns if name not in (reader.fieldnames or [])]:
                raise LoadError(f"{path}: the first line must name the columns; missing: {', '.join(missing)}.")
            return [(reader.line_num, _checked(f"{path}, line {reader.line_num}", row, rules)) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise LoadError(
            f"{path}: is not a readable CSV in UTF-8 ({error}). Save it as 'CSV UTF-8' and try again."
        ) from error


def reading_of(path: Path, row: Row, title: str) -> tuple[Source, Dated, Dated]:
    """The source that a register's row stands for, the visit and the row's own date."""
    source = Source(
        path,
        path.name,
        council=row["council"],
        gss_code=row["gss_code"],
        visited_from=row["visited_from"],
        document_kind="register",
        as_at=row.get("as_at", ""),
        title=title,
        url=row["url"],
        wording="summary",
        said_by=row["said_by"],
        looked_on=row.get("looked_on", ""),
    )
    visited = dated(row["visited_from"], row.get("visited_to", ""))
    if visited.precision == "day" and not row.get("visited_to"):
        visited = replace(visited, to_on=None)  # the last day of the visit is not stated
    return source, visited, dated(row.get("as_at", ""))


def addressed(source: Source) -> Source:
    """The first address stands for the row; `Known` holds them all."""
    return replace(source, url=source.url.split(BETWEEN)[0])


def fingerprint(of: Iterable[Row]) -> str:
    """The same for the same rows wherever they stand in the file."""
    return hashlib.sha256(repr(list(of)).encode()).hexdigest()


def _checked(where: str, row: dict[str | None, str | None], rules: Rules) -> Row:
    if None in row:
        raise LoadError(
            f"{where}: has more cells than there are headings. Put quotes round a value that holds a comma."
        )
    given = {name: (row.get(name) or "").strip() for name in rules.columns}
    for name, allowed in rules.choices.items():
        if given[name] not in allowed:
            accepted = ", ".join(word or "nothing" for word in allowed)
            raise LoadError(f"{where}: {given[name]!r} is no {name}. Write one of: {accepted}.")
    for name in rules.dates:
        if given[name] and dated(given[name]).from_on is None:
            raise LoadError(f"{where}: {given[name]!r} is no date. Write 2024, 2024-03 or 2024-03-12.")
    if (
        given.get("visited_to")
        and given["visited_from"]
        and (last := dated(given["visited_to"]).to_on)
        and (first := dated(given["visited_from"]).from_on)
        and last < first
    ):
        raise LoadError(
            f"{where}: the visit ends on {given['visited_to']}, before it begins on {given['visited_from']}."
        )
    for name in rules.counts:
        if given[name] and not given[name].isdecimal():
            raise LoadError(f"{where}: {given[name]!r} is no {name}. Write a whole number, or leave it empty.")
    for name in rules.needed:
        if not given[name]:
            raise LoadError(f"{where}: the column '{name}' is empty. Every row names its council and its source.")
    if wrong := [
        url for url in filter(None, given.get("url", "").split(BETWEEN)) if not re.match(r"https?://[^\s]+$", url)
    ]:
        raise LoadError(
            f"{where}: {wrong[0]!r} is no address. Write https://..., several with '{BETWEEN}' between them."
        )
    return given
