"""A record of a plan table -> its actions, each with the owner, deadline and status printed for it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from rapidfuzz import fuzz

from loaders.clean.deadlines import deadline_in, label_of, read_deadline, split_deadlines
from loaders.clean.owners import read_owners
from loaders.recognise import steps
from loaders.recognise.headings import words
from loaders.recognise.rows import Record, is_open
from loaders.recognise.steps import Step
from loaders.recognise.tables import PlanRow
from loaders.records import PrintedAction

NUMBERED = re.compile(r"^\(?(?:[a-z]|\d{1,2}|i{1,3}|iv|v)[.)]\s+(?=\D)")
CLEAR = 80  # partial ratio at which a label beside a date names a step
LEAD = 15  # and by how much it must beat the next step


def actions_of(record: Record) -> tuple[list[PrintedAction], str]:
    """The actions of the record in printed order, and the comment printed around them."""
    cells = [tuple(text for cell in row.cells.get("action", []) for text in cell) for row in record.rows]
    found = steps.split(cells, [index for index in range(1, len(cells)) if _stands_alone(record, index)])
    is_listed = any(step.is_listed for step in found.steps)
    actions: list[PrintedAction] = []
    made_above: list[PrintedAction] = []
    for index, row in enumerate(record.rows):
        mine = [step for step in found.steps if step.row == index]
        owner = _printed(row, "owner")
        made = _of_row(mine if is_listed else _joined(mine, row), row, owner or _printed(record.rows[0], "owner"))
        actions.extend(made if owner else [_with_row_owner(action) for action in made])
        if index and not mine and len(made_above) == 1:
            actions[-1] = _with_progress(actions[-1], row, record.rows[index - 1])
        made_above = made or made_above
    return _with_carried_deadline(actions, found.steps, record), " ".join(found.comment)


def _with_progress(action: PrintedAction, row: PlanRow, above: PlanRow) -> PrintedAction:
    """Progress in a row without an action of its own is more of the action above, as where a page break tore the row."""
    more = _printed(row, "progress")
    if not more or row.cells["progress"] == above.cells.get("progress"):
        return action
    joint = " " if is_open(action.update_text, more) else "\n"
    return replace(action, update_text=joint.join(filter(None, [action.update_text, more])))


def _stands_alone(record: Record, index: int) -> bool:
    """Whether the row prints cells of its own beside the action, and not those of the row above merged over both.

    Below a page break one cell may be the torn end of the one above; two are not.
    """
    row, above = record.rows[index], record.rows[index - 1]
    names = [name for name in ("owner", "deadline", "status") if row.text(name)]
    own = [name for name in names if row.cells[name] != above.cells.get(name)]
    return len(own) > (1 if row.is_after_break else 0)


def _with_row_owner(action: PrintedAction) -> PrintedAction:
    """An owner printed only in the record's first row stands for the whole record."""
    return replace(action, owner_scope="row") if action.owner_text else action


def _of_row(mine: Sequence[Step], row: PlanRow, owner: str) -> list[PrintedAction]:
    if "deadline" not in row.cells:
        return [_dated_in_words(action) for action in _with_cells(mine, row, owner)]
    return _with_cells(mine, row, owner)


def _dated_in_words(action: PrintedAction) -> PrintedAction:
    """Where the table has no column for dates, the deadline stands in the sentence ('... by March 2025')."""
    due = deadline_in(action.text)
    return replace(action, due_text=due, due_scope="own" if due else "")


def _with_cells(mine: Sequence[Step], row: PlanRow, owner: str) -> list[PrintedAction]:
    dues = _dues(row)
    is_paired = len(dues) == len(mine) and (len(mine) < 2 or _labels_fit(dues, mine))
    shared = _printed(row, "deadline")
    scope = "own" if len(mine) == 1 or is_paired else "row"
    owners = _owners(row, mine) if is_paired else []
    both = [_each(row, name, len(mine)) for name in ("status", "percent")]
    statuses = [" ".join(filter(None, pair)) for pair in zip_longest(*both, fillvalue="")]
    return [
        PrintedAction(
            text=step.text,
            place=step.place,
            ref=step.ref or (row.action_ref if len(mine) == 1 else ""),
            owner_text=owners[i] if owners else owner,
            owner_scope=("own" if len(mine) == 1 or owners else "row") if owner else "",
            due_text=dues[i] if is_paired else shared,
            due_scope=scope if shared else "",
            is_due_shared=not is_paired and len(dues) > 1,
            revised_due_text=_printed(row, "revised_deadline"),
            status_text=statuses[i] if statuses else "",
            update_text=_printed(row, "progress") if len(mine) == 1 else "",
            update_place=row.place,
        )
        for i, step in enumerate(mine)
    ]


