"""Every figure of docs/method.md worked out a second time, in plain Python and from that page alone.

`tables` holds the rows of queries/schema.sql as inserted; every answer is a dict of key -> columns, named as in SQL.
"""

from collections import Counter
from datetime import date

from tests.queries.second_deadlines import Standing, deadlines_of
from tests.queries.second_mentions import (
    ALWAYS,
    SETTLED,
    Mention,
    Tables,
    completion_period,
    counting_day,
    documents_known,
    dropped_on,
    is_own,
    last_stated,
    mentions_known,
    own_date,
    status_columns,
    times_reopened,
    was_continuous_at_first,
)

Answer = dict[str, dict]
STATED = ("complete", "in progress", "not started")
STATUSES = (*STATED, "stopped", "continuous", "not stated")
ENOUGH = 5


def actions(tables: Tables, d: date) -> Answer:
    """Every action that is known on D, measured against D."""
    found = (_action(tables, action, d, d) for action in tables["actions"])
    return {columns["action_id"]: columns for columns in found if columns}


def actions_last_reported(tables: Tables, d: date) -> Answer:
    """Rule 1, the other clock: what was known when the council last reported, measured against that report's own date."""
    answer: Answer = {}
    for action in tables["actions"]:
        last = _last_own_document(tables, action["review_id"], d)
        if last is None:
            continue
        columns = _action(tables, action, counting_day(last), own_date(last) or counting_day(last))
        if columns:
            answer[action["action_id"]] = columns
    return answer


def _action(tables: Tables, action: dict, known_on: date, measured_on: date) -> dict | None:
    mentions = mentions_known(tables, known_on, action_id=action["action_id"])
    if not mentions:
        return None
    status = status_columns(mentions)
    own_word = last_stated(_own_mentions(tables, action["recommendation_id"], known_on))
    covered_on = _covered_on(status, own_word)
    completed = completion_period(mentions)
    deadlines = deadlines_of(mentions)
    left_out = None if status["status"] in SETTLED else dropped_on(tables, action, mentions, known_on)
    standing = Standing(status["status"], status["status_as_at"], completed, deadlines, covered_on, measured_on)
    return {
        "action_id": action["action_id"],
        "review_id": action["review_id"],
        "recommendation_id": action["recommendation_id"],
        **status,
        "completed_from": completed[0],
        "completed_to": completed[1],
        "reopened_count": times_reopened(mentions),
        "is_covered": covered_on is not None,
        "counted_status": "not stated" if covered_on else status["status"],
        "moved_to_continuous": status["status"] == "continuous" and not was_continuous_at_first(mentions),
        **deadlines.columns(),
        **standing.columns(),
        "is_dropped": left_out is not None,
        "dropped_on": left_out,
    }


def _own_mentions(tables: Tables, recommendation_id: str | None, known_on: date) -> list[Mention]:
    """What documents say of the recommendation itself."""
    if recommendation_id is None:
        return []
    return mentions_known(tables, known_on, recommendation_id=recommendation_id, action_id=None)


def _covered_on(status: dict, own_word: Mention | None) -> date | None:
    """Rule 2: the day of the recommendation's own word where that word is later than the action's."""
    if status["status"] in SETTLED or own_word is None:
        return None
    is_later = status["status_on"] is None or own_word.day > status["status_on"]
    return own_word.day if is_later else None


def recommendations(tables: Tables, d: date) -> Answer:
    """Every recommendation whose document counts by D."""
    documents = {document["document_id"]: document for document in tables["documents"]}
    known = actions(tables, d)
    return {
        row["recommendation_id"]: _recommendation(tables, row["recommendation_id"], known, d)
        for row in tables["recommendations"]
        if counting_day(documents[row["document_id"]]) <= d
    }


def _recommendation(tables: Tables, recommendation_id: str, known: Answer, d: date) -> dict:
    below = [action for action in known.values() if action["recommendation_id"] == recommendation_id]
    own_mentions = _own_mentions(tables, recommendation_id, d)
    own = status_columns(own_mentions)
    status, method, on = own["status"], own["status_method"], own["status_on"]
    moved = status == "continuous" and not was_continuous_at_first(own_mentions)
    stated_on = max((action["status_on"] for action in below if action["status_on"]), default=None)
    derived = _derived(below)
    if stated_on and (on is None or stated_on > on) and derived != "not stated":
        status, method, on = derived, "derived", stated_on
        moved = status == "continuous" and any(action["moved_to_continuous"] for action in below)
    count = Counter(action["status"] for action in below)
    return {
        "recommendation_id": recommendation_id,
        "status": status,
        "status_method": method,
        "status_on": on,
        "action_count": len(below),
        **{f"{name.replace(' ', '_')}_count": count[name] for name in STATUSES},
        "moved_to_continuous": moved,
    }


