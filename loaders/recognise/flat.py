"""A table that lost its lines: headings one under the other, then every cell a line -> a table again."""

from collections.abc import Sequence
from itertools import pairwise

from loaders.clean.deadlines import read_deadline
from loaders.recognise import headings
from loaders.records import Block, Row, Text

FEWEST = 3  # headings one under the other that make a table of what follows
SURE = 0.7  # share of the lines in the place of the deadline that must be deadlines


def restore(blocks: tuple[Block, ...], known: dict[str, str]) -> tuple[Block, ...]:
    """The blocks with every such run as a table; places stay those of the lines."""
    for start in range(len(blocks)):
        fields = _headings(blocks, start, known)
        if not fields:
            continue
        body = _body(blocks[start + len(fields) :])
        rows = _rows(body, fields)
        if rows:
            head = Row(tuple((block.text,) for block in blocks[start : start + len(fields)]), blocks[start].text.place)
            table = Block("table", Text("", head.place), (head, *rows))
            after = start + len(fields) + len(body)
            return (*blocks[:start], table, *restore(blocks[after:], known))
    return blocks


def _headings(blocks: tuple[Block, ...], start: int, known: dict[str, str]) -> list[str]:
    """The fields named by lines one under the other from `start` on, [] if they are no headings of a plan."""
    fields: list[str] = []
    for block in blocks[start : start + 10]:
        name = None if block.kind == "table" else headings.field_of(block.text.words, known)
        if name is None or name in fields:
            break
        fields.append(name)
    return (
        fields
        if len(fields) >= FEWEST and headings.CARRIERS & set(fields) and {"deadline", "owner"} & set(fields)
        else []
    )


def _body(blocks: tuple[Block, ...]) -> list[Block]:
    """The lines up to the next table or heading."""
    body: list[Block] = []
    for block in blocks:
        if block.kind in ("table", "heading"):
            break
        body.append(block)
    return body


def _rows(body: Sequence[Block], fields: list[str]) -> list[Row]:
    """One row a record of as many lines as there are headings; [] unless all lines fall into such records."""
    width = len(fields)
    starts = [i for i, block in enumerate(body) if block.text.marker[:1].isdigit()] or list(range(0, len(body), width))
    groups = [body[a:b] for a, b in pairwise([*starts, len(body)])]
    is_whole = all(
        len(group) == width for group in groups
    )  # one record cut short, and nobody can say which cell is which
    if len(groups) < 2 or not is_whole or not _dates_fit(groups, fields):
        return []
    return [Row(tuple((_printed(block.text),) for block in group), group[0].text.place) for group in groups]


def _dates_fit(groups: list[Sequence[Block]], fields: list[str]) -> bool:
    """The lines in the place of the deadline are deadlines: proof that the lines are cells."""
    if "deadline" not in fields:
        return True
    at = fields.index("deadline")
    dated = [read_deadline(group[at].text.words).kind in ("dated", "ongoing", "none") for group in groups]
    return sum(dated) >= SURE * len(dated)


def _printed(text: Text) -> Text:
    """With the number that the reader took for a list marker."""
    return Text(f"{text.marker} {text.words}".strip(), text.place)
