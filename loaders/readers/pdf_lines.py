"""Printed characters -> words and lines, by where they stand on the page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from loaders.readers import markup

END = ".:;!?"
# 'Agree a revised scheme' below 'Appoint two senior planners': one order after another, without full stops
ORDER = re.compile(r"[A-Z][a-z]+ (?:an?|the|our|its|all|each|every|any|this|how|two|three|four|five|six)\b")
# 'May 2024' below 'February 2024' is the next date of the cell
YEAR = re.compile(r"\b20\d\d\.?$")
DATE = re.compile(
    r"(?:by |end |w/c |\d{1,2}(?:st|nd|rd|th)? |early |mid |late )*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|"
    r"autumn|winter|q[1-4])[a-z]*\b",
    re.I,
)
# first halves of words that keep their hyphen at a line's end ('cross-cutting')
COMPOUND = re.compile(
    "all|best|co|cost|cross|decision|end|ex|far|five|follow|four|full|half|high|in|inter|long|low|mid|multi|near|non|off|on|one|"
    "part|post|pre|pro|re|self|semi|short|sub|three|top|two|up|well|whole|year"
)
BOLD = re.compile(r"bold|black|heavy|demi|-bd", re.I)
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u2011": "-"} | dict.fromkeys(range(32))
)
STRONG_BULLET = re.compile(r"^\s*([•●·▪◦‣∙➢➤✓✔►\uf000-\uf0ff\u007f]|\(cid:\d+\)|o(?=\s\s))\s+(?=\S)")
Char = dict[str, Any]  # a character of pdfplumber, by the names of its properties


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word and its box, in points from the top left corner of the upright page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    colour: tuple[object, ...] = ()
    part: int = 0  # words printed in one go, as the cell of a table is, share a number


class Line:
    """Words on one base line, left to right."""

    def __init__(self, words: list[Word]):
        self.words = sorted(words, key=lambda word: word.x0)
        self.x0, self.x1 = self.words[0].x0, max(word.x1 for word in words)
        self.top, self.bottom = min(word.top for word in words), max(word.bottom for word in words)
        self.size = max(word.size for word in words)
        self.is_bold = all(word.is_bold for word in words)
        # 'o' is a bullet only where a gap follows; two spaces say so to markup.BULLET
        is_o = len(words) > 1 and self.words[0].text == "o" and self.words[1].x0 - self.words[0].x1 > 0.6 * self.size
        self.text = ("o  " if is_o else "") + " ".join(word.text for word in self.words[is_o:])

    def spans(self) -> list[tuple[float, float]]:
        """From where to where each part of the page stands on this line."""
        found: list[tuple[float, float]] = []
        for before, word in zip([None, *self.words], self.words, strict=False):
            if before is not None and before.part == word.part:
                found[-1] = found[-1][0], max(found[-1][1], word.x1)
            else:
                found.append((word.x0, word.x1))
        return found

    def segments(self, gap: float) -> list[list[Word]]:
        """The words in runs parted by at least `gap` points; a bullet stays with the words after it."""
        runs = [[self.words[0]]]
        for word in self.words[1:]:
            is_bullet = len(runs[-1]) == 1 and markup.BULLET.match(f"{runs[-1][0].text}  x") is not None
            space = word.x0 - max(other.x1 for other in runs[-1])
            if (space >= gap or (space >= 2 and word.part != runs[-1][-1].part)) and not is_bullet:
                runs.append([])
            runs[-1].append(word)
        return runs


def words_of(chars: list[Char]) -> list[Word]:
    """The words of pdfplumber's characters; upright ones first, then words printed up or down the page."""
    turned = {sign: [c for c in chars if _direction(c) == sign] for sign in (0, 1, -1)}
    words = [word for row in _rows(turned[0]) for word in _words_of_row(row)]
    for sign in (1, -1):
        words.extend(word for row in _rows([_laid(c, sign) for c in turned[sign]]) for word in _words_of_row(row))
    return words


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words as lines, top to bottom."""
    as_items = [{"top": w.top, "bottom": w.bottom, "size": w.size, "word": w} for w in words]
    return [Line([item["word"] for item in row]) for row in _rows(as_items)]


def number_parts(chars: list[Char]) -> None:
    """Number the characters by the parts in which the page prints them, as 'part'.

    A part goes on along its line and on the lines below it; where the pen moves elsewhere, as from cell to cell of a
    table, the next begins. Nearly every program prints a table cell by cell.
    """
    has_blanks = sum(char["text"].isspace() for char in chars) * 30 > len(chars)
    part, last, blank, left, right, printed = 0, None, None, 0.0, 0.0, ""
    for char in chars:
        char["part"] = part
        if char["text"].isspace():
            blank = char
            continue
        if last is not None and not _goes_on(last, blank, char, (left, right), has_blanks, printed):
            part, printed, last = part + 1, "", None
            char["part"] = part
        left, right = (char["x0"], char["x1"]) if last is None else (min(left, char["x0"]), max(right, char["x1"]))
        last, blank, printed = char, None, printed + char["text"] if len(printed) < 9 else printed


def _goes_on(
    last: Char, blank: Char | None, char: Char, sides: tuple[float, float], has_blanks: bool, printed: str
) -> bool:
    """Whether `char` is printed on from `last`, beside it or on the next line of the same part."""
    size: float = max(char["size"], last["size"])
    step: float = (char["top"] + char["bottom"] - last["top"] - last["bottom"]) / 2
    if abs(step) <= 0.45 * size:
        space: float = char["x0"] - last["x1"]
        if markup.BULLET.match(f"{printed}  x"):
            return -size < space < 4 * size
        if blank is not None and abs(blank["x0"] - last["x1"]) < size:
            return -size < space and char["x0"] - blank["x1"] <= 0.8 * size
        return -size < space <= (0.15 if has_blanks else 0.5) * size
    return 0 < step <= 1.6 * size and sides[0] - 2 * size <= char["x0"] < max(sides[1], sides[0] + 2 * size)


def _direction(char: Char) -> int:
    """0 for upright text, 1 for text that runs up the page, -1 for text that runs down."""
    if char["upright"]:
        return 0
    return 1 if char["matrix"][1] > 0 else -1


def _laid(char: Char, sign: int) -> Char:
    """A character of turned text as it would stand if its line ran to the right."""
    x0, x1 = sorted((-char["bottom"] * sign, -char["top"] * sign))
    top, bottom = sorted((char["x0"] * sign, char["x1"] * sign))
    return {**char, "x0": x0, "x1": x1, "top": top, "bottom": bottom}


def _rows(items: list[Char]) -> list[list[Char]]:
    """Items whose middles are nearly level; a smaller raised figure stays with its line."""
    rows: list[list[Char]] = []
    middle = size = 0.0
    for item in sorted(items, key=lambda item: item["top"] + item["bottom"]):
        here = (item["top"] + item["bottom"]) / 2
        if not rows or here - middle > 0.45 * max(size, item["size"]):
            rows.append([])
            size = 0.0
        if item["size"] > size:
            middle, size = here, item["size"]
        rows[-1].append(item)
    return rows


def _words_of_row(row: list[Char]) -> list[Word]:
    words: list[Word] = []
    run: list[Char] = []
    for char in sorted(row, key=lambda char: char["x0"]):
        last = run[-1] if run else None
        if last and char["text"] == last["text"] and char["x0"] - last["x0"] < 0.1 * char["size"]:
            continue  # printed twice to look bold
        space = char["x0"] - last["x1"] if last else 0
        is_apart = space > (0.15 if last and char["part"] == last["part"] else 0.1) * char["size"]
        if run and (char["text"].isspace() or is_apart or (len(run) == 1 and _is_bullet(run[0]["text"]))):
            words.append(_word(run))
            run = []
        if not char["text"].isspace():
            run.append(char)
    words.extend([_word(run)] if run else [])
    return [word for word in words if word.text]


def _is_bullet(glyph: str) -> bool:
    return STRONG_BULLET.match(f"{glyph}  x") is not None and glyph != "o"


def _word(chars: list[Char]) -> Word:
    first = max(chars, key=lambda char: char["size"])
    return Word(
        "".join(char["text"] for char in chars).translate(LIGATURES),
        min(char["x0"] for char in chars),
        max(char["x1"] for char in chars),
        min(char["top"] for char in chars),
        max(char["bottom"] for char in chars),
        first["size"],
        BOLD.search(str(first["fontname"])) is not None,
        first["non_stroking_color"],
        chars[0]["part"],
    )
