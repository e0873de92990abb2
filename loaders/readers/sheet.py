"""CSV -> one table and the words below it; rows above the headings stay rows, the recogniser finds the headings."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.errors import LoadError
from loaders.readers import below, markup
from loaders.readers.size import check_cells
from loaders.records import Block, Document, Row, Text

if TYPE_CHECKING:
    from _csv import Reader  # what csv.reader makes; csv itself does not name it

MOST_ROWS = 20_000
DELIMITERS = ",;\t|"


def is_csv(suffix: str, data: bytes) -> bool:
    """A .csv file, or text whose first lines are cut by one delimiter into the same number of quoted cells."""
    if suffix.lower() == ".csv":
        return True
    lines = [line for line in data[:4000].decode("utf-8", "ignore").splitlines() if line.strip()][:5]
    return len(lines) > 1 and all(line.startswith('"') and '","' in line for line in lines)


def read_csv(data: bytes) -> Document:
    """One table, and the words below an empty row at its end.

    In UTF-8 or, as Excel saves it on Windows, Windows-1252. Places count the file's lines: 'line 5' is where the row
    begins.
    """
    text = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[Row] = []
    gaps: set[int] = set()
    start = 1
    for values in _values(reader):
        place = f"line {start}"
        start = reader.line_num + 1
        if any(value.strip() for value in values):
            rows.append(
                Row(
                    tuple(markup.of_fragment(value, f"{place}, column {i}") for i, value in enumerate(values, 1)), place
                )
            )
        else:
            gaps.add(len(rows))
    width = max((len(row.cells) for row in rows), default=0)
    check_cells(width * len(rows))
    table, texts = below.part([Row(row.cells + ((),) * (width - len(row.cells)), row.place) for row in rows], gaps)
    return Document((Block("table", Text("", "line 1"), tuple(table)), *texts) if table else (), "text/csv")


def _decoded(data: bytes) -> str:
    """UTF-8 where it is that; else Windows-1252, whose undefined bytes and control characters give it away when it is not."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            raise error from None


def _values(reader: "Reader") -> Iterator[list[str]]:
    """The reader's rows, bounded; an unclosed quotation mark ends in a sentence."""
    cells = 0
    try:
        for number, values in enumerate(reader):
            cells += len(values)
            check_cells(cells)
            if number >= MOST_ROWS:
                raise LoadError(f"has more than {MOST_ROWS:,} rows. Load the part that holds the plan.")
            yield values
    except csv.Error as error:
        raise LoadError(
            f"cannot be read as a CSV near line {reader.line_num} ({error}). Look for an unclosed quotation mark."
        ) from error


def _delimiter(text: str) -> str:
    try:
        return csv.Sniffer().sniff(text[:10000], DELIMITERS).delimiter
    except csv.Error:
        return ","
