"""Whether two answers to one question are equal, to the last row, value and place in the order."""

from collections.abc import Sequence
from itertools import zip_longest

import pandas as pd

Row = tuple[object, ...]
EPOCH = pd.Timestamp("1970-01-01")
CLOSE = 1e-12  # of a share: engines divide alike, but add up a median in their own way


def rows(frame: pd.DataFrame, columns: Sequence[str]) -> list[Row]:
    """These columns as plain values: None where nothing is stated, days as numbers since 1970."""
    values = [_plain(frame[name]) for name in columns]
    return list(zip(*values, strict=True))


def _plain(column: pd.Series) -> list[object]:
    if pd.api.types.is_datetime64_any_dtype(column):
        column = (column - EPOCH).dt.days
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]


def difference(expected: list[Row], found: list[Row]) -> str | None:
    """What differs first, in words; None where nothing does."""
    for number, (one, other) in enumerate(zip_longest(expected, found), start=1):
        if one is None or other is None:
            return f"{len(expected)} rows expected, {len(found)} found"
        if not all(_alike(a, b) for a, b in zip_longest(one, other)):
            return f"row {number} of {len(expected)}: expected {one}, found {other}"
    return None


def _alike(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, int | float):
        return abs(one - other) <= CLOSE * max(1, abs(one))
    return one == other
