"""The rows of a table without ruling lines: parted by rules, by gaps, or where columns begin together."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from loaders.readers import pdf_cells, pdf_lines
from loaders.readers.pdf_columns import Columns, words_by_column
from loaders.readers.pdf_lines import Line, Word
from loaders.readers.pdf_rulings import Shape
from loaders.records import Block, Cell, Row, Text


@dataclass
class Piece:
    """One line of one column of an unruled table; `band` is the row it belongs to."""

    column: int
    line: Line
    is_spanning: bool = False
    band: int = 0


def unruled(lines: list[Line], found: Columns, rules: list[Shape], place: str, known: set[str]) -> Block:
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
            cells[band, column] = pdf_cells.cell(words, *limits[column], where, known) if words else ()
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
        for column, words in words_by_column(lines[i], found).items():
            by_column.setdefault(column, []).extend(words)
    for column, words in by_column.items():
        pieces.extend(Piece(column, line) for line in pdf_lines.lines_of(words))
    return sorted(pieces, key=lambda piece: (piece.line.top, piece.column))


def _limits(pieces: list[Piece], column: int) -> tuple[float, float]:
    lines = [piece.line for piece in pieces if piece.column == column and not piece.is_spanning]
    return min((line.x0 for line in lines), default=0), max((line.x1 for line in lines), default=0)


def _between(rules: list[Shape], pieces: list[Piece]) -> list[float]:
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
        self.band, self.is_heading = 0, True
        self.filled: set[int] = set()
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
            lender = above if is_lent and not self.is_heading else None
            piece.band = lender.band if lender else self.band
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

    def __init__(self) -> None:
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
