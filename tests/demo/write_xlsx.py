"""Blocks -> a workbook with one sheet: words in its first column, then the table with merged and coloured cells."""

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from pages.parts import packed
from tests.demo.blocks import FILLS, WRITTEN_ON, Block, Heading, Table
from tests.demo.write_csv import rows_of


def write(blocks: list[Block], path: Path, style: str) -> None:
    """`style` is the name of the sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = style or "Action plan"
    for block in blocks:
        _add(sheet, block)
    out = BytesIO()
    book.save(out)
    path.write_bytes(packed.fixed(out.getvalue(), WRITTEN_ON))


def _add(sheet, block: Block) -> None:
    top = sheet.max_row + 1 if sheet["A1"].value else 1
    for y, row in enumerate(rows_of(block), top):
        for x, words in enumerate(row, 1):
            cell = sheet.cell(y, x, _value(words))
            is_head = isinstance(block, Heading) or isinstance(block, Table) and bool(block.head) and y == top
            if isinstance(cell.value, date):
                cell.number_format = "D MMMM YYYY"
            cell.font = Font(bold=is_head)
            cell.alignment = Alignment(wrap_text=isinstance(block, Table), vertical="top")
    if isinstance(block, Table):
        _dress(sheet, block, top + bool(block.head))


def _value(words: str) -> str | date | None:
    """A whole day becomes a true date, shown as it is written here."""
    if re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 20\d\d", words):
        return datetime.strptime(words, "%d %B %Y").date()
    return words or None


def _dress(sheet, block: Table, top: int) -> None:
    """Column widths, colours and merged cells."""
    for x, share in enumerate(block.widths, 1):
        sheet.column_dimensions[sheet.cell(1, x).column_letter].width = round(150 * share)
    for y, row in enumerate(block.rows, top):
        for x, cell in enumerate(row, 1):
            if cell and cell.fill:
                sheet.cell(y, x).fill = PatternFill("solid", fgColor=FILLS[cell.fill])
            if cell and (cell.rows > 1 or cell.columns > 1):
                sheet.merge_cells(
                    start_row=y, end_row=y + cell.rows - 1, start_column=x, end_column=x + cell.columns - 1
                )
