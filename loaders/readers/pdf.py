"""PDF -> blocks: tables by their ruling lines or columns, the words around them in reading order."""

import contextlib
import io
import logging
import math
import re
import time
import zlib
from collections import Counter
from dataclasses import dataclass, field, replace

import pdfplumber
from pdfminer.ascii85 import ascii85decode
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import LITERALS_ASCII85_DECODE, LITERALS_FLATE_DECODE, PDFStream, resolve1
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from loaders.errors import LoadError
from loaders.readers import markup, pdf_lines, pdf_tables, text
from loaders.readers.pdf_lines import Line, Word
from loaders.readers.pdf_tables import Grid, Strips
from loaders.records import Block, Document, Text

MOST_PAGES = 300
MOST_SECONDS = 120
MOST_MARKS = 60_000  # characters and shapes on a page; a dense plan has some 10,000
MOST_BYTES = 20_000_000  # of instructions for one page, unpacked
FEWEST_CHARACTERS = 20  # a page; a scan's stamps and page numbers stay below it
MARGIN = 0.13  # of the page's height: where running headers and footers stand
EDGE = 0.09  # nearer to the edge their figures may differ, as page numbers do
PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,3})?", re.I)
MOST_DOTS = 500  # on a page; more are a chart or a dotted line, not bullets
SHAPES = ("rect", "line", "curve")

# pdfminer warns of every oddity of a file; what matters is raised.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass
class Sheet:
    """One page, upright: its ruled tables, the lines of all other words, and its level rules."""

    number: int
    width: float
    height: float
    grids: list[Grid]
    lines: list[Line]
    rules: list[dict]
    sideways: list[Line] = field(default_factory=list)
    has_pictures: bool = False

    def words(self) -> list[Word]:
        held = [word for grid in self.grids for region in grid.cells() for word in region.words]
        return held + [word for line in self.lines + self.sideways for word in line.words]


def read(data: bytes) -> Document:
    """Blocks with places 'page 3, table 1, row 2, column 4' and 'page 3, paragraph 5'.

    Raises LoadError, and nothing else, for a file that is locked, damaged, a scan, empty or too large.
    """
    try:
        return _read(data, time.monotonic() + MOST_SECONDS)
    except LoadError:
        raise
    except Exception as error:  # pdfminer raises anything on a damaged file
        if _is_locked(error):
            raise LoadError("is locked with a password. Save a copy without one.") from error
        raise LoadError("is a damaged PDF. Open it and save or print it to PDF again.") from error


def _read(data: bytes, deadline: float) -> Document:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        sheets = _sheets(pdf, deadline)
    _refuse_textless(sheets)
    running = _running(sheets)
    for sheet in sheets:
        sheet.lines = _without_running(sheet, running)
    return Document(_Reading(sheets, deadline).blocks(), "application/pdf", len(sheets))


def _is_locked(error: BaseException | None) -> bool:
    seen = 0
    while error is not None and seen < 10:
        if isinstance(error, PDFPasswordIncorrect) or any(isinstance(a, PDFPasswordIncorrect) for a in error.args):
            return True
        error, seen = error.__cause__ or error.__context__, seen + 1
    return False


def _check_time(deadline: float) -> None:
    if time.monotonic() > deadline:
        raise LoadError("took longer than two minutes to read. Load the part that holds the plan.")


class _Device(PDFPageAggregatorWithMarkedContent):
    """Takes the marks of a page, and stops where a hostile file would fill the memory or never end."""

    deadline = math.inf
    marks = 0

    def render_char(self, *args, **named):
        self._count()
        return super().render_char(*args, **named)

    def paint_path(self, *args, **named):
        self._count()
        return super().paint_path(*args, **named)

    def _count(self) -> None:
        self.marks += 1
        if self.marks > MOST_MARKS:
            raise LoadError(f"holds more on page {self.pageno} than can be read. Load the part that holds the plan.")
        if self.marks % 1000 == 0:
            _check_time(self.deadline)


