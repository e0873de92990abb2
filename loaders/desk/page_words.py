"""The words of a PDF page with their boxes in its picture, as PDFium finds them."""

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from loaders.desk.letters import folded

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels
Letter = tuple[str, Box]
MOST_LETTERS = 60_000  # of a page; a dense plan has some 10,000
FINE = 64  # PDFium gives whole pixels; asking in finer ones keeps the fractions
NOWHERE = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Token:
    """Letters and digits that stand together: `text` folded, and the box they fill in the picture."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def letters(page: pypdfium2.PdfPage) -> list[Letter]:
    """Every character in the order of the page's instructions, with its box in the page's own units; '' for all but
    letters and digits."""
    text = page.get_textpage()
    count = min(text.count_chars(), MOST_LETTERS)
    return [_letter(text, i) for i in range(count)]


def turn(found: list[Letter], page: pypdfium2.PdfPage) -> int:
    """By how many degrees clockwise the page must be turned further for most of its text to stand upright."""
    ways: Counter[int] = Counter()
    for run in _runs(_shown(found, page, 1000, 1000)):
        first, last = run[0][1], run[-1][1]
        right, down = last[0] + last[2] - first[0] - first[2], last[1] + last[3] - first[1] - first[3]
        if len(run) > 2:
            across = abs(right) >= abs(down)
            ways[(0 if right >= 0 else 180) if across else (270 if down > 0 else 90)] += len(run)
    return ways.most_common(1)[0][0] if ways else 0


def tokens(found: list[Letter], page: pypdfium2.PdfPage, width: int, height: int) -> list[Token]:
    """The tokens in the order of the page's instructions; `width` and `height` are those of the picture in pixels."""
    return [_token(run) for run in _runs(_shown(found, page, width, height))]


def _letter(text: pypdfium2.PdfTextPage, i: int) -> Letter:
    code = raw.FPDFText_GetUnicode(text, i)
    plain = folded(chr(code)) if 0 < code < 0x110000 else ""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not plain or not raw.FPDFText_GetCharBox(text, i, left, right, bottom, top):
        return "", NOWHERE
    return plain, (left.value, top.value, right.value, bottom.value)


def _shown(found: list[Letter], page: pypdfium2.PdfPage, width: int, height: int) -> Iterator[Letter]:
    """The letters with their boxes in a picture of the page."""
    at = _to_picture(page, width, height)
    for plain, (left, top, right, bottom) in found:
        (ax, ay), (bx, by) = at(left, top), at(right, bottom)
        yield plain, (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _to_picture(page: pypdfium2.PdfPage, width: int, height: int) -> Callable[[float, float], tuple[float, float]]:
    """The page's units -> pixels, with its rotation and crop: PDFium is asked for three points, the rest follows."""
    x, y = ctypes.c_int(), ctypes.c_int()

    def asked(at: tuple[float, float]) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page, 0, 0, width * FINE, height * FINE, 0, *at, x, y)
        return x.value / FINE, y.value / FINE

    (ox, oy), (ax, ay), (bx, by) = asked((0, 0)), asked((1000, 0)), asked((0, 1000))
    across, up = ((ax - ox) / 1000, (ay - oy) / 1000), ((bx - ox) / 1000, (by - oy) / 1000)
    return lambda px, py: (ox + px * across[0] + py * up[0], oy + px * across[1] + py * up[1])


def _runs(shown: Iterator[Letter]) -> Iterator[list[Letter]]:
    """Letters that follow each other without a space, sign or jump between them."""
    run: list[Letter] = []
    for letter in shown:
        if run and (not letter[0] or _is_apart(run[-1][1], letter[1])):
            yield run
            run = []
        if letter[0]:
            run.append(letter)
    if run:
        yield run


def _is_apart(one: Box, other: Box) -> bool:
    """Two letters farther from each other than letters of a word are, in any direction."""
    size = max(one[2] - one[0], one[3] - one[1], other[2] - other[0], other[3] - other[1])
    return max(other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3]) > 0.6 * size


def _token(run: list[Letter]) -> Token:
    boxes = [box for _, box in run]
    return Token(
        "".join(plain for plain, _ in run),
        *(min(box[side] for box in boxes) for side in (0, 1)),
        *(max(box[side] for box in boxes) for side in (2, 3)),
    )
