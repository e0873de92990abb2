"""Rules 5 to 7 of docs/method.md in pandas: where actions stand against their deadlines, how far those slipped, what was on time."""

import numpy as np
import pandas as pd

OPEN = ("not started", "in progress")


def with_timing(actions: pd.DataFrame) -> pd.DataFrame:
    """Rule 5."""
    status, due_to = actions.status, actions.due_to
    is_late_word = status.isin(OPEN) & (actions.status_as_at >= due_to) & ~actions.is_covered
    cases = {
        "stopped": status == "stopped",
        "no end by design": status == "continuous",
        "done on time": (status == "complete") & (actions.completed_to <= actions.first_due_to),
        "done late": (status == "complete") & (actions.completed_from > actions.first_due_to),
        "done, date not stated": status == "complete",
        "undated": actions.due_kind != "dated",
        "date before its document": actions.is_early,
        "not yet due": due_to >= actions.measured_on,
        "covered by its recommendation": actions.is_covered & (actions.covered_on >= due_to),
        "overdue": is_late_word,
    }
    return actions.assign(timing=np.select(list(cases.values()), list(cases), "due, no update found"))


def slipped(actions: pd.DataFrame) -> pd.DataFrame:
    """Rules 6 and 7: slip in days, its kind, and on time against the first and the latest deadline."""
    first, is_done = actions.first_due_to, actions.status == "complete"
    is_none = first.isna() | actions.is_early | actions.status.isin(("stopped", "continuous"))
    is_overdue, is_dated = actions.timing == "overdue", actions.due_kind == "dated"
    cases = [is_none, is_done, is_overdue, is_dated]
    late = actions.measured_on - first
    a = np.select(
        cases, [np.nan, actions.completed_from - first, late, actions.due_from - actions.first_due_from], np.nan
    )
    b = np.select(cases, [np.nan, actions.completed_to - first, late, actions.due_to - first], np.nan)
    is_half = np.isnan(a) | np.isnan(b)
    low, high = np.where(is_half, a, np.fmin(a, b)), np.where(is_half, b, np.fmax(a, b))
    kinds = {
        "late": low > 0,
        "early": high < 0,
        "none": (low == 0) & (high == 0),
        "cannot tell": ~(np.isnan(low) & np.isnan(high)),
    }
    return actions.assign(
        slip_low_days=low,
        slip_high_days=high,
        slip_kind=pd.Series(np.select(list(kinds.values()), list(kinds), ""), index=actions.index).replace("", None),
        on_time=_on_time(actions, is_overdue, is_done & first.notna(), first),
        on_time_latest=_on_time(actions, is_overdue, is_done & is_dated & ~actions.is_early, actions.due_to),
    )


def _on_time(actions: pd.DataFrame, is_overdue: pd.Series, is_judged: pd.Series, due_to: pd.Series) -> np.ndarray:
    cases = [is_overdue, ~is_judged, actions.completed_to <= due_to, actions.completed_from > due_to]
    return np.select(cases, ["overdue", "", "on time", "late"], "cannot tell")
