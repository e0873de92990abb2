"""Rows of a plan table -> records: all rows of one recommendation, objective or action, split rows joined."""

import re
from dataclasses import dataclass, field

from loaders.clean import refs
from loaders.recognise.tables import PlanRow, PlanTable

OPEN_END = re.compile(
    r"(?:[,(–—-]|\b(?:the|a|an|and|or|of|to|for|in|on|with|by|at|from|that|whether|its|their|our|both|as|is|are|be|which))$",
    re.I,
)


@dataclass
class Record:
    """The rows under one printed key. `is_orphan`: the document does not say whose the row is."""

    ref: refs.Ref
    text: str
    place: str
    rows: list[PlanRow] = field(default_factory=list)
    is_orphan: bool = False
    section: str = ""


def group(table: PlanTable) -> list[Record]:
    """The records of the table in printed order."""
    records: list[Record] = []
    section = ""
    is_numbered = sum(bool(_ref(row, table).ref) for row in table.rows) * 2 > sum(
        bool(_key(row, table)) for row in table.rows
    )
    for index, row in enumerate(table.rows):
        if _is_section(row, table, records, is_numbered):
            section = row.text(_first_filled(row))
            continue
        ref, text = _ref(row, table), _key(row, table)
        last = records[-1] if records else None
        if _opens(ref, text, last, is_numbered):
            records.append(Record(ref, text, row.place, [row], section=section))
        elif last is None or _is_orphan(row, text, table, index, last):
            _add_orphan(records, row, text, section)
        else:
            _continue(last, row, text)
    return records


def is_open(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that `before` leaves unfinished."""
    if not before or not after:
        return False
    is_small = after.lstrip("(‘'“\"")[:1].islower() and not re.match(r"[a-z][.)]\s", after)
    return (is_small and before[-1] not in ".!?") or OPEN_END.search(before) is not None


def _ref(row: PlanRow, table: PlanTable) -> refs.Ref:
    """The row's number: from its own column, else off the front of the key text."""
    if "ref" in table.headings.fields:
        return refs.split_ref(row.text("ref"), is_alone=True)
    return refs.split_ref(row.text(table.key)) if table.key in ("recommendation", "objective") else refs.Ref("", "")


def _key(row: PlanRow, table: PlanTable) -> str:
    if table.key not in ("recommendation", "objective"):
        return ""
    text = row.text(table.key)
    return text if "ref" in table.headings.fields else refs.split_ref(text).rest


def _opens(ref: refs.Ref, text: str, last: Record | None, is_numbered: bool) -> bool:
    """Whether the row begins a record: a new number, or new key words where rows are not numbered."""
    if last is None:
        return bool(ref.ref or text)
    if ref.ref:
        return not (refs.same(ref.ref, last.ref.ref) and (not text or text == last.text))
    if not text or text == last.text:
        return False
    return not is_open(last.text, text) if not is_numbered else not (text[0].islower() or is_open(last.text, text))


def _is_orphan(row: PlanRow, text: str, table: PlanTable, index: int, last: Record) -> bool:
    """A row without key after a page break, where numbers are missing between the one before and the next.

    Such a row may go on with a recommendation whose beginning is not in the file.
    """
    if text or last.is_orphan or not row.is_after_break:
        return False
    after = next((found.ref for later in table.rows[index + 1 :] if (found := _ref(later, table)).ref), "")
    one, two = refs.number(last.ref.ref), refs.number(after)
    return bool(one and two) and len(one) == len(two) and two[:-1] == one[:-1] and two[-1] > one[-1] + 1


def _add_orphan(records: list[Record], row: PlanRow, text: str, section: str) -> None:
    records.append(Record(refs.Ref("", ""), text, row.place, [row], is_orphan=True, section=section))


def _continue(last: Record, row: PlanRow, text: str) -> None:
    last.rows.append(row)
    if text and text != last.text:
        last.text = f"{last.text} {text}"


def _first_filled(row: PlanRow) -> str:
    return next(name for name in row.cells if row.text(name))


def _is_section(row: PlanRow, table: PlanTable, records: list[Record], is_numbered: bool) -> bool:
    """A row with words in its first column alone, that is no number, no tail of a split row: a heading inside the table."""
    filled = [name for name in row.cells if row.text(name)]
    if len(filled) != 1 or len(row.cells) < 3 or filled[0] != next(iter(row.cells)):
        return False
    text = row.text(filled[0])
    if refs.split_ref(text).ref and table.key in ("recommendation", "objective"):
        return False
    is_tail = bool(records) and (text[0].islower() or is_open(records[-1].text, text))
    return not is_tail and len(text) < 120 and (is_numbered or text[-1] not in ".;")
