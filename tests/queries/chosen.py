"""One small sector for the filters: two types, two regions, two years, two themes, and a joint review that crosses the types.

Borchester (district, South West) was visited in 2023 and in 2024, Felpersham (unitary, South East) and Penny Hassett
(district, South East) together in 2024. Of the joint review Felpersham stands for both where both are chosen.
"""

import atexit
from functools import cache

import duckdb

import queries
from tests.queries.story import (
    BORCHESTER,
    FELPERSHAM,
    JULY,
    MAY,
    THEMES,
    Told,
    action,
    asked,
    fill,
    owner,
    report,
    rows,
)

EARLIER = {"review_id": "borchester-2023-05"}
HASSETT = {"review_id": "hassett-2024-02"}
DISTRICT = "Non-metropolitan district"
FILTERS: dict[str, dict] = {
    "all": {},
    "type": {"council_type": DISTRICT},
    "region": {"region": "South East"},
    "year": {"year": 2023},
    "theme": {"theme_id": 2},
    "codes": {"gss_codes": "E07000003, E07000009"},
}
COUNCILS = [
    {"region": "South West"},
    {"gss_code": "E06000002", "name": "Felpersham", "council_type": "Unitary authority", "region": "South East"},
    {"gss_code": "E07000003", "name": "Penny Hassett", "region": "South East"},
]
TOGETHER = {"joint_id": "both", "visited_from": "2024-02-06", "visited_to": "2024-02-08"}
REVIEWS = [
    {**BORCHESTER, "visited_from": "2024-01-10", "visited_to": "2024-01-12"},
    {**EARLIER, "visited_from": "2023-05-02", "visited_to": "2023-05-04"},
    {**FELPERSHAM, **TOGETHER, "gss_code": "E06000002"},
    {**HASSETT, **TOGETHER, "gss_code": "E07000003"},
]
RECOMMENDATIONS = {
    "b1": {"theme_id": 1, "family_id": "as-a"},
    "b2": {"theme_id": 2},
    "e1": {"theme_id": 1},
    "f1": {"theme_id": 1, "family_id": "as-a", "text": "Strengthen scrutiny together"},
    "f2": {"theme_id": 2},
    "h1": {"theme_id": 2, "family_id": "as-a", "text": "Strengthen scrutiny together"},
}
FAMILY = {"family_id": "as-a", "label": "Strengthen scrutiny together", "theme_id": 2, "council_count": 2}


def answers(name: str, columns: str, **params: object) -> dict[str, list]:
    """These columns of the answer under every filter that the question has; of one column its values alone."""
    known = queries.query(name).params.keys()
    found = {
        chosen: asked(sector(), name, columns, **one, **params)
        for chosen, one in FILTERS.items()
        if one.keys() <= known
    }
    return found if " " in columns else {chosen: [value for (value,) in rows] for chosen, rows in found.items()}


@cache
def sector() -> duckdb.DuckDBPyConnection:
    """The prepared database, made once; nobody writes to it."""
    documents = [document for key, where in _reviews() for document in _told(key, where)]
    keys = [update["action_id"] for _, says in documents for update in says]
    named = [document["document_id"] for document, _ in documents]
    tables = rows(
        *documents,
        recommendations={key: {"text": f"Scrutiny {key}", **more} for key, more in RECOMMENDATIONS.items()},
        councils=COUNCILS, reviews=REVIEWS, themes=THEMES, families=[{**FAMILY, "recommendation_count": 3}],
        action_owners=[owner(key, "Leader") for key in sorted(set(keys))],
        update_reasons=[_reason(number) for number, key in enumerate(keys) if key.endswith("1") and _is_later(keys, number)],
        flags=[{"document_id": one, "severity": "note", "code": "due_unread", "message": "Look."} for one in named],
        reported_totals=[_total(document) for document, _ in documents if document["kind"] == "progress report"],
    )  # fmt: skip
    db = duckdb.connect(config={"threads": 1})
    fill(db, tables)
    atexit.register(db.close)
    return db


def _reviews() -> list[tuple[str, dict]]:
    return [("b", BORCHESTER), ("e", EARLIER), ("f", FELPERSHAM), ("h", HASSETT)]


def _told(key: str, where: dict) -> list[Told]:
    """A plan, and a report that moves the first promise to July and leaves the second, where there is one, as it was."""
    year = "2023" if key == "e" else "2024"
    later = action("in progress", key=f"{key}a1", of=f"{key}1", **JULY)
    second = [action("complete", key=f"{key}a2", of=f"{key}2")] if f"{key}2" in RECOMMENDATIONS else []
    promised = [action(key=f"{key}a1", of=f"{key}1", **MAY), *({**one, "status": "not stated"} for one in second)]
    return [
        report(f"{year}-05-15", *promised, key=f"{key} plan", kind="action plan", **where),
        report(f"{year}-09-30", later, *second, key=f"{key} report", **where),
    ]


def _is_later(keys: list[str], number: int) -> bool:
    return keys[number] in keys[:number]


def _reason(number: int) -> dict:
    return {"update_id": f"u{number:03}", "reason": "funding", "quote": "Money was short."}


def _total(document: dict) -> dict:
    said = {"unit": "action", "measure": "completed", "count": 1, "of": 2, "count_text": "1 of 2", "place": "line 1"}
    return {**said, "review_id": document["review_id"], "document_id": document["document_id"], "said_by": "council"}
