"""Excel workbooks (XLSX) -> a table for each visible sheet, its cells as the sheet shows them, and the words below it."""

import math
import re
import warnings
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.worksheet.cell_range import CellRange

from loaders.errors import LoadError
from loaders.readers import below, colours, markup
from loaders.readers.size import MOST_CELLS
from loaders.readers.word import check_size
from loaders.records import Block, Cell, Document, Row, Text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_COLOURED = 1_000_000
MOST_GRID = 4_000_000  # places in the tables, empty ones counted: a few cells far apart make a large table
# What prints nothing in a number format: colours and conditions, the room of a character, repeated characters.
UNPRINTED = re.compile(r"\[(?!\$)[^\]]*\]|_.|\*.")
LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]')
NUMBER = re.compile(r"(?P<before>[^#0?]*)(?P<whole>[#0,?]+)(?:\.(?P<part>[#0?]+))?(?P<after>[^#0?,]*)")

Grid = dict[int, dict[int, Cell]]


def read(data: bytes) -> Document:
    """A table for each visible sheet with content, its name as a heading before it where there are several.

    Places are 'sheet Actions, row 14' and 'sheet Actions, row 14, column 3', as the sheet counts them; empty rows and
    the empty columns round the table are left out. Raises LoadError.
    """
    try:
        check_size(data)
        with warnings.catch_warnings():  # openpyxl warns of parts it would lose on saving
            warnings.simplefilter("ignore")
            return Document(tuple(_Workbook(data).blocks()), MEDIA_TYPE)
    except LoadError:
        raise
    except Exception as error:  # a broken file may fail anywhere in the library, with any exception
        raise LoadError("is a damaged Excel file. Open it in Excel and save it again.") from error


class _Workbook:
    """An open workbook, what its styles mean, and how many cells have been read."""

    def __init__(self, data: bytes):
        self.book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        self.theme = colours.of_theme(self.book.loaded_theme)
        self.styles: dict[int, tuple[str, str]] = {}
        self.filled = self.coloured = self.places = 0

    def blocks(self) -> list[Block]:
        sheets = [sheet for sheet in self.book.worksheets if sheet.sheet_state == "visible"]
        tables = [(sheet.title, found) for sheet in sheets if (found := self._table(sheet))[0].rows]
        if len(tables) == 1:
            return tables[0][1]
        return [block for title, found in tables for block in (_heading(title), *found)]

    def _table(self, sheet: Any) -> list[Block]:
        """The sheet's table and the paragraphs below it."""
        name = f"sheet {sheet.title}"
        grid, areas = self._cells(sheet, name)
        _spread(grid, areas)
        grid = {
            row: grid[row] for row in sorted(grid) if any(text.words for cell in grid[row].values() for text in cell)
        }
        columns = _columns(grid)
        self._count(places=len(grid) * len(columns))
        rows = [Row(tuple(grid[row].get(i, ()) for i in columns), f"{name}, row {row}") for row in grid]
        body, texts = below.part(rows, _gaps(list(grid), areas))
        return [Block("table", Text("", name), tuple(body)), *texts]

    def _cells(self, sheet: Any, name: str) -> tuple[Grid, list[CellRange]]:
        """The cells that hold words or a colour, by row and column, and the merged areas.

        The parser is openpyxl's own for read-only sheets; their public rows would drop the merged areas and fill up
        every row to the last column that the sheet claims to have.
        """
        grid: Grid = {}
        with sheet._get_source() as source:
            book = self.book
            parser = WorkSheetParser(
                *(source, sheet._shared_strings, True, book.epoch, book._date_formats, book._timedelta_formats)  # type: ignore[attr-defined]
            )
            for number, cells in parser.parse():
                for cell in cells:
                    fill, shape = self._style(sheet, cell["style_id"])
                    place = f"{name}, row {number}, column {cell['column']}"
                    texts = () if cell["value"] is None else _texts(cell["value"], shape, place)
                    if fill:
                        texts = tuple(replace(text, fill=fill) for text in texts) or (Text("", place, fill=fill),)
                    if texts:
                        self._count(filled=bool(texts[0].words), coloured=not texts[0].words)
                        grid.setdefault(number, {})[cell["column"]] = texts
        return grid, list(parser.merged_cells.mergeCell) if parser.merged_cells else []

    def _style(self, sheet: Any, style: int) -> tuple[str, str]:
        """The name of a style's fill colour and its number format."""
        if style not in self.styles:
            cell = ReadOnlyCell(sheet, 1, 1, None, style_id=style)
            self.styles[style] = self._fill(cell.fill), cell.number_format or "General"
        return self.styles[style]

    def _fill(self, fill: Any) -> str:
        if fill.fill_type != "solid":
            return ""
        colour = fill.fgColor
        rgb = colour.rgb if colour.type == "rgb" else ""
        if colour.type == "theme" and 0 <= colour.theme < len(self.theme):
            rgb = self.theme[colour.theme]
        elif colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
            rgb = COLOR_INDEX[colour.indexed]
        return colours.name_of(colours.tinted(rgb, colour.tint) if rgb and colour.tint else rgb)

    def _count(self, filled: int = 0, coloured: int = 0, places: int = 0) -> None:
        self.filled += filled
        self.coloured += coloured
        self.places += places
        if self.filled > MOST_CELLS or self.coloured > MOST_COLOURED:
            raise LoadError(f"holds more than {MOST_CELLS:,} cells. Load the part that holds the plan.")
        if self.places > MOST_GRID:
            raise LoadError("holds cells too far apart for one table. Load the part that holds the plan.")


