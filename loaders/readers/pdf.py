"""PDF -> blocks: tables by their ruling lines or columns, the words around them in reading order."""

import io
import logging
import re
import time
from collections import Counter
from dataclasses import replace

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from loaders.errors import LoadError
from loaders.limits import limits
from loaders.readers import markup, pdf_cells, pdf_columns, pdf_rows, pdf_tables, text
from loaders.readers.pdf_columns import Strips
from loaders.readers.pdf_lines import Line
from loaders.readers.pdf_order import reading_order
from loaders.readers.pdf_pages import Sheet, check_time, sheets_of
from loaders.records import Block, Document, Flag, Text

LOST_GLYPH = re.compile(r"\(cid:\d+\)")
FEWEST_CHARACTERS = 20  # a page; a scan's stamps and page numbers stay below it
MARGIN = 0.13  # of the page's height: where running headers and footers stand
EDGE = 0.09  # nearer to the edge their figures may differ, as page numbers do
PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,3})?", re.I)

# pdfminer warns of every oddity of a file; what matters is raised.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(data: bytes) -> Document:
    """Blocks with places 'page 3, table 1, row 2, column 4' and 'page 3, paragraph 5'.

    Raises LoadError, and nothing else, for a file that is locked, damaged, a scan, empty or too large.
    """
    try:
        return _read(data, time.monotonic() + limits().most_seconds)
    except LoadError:
        raise
    except Exception as error:  # pdfminer raises anything on a damaged file
        if _is_locked(error):
            raise LoadError("is locked with a password. Save a copy without one.") from error
        raise LoadError("is a damaged PDF. Open it and save or print it to PDF again.") from error


def _read(data: bytes, deadline: float) -> Document:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        sheets = sheets_of(pdf, deadline)
    _refuse_textless(sheets)
    pictures = _picture_pages(sheets)
    running = _running(sheets)
    for sheet in sheets:
        sheet.lines = _without_running(sheet, running)
    return Document(_Reading(sheets, deadline).blocks(), "application/pdf", len(sheets), pictures)


def _is_locked(error: BaseException | None) -> bool:
    seen = 0
    while error is not None and seen < 10:
        if isinstance(error, PDFPasswordIncorrect) or any(isinstance(a, PDFPasswordIncorrect) for a in error.args):
            return True
        error, seen = error.__cause__ or error.__context__, seen + 1
    return False


def _refuse_textless(sheets: list[Sheet]) -> None:
    count = sum(_printed(sheet) for sheet in sheets)
    if count < FEWEST_CHARACTERS * len(sheets) and any(sheet.has_pictures for sheet in sheets):
        raise LoadError(
            "is a scan: it holds pictures of pages and no text. Run text recognition (OCR) on it and load the result."
        )
    if not count:
        raise LoadError("holds no text.")


def _picture_pages(sheets: list[Sheet]) -> tuple[Flag, ...]:
    """One flag for the pages among the others that hold a picture and no text: what they print was not read."""
    pages = [n for n, sheet in enumerate(sheets, 1) if sheet.has_pictures and _printed(sheet) < FEWEST_CHARACTERS]
    if not pages:
        return ()
    numbers = ", ".join(map(str, pages))
    message = f"Nothing was read from page {numbers}: a picture without text. If it prints records, run text recognition (OCR)."
    return (Flag("unread_value", message, "page", numbers, f"page {pages[0]}"),)


def _printed(sheet: Sheet) -> int:
    """Characters of text on a page."""
    return sum(len(LOST_GLYPH.sub("", word.text)) for word in sheet.words())


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
            check_time(self.deadline)
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
            check_time(self.deadline)
            is_page_start = not (self.tables or self.paragraphs or loose)
            columns = pdf_columns.columns(lines, at, self.carried if is_page_start else None)
            if columns is None:
                loose.append(lines[at])
                at += 1
                continue
            self._texts(loose, sheet)
            place = self._table_place(sheet)
            self.found.append(pdf_rows.unruled(lines, columns, sheet.rules, place, self.known))
            self.carried, loose, at = columns.strips, [], columns.last + 1
        self._texts(loose, sheet)
        self.carried = None if loose else self.carried

    def _texts(self, lines: list[Line], sheet: Sheet) -> None:
        for column in reading_order(lines):
            x0, x1 = min(line.x0 for line in column), max(line.x1 for line in column)
            for run in pdf_cells.paragraphs(column, x0, x1):
                self._paragraph(run, sheet)

    def _paragraph(self, run: list[Line], sheet: Sheet) -> None:
        words = pdf_cells.joined(run, self.known)
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
    sizes: Counter[float] = Counter()
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
