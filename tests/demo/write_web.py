"""Blocks -> a web page as a council's site shows it, with a menu before and a footer after."""

from html import escape
from pathlib import Path

from tests.demo.blocks import FILLS, Block, Cell, Folded, Heading, Items, Paragraph, Table

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>th, td {{ border: 1px solid #888; padding: 0.4em; text-align: left; vertical-align: top; }}</style>
</head>
<body>
<nav><ul><li><a href="#">Home</a></li><li><a href="#">Your council</a></li><li><a href="#">Meetings</a></li></ul></nav>
<main>
{body}
</main>
<footer><p><a href="#">Contact us</a> <a href="#">Accessibility</a></p></footer>
</body>
</html>
"""


def write(blocks: list[Block], path: Path, style: str) -> None:
    title = next(block.words for block in blocks if isinstance(block, Heading))
    body = "\n".join(_drawn(block) for block in blocks)
    path.write_text(PAGE.format(title=escape(title), body=body), encoding="utf-8", newline="\n")


def _drawn(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.words)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{_broken(block.lines)}</p>" if any(block.lines) else ""
    if isinstance(block, Items):
        return _list(block.lines, block.is_numbered)
    if isinstance(block, Folded):
        parts = "\n".join(_drawn(part) for part in block.parts)
        return f"<details open>\n<summary>{escape(block.line)}</summary>\n{parts}\n</details>"
    return _table(block)


def _broken(lines: tuple[str, ...]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _list(lines: tuple[str, ...], is_numbered: bool) -> str:
    tag = "ol" if is_numbered else "ul"
    items = "\n".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<{tag}>\n{items}\n</{tag}>"


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(words)}</th>" for words in table.head)
    lines = [f"<tr>{head}</tr>"] if head else []
    for row in table.rows:
        lines.append(f"<tr>{''.join(_cell(cell) for cell in row if cell is not None)}</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _cell(cell: Cell) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
        f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    )
    colour = f' style="background-color: #{FILLS[cell.fill]}"' if cell.fill else ""
    if cell.is_numbered:
        return f"<td{spans}{colour}>{_list(cell.lines, True)}</td>"
    words = "".join(f"<p>{escape(line)}</p>" for line in cell.lines) if len(cell.lines) > 1 else _broken(cell.lines)
    return f"<td{spans}{colour}>{words}</td>"
