"""A page of a PDF as a picture, with the place of a record marked on it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageDraw
from pypdfium2 import raw

from loaders.desk import page_marks, page_words
from loaders.desk.original import page_of as page_of
from loaders.desk.page_words import Box
from loaders.errors import LoadError

WIDTHS = 100, 2400  # pixels
MOST_PIXELS = 4_000_000
MOST_SIDE = 10_000  # pixels; longer pictures are not shown by every browser
FILL, BORDER = (255, 214, 0, 70), (20, 20, 20, 255)  # the border is what shows in print and without colour


@dataclass(frozen=True)
class Picture:
    """`boxes`: left, top, right and bottom of every line marked, in pixels from the picture's top left corner."""

    png: bytes
    is_marked: bool
    page_count: int
    width: int
    height: int
    boxes: tuple[Box, ...] = ()


def picture(data: bytes, page: int, words: str, width: int = 900, row: Sequence[str] = (), before: int = 0) -> Picture:
    """Page `page`, the first being 1, `width` pixels wide, with the place of a record marked that begins with `words`.

    A page whose text runs upwards or downwards is turned to be read. Where the words stand several times on the page,
    the place level with the words of `row` (the cells of `original.line_of`) is taken; of places that are alike even
    so, the one after `before` others (`original.same_before`). PDFium is not safe between threads and is not bounded
    in time: call it in a process of its own. Raises LoadError, without the file's name, for what cannot be shown.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            return _picture(document, page, words, width, (tuple(row), before))
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise LoadError("is locked with a password. Save a copy without one.") from error
        raise LoadError("is a damaged PDF. Open it and save or print it to PDF again.") from error


def _picture(document: pypdfium2.PdfDocument, number: int, words: str, width: int, hints: page_marks.Hints) -> Picture:
    count = len(document)
    if not count:
        raise LoadError("is a damaged PDF. Open it and save or print it to PDF again.")
    if not 1 <= number <= count:
        raise LoadError(f"has {count} {'page' if count == 1 else 'pages'}; there is no page {number} to show.")
    page = document[number - 1]
    letters = page_words.letters(page)
    page.set_rotation((page.get_rotation() + page_words.turn(letters, page)) % 360)
    image: Image.Image = page.render(scale=_scale(page, width)).to_pil().convert("RGB")
    tokens = page_words.tokens(letters, page, *image.size)
    boxes = [_roomy(box, image) for box in page_marks.boxes(tokens, words, *hints) if _is_within(box, image)]
    return Picture(_png(_marked(image, boxes)), bool(boxes), count, *image.size, tuple(boxes))


def _scale(page: pypdfium2.PdfPage, width: int) -> float:
    """Pixels a point: the width asked for, less where the picture would be too large."""
    size: tuple[float, float] = page.get_size()
    wide, high = size
    if not (0 < wide < 1e6 and 0 < high < 1e6):
        raise LoadError("has a page without a size, which cannot be shown. Open it and save or print it to PDF again.")
    scale = (min(max(width, WIDTHS[0]), WIDTHS[1]) - 0.01) / wide  # PDFium rounds up
    largest: float = (0.99 * MOST_PIXELS / (wide * high)) ** 0.5
    return min(scale, largest, MOST_SIDE / max(wide, high))


def _is_within(box: Box, image: Image.Image) -> bool:
    """Not in a part of the page that is cut off."""
    return box[0] < image.width and box[1] < image.height and box[2] > 0 and box[3] > 0


def _roomy(box: Box, image: Image.Image) -> Box:
    """A little room between the letters and the border."""
    room = max(2.0, 0.15 * min(box[2] - box[0], box[3] - box[1]))
    return (
        max(0, box[0] - room),
        max(0, box[1] - room),
        min(image.width, box[2] + room),
        min(image.height, box[3] + room),
    )


def _marked(image: Image.Image, boxes: list[Box]) -> Image.Image:
    over = Image.new("RGBA", image.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(over)
    for box in boxes:
        draw.rectangle(box, fill=FILL, outline=BORDER, width=max(1, round(image.width / 600)))
    return Image.alpha_composite(image.convert("RGBA"), over).convert("RGB") if boxes else image


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