class _Page(Page):
    """A page whose layout is bounded."""

    deadline = math.inf

    @property
    def layout(self):
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number)
            device.deadline = self.deadline
            _check_size(self)
            PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


def _check_size(page: Page) -> None:
    """Raise LoadError for a page whose packed instructions swell beyond MOST_BYTES."""
    for found in page.page_obj.contents:
        stream = resolve1(found)
        if isinstance(stream, PDFStream) and _unpacked(stream) > MOST_BYTES:
            raise LoadError(
                f"holds more on page {page.page_number} than can be read. Load the part that holds the plan."
            )


def _unpacked(stream: PDFStream) -> int:
    """How many bytes a stream holds, counted up to a little more than MOST_BYTES."""
    data = stream.rawdata or b""
    for name, _ in stream.get_filters():
        if name in LITERALS_ASCII85_DECODE:
            data = ascii85decode(data)
        elif name in LITERALS_FLATE_DECODE:
            with contextlib.suppress(zlib.error):  # enciphered; what comes of it is bounded by MOST_MARKS
                data = zlib.decompressobj().decompress(data, MOST_BYTES + 1)
    return len(data)


def _sheets(pdf: pdfplumber.PDF, deadline: float) -> list[Sheet]:
    pages = pdf.pages
    if not pages:
        raise LoadError("is a damaged PDF. Open it and save or print it to PDF again.")
    if len(pages) > MOST_PAGES:
        raise LoadError(f"has {len(pages)} pages; at most {MOST_PAGES} are read. Load the part that holds the plan.")
    return [_bounded_sheet(pdf, page, deadline) for page in pages]


def _bounded_sheet(pdf: pdfplumber.PDF, page: Page, deadline: float) -> Sheet:
    """The page as a sheet, turned so that most of its text reads from left to right; its memory is given back."""
    _check_time(deadline)
    page = _page(pdf, page.page_obj, page.page_number, deadline)
    turns = Counter(_turn(char["matrix"]) for char in page.chars if not char["text"].isspace())
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn:
        page.close()
        page.page_obj.rotate = page.page_obj.attrs["Rotate"] = (page.page_obj.rotate + turn) % 360
        page = _page(pdf, page.page_obj, page.page_number, deadline)
    try:
        return _sheet(page)
    finally:
        page.close()


def _page(pdf: pdfplumber.PDF, page_obj, number: int, deadline: float) -> _Page:
    page = _Page(pdf, page_obj, number)
    page.deadline = deadline
    return page


def _turn(matrix: tuple) -> int:
    """By how many degrees clockwise the page must turn for the character to stand upright."""
    a, b = matrix[:2]
    if abs(a) >= abs(b):
        return 180 if a < 0 and matrix[3] < 0 else 0
    return 90 if b > 0 else 270


def _sheet(page: Page) -> Sheet:
    shapes = [shape for kind in SHAPES for shape in page.objects.get(kind, []) if _is_sound(shape)]
    chars = [char for char in page.chars if _is_sound(char) and _is_printed(char)]
    chars = _with_bullets(shapes, chars)
    pdf_lines.number_parts(chars)
    edges, rules = pdf_tables.rulings(shapes)
    grids = pdf_tables.grids(edges)
    rest = [char for char in chars if not _put(char, grids)]
    for grid in grids:
        for region in grid.cells():
            region.words, region.chars = pdf_lines.words_of(region.chars), []
        pdf_tables.colour(grid, shapes)
    lines = pdf_lines.lines_of(pdf_lines.words_of([char for char in rest if char["upright"]]))
    sideways = pdf_lines.lines_of(pdf_lines.words_of([char for char in rest if not char["upright"]]))
    held = [grid for grid in grids if any(region.words or region.fill for region in grid.cells())]
    return Sheet(page.page_number, page.width, page.height, held, lines, rules, sideways, bool(page.images))


def _is_sound(thing: dict) -> bool:
    return all(math.isfinite(thing[key]) and abs(thing[key]) < 30_000 for key in ("x0", "x1", "top", "bottom"))