def _derived(below: list[dict]) -> str:
    """Rule 2: what the actions come to."""
    every = [action["status"] for action in below]
    left = [
        action["status"]
        for action in below
        if action["status"] not in ("stopped", "continuous")
        and not (action["status"] == "not stated" and action["due_kind"] == "ongoing")
    ]
    if not left:
        all_stopped = bool(every) and set(every) == {"stopped"}
        return "continuous" if "continuous" in every else "stopped" if all_stopped else "not stated"
    if set(left) == {"complete"}:
        return "complete"
    if {"complete", "in progress"} & set(left):
        return "in progress"
    return "not started" if set(left) == {"not started"} else "not stated"


def reviews(tables: Tables, d: date) -> Answer:
    """Rule 12: of each council visited by D the latest review of which a document counts; a peer challenge before other kinds."""
    latest: dict[str, dict] = {}
    for review in sorted(tables["reviews"], key=lambda review: review["review_id"], reverse=True):
        if (review["visited_from"] or ALWAYS) > d or not documents_known(tables, review["review_id"], d):
            continue
        held = latest.get(review["gss_code"])
        if held is None or _precedence(review) >= _precedence(held):
            latest[review["gss_code"]] = review
    return {review["review_id"]: _review(tables, review, d) for review in latest.values()}


def _precedence(review: dict) -> tuple[bool, date]:
    return review["kind"] == "corporate peer challenge", review["visited_from"] or ALWAYS


def _review(tables: Tables, review: dict, d: date) -> dict:
    last = _last_own_document(tables, review["review_id"], d)
    said = mentions_known(tables, d, review_id=review["review_id"])
    said = [mention for mention in said if mention.document["kind"] != "register"]
    return {
        "review_id": review["review_id"],
        "has_progress": any(mention.is_stated or _is_of_whole_review(mention.update) for mention in said),
        "last_reported_on": (own_date(last) or counting_day(last)) if last else None,
        "document_count": len(documents_known(tables, review["review_id"], d)),
    }


def _is_of_whole_review(update: dict) -> bool:
    return update["recommendation_id"] is None and update["action_id"] is None


def _last_own_document(tables: Tables, review_id: str, d: date) -> dict | None:
    """The council's own last document; of several that count from one day the one with the latest date of its own."""
    own = [document for document in documents_known(tables, review_id, d) if is_own(document)]
    return max(own, key=lambda document: (counting_day(document), own_date(document) or ALWAYS), default=None)


def completion(tables: Tables, d: date, level: str, **facts: str) -> dict:
    """Rules 3, 12 and 13 over every latest review with progress, at level 'action' or 'recommendation'.

    `facts` choose among the councils: council_type='Unitary authority', region='South East'.
    """
    latest = _of_councils(tables, reviews(tables, d), facts)
    chosen = {key for key in _counted_once(tables, d, set(latest)) if latest[key]["has_progress"]}
    if level == "action":
        rows = [{**row, "counted": row["counted_status"]} for row in actions(tables, d).values()]
    else:
        of_review = {row["recommendation_id"]: row["review_id"] for row in tables["recommendations"]}
        rows = [
            {**row, "counted": row["status"], "review_id": of_review[key]}
            for key, row in recommendations(tables, d).items()
        ]
    rows = [row for row in rows if row["review_id"] in chosen]
    count = Counter(row["counted"] for row in rows)
    complete, unknown = count["complete"], count["not stated"]
    stated = sum(count[name] for name in STATED)
    return {
        "complete_count": complete,
        "counting_count": stated + unknown,
        "stated_count": stated,
        "not_stated_count": unknown,
        "moved_to_continuous_count": sum(row["moved_to_continuous"] for row in rows),
        "point": _share(complete, stated),
        "low": _share(complete, stated + unknown),
        "high": _share(complete + unknown, stated + unknown),
    }


def _of_councils(tables: Tables, latest: Answer, facts: dict[str, str]) -> Answer:
    """The reviews of the councils of which all these facts hold."""
    councils = {
        row["gss_code"] for row in tables["councils"] if all(row.get(fact) == value for fact, value in facts.items())
    }
    theirs = {review["review_id"] for review in tables["reviews"] if review["gss_code"] in councils}
    return {key: columns for key, columns in latest.items() if key in theirs}


def _counted_once(tables: Tables, d: date, review_ids: set[str]) -> set[str]:
    """Reviews that share a joint_id count once: under the council of which more documents are loaded by D, then of which more
    recommendations are known at all, then the one with the smallest code."""

    def order(review: dict) -> tuple[int, int, str]:
        read = [one for one in documents_known(tables, review["review_id"], d) if one["kind"] != "register"]
        told = [row for row in tables["recommendations"] if row["review_id"] == review["review_id"]]
        return -len(read), -len(told), review["gss_code"]

    once: dict[str, str] = {}
    for review in sorted(tables["reviews"], key=order):
        if review["review_id"] in review_ids:
            once.setdefault(review["joint_id"] or f"alone {review['review_id']}", review["review_id"])
    return set(once.values())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole >= ENOUGH else None
