"""Made-up worlds for tests: small, crowded with days that coincide, and with every kind of row that the schema allows.

`worlds()` draws the rows of every table, `days()` an as-at date among them.
"""

from datetime import date

from hypothesis import strategies as st

from tests.conftest import DEFAULTS

Tables = dict[str, list[dict]]
Period = tuple[date | None, date | None]
Draw = st.DrawFn
TABLES = ("councils", "reviews", "documents", "recommendations", "actions", "updates")


def _days(text: str) -> list[date]:
    return [date.fromisoformat(word) for word in text.split()]


def _periods(text: str) -> list[Period]:
    return [(start, end) for start, end in (_days(word.replace("/", " ")) for word in text.split())]


DAYS = _days(
    "2024-03-31 2024-01-31 2024-02-29 2024-03-01 2024-04-01 2024-04-30 2024-06-30 2024-07-01 2024-09-30 2024-10-01 "
    "2024-12-31 2025-01-01 2025-03-31 2025-04-01 2025-06-30 2023-06-30 2023-12-31"
)
AS_AT_DAYS = sorted({*DAYS, *_days("1900-01-01 2023-01-01 2024-04-02 2024-06-29 2025-07-01 2025-12-31")})
VISITS = [
    ("2024-01-31", "2024-02-01"),
    (None, None),
    ("2023-06-27", "2023-06-30"),
    ("2023-06-01", "2023-06-30"),
    ("2024-01-30", "2024-02-29"),
    ("2024-03-01", None),
    ("2024-09-30", "2024-10-01"),
    ("2025-03-31", "2025-04-01"),
]
KINDS = [
    ("action plan", "council"),
    ("progress report", "council"),
    ("progress review", "peers"),
    ("position statement", "council"),
    ("response", "council"),
    ("cover report", "council"),
    ("register", "council"),
    ("other", "press"),
    ("action plan", "council"),
    ("progress report", "council"),
]
SCOPES = ["full", "unknown", "open items", "part", "full"]
STATUSES = ["not stated", "complete", "in progress", "not started", "stopped", "continuous"]
WEIGHTED = [*STATUSES, "not stated", "complete", "complete", "in progress", "in progress", "not started"]
METHODS = ["stated", "colour key", "percent", "prose", "derived"]
NO_PERIOD: Period = (None, None)
# Days, months and quarters, several of which end on the same day.
PERIODS = _periods(
    "2024-03-01/2024-03-31 2024-01-01/2024-03-31 2024-03-31/2024-03-31 2024-04-01/2024-04-30 2024-06-01/2024-06-30 "
    "2024-04-01/2024-06-30 2024-07-01/2024-07-01 2024-07-01/2024-09-30 2024-09-30/2024-09-30 2024-02-29/2024-02-29 "
    "2024-12-01/2024-12-31 2024-10-01/2024-12-31 2025-03-01/2025-03-31 2025-01-01/2025-03-31 2025-06-30/2025-06-30 "
    "2023-12-01/2023-12-31"
)
DEADLINES = [
    ("none", *NO_PERIOD),
    (None, *NO_PERIOD),
    ("none", *NO_PERIOD),
    ("ongoing", *NO_PERIOD),
    ("event", *NO_PERIOD),
    *(("dated", *period) for period in PERIODS),
]
COMPLETIONS = [NO_PERIOD] * 12 + PERIODS
OFTEN = [0, 1, 1, 0, 1, 2]
RARELY = [0, 0, 0, 0, 1]
TIMES_OF_THE_WHOLE = [0, 0, 0, 0, 1]


def days() -> st.SearchStrategy[date]:
    """An as-at date, mostly one on which something happens."""
    return st.sampled_from(AS_AT_DAYS)


@st.composite
def worlds(draw: Draw) -> Tables:
    """The rows of a small world, keyed by table."""
    tables: Tables = {name: [] for name in TABLES}
    for number in range(draw(st.integers(1, 3))):
        _add(tables, "councils", gss_code=f"E0700000{number}", name=f"Council {number}")
    for number in range(draw(st.integers(1, 3))):
        _review(draw, tables, f"v{number}")
    return tables


def _add(tables: Tables, table: str, **columns: object) -> dict:
    row = {**DEFAULTS[table], **columns}
    tables[table].append(row)
    return row


