"""data/registers/reorganisation.csv -> rows: councils whose area is being reorganised."""

from pathlib import Path
from typing import Any

from loaders.clean.reading import dated
from loaders.registers import table
from loaders.registers.table import Rules

RULES = Rules(
    columns=("council", "gss_code", "since", "note", "url"),
    choices={},
    dates=("since",),
    needed=("gss_code", "since", "note", "url"),
)


def load(path: Path) -> list[dict[str, Any]]:
    """Rows of the table reorganisations, one a line. Raises LoadError naming the line that cannot be used."""
    return [
        dict(
            gss_code=row["gss_code"],
            since_on=dated(row["since"]).from_on,
            note=row["note"],
            url=row["url"],
            place=f"line {line}",
        )
        for line, row in table.rows(path, RULES)
    ]
