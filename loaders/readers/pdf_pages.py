"""A page of a PDF, upright and bounded: its ruled tables, the lines of its other words, its rules."""

import contextlib
import math
import time
import zlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pdfminer.ascii85 import ascii85decode
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import LITERALS_ASCII85_DECODE, LITERALS_FLATE_DECODE, PDFStream, resolve1
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from loaders.errors import LoadError
from loaders.limits import advice, limits
from loaders.readers import pdf_lines, pdf_rulings, pdf_tables
from loaders.readers.pdf_lines import Char, Line, Word
from loaders.readers.pdf_rulings import Shape
from loaders.readers.pdf_tables import Grid

MOST_DOTS = 500  # on a page; more are a chart or a dotted line, not bullets
SHAPES = ("rect", "line", "curve")
MOST_BYTES = 20_000_000  # of instructions for one page, unpacked
MOST_MARKS = 60_000  # characters and shapes on a page; a dense plan has some 10,000


@dataclass
class Sheet:
    """One page, upright: its ruled tables, the lines of all other words, and its level rules."""

    number: int
    width: float
    height: float
    grids: list[Grid]
    lines: list[Line]
    rules: list[Shape]
    sideways: list[Line] = field(default_factory=list)
    has_pictures: bool = False

    def words(self) -> list[Word]:
        held = [word for grid in self.grids for region in grid.cells() for word in region.words]
        return held + [word for line in self.lines + self.sideways for word in line.words]


def check_time(deadline: float) -> None:
    """Raises LoadError, without a name, once the deadline (time.monotonic) has passed."""
    if time.monotonic() > deadline:
        raise LoadError(f"took longer than {limits().most_seconds} seconds to read. {advice('most_seconds')}")


class _Device(PDFPageAggregatorWithMarkedContent):
    """Takes the marks of a page, and stops where a hostile file would fill the memory or never end."""

    deadline = math.inf
    marks = 0

    def render_char(self, *args: Any, **named: Any) -> float:
        self._count()
        return super().render_char(*args, **named)

    def paint_path(self, *args: Any, **named: Any) -> None:
        self._count()
        super().paint_path(*args, **named)

    def _count(self) -> None:
        self.marks += 1
        if self.marks > MOST_MARKS:
            raise LoadError(f"holds more on page {self.pageno} than can be read. Load the part that holds the plan.")
        if self.marks % 1000 == 0:
            check_time(self.deadline)


class _Page(Page):
    """A page whose layout is bounded."""

    deadline = math.inf

    @property
    def layout(self) -> LTPage:
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


def sheets_of(pdf: PDF, deadline: float) -> list[Sheet]:
    """Every page, turned upright. Raises LoadError, without a name, for a damaged PDF and past the limits."""
    pages = pdf.pages
    if not pages:
        raise LoadError("is a damaged PDF. Open it and save or print it to PDF again.")
    if len(pages) > (most := limits().most_pages):
        raise LoadError(f"has {len(pages)} pages; at most {most} are read. {advice('most_pages')}")
    return [_bounded_sheet(pdf, page, deadline) for page in pages]


def _bounded_sheet(pdf: PDF, page: Page, deadline: float) -> Sheet:
    """The page as a sheet, turned so that most of its text reads from left to right; its memory is given back."""
    check_time(deadline)
    page = page_of(pdf, page.page_obj, page.page_number, deadline)
    turns = Counter(_turn(char["matrix"]) for char in page.chars if not char["text"].isspace())
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn:
        page.close()
        page.page_obj.rotate = page.page_obj.attrs["Rotate"] = (page.page_obj.rotate + turn) % 360
        page = page_of(pdf, page.page_obj, page.page_number, deadline)
    try:
        return _sheet(page)
    finally:
        page.close()


def page_of(pdf: PDF, page_obj: PDFPage, number: int, deadline: float) -> _Page:
    """A page that stops where the deadline (time.monotonic) passes."""
    page = _Page(pdf, page_obj, number)
    page.deadline = deadline
    return page


def _turn(matrix: tuple[float, ...]) -> int:
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
    edges, rules = pdf_rulings.rulings(shapes)
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


def _is_sound(thing: Char | Shape) -> bool:
    return all(math.isfinite(thing[key]) and abs(thing[key]) < 30_000 for key in ("x0", "x1", "top", "bottom"))


def _is_printed(char: Char) -> bool:
    """Not part of a slanted watermark, and large enough to be seen."""
    a, b = char["matrix"][:2]
    size: float = char["size"]
    return size > 1.5 and min(abs(a), abs(b)) <= 0.1 * max(abs(a), abs(b)) and char["text"] != ""


def _put(char: Char, grids: list[Grid]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    region = next((region for grid in grids if (region := grid.at(x, y))), None)
    if region is not None:
        region.chars.append(char)
    return region is not None


def _with_bullets(shapes: list[Shape], chars: list[Char]) -> list[Char]:
    """The characters, and among them those that stand for dots and squares drawn before a line of text."""
    dots = [shape for shape in shapes if _is_dot(shape)]
    if not dots or len(dots) > MOST_DOTS:
        return chars
    level: dict[int, list[Char]] = {}
    for char in chars:
        if not char["text"].isspace():
            level.setdefault(round((char["top"] + char["bottom"]) / 8), []).append(char)
    before: dict[int, Char] = {}
    for dot in dots:
        middle = (dot["top"] + dot["bottom"]) / 2
        near = [char for k in (-1, 0, 1) for char in level.get(round(middle / 4) + k, [])]
        after = min((c for c in near if dot["x1"] - 1 < c["x0"] < dot["x1"] + 24), key=lambda c: c["x0"], default=None)
        if after and not any(dot["x0"] - 12 < c["x1"] < dot["x1"] for c in near):
            place = {"x0": dot["x0"], "x1": dot["x1"], "top": after["top"], "bottom": after["bottom"]}
            before[id(after)] = {**after, **place, "text": "•", "non_stroking_color": dot["non_stroking_color"]}
    return [one for char in chars for one in (before.get(id(char)), char) if one]


def _is_dot(shape: Shape) -> bool:
    width: float = shape["x1"] - shape["x0"]
    height: float = shape["bottom"] - shape["top"]
    return 1.5 <= width <= 7 and abs(width - height) < 1
