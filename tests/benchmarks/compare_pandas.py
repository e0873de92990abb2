"""The compared questions answered in pandas, from what is known of the sector's actions and recommendations on a day.

`known` is compare_pandas_plain.Plain, which works that out from plain tables, or compare_states.States, which reads it
from the same prepared tables as DuckDB. The day is a number of days since 1970. Answers are frames with the columns of queries/*.sql.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np
import pandas as pd

from tests.benchmarks.compare_tables import NONE, Frames

SHARED_FROM = 5
OPEN = ("not started", "in progress")
CLOSED = ("complete", "stopped", "continuous")
TIMINGS = (
    *("overdue", "due, no update found", "covered by its recommendation", "not yet due", "undated"),
    *("done on time", "done late", "done, date not stated", "no end by design", "stopped", "date before its document"),
)
NO_THEME = "No theme found"


class Known(Protocol):
    tables: Frames

    def sector(self, d: int) -> pd.DataFrame: ...
    def standings(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame: ...
    def timings(self, reviews: pd.DataFrame, d: int, clock: str = "as at") -> pd.DataFrame: ...
    def slips(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame: ...
    def open_deadlines(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame: ...
    def recommendations(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame: ...


def sector_totals(known: Known, d: int) -> pd.DataFrame:
    counted = _counted(known, d)
    told = counted[counted.has_progress]
    found = _completion(told, ["level"])
    return (
        pd.DataFrame(
            {
                "council_count": counted.groupby("level").gss_code.nunique(),
                "of_count": counted.groupby("level").size(),
                "progress_council_count": told.groupby("level").gss_code.nunique(),
                "without_progress_council_count": counted[~counted.has_progress].groupby("level").gss_code.nunique(),
                **{name: found[name] for name in ("counting_count", "complete_count", "stated_count")},
                **{
                    name: found[name]
                    for name in ("moved_to_continuous_count", "point_share", "low_share", "high_share")
                },
            },
            index=pd.Index(["recommendation", "action"], name="level"),
        )
        .pipe(_counts_filled)
        .reset_index()
    )


def completion_by_group(known: Known, d: int) -> pd.DataFrame:
    counted = _counted(known, d)
    counted = counted.assign(group_name=_themes(known, counted.theme_id))
    by = ["group_name", "level"]
    found = _completion(counted[counted.has_progress], by)
    without = counted[~counted.has_progress].groupby(by)
    beside = {"without_progress_council_count": without.gss_code.nunique(), "without_progress_count": without.size()}
    found = found.join(pd.DataFrame(beside), how="outer").reset_index()
    return _counts_filled(_by_theme(known, found, "level", ascending=False))


def timing_by_group(known: Known, d: int) -> pd.DataFrame:
    reviews = known.sector(d)
    actions = _beside(known.timings(reviews, d), reviews)
    actions = actions.assign(group_name=_themes(known, actions.theme_id))
    found = (
        actions.groupby(["group_name", "timing"])
        .gss_code.agg(action_count="size", council_count="nunique")
        .reset_index()
    )
    of_count = found.group_name.map(actions.group_name.value_counts()).astype("float64")
    found = found.assign(of_count=of_count, share=_share(found.action_count, of_count), order=_order(found.timing))
    columns = ["group_name", "timing", "action_count", "of_count", "share", "council_count"]
    return _by_theme(known, found, "order")[columns]


def slippage_by_group(known: Known, d: int) -> pd.DataFrame:
    reviews = known.sector(d)
    actions = _beside(known.slips(reviews, d), reviews)
    actions = actions.assign(group_name=_themes(known, actions.theme_id))
    by = actions.groupby("group_name")
    count = lambda chosen: actions.group_name[chosen].value_counts()  # noqa: E731
    kinds = {
        f"{name}_count": count(actions.slip_kind == kind)
        for name, kind in (("late", "late"), ("early", "early"), ("unmoved", "none"), ("cannot_tell", "cannot tell"))
    }
    late, early = (actions[actions.slip_kind == kind].groupby("group_name") for kind in ("late", "early"))
    first, latest = (_judged(actions, column) for column in ("on_time", "on_time_latest"))
    return _by_theme(
        known,
        pd.DataFrame(
            {
                "council_count": by.gss_code.nunique(),
                "action_count": by.size(),
                "measured_count": count(actions.slip_kind.notna()),
                **kinds,
                "late_low_days": late.slip_low_days.median(),
                "late_high_days": late.slip_high_days.median(),
                "early_low_days": early.slip_low_days.median(),
                "early_high_days": early.slip_high_days.median(),
                "overdue_count": count(actions.timing == "overdue"),
                "redated_action_count": count(actions.redated_count > 0),
                "redated_count": by.redated_count.sum(),
                "end_removed_count": by.end_removed_count.sum(),
                **{name: first[name] for name in ("judged_count", "on_time_count")},
                **{f"on_time_{name}": first[name] for name in ("low_share", "high_share")},
                "latest_judged_count": latest["judged_count"],
                **{f"latest_on_time_{name}": latest[name] for name in ("low_share", "high_share")},
            }
        ).reset_index(),
    ).pipe(_counts_filled)


def actions_by_timing(known: Known, d: int) -> pd.DataFrame:
    reviews = known.sector(d)
    now, then = _beside(known.timings(reviews, d), reviews), known.timings(reviews, d, "last reported")
    by = now.groupby("timing")
    found = pd.DataFrame({"action_count": by.size(), "last_reported_count": then.groupby("timing").size()})
    found = found.assign(of_count=len(now), council_count=by.gss_code.nunique()).rename_axis("timing").reset_index()
    found = found.iloc[np.argsort(_order(found.timing), kind="stable")]
    return _counts_filled(found)


def recommendations_by_theme(known: Known, d: int) -> pd.DataFrame:
    reviews = known.sector(d)
    told = known.recommendations(reviews[reviews.read_count > 0], d)
    told = told.merge(reviews[["review_id", "gss_code"]], on="review_id")
    by = told.groupby("theme_id")
    counts = told.groupby(["theme_id", "status"]).size().unstack(fill_value=0)
    words = ("complete", "in progress", "not started", "stopped", "continuous", "not stated")
    names = {f"{word.replace(' ', '_')}_count": counts.get(word, pd.Series(dtype=int)) for word in words}
    stated = told.theme_method.isin(("stated", "corrected"))
    found = pd.DataFrame(
        {
            "recommendation_count": by.size(),
            "council_count": by.gss_code.nunique(),
            "stated_theme_count": told.theme_id[stated].value_counts(),
            **names,
            "action_count": by.action_count.sum(),
        }
    )
    themes = known.tables["themes"].set_index("theme_id").name
    found = themes.to_frame("theme").join(found, how="outer").fillna({"theme": NO_THEME})
    order = np.argsort(found.index.to_numpy() == NONE, kind="stable")
    return _counts_filled(found.iloc[order])


def deadlines_of_council(known: Known, d: int) -> pd.DataFrame:
    reviews = known.sector(d)
    found = _beside(known.open_deadlines(reviews, d), reviews)
    tables = known.tables
    found = found.assign(
        council=found.gss_code.map(tables["councils"].set_index("gss_code").name),
        ref=found.recommendation_id.map(tables["recommendations"].set_index("recommendation_id").ref),
        days_left=found.due_to - d,
    ).sort_values(["due_to", "council", "action_id"])
    found = found.assign(
        action_id=found.action_id.map(tables["actions"].set_index("action_id").action_id_text), action=found.text
    )
    columns = [
        "council",
        "action_id",
        "ref",
        "action",
        "status",
        "timing",
        "due_text",
        "due_from",
        "due_to",
        "days_left",
    ]
    return found[[*columns, "redated_count", "first_due_to"]]


def _counted(known: Known, d: int) -> pd.DataFrame:
    """Both levels under each other, with the status that completion counts."""
    reviews = known.sector(d)
    actions = (
        _beside(known.standings(reviews, d), reviews)
        .assign(level="action")
        .rename(columns={"counted_status": "status"})
    )
    told = reviews[reviews.read_count > 0]
    recommendations = known.recommendations(told, d).merge(
        told[["review_id", "gss_code", "has_progress"]], on="review_id"
    )
    columns = ["level", "status", "moved_to_continuous", "theme_id", "gss_code", "has_progress"]
    return pd.concat([actions[columns], recommendations.assign(level="recommendation")[columns]])


def _order(timing: pd.Series) -> pd.Series:
    return timing.astype(object).map(TIMINGS.index)


def _beside(actions: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    return actions.merge(reviews[["review_id", "gss_code", "has_progress"]], on="review_id")


def _judged(actions: pd.DataFrame, column: str) -> dict[str, pd.Series]:
    counts = actions.groupby(["group_name", column]).size().unstack(fill_value=0).drop(columns="", errors="ignore")
    judged = counts.sum(axis=1)
    on_time = counts.get("on time", judged * 0)
    high = on_time + counts.get("cannot tell", judged * 0)
    shares = {"low_share": _share(on_time, judged), "high_share": _share(high, judged)}
    return {"judged_count": judged, "on_time_count": on_time, **shares}


def _completion(counted: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Rule 3 by group."""
    groups = counted.groupby(by)
    sums = counted.groupby([*by, "status"]).size().unstack(fill_value=0)
    of = {name: sums.get(name, pd.Series(0, index=sums.index)) for name in (*OPEN, *CLOSED, "not stated")}
    stated = of["complete"] + of["in progress"] + of["not started"]
    counting = stated + of["not stated"]
    return pd.DataFrame(
        {
            "council_count": groups.gss_code.nunique(),
            "of_count": groups.size(),
            "counting_count": counting,
            "complete_count": of["complete"],
            "stated_count": stated,
            "not_stated_count": of["not stated"],
            "stopped_count": of["stopped"],
            "continuous_count": of["continuous"],
            "moved_to_continuous_count": groups.moved_to_continuous.sum(),
            "point_share": _share(of["complete"], stated),
            "low_share": _share(of["complete"], counting),
            "high_share": _share(of["complete"] + of["not stated"], counting),
        }
    )


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    return (part / whole).where(whole >= SHARED_FROM)


def _themes(known: Known, theme_id: pd.Series) -> pd.Series:
    names = known.tables["themes"].set_index("theme_id").name
    return theme_id.map({**names, NONE: NO_THEME})


def _by_theme(known: Known, found: pd.DataFrame, then: str = "group_name", ascending: bool = True) -> pd.DataFrame:
    names = known.tables["themes"].set_index("name").theme_id
    order = found.group_name.map(names).fillna(99)
    return (
        found.assign(group_order=order)
        .sort_values(["group_order", then], ascending=[True, ascending])
        .drop(columns=["group_order"])
    )


def _counts_filled(found: pd.DataFrame) -> pd.DataFrame:
    """What no row counts is none of them."""
    counts = [name for name in found.columns if name.endswith("_count")]
    return found.assign(**{name: found[name].fillna(0).astype(np.int64) for name in counts})


QUESTIONS: dict[str, Callable[[Known, int], pd.DataFrame]] = {
    question.__name__: question
    for question in (
        *(sector_totals, completion_by_group, timing_by_group, slippage_by_group),
        *(actions_by_timing, recommendations_by_theme, deadlines_of_council),
    )
}
