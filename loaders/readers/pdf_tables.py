"""Tables of a page: grids of ruling lines, and columns that stand apart without them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from pdfplumber.table import merge_edges

from loaders.readers import colours, pdf_lines
from loaders.readers.pdf_lines import Line, Word
from loaders.records import Block, Cell, Row, Text

THIN = 4  # a filled box thinner than this, in points, is a ruling line
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
    chars: list[dict] = field(default_factory=list)
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


def rulings(shapes: list[dict]) -> tuple[list[dict], list[dict]]:
    """The ruling lines among a page's boxes, lines and curves, joined; and the level edges of fills with them."""
    drawn = [edge for shape in shapes if shape["stroke"] or _is_thin(shape) for edge in _edges(shape)]
    filled = [edge for shape in shapes if shape["fill"] and not _is_thin(shape) for edge in _edges(shape)]
    lines = [edge for edge in merge_edges(drawn, 3, 3, 3, 3) if _length(edge) >= 8]
    level = merge_edges([edge for edge in drawn + filled if edge["orientation"] == "h"], 3, 3, 12, 3)
    return lines, [edge for edge in level if _length(edge) >= 40]


def _is_thin(shape: dict) -> bool:
    return min(shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]) <= THIN


def _edges(shape: dict) -> list[dict]:
    """The level and upright sides of a shape; a thin box is the one line it looks like."""
    x0, top, x1, bottom = shape["x0"], shape["top"], shape["x1"], shape["bottom"]
    across, down = (top + bottom) / 2, (x0 + x1) / 2
    if bottom - top <= THIN and x1 - x0 <= THIN:
        return [_edge(x0, across, x1, across), _edge(down, top, down, bottom)]
    if bottom - top <= THIN:
        return [_edge(x0, across, x1, across)]
    if x1 - x0 <= THIN:
        return [_edge(down, top, down, bottom)]
    if shape["object_type"] != "rect":
        return []
    return [
        _edge(x0, top, x1, top),
        _edge(x0, bottom, x1, bottom),
        _edge(x0, top, x0, bottom),
        _edge(x1, top, x1, bottom),
    ]


def _edge(x0: float, top: float, x1: float, bottom: float) -> dict:
    is_level = x1 - x0 >= bottom - top
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": "h" if is_level else "v",
    }  # fmt: skip


def _length(edge: dict) -> float:
    return max(edge["width"], edge["height"])


def grids(edges: list[dict]) -> list[Grid]:
    """The grids of two columns and more that ruling lines draw; lines that cross or touch belong together."""
    level = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    if len(level) * len(upright) > MOST_CROSSINGS:
        return []
    found = [grid for part in _touching(level, upright) for grid in _unstacked(part)]
    return sorted(found, key=lambda grid: (grid.box[1], grid.box[0]))


def _touching(level: list[dict], upright: list[dict]) -> list[list[dict]]:
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
    parts: dict[int, list[dict]] = {}
    for i, edge in enumerate(level + upright):
        parts.setdefault(root(i), []).append(edge)
    return list(parts.values())


def _grid(edges: list[dict]) -> Grid | None:
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


def _unstacked(edges: list[dict]) -> list[Grid]:
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
            return [found for part in (upper, lower) for found in _unstacked([e for e in part if _length(e) > 4])]
    return [grid]


def _sides(edges: list[dict], top: float, bottom: float, grid: Grid) -> tuple[float, float]:
    """Where a row begins and ends: at its outermost upright lines, or where both its level lines reach if further out."""
    middle = (top + bottom) / 2
    upright = [e["x0"] for e in edges if e["orientation"] == "v" and e["top"] < middle < e["bottom"]]
    level = [[e for e in edges if e["orientation"] == "h" and abs(e["top"] - y) < 4] for y in (top, bottom)]
    x0, _, x1, _ = grid.box
    left = max((min(e["x0"] for e in near) for near in level if near), default=x0)
    right = min((max(e["x1"] for e in near) for near in level if near), default=x1)
    return min([left, *upright]), max([right, *upright])


def _clipped(edge: dict, box: Box) -> dict:
    x0, top, x1, bottom = box
    if edge["orientation"] == "h":
        return _edge(max(x0, edge["x0"]), edge["top"], min(x1, edge["x1"]), edge["top"])
    return _edge(edge["x0"], max(top, edge["top"]), edge["x0"], min(bottom, edge["bottom"]))


