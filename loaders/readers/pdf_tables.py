"""Ruled tables of a page: grids of ruling lines, merged cells and colours."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from loaders.readers import colours, pdf_cells
from loaders.readers.pdf_lines import Char, Word
from loaders.readers.pdf_rulings import Shape, edge_of, is_thin, length
from loaders.records import Block, Cell, Row, Text

MOST_CROSSINGS = 1_000_000  # pairs of lines looked at on a page; a large plan has some thousand
MOST_CELLS = 20_000


Box = tuple[float, float, float, float]  # x0, top, x1, bottom


@dataclass
class Region:
    """One cell of a grid: the rows and columns it covers, its box, its characters and colour."""

    row: int
    column: int
    last_row: int
    last_column: int
    box: Box
    words: list[Word] = field(default_factory=list)
    chars: list[Char] = field(default_factory=list)
    fill: str = ""


@dataclass
class Grid:
    """A ruled table: where its lines stand, and the cell at each of its places."""

    xs: list[float]
    ys: list[float]
    regions: list[list[Region]]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def at(self, x: float, y: float) -> Region | None:
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        is_inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return self.regions[row][column] if is_inside else None

    def cells(self) -> list[Region]:
        """Every cell once, in reading order."""
        return [
            region
            for i, row in enumerate(self.regions)
            for j, region in enumerate(row)
            if (region.row, region.column) == (i, j)
        ]


def grids(edges: list[Shape]) -> list[Grid]:
    """The grids of two columns and more that ruling lines draw; lines that cross or touch belong together."""
    level = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    if len(level) * len(upright) > MOST_CROSSINGS:
        return []
    found = [grid for part in _touching(level, upright) for grid in _unstacked(part)]
    return sorted(found, key=lambda grid: (grid.box[1], grid.box[0]))


def _touching(level: list[Shape], upright: list[Shape]) -> list[list[Shape]]:
    """The edges in groups that hang together."""
    group = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = i = group[group[i]]
        return i

    for i, h in enumerate(level):
        for j, v in enumerate(upright, len(level)):
            if h["x0"] - 4 <= v["x0"] <= h["x1"] + 4 and v["top"] - 4 <= h["top"] <= v["bottom"] + 4:
                group[root(i)] = root(j)
    parts: dict[int, list[Shape]] = {}
    for i, edge in enumerate(level + upright):
        parts.setdefault(root(i), []).append(edge)
    return list(parts.values())


def _grid(edges: list[Shape]) -> Grid | None:
    """The grid of one group of edges, or None where it has a single column. Open outer sides count as closed."""
    xs = _levels([x for edge in edges for x in (edge["x0"], edge["x1"])], 6)
    ys = _levels([y for edge in edges for y in (edge["top"], edge["bottom"])], 5)
    width, height = len(xs) - 1, len(ys) - 1
    if width < 2 or height < 1 or width * height > MOST_CELLS:
        return None
    beside, above = _walls(edges, xs, ys)
    owner = {(0, 0): (0, 0)}
    for i in range(height):
        for j in range(width):
            if i and (i, j) not in above:
                owner[i, j] = owner[i - 1, j]
            elif j and (i, j) not in beside:
                owner[i, j] = owner[i, j - 1]
            else:
                owner[i, j] = (i, j)
    regions: dict[tuple[int, int], Region] = {}
    for (i, j), (row, column) in owner.items():
        region = regions.setdefault((row, column), Region(row, column, i, j, (0, 0, 0, 0)))
        region.last_row, region.last_column = max(region.last_row, i), max(region.last_column, j)
        region.box = xs[column], ys[row], xs[region.last_column + 1], ys[region.last_row + 1]
    return Grid(xs, ys, [[regions[owner[i, j]] for j in range(width)] for i in range(height)])


def _unstacked(edges: list[Shape]) -> list[Grid]:
    """The grid of these edges, or the grids of tables that stand on each other with no column line in common."""
    grid = _grid(edges)
    if grid is None:
        return []
    sides = [_sides(edges, top, bottom, grid) for top, bottom in pairwise(grid.ys)]
    for i, (one, two) in enumerate(pairwise(sides)):
        inner = [{region.column for region in row} - {0} for row in grid.regions[i : i + 2]]
        is_other = all(inner) and not inner[0] & inner[1]
        is_whole = all(region.row == i + 1 for region in grid.regions[i + 1])
        if is_whole and (is_other or max(abs(a - b) for a, b in zip(one, two, strict=True)) > 6):
            y = grid.ys[i + 1]
            upper = [_clipped(edge, (one[0], grid.ys[0], one[1], y)) for edge in edges if edge["top"] < y + 3]
            lower = [_clipped(edge, (two[0], y, two[1], grid.ys[-1])) for edge in edges if edge["bottom"] > y - 3]
            return [found for part in (upper, lower) for found in _unstacked([e for e in part if length(e) > 4])]
    return [grid]


def _sides(edges: list[Shape], top: float, bottom: float, grid: Grid) -> tuple[float, float]:
    """Where a row begins and ends: at its outermost upright lines, or where both its level lines reach if further out."""
    middle = (top + bottom) / 2
    upright = [e["x0"] for e in edges if e["orientation"] == "v" and e["top"] < middle < e["bottom"]]
    level = [[e for e in edges if e["orientation"] == "h" and abs(e["top"] - y) < 4] for y in (top, bottom)]
    x0, _, x1, _ = grid.box
    left = max((min(e["x0"] for e in near) for near in level if near), default=x0)
    right = min((max(e["x1"] for e in near) for near in level if near), default=x1)
    return min([left, *upright]), max([right, *upright])


def _clipped(edge: Shape, box: Box) -> Shape:
    x0, top, x1, bottom = box
    if edge["orientation"] == "h":
        return edge_of(max(x0, edge["x0"]), edge["top"], min(x1, edge["x1"]), edge["top"])
    return edge_of(edge["x0"], max(top, edge["top"]), edge["x0"], min(bottom, edge["bottom"]))


def _levels(values: Iterable[float], apart: float) -> list[float]:
    """Places at least `apart` from each other: nearer ones are one line drawn twice or out of true."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][0] < apart:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(near) / len(near) for near in found]