def _is_printed(char: dict) -> bool:
    """Not part of a slanted watermark, and large enough to be seen."""
    a, b = char["matrix"][:2]
    return char["size"] > 1.5 and min(abs(a), abs(b)) <= 0.1 * max(abs(a), abs(b)) and char["text"] != ""


def _put(char: dict, grids: list[Grid]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    region = next((region for grid in grids if (region := grid.at(x, y))), None)
    if region is not None:
        region.chars.append(char)
    return region is not None


def _with_bullets(shapes: list[dict], chars: list[dict]) -> list[dict]:
    """The characters, and among them those that stand for dots and squares drawn before a line of text."""
    dots = [shape for shape in shapes if _is_dot(shape)]
    if not dots or len(dots) > MOST_DOTS:
        return chars
    level: dict[int, list[dict]] = {}
    for char in chars:
        if not char["text"].isspace():
            level.setdefault(round((char["top"] + char["bottom"]) / 8), []).append(char)
    before: dict[int, dict] = {}
    for dot in dots:
        middle = (dot["top"] + dot["bottom"]) / 2
        near = [char for k in (-1, 0, 1) for char in level.get(round(middle / 4) + k, [])]
        after = min((c for c in near if dot["x1"] - 1 < c["x0"] < dot["x1"] + 24), key=lambda c: c["x0"], default=None)
        if after and not any(dot["x0"] - 12 < c["x1"] < dot["x1"] for c in near):
            place = {"x0": dot["x0"], "x1": dot["x1"], "top": after["top"], "bottom": after["bottom"]}
            before[id(after)] = {**after, **place, "text": "•", "non_stroking_color": dot["non_stroking_color"]}
    return [one for char in chars for one in (before.get(id(char)), char) if one]


def _is_dot(shape: dict) -> bool:
    width, height = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
    return 1.5 <= width <= 7 and abs(width - height) < 1


def _refuse_textless(sheets: list[Sheet]) -> None:
    printed = [pdf_lines.LOST_GLYPH.sub("", word.text) for sheet in sheets for word in sheet.words()]
    count = sum(len(words) for words in printed)
    if count < FEWEST_CHARACTERS * len(sheets) and any(sheet.has_pictures for sheet in sheets):
        raise LoadError(
            "is a scan: it holds pictures of pages and no text. Run text recognition (OCR) on it and load the result."
        )
    if not count:
        raise LoadError("holds no text.")


def _margin_keys(sheet: Sheet) -> dict[int, tuple[str, int]]:
    """What would make the lines near the page's edges the same on two pages, by their index in the sheet.

    Words and height; figures may differ close to the edge, but not in a label such as 'Recommendation 2'.
    """
    keys: dict[int, tuple[str, int]] = {}
    for i, line in enumerate(sheet.lines):
        top, bottom = line.bottom / sheet.height, 1 - line.top / sheet.height
        if min(top, bottom) < MARGIN and not _heads(line, sheet):
            is_edge = min(top, bottom) < EDGE and not text.LABEL.match(line.text)
            words = re.sub(r"\d+", "#", line.text) if is_edge else line.text
            keys[i] = words, round(line.top if top < bottom else line.top - sheet.height)
    return keys


def _running(sheets: list[Sheet]) -> set[tuple[str, int]]:
    """The keys of running headers and footers: on three pages or more, or on both of two."""
    seen = Counter(key for sheet in sheets for key in set(_margin_keys(sheet).values()))
    return {key for key, count in seen.items() if count >= min(3, max(2, len(sheets)))}


def _without_running(sheet: Sheet, running: set[tuple[str, int]]) -> list[Line]:
    """The lines between the running ones: no line stays between a running line and the edge, none goes beyond."""
    keys = _margin_keys(sheet)
    gone = {i: height for i, (key, height) in keys.items() if (key, height) in running or _is_number(sheet.lines[i])}
    first, last = 0, len(sheet.lines)
    while first < last and gone.get(first, -1) >= 0:
        first += 1
    while last > first and gone.get(last - 1, 1) < 0:
        last -= 1
    return sheet.lines[first:last]


def _is_number(line: Line) -> bool:
    return PAGE_NUMBER.fullmatch(line.text) is not None


def _heads(line: Line, sheet: Sheet) -> bool:
    """A heading row of an unruled table, printed again on every page: lines below begin where its words do."""
    starts = {round(run[0].x0 / 2) for run in line.segments(0.5 * line.size)}
    below = [other for other in sheet.lines if 0 < other.top - line.top < 12 * line.size]
    found = {round(run[0].x0 / 2) for other in below for run in other.segments(0.5 * other.size)}
    return len(starts) > 2 and len(starts & found) > 2


class _Reading:
    """Sheets -> blocks; what one page must know of the others."""

    def __init__(self, sheets: list[Sheet], deadline: float):
        self.sheets, self.deadline = sheets, deadline
        self.known = {w for sheet in sheets for word in sheet.words() for w in _plain(word.text)}
        self.body, self.is_bold = _body(sheets)
        self.carried: Strips | None = None
        self.found: list[Block] = []
        self.indents: list[float] = []
        self.tables = self.paragraphs = 0

    def blocks(self) -> tuple[Block, ...]:
        for sheet in self.sheets:
            _check_time(self.deadline)
            self._page(sheet)
        return tuple(self.found)

    def _page(self, sheet: Sheet) -> None:
        self.tables = self.paragraphs = 0
        zones: list[list[Line]] = [[] for _ in range(len(sheet.grids) + 1)]
        for line in sheet.lines:
            zones[sum(grid.box[1] < (line.top + line.bottom) / 2 for grid in sheet.grids)].append(line)
        self._zone(zones[0], sheet)
        for grid, zone in zip(sheet.grids, zones[1:], strict=True):
            self.found.append(pdf_tables.block(grid, self._table_place(sheet), self.known))
            self.carried = None
            self._zone(zone, sheet)
        self._texts(sheet.sideways, sheet)

    def _table_place(self, sheet: Sheet) -> str:
        self.tables += 1
        return f"page {sheet.number}, table {self.tables}"

    def _zone(self, lines: list[Line], sheet: Sheet) -> None:
        """The lines between two ruled tables: unruled tables and text."""
        loose: list[Line] = []
        at = 0
        while at < len(lines):
            _check_time(self.deadline)
            is_page_start = not (self.tables or self.paragraphs or loose)
            columns = pdf_tables.columns(lines, at, self.carried if is_page_start else None)
            if columns is None:
                loose.append(lines[at])
                at += 1
                continue
            self._texts(loose, sheet)
            place = self._table_place(sheet)
            self.found.append(pdf_tables.unruled(lines, columns, sheet.rules, place, self.known))
            self.carried, loose, at = columns.strips, [], columns.last + 1
        self._texts(loose, sheet)
        self.carried = None if loose else self.carried

    def _texts(self, lines: list[Line], sheet: Sheet) -> None:
        for column in _reading_order(lines):
            x0, x1 = min(line.x0 for line in column), max(line.x1 for line in column)
            for run in pdf_lines.paragraphs(column, x0, x1):
                self._paragraph(run, sheet)

    def _paragraph(self, run: list[Line], sheet: Sheet) -> None:
        words = pdf_lines.joined(run, self.known)
        last = self.found[-1] if self.found else None
        if last and not self.paragraphs and not self.tables and _goes_on(last, words, run):
            self.found[-1] = Block(last.kind, Text(f"{last.text.words} {words}", last.text.place, last.text.marker))
            return
        self.paragraphs += 1
        place = f"page {sheet.number}, paragraph {self.paragraphs}"
        printed = markup.marked(words, place)
        if not printed.words:
            return
        if not printed.marker and self._is_heading(run, words):
            self.found.append(Block("heading", printed))
            return
        number = None if printed.marker else text.ITEM.match(printed.words)
        if number:
            printed = Text(printed.words[number.end() :], place, number.group(1))
        level = self._level(run[0].x0) if printed.marker else 0
        self.found.append(Block("item" if printed.marker else "paragraph", replace(printed, level=level)))

    def _level(self, x: float) -> int:
        """How deep an item stands in its list, by how far it is indented; a list ends where other words come."""
        if self.found and self.found[-1].kind != "item":
            self.indents = []
        self.indents = [indent for indent in self.indents if indent < x - 4] + [x]
        return len(self.indents)

    def _is_heading(self, run: list[Line], words: str) -> bool:
        is_large = all(line.size >= 1.15 * self.body for line in run)
        is_bold = all(line.is_bold for line in run) and not self.is_bold
        return (is_large or is_bold) and len(words) <= 150 and words[-1] not in ".;," and len(run) <= 4


def _body(sheets: list[Sheet]) -> tuple[float, bool]:
    """The size of the running text, and whether even that is bold."""
    words = [word for sheet in sheets for word in sheet.words()]
    light = [word for sheet in sheets for line in sheet.lines for word in line.words if not word.is_bold]
    if len(light) < 15:  # hardly a sentence outside the tables
        light = [word for word in words if not word.is_bold]
    sizes: Counter = Counter()
    for word in light or words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0], len(light) * 5 < len(words)


