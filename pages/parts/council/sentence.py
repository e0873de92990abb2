"""One plain sentence a recommendation: '3 of 5 actions are complete; the next is due in March 2026; one date has moved twice.'"""

from collections import Counter

from pages.parts.council import when

ANSWERED = {"declined": "The council declined this.", "part": "The council accepted this in part."}
OF_WHOLE = {
    "complete": "The whole is reported as complete",
    "in progress": "The whole is reported as in progress",
    "not started": "The whole is reported as not started",
    "stopped": "The whole is reported as stopped",
    "continuous": "The whole is reported as work that goes on, with no end date",
}
ALIKE = {  # what is said where all actions stand alike: of one, of several
    "complete": ("is complete", "are complete"),
    "in progress": ("is in progress", "are in progress"),
    "not started": ("has not started", "have not started"),
    "stopped": ("was stopped", "were stopped"),
    "continuous": ("goes on with no end date", "go on with no end date"),
}
CLOSED = {"complete", "stopped", "continuous"}


def of(row, actions: list) -> str:
    """The sentence of a row of recommendations_of_review and its rows of actions_of_review."""
    answered = [ANSWERED[row.acceptance]] if row.acceptance in ANSWERED else []
    own = row.status if row.status in OF_WHOLE and row.status_method != "derived" else None
    whole = [f"{OF_WHOLE[own]}."] if own else []
    if actions:
        return " ".join([*answered, *whole, _joined(_of_actions(actions, own))])
    if answered and not own:
        return " ".join([*answered, "No action is listed under it."])
    return " ".join([*answered, *(whole or [_silent(row)])])


def _silent(row) -> str:
    said = isinstance(getattr(row, "said", None), str)
    if row.is_from_register:
        told = "something is said of it there, but no status" if said else "no progress has been reported there"
        return f"It is known from a public page only; {told}."
    return "A document speaks of it, but states no status." if said else "No progress has been reported yet."


def _joined(clauses: list[str]) -> str:
    said = "; ".join(clauses)
    return f"{said[0].upper()}{said[1:]}."


def _of_actions(actions: list, own: str | None) -> list[str]:
    parts = (_standing(actions, own), *_ended(actions), *_past(actions), *_ahead(actions), *_moved(actions))
    return [part for part in parts if part]


def _standing(actions: list, own: str | None) -> str:
    """How many are complete; where all stand alike, how."""
    count = len(actions)
    statuses = Counter(action.status for action in actions)
    if set(statuses) == {"not stated"}:
        if own:
            return (
                "its only action has no report of its own"
                if count == 1
                else f"its {count} actions have no report of their own"
            )
        its = "its only action" if count == 1 else f"its {count} actions"
        return f"no progress has been reported yet on {its}"
    if len(statuses) == 1:
        one, several = ALIKE[next(iter(statuses))]
        return {1: f"its only action {one}", 2: f"both actions {several}"}.get(count, f"all {count} actions {several}")
    done = statuses["complete"]
    return f"{done or 'none'} of {count} actions {'is' if done < 2 else 'are'} complete"


def _ended(actions: list) -> list[str]:
    """Stopped, going on without an end, open again, or left out; where all are alike that is said already."""
    statuses = Counter(action.status for action in actions)
    alike = len(statuses) == 1
    return [
        "" if alike else _counted(statuses["stopped"], "was stopped", "were stopped"),
        "" if alike else _counted(statuses["continuous"], "goes on with no end date", "go on with no end date"),
        _of_one_or_more(
            actions,
            [a for a in actions if a.reopened_count and a.status not in CLOSED],
            "was complete and is open again",
            "were complete and are open again",
        ),
        _of_one_or_more(
            actions,
            [a for a in actions if a.is_dropped],
            "was left out of the last full plan without a word",
            "were left out of the last full plan without a word",
        ),
    ]


def _past(actions: list) -> list[str]:
    """Dates that have passed. Without a word since, an action is neither late nor done."""
    said = {
        "overdue": ("is overdue", "are overdue"),
        "due, no update found": (
            "is past its date with no update found",
            "are past their dates with no update found",
        ),
        "covered by its recommendation": (
            "is past its date and reported only as part of the whole",
            "are past their dates and reported only as part of the whole",
        ),
        "date before its document": ("has a date before the plan itself", "have dates before the plan itself"),
    }
    found = {timing: [a for a in actions if a.timing == timing] for timing in said}
    return [_of_one_or_more(actions, found[timing], *told, dated=timing == "overdue") for timing, told in said.items()]


def _ahead(actions: list) -> list[str]:
    """The next date, and what has none."""
    ahead = [a for a in actions if a.timing == "not yet due"]
    next_one = min(ahead, key=lambda a: (a.due_to, a.due_from), default=None)
    subject = "it" if len(actions) == 1 else "the next"
    undated = [a for a in actions if a.timing == "undated"]
    return [
        f"{subject} is due {when.due(next_one.due_from, next_one.due_to)}" if next_one else "",
        _of_one_or_more(actions, undated, "has no calendar date", "have no calendar date"),
    ]


def _moved(actions: list) -> list[str]:
    """How often dates have moved; which have moved more than once."""
    times = [a.redated_count for a in actions if a.redated_count]
    if len(times) < 2:
        whose = "its date" if len(actions) == 1 else "one date"
        return [f"{whose} has moved {when.moved(times[0])}"] if times else []
    often = [count for count in times if count > 1]
    if not often:
        return [f"{len(times)} dates have moved"]
    told = f"one of them {when.moved(often[0])}" if len(often) == 1 else f"{len(often)} of them more than once"
    return [f"{len(times)} dates have moved, {told}"]


def _of_one_or_more(actions: list, found: list, one: str, several: str, dated: bool = False) -> str:
    """'one is overdue', 'it is overdue' where there is but one action, 'both are overdue'; `dated` adds since when."""
    if len(found) == len(actions) > 1:
        return f"{'both' if len(found) == 2 else 'all'} {several}"
    if len(found) != 1:
        return _counted(len(found), one, several)
    since = f" (it was due {when.due(found[0].due_from, found[0].due_to)})" if dated else ""
    return f"{'it' if len(actions) == 1 else 'one'} {one}{since}"


def _counted(count: int, one: str, several: str) -> str:
    return "" if not count else f"one {one}" if count == 1 else f"{count} {several}"