def _owners(row: PlanRow, mine: Sequence[Step]) -> list[str]:
    """One owner a listed step, where the deadlines are printed so too; [] where the lines may be one role or joint owners.

    Each line must be a role that is known by itself: 'Chief' above 'Executive' is one role on two lines.
    """
    lines = [text.words for cell in row.cells.get("owner", []) for text in cell]
    dues = [text for cell in row.cells.get("deadline", []) for text in cell]
    is_line_each = len(lines) == len(dues) == len(mine) > 1 and all(step.is_listed for step in mine)
    roles = [read_owners(line) for line in lines] if is_line_each else []
    is_whole = all(found and all(owner.role_family != "other" for owner in found) for found in roles)
    return lines if roles and is_whole else []


def _joined(mine: list[Step], row: PlanRow) -> list[Step]:
    """Paragraphs without list marks are one action, unless each has a deadline of its own beside it."""
    if len(mine) < 2 or len(_dues(row)) == len(mine):
        return mine
    return [replace(mine[0], text=" ".join(step.text for step in mine))]


def _dues(row: PlanRow) -> list[str]:
    """The printed deadlines of the row: one a paragraph, a paragraph of several dates cut at each, numbers taken off."""
    printed = [due for cell in row.cells.get("deadline", []) for text in cell for due in split_deadlines(text.words)]
    return [NUMBERED.sub("", due) for due in printed]


def _labels_fit(dues: list[str], mine: Sequence[Step]) -> bool:
    """Dates without labels go with the steps in order; labelled dates only where each label clearly names its step."""
    for due, step in zip(dues, mine, strict=True):
        label = label_of(due)
        if not label:
            continue
        scores = {id(s): fuzz.partial_ratio(label.lower(), s.text.lower()) for s in mine}
        others = [score for key, score in scores.items() if key != id(step)]
        if scores[id(step)] < CLEAR or scores[id(step)] - max(others, default=0) < LEAD:
            return False
    return True


def _with_carried_deadline(actions: list[PrintedAction], found: list[Step], record: Record) -> list[PrintedAction]:
    """A list that runs on into a row with no cells of its own keeps the record's only deadline and status.

    That row is the lower half of a row split by a page break, and its cells are the ones above.
    """
    dues = {action.due_text for action in actions if action.due_text}
    only = dues.pop() if len(dues) == 1 else ""
    if not only or read_deadline(only).is_completion:
        return actions
    rows = {step.place: step.row for step in found}
    carried = []
    for before, action in zip([None, *actions], actions, strict=False):
        row = record.rows[rows.get(action.place, 0)]
        is_run_on = (
            before is not None
            and (steps.follows(before.ref, action.ref) or (row.is_after_break and not action.ref))
            and not any(row.text(name) for name in row.cells if name != "action")
        )
        carried.append(replace(action, due_text=only, due_scope="row") if is_run_on and not action.due_text else action)
    return carried


def _printed(row: PlanRow, name: str) -> str:
    """The paragraphs of the row's cells of this field, one a line."""
    return "\n".join(text.words for cell in row.cells.get(name, []) for text in cell)


def _each(row: PlanRow, name: str, count: int) -> list[str]:
    """The field's words for each of `count` steps: paragraph by paragraph where the numbers agree, else all to each."""
    cells = [cell for cell in row.cells.get(name, []) if cell]
    if not cells:
        return []
    lines = [text.words for cell in cells for text in cell]
    return lines if len(lines) == count else [" ".join(words(cell) for cell in cells)] * count
