"""Printed characters -> words, lines and paragraphs, by where they stand on the page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import multimode

from loaders.readers import markup, text
from loaders.records import Cell, Text

BOLD = re.compile(r"bold|black|heavy|demi|-bd", re.I)
LOST_GLYPH = re.compile(r"\(cid:\d+\)")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u2011": "-"} | dict.fromkeys(range(32))
)
STRONG_BULLET = re.compile(r"^\s*([•●·▪◦‣∙➢➤✓✔►\uf000-\uf0ff\u007f]|\(cid:\d+\)|o(?=\s\s))\s+(?=\S)")
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
    colour: tuple = ()
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


def words_of(chars: list[dict]) -> list[Word]:
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


def number_parts(chars: list[dict]) -> None:
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
    last: dict, blank: dict | None, char: dict, sides: tuple[float, float], has_blanks: bool, printed: str
) -> bool:
    """Whether `char` is printed on from `last`, beside it or on the next line of the same part."""
    size = max(char["size"], last["size"])
    step = (char["top"] + char["bottom"] - last["top"] - last["bottom"]) / 2
    if abs(step) <= 0.45 * size:
        space = char["x0"] - last["x1"]
        if markup.BULLET.match(f"{printed}  x"):
            return -size < space < 4 * size
        if blank is not None and abs(blank["x0"] - last["x1"]) < size:
            return -size < space and char["x0"] - blank["x1"] <= 0.8 * size
        return -size < space <= (0.15 if has_blanks else 0.5) * size
    return 0 < step <= 1.6 * size and sides[0] - 2 * size <= char["x0"] < max(sides[1], sides[0] + 2 * size)


def _direction(char: dict) -> int:
    """0 for upright text, 1 for text that runs up the page, -1 for text that runs down."""
    if char["upright"]:
        return 0
    return 1 if char["matrix"][1] > 0 else -1


def _laid(char: dict, sign: int) -> dict:
    """A character of turned text as it would stand if its line ran to the right."""
    x0, x1 = sorted((-char["bottom"] * sign, -char["top"] * sign))
    top, bottom = sorted((char["x0"] * sign, char["x1"] * sign))
    return {**char, "x0": x0, "x1": x1, "top": top, "bottom": bottom}


def _rows(items: list[dict]) -> list[list[dict]]:
    """Items whose middles are nearly level; a smaller raised figure stays with its line."""
    rows: list[list[dict]] = []
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


def _words_of_row(row: list[dict]) -> list[Word]:
    words: list[Word] = []
    run: list[dict] = []
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


def _word(chars: list[dict]) -> Word:
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


def paragraphs(lines: list[Line], left: float, right: float) -> list[list[Line]]:
    """The lines of one column between `left` and `right` as paragraphs: wrapped lines stay together."""
    if not lines:
        return []
    pitch = _pitch(lines)
    is_centred = _is_centred(lines, left, right)
    found = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(found[-1], before, line, (left, right), is_centred, pitch):
            found.append([])
        found[-1].append(line)
    return found


def _pitch(lines: list[Line]) -> float:
    """From one line to the next inside a paragraph, in points: the smallest step, unless all are wide."""
    steps = [round(b.top - a.top) for a, b in pairwise(lines) if abs(a.size - b.size) < 1]
    size = max(line.size for line in lines)
    close = min((step for step in steps if step > 0.9 * size), default=2 * size)
    if close <= 1.45 * size:
        return close
    usual = multimode(steps)[0] if steps else 0
    return usual if steps.count(usual) >= 3 and steps.count(usual) * 2 >= len(steps) else 1.45 * size


def _begins(
    run: list[Line], before: Line, line: Line, sides: tuple[float, float], is_centred: bool, pitch: float
) -> bool:
    """Whether `line` opens a paragraph of its own after `before`."""
    is_ended = before.text[-1] in END
    left, right = sides
    room = right - before.x1 + (before.x0 - left if is_centred else 0)
    would_fit = room > line.words[0].x1 - line.words[0].x0 + 0.25 * line.size + 1
    is_elsewhere = abs(line.x0 - before.x0) > 0.3 * (right - left) and line.words[0].part != before.words[-1].part
    if STRONG_BULLET.match(line.text) or abs(before.size - line.size) > 1.5 or is_elsewhere:
        return True
    is_opener = _opens(line.text)
    is_small = line.text[0].islower() and not is_ended and not is_opener
    if line.top - before.top > max(1.22 * pitch, pitch + 1.5):
        return not is_small
    if is_opener:
        is_outdented = line.x0 < before.x0 - 3
        return is_ended or would_fit or is_outdented or _follows(run[0].text, line.text)
    if is_small:
        return would_fit and room > 0.5 * (right - left)
    is_order = ORDER.match(line.text) is not None and text.OPEN_ENDED.search(before.text) is None
    is_date = YEAR.search(before.text) is not None and DATE.match(line.text) is not None
    return would_fit or (is_order and len(before.words) > 2) or is_date


def _is_centred(lines: list[Line], left: float, right: float) -> bool:
    """Whether every line leaves as much free on its left as on its right, and they are not all equally long."""
    is_even = all(abs((line.x0 - left) - (right - line.x1)) < 3 for line in lines)
    return is_even and max(line.x0 for line in lines) - left > 3


def _opens(words: str) -> bool:
    return any(pattern.match(words) for pattern in (markup.BULLET, text.ITEM, text.LABEL, text.KEYED))


def _follows(before: str, after: str) -> bool:
    """'2.' after '1.', 'b)' after 'a)', or the same dash again."""
    one, two = (
        text.ITEM.match(before) or markup.BULLET.match(before),
        text.ITEM.match(after) or markup.BULLET.match(after),
    )
    if not one or not two:
        return False
    marks = [re.sub(r"[().]", " ", match.group(1)).split() or [match.group(1)] for match in (one, two)]
    last, following = marks[0][-1], marks[1][-1]
    if last.isdigit() and following.isdigit():
        return int(following) == int(last) + 1
    return last == following if not last.isalnum() else len(last + following) == 2 and ord(following) == ord(last) + 1


def joined(lines: list[Line], known: set[str]) -> str:
    """The words of a paragraph; `known` holds the document's words, to tell a broken word from a compound."""
    words = lines[0].text
    for line in lines[1:]:
        if words.endswith("\u00ad"):
            words = words[:-1] + line.text
        elif re.search(r"[^\W\d]-$", words) and line.text[0].islower():
            words = (words if _is_compound(words, line.text, known) else words[:-1]) + line.text
        elif re.search(r"\w[-–/]$", words) and line.text[0].isalnum():
            words += line.text
        else:
            words += " " + line.text
    return words.replace("\u00ad", "")


