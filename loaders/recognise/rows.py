"""Rows of a plan table -> records: all rows of one recommendation, objective or action, split rows joined."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.clean import refs
from loaders.clean.deadlines import read_deadline
from loaders.recognise.tables import PlanRow, PlanTable, words_of
from loaders.records import Text

LABEL = re.compile(r"^(?:key\s+)?(?:recommendation|rec)\b\.?\s*\d{1,2}\b", re.I)
OPEN_END = re.compile(
    r"(?:[,(–—-]|\b(?:the|a|an|and|or|of|to|for|in|on|with|by|at|from|that|whether|its|their|our|both|as|is|are|be|which))$",
    re.I,
)


@dataclass
class Record:
    """The rows under one printed key. `is_orphan`: the document does not say whose the row is; `section`: the heading in the table
    above them, and `section_place` where that stands."""

    ref: refs.Ref
    text: str
    place: str
    rows: list[PlanRow] = field(default_factory=list)
    is_orphan: bool = False
    section: str = ""
    section_place: str = ""


def group(table: PlanTable) -> list[Record]:
    """The records of the table in printed order. Where rows are actions of a heading above, each row is a record."""
    records: list[Record] = []
    heading = next(((words_of(row), row.place) for row in table.titles[-1:] if LABEL.match(words_of(row))), ("", ""))
    keys = _Keys(table)
    for index, row in enumerate(table.rows):
        if _is_section(row, table, records, keys.is_numbered):
            heading = row.text(_first_filled(row)), row.place
            continue
        if _is_note(row):
            table.notes.extend(text for cell in row.cells["ref"] for text in cell)
            continue
        ref, text = keys.ref(row), keys.text(row)
        row.action_ref = keys.action_ref(row)
        last = records[-1] if records else None
        if keys.opens(row, ref, text, last):
            records.append(Record(ref, text, row.place, [row], False, *heading))
        elif last is None or _is_orphan(row, text, table, keys, index, last):
            records.append(Record(refs.Ref("", ""), text, row.place, [row], True, *heading))
        else:
            _continue(last, row, text)
    return records


class _Keys:
    """What the key column and the number column of a table mean: whose numbers they are, and where a record begins."""

    def __init__(self, table: PlanTable):
        self.key = table.key
        self.has_key = table.key in ("recommendation", "objective")
        self.has_ref = "ref" in table.headings.fields
        self.numbers_actions = self.has_ref and (not self.has_key or self._counts_on(table.rows))
        named = sum(bool(self.text(row)) for row in table.rows)
        self.is_numbered = sum(bool(self.ref(row).ref) for row in table.rows) * 2 > named

    def _counts_on(self, rows: list[PlanRow]) -> bool:
        """The number column numbers actions where it goes on while the recommendation stays the same or blank."""
        numbered = [(refs.split_ref(row.text("ref"), is_alone=True).ref, row.text(self.key)) for row in rows]
        return any(
            after and after != before and words in ("", words_before)
            for (before, words_before), (after, words) in pairwise(numbered)
        )

    def ref(self, row: PlanRow) -> refs.Ref:
        """The record's number: from its own column, else off the front of its words, else the first part of '1.2'."""
        column = refs.split_ref(row.text("ref"), is_alone=True) if self.has_ref else refs.Ref("", "")
        if self.has_ref and not self.numbers_actions:
            return column
        own = refs.split_ref(row.text(self.key)) if self.has_key else refs.Ref("", "")
        parts = refs.number(column.ref)
        return own if own.ref or len(parts) < 2 or not self.has_key else replace(column, ref=str(parts[0]))

    def action_ref(self, row: PlanRow) -> str:
        column = row.text("action_ref") or (row.text("ref") if self.numbers_actions else "")
        return refs.split_ref(column, is_alone=True).ref if column else ""

    def text(self, row: PlanRow) -> str:
        if not self.has_key:
            return ""
        text = row.text(self.key)
        return text if self.has_ref and not self.numbers_actions else refs.split_ref(text).rest

    def opens(self, row: PlanRow, ref: refs.Ref, text: str, last: Record | None) -> bool:
        """Whether the row begins a record: a new number, or new key words where rows are not numbered."""
        if not self.has_key:
            return last is None or not _is_tail_row(row, last)
        if last is None:
            return bool(ref.ref or text)
        if self.numbers_actions:
            return bool(text) and text != last.text and not is_open(last.text, text)
        if ref.ref:
            return not (refs.same(ref.ref, last.ref.ref) and (not text or text == last.text))
        if not text or text == last.text:
            return False
        return not (is_open(last.text, text) or (self.is_numbered and text[0].islower()))


