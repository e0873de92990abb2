"""Plain text and Markdown -> blocks: tab or pipe separated rows are tables, hard-wrapped lines are joined again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from loaders.readers import markup
from loaders.readers.size import check_cells
from loaders.records import Block, Document, Row, Text

ENUMERATOR = r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivx]{1,5})[.)](?=\s)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s)"
ITEM = re.compile(rf"^\s*({ENUMERATOR})\s+(?=\S)")
LABEL = re.compile(r"^\s*(?:key\s+)?(?:recommendation|rec|priority|theme|action|KR|CRD|R)\s*\.?\s*\d{1,2}\b", re.I)
KEYED = re.compile(
    r"^\s*(?:action|lead|owner|officer|responsible|accountable|deadline|due|timescale|target|by when|status|progress|update|"
    r"rag|milestone|date|published|updated)\b[\w ()/.]{0,25}:\s",
    re.I,
)
SEPARATOR = re.compile(r"^[\s|:+=\-–—_]+$")
PIPES = re.compile(r"^\s*\|.*\|\s*$|\S\s+\|\s+\S.*\s\|\s")
HEADING = re.compile(r"^\s*#{1,6}\s+")
OPEN_ENDED = re.compile(
    r"(?:[,;(–-]|\b(?:the|a|an|and|or|of|to|for|in|on|with|by|at|from|that|its|their|our|both|as|is|are))$"
)


@dataclass(frozen=True)
class Line:
    """One physical line: its text as printed and its 1-based number."""

    text: str
    number: int


def read(data: bytes) -> Document:
    """Blocks of a UTF-8 text; places are 'line 57' and, inside a table, 'line 57, column 2'."""
    lines = [Line(text.rstrip("\r\f"), i) for i, text in enumerate(data.decode("utf-8-sig").split("\n"), 1)]
    lines = _single_spaced(lines)
    blocks: list[Block] = []
    shape = _Shape(lines)
    for is_table, group in _groups(lines):
        blocks.extend([_table(group)] if is_table else _paragraphs(group, shape))
    return Document(tuple(blocks), "text/plain")


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Without the blank lines where one stands after every line, so that they part nothing."""
    filled = [line for line in lines if line.text.strip()]
    is_doubled = len(filled) > 5 and all(two.number - one.number > 1 for one, two in pairwise(filled))
    is_wrapped = sum(_is_wrap(one.text, two.text) for one, two in pairwise(filled)) * 5 > len(filled)
    return filled if is_doubled and is_wrapped else lines


