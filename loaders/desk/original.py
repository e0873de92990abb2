"""A read document as plain lines, to be shown beside what was read in it, and the line that a place belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.desk.letters import folded
from loaders.records import Block, Cell, Document, Row, Text

PAGE = re.compile(r"page (\d{1,6})(?:,|$)")
LEFT_OUT = "left out"
FIRST = 4  # words of a record by which its line is told
NEAR = 3  # lines before and after the place where they are looked for


@dataclass(frozen=True)
class Line:
    """One heading, paragraph, item or row as printed, words whole. A text has one cell; an empty one is ''.

    `places` are those of the cells, as records name them; `colours` their fills, '' for none. A line of kind 'left out'
    says how many are not shown; it has no place.
    """

    place: str
    kind: str
    cells: tuple[str, ...]
    places: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    level: int = 0


def as_lines(document: Document, limit: int = 2000, around: str = "") -> list[Line]:
    """The document's lines in order, at most `limit` of them: those about the place `around`, else the first.

    What is left out above and below them is said in a line of its own, beyond the limit.
    """
    lines = [line for block in document.blocks for line in _of_block(block)]
    if len(lines) <= limit:
        return lines
    found = line_of(around, lines) if around else 0
    start = max(0, min((found or 0) - limit // 2, len(lines) - limit))
    return [*_left_out(start, "above"), *lines[start : start + limit], *_left_out(len(lines) - limit - start, "below")]


def page_of(place: str) -> int | None:
    """'page 3, table 1, row 2' -> 3; None for a place without pages, such as 'line 57'."""
    found = PAGE.match(place.strip())
    return int(found.group(1)) if found else None


class Places:
    """Where every place of a document's lines leads to, for those who ask for many."""

    def __init__(self, lines: Sequence[Line]):
        self._lines = lines
        self._exact: dict[str, int] = {}
        self._cells: dict[str, int] = {}
        self._wide: dict[str, int] = {}  # 'page 3' and 'page 3, table 1' -> the first line in it
        for i, line in enumerate(lines):
            if line.place:
                self._exact.setdefault(line.place, i)
            for place in filter(None, line.places):
                self._cells.setdefault(place, i)
            for wide in _around(line.place):
                self._wide.setdefault(wide, i)

    def line(self, place: str, words: str = "") -> int | None:
        """As line_of."""
        found = self._of(place) if place else None
        first = folded(" ".join(words.split()[:FIRST]))
        if found is None or not first:
            return found
        near = range(max(0, found - NEAR), min(len(self._lines), found + NEAR + 1))
        holds = (
            i for i in sorted(near, key=lambda i: abs(i - found)) if first in folded(" ".join(self._lines[i].cells))
        )
        return next(holds, found)

    def _of(self, place: str) -> int | None:
        """By the line's own place, then that of a cell in it, then by the longest place that this one is part of."""
        tried = [
            self._exact.get(place),
            self._cells.get(place),
            *map(self._exact.get, _around(place)),
            self._wide.get(place),
        ]
        return next((i for i in tried if i is not None), None)


def line_of(place: str, lines: Sequence[Line], words: str = "") -> int | None:
    """The index of the line that a place stands in: 'table 1, row 4, column 2' in that of 'table 1, row 4'.

    A place that is wider than a line ('page 3', 'table 1') leads to its first line. With the record's `words`, the line
    near by that holds the first of them: a recommendation named in a heading row has the place of the row below it.
    None for a place that the document does not have.
    """
    return Places(lines).line(place, words)


def _around(place: str) -> list[str]:
    """'page 3, table 1, row 2' -> 'page 3, table 1' and 'page 3'."""
    parts = place.split(", ")
    return [", ".join(parts[:n]) for n in range(len(parts) - 1, 0, -1)]


def same_before(index: int, lines: Sequence[Line]) -> int:
    """How many lines before this one on its page or sheet hold the very same words: which of several alike is meant."""
    line = lines[index]
    part = line.place.partition(",")[0]
    return sum(other.cells == line.cells and other.place.partition(",")[0] == part for other in lines[:index])


def _of_block(block: Block) -> Iterator[Line]:
    if block.rows:
        yield from (_of_row(row) for row in block.rows)
    elif block.text.words or block.text.marker:
        text = block.text
        yield Line(text.place, block.kind, (_words(text),), (text.place,), (text.fill,), text.level)


def _of_row(row: Row) -> Line:
    return Line(
        row.place,
        "row",
        tuple("\n".join(filter(None, map(_words, cell))) for cell in row.cells),
        tuple(cell[0].place if cell else "" for cell in row.cells),
        tuple(_colour(cell) for cell in row.cells),
    )


def _words(text: Text) -> str:
    """As printed, with its bullet or number."""
    return f"{text.marker.strip()} {text.words}".strip()


def _colour(cell: Cell) -> str:
    return next((text.fill for text in cell if text.fill), "")


def _left_out(count: int, where: str) -> list[Line]:
    said = f"{count:,} {'line is' if count == 1 else 'lines are'} not shown {where} this."
    return [Line("", LEFT_OUT, (said,))] if count else []