def _is_compound(before: str, after: str, known: set[str]) -> bool:
    left, right = (
        re.findall(r"[^\W\d]+(?:-[^\W\d]+)*(?=-$)", before)[-1].lower(),
        re.match(r"[^\W\d]+", after).group().lower(),
    )
    if f"{left}-{right}" in known:
        return True
    return left + right not in known and (COMPOUND.fullmatch(left) is not None or "-" in left or {left, right} <= known)


def cell(words: list[Word], left: float, right: float, place: str, known: set[str], fill: str = "") -> Cell:
    """The paragraphs of a table cell with their bullets as markers, each with its list depth and the cell's colour."""
    lines = lines_of(words)
    runs = paragraphs(lines, left, right)
    indents = _indents([run[0].x0 for run in runs if markup.BULLET.match(run[0].text)])
    found: list[Text] = []
    for run in runs:
        printed = markup.marked(joined(run, known), place)
        level = next((i for i, x in enumerate(indents, 1) if run[0].x0 <= x + 3), 0) if printed.marker else 0
        found.append(Text(printed.words, place, printed.marker, level, fill))
    return tuple(found)


def _indents(starts: list[float]) -> list[float]:
    """Where the bullets of each list depth stand."""
    found: list[float] = []
    for x in sorted(starts):
        if not found or x > found[-1] + 3:
            found.append(x)
    return found
