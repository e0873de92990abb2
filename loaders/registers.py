"""data/registers/progress.csv -> readings: totals that councils, their peers or the press stated, known without the document."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from loaders.clean.reading import Reading, dated
from loaders.errors import LoadError
from loaders.records import Facts, Printed, PrintedTotal, Source

COLUMNS = ("council", "gss_code", "visited_from", "as_at", "said_by", "unit", "measure", "count", "of", "note", "url")
UNITS, SPEAKERS = ("action", "recommendation", "theme"), ("council", "peers", "press")


@dataclass(frozen=True)
class Registered:
    """What one source says of one review on one day: its reading, and a fingerprint of its rows."""

    reading: Reading
    sha256: str


def load(path: Path) -> Iterator[Registered]:
    """One reading for every review, day and address. Raises LoadError naming the line that cannot be used."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := [name for name in COLUMNS if name not in (reader.fieldnames or [])]:
            raise LoadError(f"{path}: the first line must name the columns; missing: {', '.join(missing)}.")
        rows = [(reader.line_num, _checked(path, reader.line_num, row)) for row in reader]
    for _, group in groupby(sorted(rows, key=_source), key=_source):
        yield _registered(path, sorted(group))


def _source(numbered: tuple[int, dict[str, str]]) -> tuple[str, ...]:
    row = numbered[1]
    return row["gss_code"], row["visited_from"], row["as_at"], row["said_by"], row["url"]


def _registered(path: Path, rows: list[tuple[int, dict[str, str]]]) -> Registered:
    row = rows[0][1]
    source = Source(
        path,
        path.name,
        council=row["council"],
        gss_code=row["gss_code"],
        visited_from=row["visited_from"],
        document_kind="register",
        as_at=row["as_at"],
        title="Totals stated on a public page",
        url=row["url"],
        wording="summary",
        said_by=row["said_by"],
    )
    printed = Printed(
        Facts(title=source.title, kind="register", scope="part"), totals=tuple(_total(*one) for one in rows)
    )
    visited = dated(row["visited_from"])
    if visited.precision == "day":
        visited = replace(visited, to_on=None)  # the last day of the visit is not stated
    reading = Reading(source, printed, dated(row["as_at"]), visited, (), (), (), ())
    return Registered(reading, hashlib.sha256(repr([one for _, one in rows]).encode()).hexdigest())


def _total(line: int, row: dict[str, str]) -> PrintedTotal:
    """'87%' of '100%' is a share, '51' of '73' two counts; 'all' and 'some' stay words."""
    count, of = row["count"], row["of"]
    share = int(count.rstrip("%")) / 100 if count.endswith("%") else None
    number = int(count) if count.isdigit() else None
    whole = int(of) if of.isdigit() else None
    amount = f"{count} of {of}" if of and of != "100%" else count
    words = f"{amount} {row['unit']}s {row['measure']}" + (f" ({row['note']})" if row["note"] else "")
    return PrintedTotal(row["unit"], row["measure"], number, whole, words, f"line {line}", share)


def _checked(path: Path, line: int, row: dict[str | None, str | None]) -> dict[str, str]:
    if None in row:
        raise LoadError(
            f"{path}, line {line}: has more cells than there are headings. Put quotes round a value that holds a comma."
        )
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for name, allowed in (("unit", UNITS), ("said_by", SPEAKERS)):
        if given[name] not in allowed:
            raise LoadError(f"{path}, line {line}: {given[name]!r} is no {name}. Write one of: {', '.join(allowed)}.")
    for name in ("visited_from", "as_at"):
        if given[name] and dated(given[name]).from_on is None:
            raise LoadError(f"{path}, line {line}: {given[name]!r} is no date. Write 2024, 2024-03 or 2024-03-12.")
    for name in ("gss_code", "visited_from", "count", "measure", "url"):
        if not given[name]:
            raise LoadError(
                f"{path}, line {line}: the column '{name}' is empty. Every total names its council, visit and source."
            )
    return given
