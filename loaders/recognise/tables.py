"""Tables of a document -> plan tables: headings recognised, pages joined, cells by field."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from loaders.recognise import headings
from loaders.recognise.headings import Headings, words
from loaders.records import Block, Cell, Row, Text

FORM = re.compile(r"(?:key\s+)?rec(?:ommendation)?\.?\s*\d{1,2}\b", re.I)
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?", re.I)


@dataclass
class PlanRow:
    """One physical row: its cells by field. `is_after_break`: a page ended, or a heading row came again, before it."""

    cells: dict[str, list[Cell]]
    place: str
    is_after_break: bool
    action_ref: str = ""

    def text(self, name: str) -> str:
        return " ".join(words(cell) for cell in self.cells.get(name, []) if cell)


@dataclass
class PlanTable:
    """A plan table over all its pages. `block_index`: where in the document it begins.

    `titles` are the rows above its headings, `notes` the sentences that stand in the place of a number.
    """

    headings: Headings
    block_index: int
    rows: list[PlanRow] = field(default_factory=list)
    titles: list[Row] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)

    @property
    def texts(self) -> list[Text]:
        """What the table's rows print beside its records: running text in a row, once where pages repeat it."""
        titles = {text.words: text for row in reversed(self.titles) for cell in row.cells for text in cell}
        return [text for words, text in reversed(titles.items()) if words] + self.notes

    @property
    def key(self) -> str:
        """The column that says what a row is about."""
        fields = set(self.headings.fields)
        return next(name for name in ("objective", "recommendation", "action", "response") if name in fields)


def find(blocks: tuple[Block, ...], known: dict[str, str]) -> tuple[list[PlanTable], set[int]]:
    """The plan tables in reading order, and the indexes of the blocks they stand in."""
    tables: list[PlanTable] = []
    used: set[int] = set()
    before = _texts_before_tables(blocks)
    running = {text for text, count in Counter(t for texts in before.values() for t in set(texts)).items() if count > 1}
    for index, texts in before.items():
        is_headed = any(text not in running and not PAGE_NUMBER.fullmatch(text) for text in texts)
        if _add_table(blocks[index], index, tables, is_headed, known):
            used.add(index)
    return tables, used


def _texts_before_tables(blocks: tuple[Block, ...]) -> dict[int, list[str]]:
    """Index of each table block -> the words of the text blocks between it and the table before it."""
    found: dict[int, list[str]] = {}
    texts: list[str] = []
    for index, block in enumerate(blocks):
        if block.kind == "table":
            found[index], texts = texts, []
        else:
            texts.append(block.text.words)
    return found


def _add_table(block: Block, index: int, tables: list[PlanTable], is_headed: bool, known: dict[str, str]) -> bool:
    """Read one table block into a new plan table, or onto the last one; False if it is no plan.

    Tables with running titles between them are pages of one table; words of their own before a table open another.
    """
    if _is_form(block):
        return False
    at, body, found = _heading_row(block.rows, known)
    last = tables[-1] if tables else None
    if found is None:
        if last is None or len(block.rows[0].cells) != len(last.headings.fields):
            return False
        if is_headed:
            tables.append(last := PlanTable(last.headings, index))
        _add_rows(last, list(block.rows), known, is_break=not is_headed)
        return True
    is_next_page = last is not None and not is_headed and headings.is_repeat(_joined_row(found), last.headings)
    if last is None or not is_next_page:
        tables.append(last := PlanTable(found, index))
    last.titles.extend(block.rows[:at])
    _add_rows(last, list(block.rows[body:]), known, is_break=is_next_page)
    return True


def _is_form(block: Block) -> bool:
    """Two columns, the left one naming what stands in the right: 'Recommendation 1 | ...', 'Lead officer | ...'."""
    filled = [[words(cell) for cell in row.cells if cell] for row in block.rows]
    named = [texts for texts in filled if len(texts) == 2 and FORM.match(texts[0])]
    return bool(named) and max(map(len, filled)) == 2


def _joined_row(found: Headings) -> Row:
    return Row(tuple((Text(text, ""),) for text in found.printed), "")


def _heading_row(rows: tuple[Row, ...], known: dict[str, str]) -> tuple[int, int, Headings | None]:
    """Where the headings stand among the first rows, where the body begins, and the headings.

    Headings may be split over two rows ('What do we want to' above 'achieve?').
    """
    for index, row in enumerate(rows[:8]):
        found = headings.read(row, known)
        if index + 1 < len(rows) and not _looks_long(rows[index + 1]) and not _looks_long(row):
            joined = headings.read(_joined(row, rows[index + 1]), known)
            if _named(joined) > _named(found) and headings.read(rows[index + 1], known) is None:
                return index, index + 2, joined
        if found is not None:
            return index, index + 1, found
    return 0, 0, None


def _named(found: Headings | None) -> int:
    return sum(1 for name in found.fields if name) if found else 0


def _looks_long(row: Row) -> bool:
    return any(len(words(cell)) > 60 for cell in row.cells)


def _joined(first: Row, second: Row) -> Row:
    return Row(tuple(a + b for a, b in zip(first.cells, second.cells, strict=False)), first.place)


def _add_rows(table: PlanTable, rows: list[Row], known: dict[str, str], is_break: bool) -> None:
    """Append the rows; a heading row or title row printed again marks a page break."""
    for row in rows:
        if not any(row.cells):
            continue
        if _is_heading(row, table, known) or _is_title(row, table):
            is_break = True
            continue
        cells: dict[str, list[Cell]] = {}
        for name, cell in zip(table.headings.fields, row.cells, strict=False):
            cells.setdefault(name or "unknown", []).append(_with_colour(cell) if name == "status" else cell)
        table.rows.append(PlanRow(cells, row.place, is_break))
        is_break = False


def _is_heading(row: Row, table: PlanTable, known: dict[str, str]) -> bool:
    """The headings again, word for word or in other words for the same fields ('Suggestion' for 'Recommendation')."""
    if headings.is_repeat(row, table.headings):
        return True
    again = headings.read(row, known)
    return again is not None and again.fields == table.headings.fields


def _with_colour(cell: Cell) -> Cell:
    """The colour of a status cell is a printed value: it stands as a word beside what the cell says."""
    fill = next((text.fill for text in cell if text.fill), "")
    if not fill or any(fill in text.words.lower() for text in cell):
        return cell
    first = cell[0]
    return (replace(first, words=f"{first.words} ({fill})".strip() if first.words else fill.capitalize()), *cell[1:])


def _is_title(row: Row, table: PlanTable) -> bool:
    """A title row that stood above the headings and is printed again on a later page."""
    return any(words_of(row) == words_of(title) for title in table.titles)


def words_of(row: Row) -> str:
    """Everything printed in the row, in one line."""
    return " ".join(words(cell) for cell in row.cells if cell)