def _review(draw: Draw, tables: Tables, review_id: str) -> None:
    visited_from, visited_to = (day and date.fromisoformat(day) for day in draw(st.sampled_from(VISITS)))
    _add(
        tables,
        "reviews",
        review_id=review_id,
        gss_code=draw(st.sampled_from(tables["councils"]))["gss_code"],
        joint_id=draw(st.sampled_from([None, None, "joint"])),
        visited_from=visited_from,
        visited_to=visited_to,
    )
    by_the_visit = visited_to or visited_from
    documents = [_document(draw, tables, review_id, n, by_the_visit) for n in range(draw(st.integers(1, 6)))]
    for number in range(draw(st.integers(0, 4))):
        _recommendation(draw, tables, f"{review_id}-r{number}", documents)
    for number in range(draw(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 6, 6]))):
        _action(draw, tables, f"{review_id}-a{number}", documents)
    for document in documents:
        for _ in range(draw(st.sampled_from(TIMES_OF_THE_WHOLE))):
            _update(draw, tables, document)


def _document(draw: Draw, tables: Tables, review_id: str, number: int, by_the_visit: date | None) -> dict:
    kind, said_by = draw(st.sampled_from(KINDS))
    as_at = draw(st.sampled_from([*DAYS, None, None, None]))
    published_on = draw(st.sampled_from([None] * 12 + DAYS))
    period_from = draw(st.sampled_from([None] * 9 + DAYS[:3]))
    return _add(
        tables,
        "documents",
        document_id=f"{review_id}-d{number}",
        review_id=review_id,
        kind=kind,
        scope=draw(st.sampled_from(SCOPES)),
        said_by=said_by,
        as_at=as_at,
        published_on=published_on,
        period_from=period_from,
        period_to=as_at if period_from else None,
        counts_from=published_on or as_at or by_the_visit,
    )


def _recommendation(draw: Draw, tables: Tables, recommendation_id: str, documents: list[dict]) -> None:
    home = draw(st.sampled_from(documents))
    _add(
        tables,
        "recommendations",
        recommendation_id=recommendation_id,
        review_id=home["review_id"],
        document_id=home["document_id"],
    )
    for document in documents:
        for _ in range(draw(st.sampled_from(OFTEN))):
            _update(draw, tables, document, recommendation_id)


def _action(draw: Draw, tables: Tables, action_id: str, documents: list[dict]) -> None:
    home = draw(st.sampled_from(documents))
    known = [row["recommendation_id"] for row in tables["recommendations"] if row["review_id"] == home["review_id"]]
    recommendation_id = draw(st.sampled_from([*known, None]))
    action = _add(
        tables,
        "actions",
        action_id=action_id,
        review_id=home["review_id"],
        recommendation_id=recommendation_id,
        document_id=home["document_id"],
        due_text=None,
        due_from=None,
        due_to=None,
    )
    times = draw(st.sampled_from([OFTEN, RARELY]))
    for document in documents:
        for _ in range(draw(st.sampled_from(times)) or int(document is home)):
            update = _update(draw, tables, document, recommendation_id, action_id)
            if document is home and update["due_kind"] and action["due_kind"] == "none":
                action.update({name: update[name] for name in ("due_kind", "due_from", "due_to", "due_text")})


def _update(
    draw: Draw, tables: Tables, document: dict, recommendation_id: str | None = None, action_id: str | None = None
) -> dict:
    number = len(tables["updates"])
    status = draw(st.sampled_from(WEIGHTED))
    due_kind, due_from, due_to = draw(st.sampled_from(DEADLINES))
    completed_from, completed_to = draw(st.sampled_from(COMPLETIONS))
    return _add(
        tables,
        "updates",
        update_id=f"u{number:03}",
        review_id=document["review_id"],
        recommendation_id=recommendation_id,
        action_id=action_id,
        document_id=document["document_id"],
        as_at=document["as_at"],
        said_by=document["said_by"],
        status=status,
        status_method=None if status == "not stated" else METHODS[number % len(METHODS)],
        due_kind=due_kind,
        due_from=due_from,
        due_to=due_to,
        due_text=None if due_kind in (None, "none") else f"deadline {number}",
        completed_from=completed_from,
        completed_to=completed_to,
    )