def _plain(word: str) -> list[str]:
    """A printed word without its punctuation, small, as evidence for how broken words are spelt."""
    plain = word.strip(".,;:()'‘’“”\"").lower()
    return [] if plain.endswith("-") else [plain]


def _goes_on(last: Block, words: str, run: list[Line]) -> bool:
    """A paragraph that the page before left in mid-sentence."""
    before = last.text.words
    return (
        last.kind in ("paragraph", "item")
        and before[-1] not in ".:;!?"
        and len(before) > 40
        and (words[0].islower() or text.OPEN_ENDED.search(before) is not None)
        and not markup.BULLET.match(words)
    )


def _reading_order(lines: list[Line]) -> list[list[Line]]:
    """The lines as columns in the order they are read; one column where no gutter runs down most of the page."""
    gutter = _gutter(lines)
    if gutter is None:
        return [lines] if lines else []
    found: list[list[Line]] = []
    sides: tuple[list[Word], list[Word]] = ([], [])
    for line in [*lines, None]:
        if line is not None and not _crosses(line, gutter):
            for word in line.words:
                sides[word.x0 > gutter].append(word)
            continue
        found.extend(pdf_lines.lines_of(side) for side in sides if side)
        sides = ([], [])
        found.extend([[line]] if line else [])
    return _closed_up(found)


