"""The lines of a page in the order they are read: columns of words, one after the other."""

from loaders.readers import pdf_lines
from loaders.readers.pdf_lines import Line, Word


def reading_order(lines: list[Line]) -> list[list[Line]]:
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
