"""data/registers/progress.csv -> readings: totals that councils, their peers or the press stated."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from loaders.clean.reading import Reading
from loaders.records import Facts, Printed, PrintedTotal
from loaders.registers import table
from loaders.registers.table import Known, Registered, Row, Rules

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
    for _, group in groupby(sorted(table.rows(path, RULES), key=_source), key=_source):
        yield _registered(path, sorted(group, key=lambda numbered: numbered[0]))


def _source(numbered: tuple[int, Row]) -> tuple[str, ...]:
    row = numbered[1]
    return row["gss_code"], row["visited_from"], row["as_at"], row["said_by"], row["basis"], row["url"]


def _registered(path: Path, rows: list[tuple[int, Row]]) -> Registered:
    source, visited, as_at = table.reading_of(path, rows[0][1], "Totals stated on a public page")
    printed = Printed(
        Facts(title=source.title, kind="register", scope="part"), totals=tuple(_total(*one) for one in rows)
    )
    reading = Reading(source, printed, as_at, visited, (), (), (), ())
    known = Known(rows[0][1]["basis"], urls=(rows[0][1]["url"],), place=f"line {rows[0][0]}", is_progress=True)
    return Registered(reading, table.fingerprint(row for _, row in rows), known)


def _total(line: int, row: Row) -> PrintedTotal:
    """'87%' of '100%' is a share, '51' of '73' two counts; 'all' and 'some' stay words."""
    count, of = row["count"], row["of"]
    share = int(count.rstrip("%")) / 100 if count.endswith("%") else None
    number = int(count) if count.isdigit() else None
    whole = int(of) if of.isdigit() else None
    amount = f"{count} of {of}" if of and of != "100%" else count
    words = f"{amount} {row['unit']}s {row['measure']}" + (f" ({row['note']})" if row["note"] else "")
    return PrintedTotal(row["unit"], row["measure"], number, whole, words, f"line {line}", share)