def _groups(lines: list[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Runs of table lines and runs of other lines; blank lines between two rows do not end a table."""
    group: list[Line] = []
    kind = False
    for line in lines:
        blank = not line.text.strip()
        is_row = not blank and (
            _is_row(line.text) or (kind and ("\t" in line.text or SEPARATOR.match(line.text) is not None))
        )
        if group and not blank and is_row != kind:
            yield kind, group
            group = []
        if not blank:
            kind = is_row
        group.append(line)
    if group:
        yield kind, group


def _is_row(text: str) -> bool:
    if "\t" in text.strip("\n"):
        item = re.match(rf"^\s*(?:{ENUMERATOR}|[•●▪◦\-–*]|\d{{1,2}})\t+([^\t]*)$", text)
        return item is None and text.strip() != ""
    return PIPES.search(text) is not None


def _table(lines: list[Line]) -> Block:
    rows = [_row(line) for line in lines if line.text.strip() and not SEPARATOR.match(line.text)]
    width = max((len(row.cells) for row in rows), default=0)
    check_cells(width * len(rows))
    rows = [Row(row.cells + ((),) * (width - len(row.cells)), row.place) for row in rows]
    return Block("table", Text("", f"line {lines[0].number}"), tuple(rows))


def _row(line: Line) -> Row:
    text = line.text
    cells = text.split("\t") if "\t" in text else text.strip().strip("|").split("|")
    place = f"line {line.number}"
    return Row(tuple(markup.of_fragment(cell, f"{place}, column {i}") for i, cell in enumerate(cells, 1)), place)


class _Shape:
    """How the text is wrapped: its usual width, and whether blank lines stand inside paragraphs."""

    def __init__(self, lines: list[Line]):
        texts = [line.text.rstrip() for line in lines if line.text.strip() and not _is_row(line.text)]
        lengths = [len(text) for text in texts] or [0]
        self.width = quantiles(lengths, n=10)[7] if len(lengths) > 1 else lengths[0]
        self.is_wrapped = self.width <= 130 and sum(_is_wrap(a.text, b.text) for a, b in pairwise(lines)) >= max(
            2, len(texts) // 20
        )
        self.indents = sum(text[0].isspace() for text in texts) < 0.3 * len(texts) if texts else False
        self.is_gappy = self.is_wrapped and any(_is_gap(lines, i) for i in range(1, len(lines) - 1))


def _is_wrap(text: str, following: str) -> bool:
    """A line that breaks off in mid-sentence: what follows directly begins in lower case."""
    last = text.strip()
    return len(last) > 30 and last[-1] not in ".:;!?" and following.strip()[:1].islower() and not _opens(following)


def _is_gap(lines: list[Line], i: int) -> bool:
    """A blank line in the middle of a sentence: unfinished before, lower case after."""
    before, here, after = lines[i - 1].text.strip(), lines[i].text.strip(), lines[i + 1].text
    return not here and len(before) > 30 and before[-1] not in ".:;!?" and after[:1].islower()


def _paragraphs(lines: list[Line], shape: _Shape) -> list[Block]:
    blocks: list[Block] = []
    run: list[Line] = []
    is_after_blank = False
    for line in lines:
        if not line.text.strip():
            is_after_blank = bool(run)
            continue
        if run and not _continues(run, line, is_after_blank, shape):
            blocks.append(_block(run, shape))
            run = []
        run.append(line)
        is_after_blank = False
    return blocks + ([_block(run, shape)] if run else [])


def _continues(run: list[Line], line: Line, is_after_blank: bool, shape: _Shape) -> bool:
    """Whether `line` goes on with the paragraph in `run`, rather than opening one of its own."""
    last, text = run[-1].text.strip(), line.text
    if (
        _opens(text)
        or HEADING.match(run[-1].text)
        or (shape.indents and text[0].isspace() and not run[-1].text[0].isspace())
    ):
        return False
    is_full = shape.is_wrapped and len(last) >= 0.72 * shape.width
    is_open = last[-1] not in ".:;!?" and not _is_label(run)
    if not is_after_blank:
        return (
            is_open and text.strip()[0].islower() or (is_full and not _is_label(run)) or _is_open_item(run, text, shape)
        )
    if not is_open:
        return False
    if text.strip()[0].islower():
        return OPEN_ENDED.search(last) is not None or shape.is_gappy
    return shape.is_gappy and is_full and not last.isupper()


def _is_open_item(run: list[Line], text: str, shape: _Shape) -> bool:
    """A wrapped item whose next line is indented under it."""
    return (
        text[0].isspace() and run[0].text[0].isspace() and run[-1].text.strip()[-1] not in ".:;!?" and shape.is_wrapped
    )


def _is_label(run: list[Line]) -> bool:
    """'Recommendation 1' on a line of its own is complete."""
    match = LABEL.match(run[-1].text)
    return len(run) == 1 and match is not None and not run[-1].text[match.end() :].strip(" .:-–")


def _opens(text: str) -> bool:
    return any(pattern.match(text) for pattern in (markup.BULLET, ITEM, LABEL, HEADING, KEYED))


def _block(run: list[Line], shape: _Shape) -> Block:
    place = f"line {run[0].number}"
    first = run[0].text
    words = " ".join(line.text.strip() for line in run)
    if HEADING.match(first):
        return Block("heading", Text(markup.squeeze(HEADING.sub("", words)), place))
    text = markup.marked(words, place)
    item = ITEM.match(text.words)
    if item:
        text = Text(text.words[item.end() :], place, item.group(1))
    elif not text.marker and shape.indents and first[0].isspace() and len(words) > 40 and not words.isupper():
        text = Text(text.words, place, " ")
    return Block("item" if text.marker else "paragraph", text)