def _is_tail_row(row: PlanRow, last: Record) -> bool:
    """The lower half of a row split by a page: only words that go on with the sentence above."""
    before = last.rows[-1].text("action")
    return (
        not row.text("owner")
        and not row.text("deadline")
        and not row.text("ref")
        and is_open(before, row.text("action"))
    )


def is_open(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that `before` leaves unfinished."""
    if not before or not after:
        return False
    is_small = after.lstrip("(‘'“\"")[:1].islower() and not re.match(r"[a-z][.)]\s", after)
    return (is_small and before[-1] not in ".!?") or OPEN_END.search(before) is not None


def _is_orphan(row: PlanRow, text: str, table: PlanTable, keys: _Keys, index: int, last: Record) -> bool:
    """A row without key after a page break, where numbers are missing between the one before and the next.

    Such a row may go on with a recommendation whose beginning is not in the file.
    """
    if text or last.is_orphan or not row.is_after_break:
        return False
    after = next((found.ref for later in table.rows[index + 1 :] if (found := keys.ref(later)).ref), "")
    one, two = refs.number(last.ref.ref), refs.number(after)
    return bool(one and two) and len(one) == len(two) and two[:-1] == one[:-1] and two[-1] > one[-1] + 1


def _continue(last: Record, row: PlanRow, text: str) -> None:
    """The row is more of the record; the tail of a date that a page break tore off ('By March' / '2026') goes back."""
    torn = last.rows[-1].text("deadline"), row.text("deadline")
    is_tail = row.is_after_break and all(torn) and not any(row.text(name) for name in ("owner", "status", "ref"))
    if is_tail and read_deadline(torn[0]).kind == "event" and read_deadline(" ".join(torn)).kind == "dated":
        place = last.rows[-1].cells["deadline"][0][0].place
        last.rows[-1].cells["deadline"] = [(Text(" ".join(torn), place),)]
        row.cells["deadline"] = [()]
    last.rows.append(row)
    if text and text != last.text:
        last.text = f"{last.text} {text}"


def _first_filled(row: PlanRow) -> str:
    return next(name for name in row.cells if row.text(name))


def _is_note(row: PlanRow) -> bool:
    """A row with nothing but a sentence where the number stands, as below the last row of a sheet."""
    words = row.text("ref")
    is_alone = not any(row.text(name) for name in row.cells if name != "ref")
    return is_alone and len(words) > 30 and words[-1] in ".:!?" and not refs.split_ref(words, is_alone=True).ref


def _is_section(row: PlanRow, table: PlanTable, records: list[Record], is_numbered: bool) -> bool:
    """A row with words in its first column alone, that is no number and no tail of a split row: a heading in the table.

    In a table of actions only a labelled row ('Recommendation 2: ...') is one, or a cell that spans the row.
    """
    filled = [name for name in row.cells if row.text(name)]
    if len(filled) != 1 or len(table.headings.fields) < 3 or filled[0] != next(iter(row.cells)):
        return False
    text = row.text(filled[0])
    if LABEL.match(text):
        return table.key not in ("recommendation", "objective")
    if refs.split_ref(text).ref and table.key in ("recommendation", "objective"):
        return False
    is_tail = bool(records) and (text[0].islower() or is_open(records[-1].text, text))
    return not is_tail and len(text) < 120 and text[-1] not in ".;" and (is_numbered or table.key != "action")