def _levels(values: Iterable[float], apart: float) -> list[float]:
    """Places at least `apart` from each other: nearer ones are one line drawn twice or out of true."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][0] < apart:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(near) / len(near) for near in found]


def _walls(edges: list[dict], xs: list[float], ys: list[float]) -> tuple[set, set]:
    """Where a line stands left of, and above, a place (row, column) of the grid."""
    beside, above = set(), set()
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


def colour(grid: Grid, shapes: list[dict]) -> None:
    """Set the fill of every cell; a colour that a whole row shares is its dress, not a value."""
    fills = [shape for shape in shapes if shape["fill"] and not _is_thin(shape)]
    cells = grid.cells()
    for region in cells if len(cells) * len(fills) <= MOST_CROSSINGS else []:
        region.fill = _fill(region, fills)
    for row in grid.regions:
        if len({region.fill for region in row}) == 1:
            for region in row:
                region.fill = ""


def _fill(region: Region, fills: list[dict]) -> str:
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


def _shared(shape: dict, box: Box) -> float:
    return max(0, min(shape["x1"], box[2]) - max(shape["x0"], box[0])) * max(
        0, min(shape["bottom"], box[3]) - max(shape["top"], box[1])
    )


def _is_mark(shape: dict, region: Region) -> bool:
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


def hex_of(parts) -> str:
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
    return pdf_lines.cell(region.words, x0 + padding, x1 - padding, where, known, region.fill)


Strips = list[list[tuple[float, float]]]  # between neighbouring columns: the free strips (x0, x1), page-high


@dataclass
class Columns:
    """An unruled table on a page: the lines `first` to `last`, its strips, and the lines that run over its columns."""

    first: int
    last: int
    strips: Strips
    spanning: set[int]

    def rows(self) -> list[int]:
        """The lines that keep to the columns."""
        return [i for i in range(self.first, self.last + 1) if i not in self.spanning]

    def of(self, word: Word) -> int:
        """The column a word stands in."""
        middle = (word.x0 + word.x1) / 2
        return sum(max(strip, key=lambda part: part[1] - part[0])[1] <= middle for strip in self.strips)


def columns(lines: list[Line], start: int, carried: Strips | None) -> Columns | None:
    """The unruled table that begins at line `start`: headings over columns, or the columns `carried` from the page before."""
    if carried and (found := _follow(lines, start, carried, is_carried=True)):
        return found
    for best, strips in _candidates(lines, start):
        found = _follow(lines, best, strips)
        while found and found.first > start and (free := _narrowed(found.strips, lines[found.first - 1])):
            found.first, found.strips = found.first - 1, free
        if found and found.first == start:
            return found
    return None


def _candidates(lines: list[Line], start: int) -> Iterable[tuple[int, Strips]]:
    """Where columns may part, with the line they are read from: the headings as printed, then lines with wide gaps."""
    near = [i for i in range(start, min(start + 4, len(lines))) if _is_near(lines, start, i)]
    heads = _printed_headings([word for i in near for word in lines[i].words], lines[start])
    if heads:
        yield start, [[(one.x1, two.x0)] for one, two in pairwise(heads)]
    elif pair := _label_and_value(lines, start):
        yield start, [[pair]]
    near = [i for i in near[:3] if _is_headings(lines[i])]
    if near and (near[0] == start or len(lines[start].segments(_gap(lines[start]))) > 1):
        for best in sorted(near, key=lambda i: -len(lines[i].segments(_gap(lines[i])))):
            runs = lines[best].segments(_gap(lines[best]))
            yield best, [[(max(word.x1 for word in one), two[0].x0)] for one, two in pairwise(runs)]


def _printed_headings(words: list[Word], first: Line) -> list[Line]:
    """Three parts and more, printed one after the other from left to right on one level, that look like headings."""
    parts: dict[int, list[Word]] = {}
    for word in words:
        parts.setdefault(word.part, []).append(word)
    runs: list[list[Line]] = []
    for part in sorted(parts):
        line = Line(parts[part])
        level = [other for other in runs[-1] if line.top < other.bottom and line.bottom > other.top] if runs else []
        if not level or line.x0 < runs[-1][-1].x1 + 1:
            runs.append([])
        runs[-1].append(line)
    found = next(run for run in runs if any(word in first.words for line in run for word in line.words))
    is_like = all(_looks_like_heading(pdf_lines.lines_of(line.words)) for line in found)
    return found if len(found) > 2 and is_like else []


def _label_and_value(lines: list[Line], start: int) -> tuple[float, float] | None:
    """The strip between short labels and the words beside them, where four lines or more are printed as such pairs."""
    pairs = [line.segments(_gap(line)) for line in lines[start : start + 4]]
    if len(pairs) < 4 or not all(_is_pair(runs) for runs in pairs):
        return None
    left = min(({round(x(pair[0]) / 3) for pair in pairs} for x in (_start, _middle)), key=len)
    right = {round(pair[1][0].x0 / 3) for pair in pairs}
    labels = {word.part for pair in pairs for word in pair[0]}
    if len(left) > 1 or len(right) > 1 or len(labels) < 4 or all(pair[1][0].text.isdigit() for pair in pairs):
        return None
    return max(word.x1 for pair in pairs for word in pair[0]), pairs[0][1][0].x0


def _is_pair(runs: list[list[Word]]) -> bool:
    """A short label and words beside it that were printed apart from it."""
    if len(runs) != 2 or {word.part for word in runs[0]} & {word.part for word in runs[1]}:
        return False
    label = Line(runs[0])
    return len(label.text) <= 40 and _looks_like_heading([label])


def _start(words: list[Word]) -> float:
    return words[0].x0


def _middle(words: list[Word]) -> float:
    return (words[0].x0 + words[-1].x1) / 2


def _looks_like_heading(lines: list[Line]) -> bool:
    first, last = lines[0].text[0], lines[-1].text[-1]
    return (first.isupper() or not first.isalpha()) and last not in ".,;"


def _gap(line: Line) -> float:
    return max(0.5 * line.size, 3)


def _is_near(lines: list[Line], start: int, i: int) -> bool:
    return all(b.top - a.bottom < a.size for a, b in pairwise(lines[start : i + 1]))


def _is_headings(line: Line) -> bool:
    """Three groups of words and more that look like headings: a capital or figure first, no sentence's end."""
    runs = line.segments(_gap(line))
    return len(runs) >= 3 and all(_looks_like_heading([Line(run)]) for run in runs)


