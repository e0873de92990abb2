"""Tables as an Excel workbook in which no text can act as a formula."""

import io
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pages.parts import packed
from pages.parts.cells import Cell
from queries.formulas import may_act

LONGEST = 32_767
NARROW, WIDE = 10, 60
SEEN = 300
FIRST_DAY = date(1900, 3, 1)
TOP = Alignment(vertical="top")
WRAPPED = Alignment(vertical="top", wrap_text=True)
BOLD = Font(bold=True)


@dataclass(frozen=True)
class Tab:
    """One sheet: `columns` name its columns, every row has as many cells; `is_table` adds filters and a frozen heading."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    is_table: bool = True


def as_bytes(tabs: list[Tab], title: str, day: date) -> bytes:
    """The workbook, whose properties say this title and this day."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, "Peer Challenge Explorer"
    for tab in tabs:
        _write(book.create_sheet(tab.name), tab)
    out = io.BytesIO()
    book.save(out)
    return packed.fixed(out.getvalue(), day)


def _write(sheet: Worksheet, tab: Tab) -> None:
    # A write-only sheet takes its widths and panes before its rows.
    for number, width in enumerate(_widths(tab), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    if tab.is_table:
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(tab.columns), 1))}{len(tab.rows) + 1}"
        sheet.print_title_rows = "1:1"
    sheet.append([_written(sheet, name, is_bold=True) for name in tab.columns])
    for row in tab.rows:
        sheet.append([_written(sheet, value) for value in row])


def _written(sheet: Worksheet, value: Cell, is_bold: bool = False) -> WriteOnlyCell:
    if isinstance(value, date) and value < FIRST_DAY:
        value = value.isoformat()  # Excel has no such day
    if isinstance(value, str):
        return _text(sheet, value, is_bold)
    cell = WriteOnlyCell(sheet, value)
    cell.alignment = TOP
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    return cell


def _text(sheet: Worksheet, text: str, is_bold: bool) -> WriteOnlyCell:
    """A cell of text and nothing else: openpyxl takes '=1' for a formula and '#N/A' for an error unless it is told."""
    cell = WriteOnlyCell(sheet, _shortened(text))
    cell.data_type = "s"
    cell.quotePrefix = may_act(text)
    cell.alignment = WRAPPED
    if is_bold:
        cell.font = BOLD
    return cell


def _shortened(text: str) -> str:
    """Excel holds no longer text; where it ends it says so."""
    if len(text) <= LONGEST:
        return text
    note = f" [… cut here by Excel's limit: {len(text):,} characters in all, whole in the CSV]"
    return text[: LONGEST - len(note)] + note


def _widths(tab: Tab) -> list[int]:
    rows = [tab.columns, *tab.rows[:SEEN]]
    longest = [max(max(map(len, str(row[place]).split("\n"))) for row in rows) for place in range(len(tab.columns))]
    return [min(max(length + 2, NARROW), WIDE) for length in longest]