def _walls(edges: list[Shape], xs: list[float], ys: list[float]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Where a line stands left of, and above, a place (row, column) of the grid."""
    beside: set[tuple[int, int]] = set()
    above: set[tuple[int, int]] = set()
    for edge in edges:
        is_upright = edge["orientation"] == "v"
        across, along = (xs, ys) if is_upright else (ys, xs)
        start, end = (edge["top"], edge["bottom"]) if is_upright else (edge["x0"], edge["x1"])
        line = _nearest(across, edge["x0"] if is_upright else edge["top"])
        for k, (one, two) in enumerate(pairwise(along)):
            if min(end, two) - max(start, one) > 0.6 * (two - one):
                (beside if is_upright else above).add((k, line) if is_upright else (line, k))
    return beside, above


def _nearest(places: list[float], value: float) -> int:
    return min(range(len(places)), key=lambda i: abs(places[i] - value))


def colour(grid: Grid, shapes: list[Shape]) -> None:
    """Set the fill of every cell; a colour that a whole row shares is its dress, not a value."""
    fills = [shape for shape in shapes if shape["fill"] and not is_thin(shape)]
    cells = grid.cells()
    for region in cells if len(cells) * len(fills) <= MOST_CROSSINGS else []:
        region.fill = _fill(region, fills)
    for row in grid.regions:
        if len({region.fill for region in row}) == 1:
            for region in row:
                region.fill = ""


def _fill(region: Region, fills: list[Shape]) -> str:
    """The colour behind most of the cell, the last one painted; else that of a lone mark or label in it."""
    x0, top, x1, bottom = region.box
    area = (x1 - x0) * (bottom - top)
    near = [f for f in fills if f["x0"] < x1 and f["x1"] > x0 and f["top"] < bottom and f["bottom"] > top]
    behind = [f for f in near if _shared(f, region.box) >= 0.5 * area]
    if behind and (name := colours.name_of(hex_of(behind[-1]["non_stroking_color"]))):
        return name
    marks = [f for f in near if f not in behind and _is_mark(f, region)]
    names = {colours.name_of(hex_of(mark["non_stroking_color"])) for mark in marks} - {""}
    return names.pop() if len(names) == 1 else _of_symbols(region.words)


def _shared(shape: Shape, box: Box) -> float:
    width: float = max(0, min(shape["x1"], box[2]) - max(shape["x0"], box[0]))
    height: float = max(0, min(shape["bottom"], box[3]) - max(shape["top"], box[1]))
    return width * height


def _is_mark(shape: Shape, region: Region) -> bool:
    """A dot of colour, or a label with all the cell's words on it."""
    x0, top, x1, bottom = region.box
    is_within = (
        x0 - 2 <= shape["x0"] and shape["x1"] <= x1 + 2 and top - 2 <= shape["top"] and shape["bottom"] <= bottom + 2
    )
    return is_within and all(
        shape["x0"] <= (word.x0 + word.x1) / 2 <= shape["x1"]
        and shape["top"] <= (word.top + word.bottom) / 2 <= shape["bottom"]
        for word in region.words
    )


def _of_symbols(words: list[Word]) -> str:
    """The colour of a cell that holds nothing but a printed dot or square."""
    if not words or any(character.isalnum() for word in words for character in word.text):
        return ""
    return colours.name_of(hex_of(words[0].colour))


def hex_of(parts: Any) -> str:
    """A PDF colour (grey, RGB or CMYK parts from 0 to 1) as 'RRGGBB'; '' for a pattern."""
    parts = parts if isinstance(parts, tuple | list) else (parts,)
    if len(parts) not in (1, 3, 4) or not all(isinstance(part, int | float) for part in parts):
        return ""
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    parts = parts * 3 if len(parts) == 1 else parts
    return "".join(f"{round(255 * min(1, max(0, part))):02X}" for part in parts)


def block(grid: Grid, place: str, known: set[str]) -> Block:
    """The ruled table as a block. A cell over several rows stands in each of them, one over columns in its first."""
    lefts: dict[int, float] = {}
    for region in grid.cells():
        for word in region.words:
            lefts[region.column] = min(word.x0, lefts.get(region.column, word.x0))
    made = {id(region): _cell(region, lefts.get(region.column, 0), place, known) for region in grid.cells()}
    rows = [
        Row(
            tuple(made[id(region)] if region.column == j else () for j, region in enumerate(row)),
            f"{place}, row {i}",
        )
        for i, row in enumerate(grid.regions, 1)
    ]
    return Block("table", Text("", place), tuple(row for row in rows if any(row.cells)))


def _cell(region: Region, left: float, place: str, known: set[str]) -> Cell:
    """The paragraphs of a cell; `left` is where the words of its column begin, and tells how wide its padding is."""
    where = f"{place}, row {region.row + 1}, column {region.column + 1}"
    is_symbol = region.fill and not any(c.isalnum() for word in region.words for c in word.text)
    if is_symbol or not region.words:
        return (Text("", where, fill=region.fill),) if region.fill else ()
    x0, _, x1, _ = region.box
    padding = min(max(left - x0, 1), 10)
    return pdf_cells.cell(region.words, x0 + padding, x1 - padding, where, known, region.fill)
