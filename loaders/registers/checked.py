"""data/checked.csv -> rows: reviews of which an officer of the council found, on a day, that what is shown here is right."""

from datetime import date
from pathlib import Path

from loaders.clean.reading import dated
from loaders.errors import LoadError
from loaders.link.rows import Rows, flag
from loaders.records import Flag
from loaders.registers import table
from loaders.registers.table import Row, Rules

NEEDED = ("review_id", "checked_on", "by_role")
COLUMNS = (*NEEDED, "note", "by", "on")
RULES = Rules(columns=COLUMNS, choices={}, needed=())


def add(rows: Rows, path: Path) -> None:
    """A row of the table checks for every line that names a known review; another is flagged `check_unmatched`.

    Raises LoadError naming the line that cannot be used.
    """
    known = {row["review_id"] for row in rows.of("reviews")}
    for line, row in table.rows(path, RULES):
        day = checked(f"{path}, line {line}", row)
        if row["review_id"] not in known:
            said = f"The check names the review {row['review_id']!r}, which is not known: it is shown nowhere."
            flag(rows, None, Flag("check_unmatched", said, "review_id", row["review_id"], f"checked.csv, line {line}"))
            continue
        rows.add(
            "checks",
            review_id=row["review_id"],
            checked_on=day,
            by_role=row["by_role"],
            note=row["note"] or None,
            place=f"line {line}",
        )


def checked(where: str, row: Row) -> date:
    """The day of the check. Raises LoadError that begins with `where` for a row that nobody could use."""
    for name in NEEDED:
        if not row[name]:
            raise LoadError(f"{where}: the column '{name}' is empty. A check names its review, the day, and a role.")
    day = dated(row["checked_on"])
    if day.precision != "day" or day.from_on is None or day.from_on != day.to_on:
        raise LoadError(f"{where}: {row['checked_on']!r} is no day for checked_on. Write 2026-03-12.")
    return day.from_on
