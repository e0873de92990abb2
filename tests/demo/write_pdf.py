"""Blocks -> a PDF with running page numbers; tables with ruling lines or, in the style 'unruled', without."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import ListFlowable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Printed
from reportlab.platypus import Table as PrintedTable

from tests.demo.blocks import FILLS, Block, Cell, Folded, Heading, Items, Paragraph, Table

STYLES = getSampleStyleSheet()
BODY = ParagraphStyle("plan", parent=STYLES["BodyText"], fontSize=9, leading=11, spaceBefore=0, spaceAfter=6)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=8, leading=9.6, spaceAfter=0)
HEAD = ParagraphStyle("head", parent=CELL, fontName="Helvetica-Bold")
MARGIN = 45


def write(blocks: list[Block], path: Path, style: str) -> None:
    size = A4 if "upright" in style else landscape(A4)
    width = size[0] - 2 * MARGIN
    flow = [item for block in blocks for item in _flow(block, width, is_ruled="unruled" not in style)]
    document = SimpleDocTemplate(
        str(path),
        pagesize=size,
        **{f"{side}Margin": MARGIN for side in ("left", "right", "top", "bottom")},
        invariant=1,
        title=next(block.words for block in blocks if isinstance(block, Heading)),
    )
    document.build(flow, _number, _number)


def _number(canvas, document) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(document.pagesize[0] / 2, 24, f"Page {document.page}")


def _flow(block: Block, width: float, is_ruled: bool) -> list:
    if isinstance(block, Heading):
        return [Printed(_safe(block.words), STYLES[f"Heading{block.level}"])]
    if isinstance(block, Paragraph):
        return [Printed(_safe(line), BODY) for line in block.lines]
    if isinstance(block, Items):
        return [ListFlowable([Printed(_safe(line), BODY) for line in block.lines], bulletType="bullet")]
    if isinstance(block, Folded):
        return [
            Printed(_safe(block.line), STYLES["Heading3"]),
            *(f for p in block.parts for f in _flow(p, width, is_ruled)),
        ]
    return [_table(block, width, is_ruled), Spacer(1, 10)]


def _table(block: Table, width: float, is_ruled: bool) -> PrintedTable:
    rows = [[Printed(_safe(words), HEAD) for words in block.head]] if block.head else []
    top = len(rows)
    rows += [[_cell(cell) for cell in row] for row in block.rows]
    looks = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    looks += [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if is_ruled else [("BOTTOMPADDING", (0, 0), (-1, -1), 9)]
    for y, row in enumerate(block.rows, top):
        for x, cell in enumerate(row):
            looks += _looks(cell, x, y) if cell else []
    return PrintedTable(rows, [share * width for share in block.widths], repeatRows=top, style=looks)


def _cell(cell: Cell | None) -> list:
    return [Printed(_safe(line), CELL) for line in cell.plain_lines] if cell else []


def _looks(cell: Cell, x: int, y: int) -> list[tuple]:
    made: list[tuple] = []
    if cell.rows > 1 or cell.columns > 1:
        made.append(("SPAN", (x, y), (x + cell.columns - 1, y + cell.rows - 1)))
    if cell.fill:
        made.append(("BACKGROUND", (x, y), (x, y), colors.HexColor(f"#{FILLS[cell.fill]}")))
    return made


def _safe(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
