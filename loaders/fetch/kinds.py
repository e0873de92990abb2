"""What kind of file some bytes are: as the readers decide it, never as the server claims."""

import csv
import io
from collections.abc import Iterator

from loaders import readers
from loaders.errors import LoadError
from loaders.fetch.rules import Refused

FEWEST_COLUMNS = 3  # two cells may be two sentences with a comma each
LOOKED_AT = 50  # rows


def of(data: bytes) -> tuple[str, str]:
    """Extension without its dot, and media type. Raises Refused for what no reader takes, saying what to do."""
    try:
        extension, media_type = readers.kind(data)
    except LoadError as problem:
        raise Refused(f"What the address holds {problem}") from problem
    return ("csv", "text/csv") if extension == "txt" and _is_table(data) else (extension, media_type)


def _is_table(data: bytes) -> bool:
    """Whether every line has the same three or more cells. The readers go by the extension, which is given here."""
    text = data.decode("utf-8-sig", "replace")
    return any(_has_even_rows(csv.reader(io.StringIO(text, newline=""), delimiter=mark)) for mark in ",;")


def _has_even_rows(lines: Iterator[list[str]]) -> bool:
    try:
        rows = [row for row, _ in zip(lines, range(LOOKED_AT), strict=False) if row]
    except csv.Error:
        return False
    return len(rows) > 1 and len(rows[0]) >= FEWEST_COLUMNS and len({len(row) for row in rows}) == 1
