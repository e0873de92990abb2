"""data/registers/progress.csv -> readings: totals that councils, their peers or the press stated."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from loaders.clean.reading import Reading
from loaders.errors import LoadError
from loaders.records import Facts, Printed, PrintedTotal
from loaders.registers import table
from loaders.registers.table import Known, Registered, Row, Rules

COUNT = re.compile(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]+)?%|[^0-9%²³¹]+")
RULES = Rules(
    columns=(
        *("council", "gss_code", "visited_from", "as_at", "said_by", "basis", "unit", "measure", "count", "of"),
        *("note", "looked_on", "url"),
    ),
    choices={"said_by": table.SPEAKERS, "unit": ("action", "recommendation", "theme")},
    dates=("visited_from", "as_at", "looked_on"),
    needed=("gss_code", "visited_from", "basis", "count", "measure", "url"),
)


def load(path: Path) -> Iterator[Registered]:
    """One reading for every review, day and address."""
    rows = table.rows(path, RULES)
    for line, row in rows:
        _check(f"{path}, line {line}", row)
    for _, group in groupby(sorted(rows, key=_source), key=_source):
        yield _registered(path, sorted(group, key=lambda numbered: numbered[0]))


def _check(where: str, row: Row) -> None:
    """A count is a whole number, a share up to 100% or a word, and not more than the whole; and it is known when it held or was seen."""
    count, of = row["count"], row["of"]
    if not COUNT.fullmatch(count) or (count.endswith("%") and float(count[:-1]) > 100):
        raise LoadError(f"{where}: {count!r} is no count. Write 51, 87%, 87.5% or a word such as 'all'.")
    if count.isdecimal() and of.isdecimal() and int(count) > int(of):
        raise LoadError(f"{where}: {count} of {of} is more than the whole; correct one of the two.")
    if not row["as_at"] and not row["looked_on"]:
        raise LoadError(
            f"{where}: says neither when it held (as_at) nor when it was seen (looked_on). Write one of them."
        )


def _source(numbered: tuple[int, Row]) -> tuple[str, ...]:
    row = numbered[1]
    return row["gss_code"], row["visited_from"], row["as_at"], row["said_by"], row["basis"], row["url"]


def _registered(path: Path, rows: list[tuple[int, Row]]) -> Registered:
    source, visited, as_at = table.reading_of(path, rows[0][1], "Totals stated on a public page")
    printed = Printed(
        Facts(title=source.title, kind="register", scope="part"), totals=tuple(_total(*one) for one in rows)
    )
    reading = Reading(table.addressed(source), printed, as_at, visited, (), (), (), ())
    known = Known(
        rows[0][1]["basis"], urls=tuple(source.url.split(table.BETWEEN)), place=f"line {rows[0][0]}", is_progress=True
    )
    return Registered(reading, table.fingerprint(row for _, row in rows), known)


def _total(line: int, row: Row) -> PrintedTotal:
    """'87%' of '100%' is a share, '51' of '73' two counts; 'all' and 'some' stay words."""
    count, of = row["count"], row["of"]
    share = float(count.rstrip("%")) / 100 if count.endswith("%") else None
    number = int(count) if count.isdecimal() else None
    whole = int(of) if of.isdecimal() else None
    amount = f"{count} of {of}" if of and of != "100%" else count
    words = f"{amount} {row['unit']}s {row['measure']}" + (f" ({row['note']})" if row["note"] else "")
    return PrintedTotal(row["unit"], row["measure"], number, whole, words, f"line {line}", share)
