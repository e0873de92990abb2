"""Blocks -> a Word document, its tables ruled, with true lists and merged cells."""

from io import BytesIO
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pages.parts import packed
from tests.demo.blocks import FILLS, WRITTEN_ON, Block, Cell, Folded, Heading, Items, Paragraph, Table


def write(blocks: list[Block], path: Path, style: str) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for block in blocks:
        _add(document, block)
    out = BytesIO()
    document.save(out)
    path.write_bytes(packed.fixed(out.getvalue(), WRITTEN_ON))


def _add(document, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.words, block.level)
    elif isinstance(block, Paragraph):
        for line in block.lines:
            document.add_paragraph(line)
    elif isinstance(block, Items):
        for line in block.lines:
            document.add_paragraph(line, "List Number" if block.is_numbered else "List Bullet")
    elif isinstance(block, Folded):
        document.add_heading(block.line, 3)
        for part in block.parts:
            _add(document, part)
    else:
        _add_table(document, block)


def _add_table(document, block: Table) -> None:
    rows = [tuple(Cell((words,)) for words in block.head)] if block.head else []
    rows += list(block.rows)
    table = document.add_table(len(rows), len(block.widths), "Table Grid")
    grid = [list(row.cells) for row in table.rows]
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell is not None:
                _fill(grid[y][x], cell, is_head=bool(block.head) and y == 0)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell is not None and (cell.rows > 1 or cell.columns > 1):
                grid[y][x].merge(grid[y + cell.rows - 1][x + cell.columns - 1])


def _fill(target, cell: Cell, is_head: bool) -> None:
    """A paragraph a line; the empty one that every new cell holds takes the first."""
    for index, line in enumerate(cell.plain_lines):
        paragraph = target.paragraphs[0] if index == 0 else target.add_paragraph()
        paragraph.add_run(line).bold = is_head
    if cell.fill:
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{FILLS[cell.fill]}"/>'
        target._tc.get_or_add_tcPr().append(parse_xml(shade))
