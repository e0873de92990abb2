"""Tables without ruling lines: headings over columns that stand apart."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from loaders.readers import pdf_lines
from loaders.readers.pdf_lines import Line, Word

SHORT = re.compile(r"[A-Z][a-z]{1,4}\.")
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
    """A capital or figure first, no sentence's end; 'No.' and 'Ref.' are words cut short."""
    first, last = lines[0].text[0], lines[-1].text[-1]
    is_cut_short = len(lines) == 1 and SHORT.fullmatch(lines[0].text) is not None
    return (first.isupper() or not first.isalpha()) and (last not in ".,;" or is_cut_short)


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
        return found if any(len(words_by_column(lines[i], found)) > 2 for i in found.rows()) else None
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
        groups = words_by_column(line, found)
        several += len(groups) > 1
        for column, words in groups.items():
            starts.setdefault(column, []).append(words[0].x0)
    is_headed = rows[0].is_bold and not rows[-1].is_bold
    if len(starts) < len(found.strips) + 1 - is_headed or several < 3 - is_headed:
        return False
    alike = sum(Counter(round(x / 2) for x in xs).most_common(1)[0][1] for xs in starts.values())
    return alike * 2 >= sum(len(xs) for xs in starts.values()) or (is_headed and several < 4)


def words_by_column(line: Line, found: Columns) -> dict[int, list[Word]]:
    """The line's words by the number of the column in which each begins."""
    groups: dict[int, list[Word]] = {}
    for word in line.words:
        groups.setdefault(found.of(word), []).append(word)
    return groups
