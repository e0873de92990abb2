"""What one cell of a downloaded table holds: text, a number, a day, or nothing where a number is not stated."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime

import pandas as pd

from pages.parts import words

Cell = str | int | float | date | None
# What XML, and so a spreadsheet or a Word file, cannot hold.
UNHOLDABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EXACT = 10**15


def clean(text: str) -> str:
    """The same text with one kind of line end and without what files cannot hold."""
    return UNHOLDABLE.sub("\ufffd", re.sub("\r\n?", "\n", text))


def column(values: pd.Series) -> list[Cell]:
    """The cells of a column. What is not stated is empty among numbers and 'not stated' among everything else."""
    cells = [_cell(value) for value in values]
    stated = [cell for cell in cells if cell is not None]
    is_numeric = pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
    if is_numeric or (stated and all(isinstance(cell, int | float) for cell in stated)):
        return cells
    return [words.NOT_STATED if cell is None else cell for cell in cells]


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, Iterable):
        return "; ".join(str(_cell(part) or words.NOT_STATED) for part in value) or None
    if value is None or pd.isna(value):
        return None
    if isinstance(value, date):
        return _day(value)
    plain = value.item() if hasattr(value, "item") else value
    return ("no", "yes")[plain] if isinstance(plain, bool) else _number(plain)


def _day(value: date) -> Cell:
    """A day; a moment within one stays as printed, since a day would say less."""
    if not isinstance(value, datetime):
        return value
    return value.date() if value == datetime.combine(value.date(), datetime.min.time(), value.tzinfo) else str(value)


def _number(value: object) -> Cell:
    """Whole numbers whole, as they left the database; what a spreadsheet cannot count exactly as text."""
    if not isinstance(value, int | float):
        return clean(str(value))
    if not math.isfinite(value) or abs(value) >= EXACT:
        return str(value)
    return int(value) if float(value).is_integer() else value
