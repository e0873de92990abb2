"""Lines of a page or cell -> paragraphs: wrapped lines joined, bullets and numbers begin anew."""

import re
from itertools import pairwise
from statistics import multimode

from loaders.readers import markup, text
from loaders.readers.pdf_lines import COMPOUND, DATE, END, ORDER, STRONG_BULLET, YEAR, Line, Word, lines_of
from loaders.records import Cell, Text


def paragraphs(lines: list[Line], left: float, right: float) -> list[list[Line]]:
    """The lines of one column between `left` and `right` as paragraphs: wrapped lines stay together."""
    if not lines:
        return []
    pitch = _pitch(lines)
    is_centred = _is_centred(lines, left, right)
    found = [[lines[0]]]
    for before, line in pairwise(lines):
        if begins(found[-1], before, line, (left, right), is_centred, pitch):
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


def begins(
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
        elif re.search(r"[^\W\d]-$", words) and re.match(r"[^\W\d]", line.text) and line.text[0].islower():
            words = (words if _is_compound(words, line.text, known) else words[:-1]) + line.text
        elif re.search(r"\w[-–/]$", words) and line.text[0].isalnum():
            words += line.text
        else:
            words += " " + line.text
    return words.replace("\u00ad", "")


def _is_compound(before: str, after: str, known: set[str]) -> bool:
    left, right = (
        re.findall(r"[^\W\d]+(?:-[^\W\d]+)*(?=-$)", before)[-1].lower(),
        re.match(r"[^\W\d]+", after).group().lower(),  # type: ignore[union-attr]
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
