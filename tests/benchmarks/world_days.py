"""Days and printed periods of the invented sector, as arrays of datetime64[D]; NaT where nothing is stated."""

import numpy as np
import pandas as pd

Days = np.ndarray
NO_DAY = np.datetime64("NaT", "D")
PRECISIONS = np.array(["day", "month", "quarter", "season", "half", "year", "range"])
HOW_OFTEN = [0.2, 0.42, 0.15, 0.06, 0.02, 0.12, 0.03]
MONTHS = {
    "month": (1, 0),
    "quarter": (3, 0),
    "season": (3, 2),
    "half": (6, 3),
    "year": (12, 0),
}  # how long, first month


def no_days(count: int) -> Days:
    return np.full(count, NO_DAY)


def after(days: Days, low: float, high: float, rng: np.random.Generator) -> Days:
    """So many days later, evenly between both."""
    return days + rng.integers(int(low), int(high) + 1, len(days)).astype("timedelta64[D]")


def where(condition: np.ndarray, days: Days) -> Days:
    return np.where(condition, days, NO_DAY)


def period(day: Days, precision: np.ndarray) -> tuple[Days, Days]:
    """First and last day of the period of this precision in which the day lies; a range ends on it."""
    first, last = day.copy(), day.copy()
    month = day.astype("datetime64[M]").astype("int64")
    for name, (length, start) in MONTHS.items():
        begins = (month - start) // length * length + start
        is_it = precision == name
        first[is_it] = begins.astype("datetime64[M]").astype("datetime64[D]")[is_it]
        last[is_it] = ((begins + length).astype("datetime64[M]").astype("datetime64[D]") - 1)[is_it]
    is_range = precision == "range"
    first[is_range] -= 75
    return first, last


def printed(last: Days, precision: np.ndarray) -> np.ndarray:
    """'14 June 2024', 'June 2024', 'quarter to June 2024', '2024'; None where there is no day."""
    known = pd.Series(last.astype("datetime64[s]"))
    text = known.dt.strftime("%B %Y").astype(object)
    said = np.where(
        np.isin(precision, ["quarter", "season", "half", "range"]), precision + " to " + text.fillna(""), text
    )
    said = np.where(precision == "day", known.dt.strftime("%d %B %Y").astype(object), said)
    said = np.where(precision == "year", known.dt.strftime("%Y").astype(object), said)
    return np.where(np.isnat(last), None, said)
