"""Blocks -> a CSV: words in the first column of their own row, then the table."""

import csv
from pathlib import Path

from tests.demo.blocks import Block, Folded, Heading, Items, Paragraph, Table


def write(blocks: list[Block], path: Path, style: str) -> None:
    """`style` is the delimiter, a comma if it is ''."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=style or ",", lineterminator="\r\n")
        width = max(len(block.widths) for block in blocks if isinstance(block, Table))
        for row in (row for block in blocks for row in rows_of(block)):
            writer.writerow(row + [""] * (width - len(row)))


def rows_of(block: Block) -> list[list[str]]:
    """The block as rows of plain words."""
    if isinstance(block, Heading):
        return [[block.words]]
    if isinstance(block, Paragraph | Items):
        return [[line] for line in block.lines]
    if isinstance(block, Folded):
        return [[block.line], *([line] for part in block.parts for line in part.lines)]
    rows = [[cell.words if cell else "" for cell in row] for row in block.rows]
    return [list(block.head), *rows] if block.head else rows
