"""Blocks -> a text file. Tables are drawn with pipes, with tabs, or one cell a line."""

from collections.abc import Callable
from pathlib import Path

from tests.demo.blocks import Block, Folded, Heading, Items, Paragraph, Table


def write(blocks: list[Block], path: Path, style: str) -> None:
    lines = [line for block in blocks for line in (*_lines(block, style), "")]
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8", newline="\n")


def _lines(block: Block, style: str) -> list[str]:
    if isinstance(block, Heading):
        return [block.words.upper() if block.level == 1 else block.words]
    if isinstance(block, Paragraph):
        return list(block.lines)
    if isinstance(block, Items):
        return [f"{number}. {line}" if block.is_numbered else f"- {line}" for number, line in enumerate(block.lines, 1)]
    if isinstance(block, Folded):
        return [block.line, "", *(line for part in block.parts for line in (*part.lines, ""))]
    return DRAWN[style or "pipes"](block)


def _cells(table: Table) -> list[list[str]]:
    """Every row as plain words, the headings first."""
    rows = [[" ".join(cell.plain_lines) if cell else "" for cell in row] for row in table.rows]
    return [list(table.head), *rows] if table.head else rows


def _pipes(table: Table) -> list[str]:
    drawn = [f"| {' | '.join(row)} |" for row in _cells(table)]
    return [drawn[0], f"|{'---|' * len(table.head)}", *drawn[1:]]


def _tabs(table: Table) -> list[str]:
    return ["\t".join(row) for row in _cells(table)]


def _flat(table: Table) -> list[str]:
    return [line for row in _cells(table) for line in (*row, "")]


DRAWN: dict[str, Callable[[Table], list[str]]] = {"pipes": _pipes, "tabs": _tabs, "flat": _flat}
