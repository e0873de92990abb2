"""Words that stand below a table in a sheet: they are paragraphs, not rows."""

import re
from collections.abc import Collection, Sequence

from loaders.readers import markup
from loaders.records import Block, Row, Text

SENTENCE = re.compile(r"[.:!?)]$|^(?:notes?|key|source|sources|updated|last updated)\b|^\*", re.I)


def part(rows: Sequence[Row], gaps: Collection[int]) -> tuple[Sequence[Row], list[Block]]:
    """The rows of the table and the paragraphs below it. `gaps`: the indexes of the rows that follow an empty one."""
    filled = [sum(map(bool, row.cells)) for row in rows]
    head = next((index for index, count in enumerate(filled) if count > 1), len(rows))
    end = _after_gap(rows, filled, [index for index in sorted(gaps) if index > head + 1])
    end = _after_last(rows, filled, head) if end is None else end
    return rows[:end], [_block(text) for row in rows[end:] for text in _texts(row)]


def _after_gap(rows: Sequence[Row], filled: list[int], gaps: list[int]) -> int | None:
    """Where sentences begin that the one empty row of the table's body parts from it, a single cell each.

    A table that parts its own rows by empty ones says nothing by the last of them.
    """
    if len(gaps) != 1 or set(filled[gaps[0] :]) != {1}:
        return None
    return gaps[0] if all(SENTENCE.search(text.words) for row in rows[gaps[0] :] for text in _texts(row)) else None


def _after_last(rows: Sequence[Row], filled: list[int], head: int) -> int:
    """Where sentences begin without an empty row: in the first cell alone, with the full stop that no other cell there has."""
    end = len(rows)
    while end > head + 2 and filled[end - 1] == 1 and _is_sentence(rows[end - 1]):
        end -= 1
    is_style = any(_is_sentence(row) for row in rows[head:end]) or all(count == 1 for count in filled[head + 1 : end])
    return len(rows) if is_style else end


def _is_sentence(row: Row) -> bool:
    words = " ".join(text.words for text in row.cells[0]) if row.cells else ""
    return words.endswith(".") and words.count(" ") > 3


def _texts(row: Row) -> list[Text]:
    return [text for cell in row.cells for text in cell if text.words]


def _block(text: Text) -> Block:
    number = markup.ENUMERATED.match(text.words) if not text.marker else None
    if number:
        text = Text(text.words[number.end() :], text.place, number.group(1))
    return Block("item" if text.marker else "paragraph", text)