def _heading(title: str) -> Block:
    return Block("heading", Text(markup.squeeze(title), f"sheet {title}"))


def _columns(grid: Grid) -> range:
    """From the first to the last column with words, and a coloured one right beside them."""
    worded = {i for cells in grid.values() for i, cell in cells.items() if any(text.words for text in cell)}
    if not worded:
        return range(0)
    coloured = {i for cells in grid.values() for i in cells}
    first, last = min(worded), max(worded)
    return range(first - (first - 1 in coloured), last + 1 + (last + 1 in coloured))


def _spread(grid: Grid, areas: list[CellRange]) -> None:
    """Put the words of a merged area into each of its rows, in its first column; rows with nothing of their own go."""
    numbers = sorted(grid)
    below: list[tuple[int, int, Cell]] = []
    steps = 0
    for area in areas:
        texts = grid.get(area.min_row, {}).get(area.min_col, ())
        for row in numbers[bisect_left(numbers, area.min_row) : bisect_right(numbers, area.max_row)]:
            steps += len(grid[row]) + 1
            if steps > MOST_GRID:
                raise LoadError("holds too many merged cells. Load the part that holds the plan.")
            for column in [i for i in grid[row] if area.min_col <= i <= area.max_col]:
                if (row, column) != (area.min_row, area.min_col):
                    del grid[row][column]
            if texts and row > area.min_row:
                below.append((row, area.min_col, texts))
    own = {row for row, cells in grid.items() if cells}
    for row, column, texts in below:
        if row in own:
            grid[row][column] = texts


def _gaps(rows: list[int], areas: list[CellRange]) -> list[int]:
    """The indexes of the rows before which the sheet leaves one empty; a merged area leaves none where it reaches."""
    return [
        index
        for index, (above, row) in enumerate(pairwise(rows), 1)
        if row > above + 1 and not any(area.min_row <= above + 1 <= area.max_row for area in areas)
    ]


def _texts(value: object, shape: str, place: str) -> Cell:
    """What a cell prints: its lines, or one number or date by its number format."""
    if isinstance(value, str):
        return markup.of_fragment(value.replace("_x000D_", "\n"), place)
    if isinstance(value, bool):
        return (Text(str(value).upper(), place),)
    if isinstance(value, (date, time)):
        return (Text(printed_date(value, shape), place),)
    words = printed_number(value, shape) if isinstance(value, (int, float)) else str(value)
    return (Text(words, place),) if words else ()


def printed_date(value: date | time, shape: str) -> str:
    """'31 March 2025', or no more than the format shows: 'March 2025' for mmm-yy, '2025' for yyyy."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    letters = set(LITERAL.sub("", UNPRINTED.sub("", shape.split(";")[0])).lower()) & set("dmyhs")
    if letters in ({"m", "y"}, {"m"}, {"y"}):
        return " ".join(f"{value:%B}" if letter == "m" else str(value.year) for letter in sorted(letters))
    words = f"{value.day} {value:%B} {value.year}"
    is_timed = isinstance(value, datetime) and "h" in letters and (value.hour or value.minute)
    return f"{words} {value:%H:%M}" if is_timed else words


def printed_number(value: int | float, shape: str) -> str:
    """(0.75, '0%') -> '75%', (3.0, 'General') -> '3', (1.1, '0.00') -> '1.10', (3, '"R"0') -> 'R3'."""
    found = _number_format(shape)
    if not math.isfinite(value) or abs(value) >= 1e15:
        return str(value)
    if found is None:
        return str(int(value)) if value == int(value) else f"{value:.11g}"
    before, whole, part, after = found
    scaled = Decimal(repr(value)) * (100 if "%" in before + after else 1)
    scaled /= 1000 ** (len(whole) - len(whole.rstrip(",")))
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    digits = f"{rounded:{',' if ',' in whole.rstrip(',') else ''}f}".zfill(whole.count("0") + len(part) + bool(part))
    optional = len(part) - len(part.rstrip("#?"))
    while optional and digits.endswith("0"):
        digits, optional = digits[:-1], optional - 1
    return markup.squeeze(f"{'-' if value < 0 and rounded else ''}{before}{digits.rstrip('.')}{after}")


@lru_cache(maxsize=1000)
def _number_format(shape: str) -> tuple[str, str, str, str] | None:
    """What stands before, the digits before and after the point, what stands after; None for a format that says none."""
    plain = UNPRINTED.sub("", shape.split(";")[0])
    found = NUMBER.fullmatch(LITERAL.sub(lambda match: "".join(filter(None, match.groups())), plain))
    return (found["before"], found["whole"], found["part"] or "", found["after"]) if found else None