def _crosses(line: Line, x: float) -> bool:
    return any(left < x < right for left, right in line.spans())


def _closed_up(columns: list[list[Line]]) -> list[list[Line]]:
    """Lines over the full width that follow each other are one column."""
    found: list[list[Line]] = []
    was_full = False
    for column in columns:
        is_full = len(column) == 1
        if is_full and was_full:
            found[-1].extend(column)
        else:
            found.append(list(column))
        was_full = is_full
    return found


def _gutter(lines: list[Line]) -> float | None:
    """Where two columns of text part: hardly a line crosses, both sides hold many lines that fill their width."""
    x0, x1 = min((line.x0 for line in lines), default=0), max((line.x1 for line in lines), default=0)
    if len(lines) < 10 or x1 - x0 < 200:
        return None
    counts = {
        x: sum(_crosses(line, x) for line in lines)
        for x in range(int(x0 + 0.35 * (x1 - x0)), int(x0 + 0.65 * (x1 - x0)))
    }
    fewest = min(counts.values())
    if fewest > 0.4 * len(lines):
        return None
    free = [x for x, count in counts.items() if count == fewest]
    best = free[len(free) // 2]
    left = [word for line in lines for word in line.words if word.x1 < best]
    right = [word for line in lines for word in line.words if word.x0 > best]
    return best if _is_full(left, best - x0) and _is_full(right, x1 - best) else None


def _is_full(words: list[Word], width: float) -> bool:
    lines = pdf_lines.lines_of(words)
    full = [line for line in lines if line.x1 - line.x0 > 0.6 * width]
    return len(lines) >= 5 and len(full) * 2 >= len(lines)