def _narrowed(strips: Strips, line: Line) -> Strips | None:
    """What the words of a line leave free of the strips; None where they close one."""
    found = [[(a, b) for x0, x1 in strip for a, b in _free(x0, x1, line.spans()) if b - a >= 2] for strip in strips]
    return found if all(found) else None


def _free(x0: float, x1: float, spans: list[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    """What `spans`, from left to right, leave of the strip from `x0` to `x1`."""
    for left, right in spans:
        yield x0, min(x1, left)
        x0 = max(x0, right)
    yield x0, x1


def _follow(lines: list[Line], first: int, strips: Strips, is_carried: bool = False) -> Columns | None:
    """The lines from `first` on that keep to the columns; None unless several do and most begin where others begin.

    A line over the columns, or one that stands apart, belongs only where a row of several columns follows it.
    """
    found = Columns(first, first - 1, strips, set())
    pending: list[int] = []
    over: set[int] = set()
    for i in range(first, len(lines)):
        line, free = lines[i], _narrowed(strips, lines[i])
        is_apart = i > first and line.top - lines[i - 1].bottom > 1.8 * line.size
        is_row = free is not None and len(line.segments(_gap(line))) > 1
        if pending and found.last > first and _is_new_table(line, lines[pending[0]], lines[first], lines[found.last]):
            break
        strips = free or strips
        over |= {i} if free is None else set()
        if is_row or (free is not None and not pending and not is_apart):
            found = Columns(first, i, strips, found.spanning | over)
            pending, over = [], set()
            continue
        pending.append(i)
        if len(over) > 2 or len(pending) > 5 or (i == first and not is_carried):
            break
    if is_carried:
        return found if any(len(_by_column(lines[i], found)) > 2 for i in found.rows()) else None
    return found if found.last > first and _is_aligned(lines, found) else None


def _is_new_table(line: Line, between: Line, first: Line, last: Line) -> bool:
    """Whether what stands between is a heading over another table: larger words, or the headings come again."""
    return between.size > 1.1 * last.size or line.text == first.text


def _is_aligned(lines: list[Line], found: Columns) -> bool:
    """Whether the columns hold: several lines have words in more than one, most begin where others in it do."""
    starts: dict[int, list[float]] = {}
    several = 0
    rows = [lines[i] for i in found.rows()]
    for line in rows:
        groups = _by_column(line, found)
        several += len(groups) > 1
        for column, words in groups.items():
            starts.setdefault(column, []).append(words[0].x0)
    is_headed = rows[0].is_bold and not rows[-1].is_bold
    if len(starts) < len(found.strips) + 1 - is_headed or several < 3 - is_headed:
        return False
    alike = sum(Counter(round(x / 2) for x in xs).most_common(1)[0][1] for xs in starts.values())
    return alike * 2 >= sum(len(xs) for xs in starts.values()) or (is_headed and several < 4)


def _by_column(line: Line, found: Columns) -> dict[int, list[Word]]:
    groups: dict[int, list[Word]] = {}
    for word in line.words:
        groups.setdefault(found.of(word), []).append(word)
    return groups


@dataclass
class Piece:
    """One line of one column of an unruled table; `band` is the row it belongs to."""

    column: int
    line: Line
    is_spanning: bool = False
    band: int = 0


def unruled(lines: list[Line], found: Columns, rules: list[dict], place: str, known: set[str]) -> Block:
    """The unruled table as a block: its rows are parted by rules, by gaps, or by where columns begin together."""
    pieces = _pieces(lines, found)
    lent = _set_bands(pieces, _between(rules, pieces))
    width = len(found.strips) + 1
    cells: dict[tuple[int, int], Cell] = {}
    limits = {c: _limits(pieces, c) for c in range(width)}
    bands = sorted({piece.band for piece in pieces})
    held: dict[tuple[int, int], list[Word]] = {}
    for piece in pieces:
        held.setdefault((piece.band, piece.column), []).extend(piece.line.words)
    for row, band in enumerate(bands, 1):
        for column in range(width):
            words = held.get((band, column))
            where = f"{place}, row {row}, column {column + 1}"
            cells[band, column] = pdf_lines.cell(words, *limits[column], where, known) if words else ()
    for (band, column), owner in sorted(lent.items()):
        cells[band, column] = cells.get((band, column)) or cells.get((owner, column), ())
    rows = [Row(tuple(cells[band, c] for c in range(width)), f"{place}, row {i}") for i, band in enumerate(bands, 1)]
    return Block("table", Text("", place), tuple(rows))


def _pieces(lines: list[Line], found: Columns) -> list[Piece]:
    pieces: list[Piece] = []
    by_column: dict[int, list[Word]] = {}
    for i in range(found.first, found.last + 1):
        if i in found.spanning:
            pieces.append(Piece(0, lines[i], True))
            continue
        for column, words in _by_column(lines[i], found).items():
            by_column.setdefault(column, []).extend(words)
    for column, words in by_column.items():
        pieces.extend(Piece(column, line) for line in pdf_lines.lines_of(words))
    return sorted(pieces, key=lambda piece: (piece.line.top, piece.column))


def _limits(pieces: list[Piece], column: int) -> tuple[float, float]:
    lines = [piece.line for piece in pieces if piece.column == column and not piece.is_spanning]
    return min((line.x0 for line in lines), default=0), max((line.x1 for line in lines), default=0)


def _between(rules: list[dict], pieces: list[Piece]) -> list[float]:
    """The heights of ruling lines, or of the edges of shaded bands, that run through the table; [] for fewer than three."""
    x0, x1 = min(piece.line.x0 for piece in pieces), max(piece.line.x1 for piece in pieces)
    top, bottom = pieces[0].line.top, max(piece.line.bottom for piece in pieces)
    wide = [
        rule["top"]
        for rule in rules
        if top < rule["top"] < bottom and min(x1, rule["x1"]) - max(x0, rule["x0"]) > 0.6 * (x1 - x0)
    ]
    return sorted(wide) if len(wide) > 2 else []


def _set_bands(pieces: list[Piece], rules: list[float]) -> dict[tuple[int, int], int]:
    """Give every piece its row. What is returned: (row, column) -> the row above whose cell reaches down into it."""
    leading = _leading(pieces)
    if _is_by_cell(pieces, leading):
        return _by_order(pieces, rules, leading)
    if rules:
        for piece in pieces:
            piece.band = bisect_right(rules, (piece.line.top + piece.line.bottom) / 2)
        return {}
    lent = _by_gaps(pieces, leading)
    body = {piece.band for piece in pieces if not piece.line.is_bold}
    if _is_tight(pieces) or (len(body) == 1 and len({round(p.line.top) for p in pieces if p.band in body}) > 1):
        for band in sorted(body, reverse=True):
            _by_key(pieces, band)
        return {}
    _close_up(pieces)
    return lent


def _leading(pieces: list[Piece]) -> float:
    """From one line to the next inside a cell: the smallest step that is no more than lines of this size keep."""
    steps: list[float] = []
    for _, group in groupby(sorted(pieces, key=lambda p: (p.column, p.line.top)), key=lambda p: p.column):
        for above, below in pairwise(group):
            step, size = below.line.top - above.line.top, max(above.line.size, below.line.size)
            steps.extend([step] if 0.9 * size < step < 1.6 * size else [])
    return min(steps, default=1.2 * pieces[0].line.size)


def _is_by_cell(pieces: list[Piece], leading: float) -> bool:
    """Whether the page prints the table cell by cell: lines that wrap belong to one part."""
    wraps = same = 0
    for _, group in groupby(sorted(pieces, key=lambda p: (p.column, p.line.top)), key=lambda p: p.column):
        for above, below in pairwise(group):
            if below.line.top - above.line.top < leading + 1 and not below.is_spanning and not above.is_spanning:
                wraps += 1
                same += not {w.part for w in above.line.words}.isdisjoint(w.part for w in below.line.words)
    return wraps > 0 and same >= 0.5 * wraps


def _by_order(pieces: list[Piece], rules: list[float], leading: float) -> dict[tuple[int, int], int]:
    """A row begins where the page goes back to a column further left, or prints below all of the row so far."""
    pieces.sort(key=lambda piece: (min(word.part for word in piece.line.words), piece.line.top))
    runs = [[pieces[0]]]
    for last, piece in pairwise(pieces):
        is_title = _is_title(last, piece, leading)
        is_inside = piece.is_spanning and last.is_spanning and not is_title
        if not is_inside and (is_title or piece.column < last.column or _is_next_row(last, piece, rules)):
            runs.append([])
        runs[-1].append(piece)
    bands = [band for run in runs for band in _apart(run)]
    for number, band in enumerate(bands):
        for piece in band:
            piece.band = number
    tops: dict[int, float] = {}
    for piece in pieces:
        tops[piece.band] = min(tops.get(piece.band, piece.line.top), piece.line.top)
    filled = {(piece.band, piece.column) for piece in pieces}
    return {
        (band, piece.column): piece.band
        for piece in pieces
        for band in range(piece.band + 1, len(tops))
        if piece.line.bottom > tops[band] + 2 and (band, piece.column) not in filled
    }


def _is_next_row(last: Piece, piece: Piece, rules: list[float]) -> bool:
    """Whether a part below another of the same column is the next row's, not the cell's next paragraph."""
    is_same_part = not {w.part for w in piece.line.words}.isdisjoint(w.part for w in last.line.words)
    if piece.column != last.column or is_same_part or piece.line.top <= last.line.top + 2:
        return False
    is_ruled = bisect_right(rules, piece.line.top + 2) > bisect_right(rules, last.line.top + 2)
    return is_ruled if rules else piece.column == 0


def _apart(run: list[Piece]) -> Iterable[list[Piece]]:
    """Pieces printed from left to right, cut where all that follow, in later columns, stand below all before."""
    begin = 0
    for i in range(1, len(run)):
        bottom = max(piece.line.bottom for piece in run[begin:i])
        if run[i].column > run[i - 1].column and min(piece.line.top for piece in run[i:]) > bottom:
            yield run[begin:i]
            begin = i
    yield run[begin:]


def _by_gaps(pieces: list[Piece], leading: float) -> dict[tuple[int, int], int]:
    """A row begins after white over the whole width, or where columns that have words already begin anew together."""
    state = _Bands(leading, pieces[0])
    for _, group in groupby(pieces, key=_Level()):
        state.take(list(group))
    return state.lent


class _Bands:
    """The rows of an unruled table so far, level by level. `filled`: the columns that have words in the present row."""

    def __init__(self, leading: float, first: Piece):
        self.leading, self.lowest, self.before = leading, first.line.top, first
        self.band, self.filled, self.is_heading = 0, set(), True
        self.last: dict[int, Piece] = {}
        self.lent: dict[tuple[int, int], int] = {}

    def take(self, level: list[Piece]) -> None:
        line = level[0].line
        is_gap = line.top - self.lowest > self.leading - (line.bottom - line.top) + max(1, 0.1 * line.size)
        is_parted = self.filled and _is_title(self.before, level[0], self.leading)
        if self.filled and (is_parted or self._begins(level, is_gap)):
            self.band, self.filled = self.band + 1, set()
        is_bold = all(piece.line.is_bold for piece in level)
        for piece in level:
            above = self.last.get(piece.column)
            is_lent = above and above.band < self.band and not (self._is_start(piece) or is_gap or is_parted)
            piece.band = above.band if is_lent and not self.is_heading else self.band
            if piece.band < self.band:
                self.lent[self.band, piece.column] = piece.band
            self.last[piece.column] = piece
        self.filled |= {piece.column for piece in level}
        self.lowest, self.before = max(self.lowest, *(piece.line.bottom for piece in level)), level[0]
        self.is_heading = self.is_heading and is_bold and not level[0].is_spanning

    def _begins(self, level: list[Piece], is_gap: bool) -> bool:
        if self.is_heading:
            return not all(piece.line.is_bold for piece in level) or (is_gap and len(level) == 1)
        starting = {piece.column for piece in level if self._is_start(piece)}
        return is_gap or (len(starting) > 1 and starting <= self.filled)

    def _is_start(self, piece: Piece) -> bool:
        """Whether the line does not go on with the line above it in its column."""
        above = self.last.get(piece.column)
        return above is None or piece.line.top - above.line.top > self.leading + max(1, 0.1 * piece.line.size)


def _is_title(last: Piece, piece: Piece, leading: float) -> bool:
    """Whether a line across the columns begins or ends between two pieces; its own wrapped lines stay together."""
    if piece.is_spanning and last.is_spanning:
        return piece.line.top - last.line.top > max(leading, 1.3 * piece.line.size) + 1
    return piece.is_spanning or last.is_spanning


class _Level:
    """Key for groupby: pieces whose tops are within two points share a number."""

    def __init__(self):
        self.top = float("-inf")
        self.number = 0

    def __call__(self, piece: Piece) -> int:
        if piece.line.top - self.top > 2:
            self.top, self.number = piece.line.top, self.number + 1
        return self.number


def _is_tight(pieces: list[Piece]) -> bool:
    """Whether every line that has words beside others is a row: the same columns each time, a capital or figure first."""
    levels = [list(group) for _, group in groupby(pieces, key=_Level())]
    rows = [level for level in levels if len(level) > 1]
    first = [level[0].line.text[0] for level in rows if level[0].column == 0]
    return (
        len(rows) == len(levels) > 1
        and len(first) == len(rows)
        and not any(character.islower() for character in first)
        and len({tuple(piece.column for piece in level) for level in rows}) == 1
    )


def _by_key(pieces: list[Piece], band: int) -> None:
    """Rows without gaps between them: one begins wherever the column with the fewest lines has words."""
    body = [piece for piece in pieces if piece.band == band]
    counts = Counter(piece.column for piece in body)
    first = {piece.column for piece in body if piece.line.top - body[0].line.top < 2}
    key = min(first, key=lambda column: (counts[column], column))
    starts = [piece.line.top - 2 for piece in body if piece.column == key]
    for piece in pieces:
        if piece.band > band:
            piece.band += len(starts)
    for piece in body:
        piece.band = band + max(0, bisect_right(starts, piece.line.top) - 1)


def _close_up(pieces: list[Piece]) -> None:
    """A band with words in one later column alone goes on with the row above it."""
    columns_in: dict[int, set[int]] = {}
    for piece in pieces:
        columns_in.setdefault(piece.band, set()).add(piece.column)
    target = min(columns_in)
    onto = {target: target}
    for band in sorted(columns_in)[1:]:
        is_rest = len(columns_in[band]) == 1 and 0 not in columns_in[band] and target != min(columns_in)
        target = target if is_rest else band
        onto[band] = target
    for piece in pieces:
        piece.band = onto[piece.band]
