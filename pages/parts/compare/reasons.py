"""The sentences on why two councils may look different. Each takes both rows of differences_of_councils; None: no difference that matters."""

from collections.abc import Callable

import pandas as pd

from pages.parts import words

MONTHS_APART = 6
FINER, SHARE_APART = 1.5, 0.25  # times as many actions a recommendation; between shares with a stated status


def reasons(mine: pd.Series, theirs: pd.Series) -> list[str]:
    """One plain sentence for each difference that matters, the weightiest first."""
    missing = _missing(mine, theirs)
    if missing:
        return [missing]
    told: tuple[Callable, ...] = (_together, _type, _age, _cut, _loaded, _report_age, _stated, _level, _framework)
    return [said for said in (one(mine, theirs) for one in told) if said]


def _missing(mine: pd.Series, theirs: pd.Series) -> str | None:
    bare = [row.council for row in (mine, theirs) if not row.plan_count and not row.report_count]
    if not bare:
        return None
    return f"No plan or progress report of {' or '.join(bare)} is loaded, so what was done cannot be compared: only what each was told."


def _together(mine: pd.Series, theirs: pd.Series) -> str | None:
    if not isinstance(mine.joint_id, str) or mine.joint_id != theirs.joint_id:
        return None
    return f"{theirs.council} and {mine.council} were visited together: it is one review, so they are no peers of each other."


def _type(mine: pd.Series, theirs: pd.Series) -> str | None:
    if mine.council_type == theirs.council_type:
        return None
    return f"{theirs.council} is another type of council ({theirs.council_type}), with other services."


def _age(mine: pd.Series, theirs: pd.Series) -> str | None:
    apart = _apart(mine.months_since_visit, theirs.months_since_visit)
    if apart is None or abs(apart) < MONTHS_APART:
        return None
    more, less = (theirs, mine) if apart > 0 else (mine, theirs)
    return (
        f"{more.council} was visited {int(more.months_since_visit)} months ago, {less.council} {int(less.months_since_visit)}: "
        f"it has had {words.counted(abs(apart), 'month')} more. See both at the same age above."
    )


def _cut(mine: pd.Series, theirs: pd.Series) -> str | None:
    a, b = mine.actions_per_recommendation, theirs.actions_per_recommendation
    if pd.isna(a) or pd.isna(b) or max(a, b) < FINER * min(a, b):
        return None
    return (
        f"{theirs.council} lists {b:.1f} actions a recommendation, {mine.council} {a:.1f}: "
        "the same work is cut into more pieces by one of them. Compare recommendations, not actions."
    )


def _loaded(mine: pd.Series, theirs: pd.Series) -> str | None:
    if bool(mine.report_count) == bool(theirs.report_count):
        return None
    more, less = (theirs, mine) if theirs.report_count else (mine, theirs)
    return (
        f"{words.counted(int(more.report_count), 'report')} on progress of {more.council} {'is' if more.report_count == 1 else 'are'} loaded, "
        f"none of {less.council}: a plan alone cannot show what was finished."
    )


def _report_age(mine: pd.Series, theirs: pd.Series) -> str | None:
    apart = _apart(mine.months_since_report, theirs.months_since_report)
    if apart is None or abs(apart) < MONTHS_APART:
        return None
    old, new = (theirs, mine) if apart > 0 else (mine, theirs)
    return (
        f"The last document of {old.council} is {words.counted(int(old.months_since_report), 'month')} old, "
        f"that of {new.council} {int(new.months_since_report)}: what {old.council} did since then does not show."
    )


def _stated(mine: pd.Series, theirs: pd.Series) -> str | None:
    a, b = mine.stated_share, theirs.stated_share
    if pd.isna(a) or pd.isna(b) or abs(a - b) < SHARE_APART:
        return None
    return (
        f"A status is stated for {words.of(int(theirs.stated_count), int(theirs.action_count))} actions of {theirs.council} and for "
        f"{words.of(int(mine.stated_count), int(mine.action_count))} of {mine.council}: the rest count as not stated, not as not done."
    )


def _level(mine: pd.Series, theirs: pd.Series) -> str | None:
    if mine.status_of == theirs.status_of or "none" in (mine.status_of, theirs.status_of):
        return None
    of = {"both": "recommendations and actions"}
    return (
        f"The documents of {theirs.council} give a status to {of.get(theirs.status_of, theirs.status_of)}, those of {mine.council} to "
        f"{of.get(mine.status_of, mine.status_of)}: a recommendation's status is then worked out from its actions in one of them."
    )


def _framework(mine: pd.Series, theirs: pd.Series) -> str | None:
    both = {mine.framework, theirs.framework}
    if len(both) == 1 or "not stated" in both:
        return None
    return f"The reviews asked different core questions: {theirs.council} {theirs.framework}, {mine.council} {mine.framework}."


def _apart(mine: object, theirs: object) -> int | None:
    """How many months more the peer has; None where one is not stated."""
    return None if pd.isna(mine) or pd.isna(theirs) else int(theirs) - int(mine)
