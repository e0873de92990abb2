"""A review told document by document, and what is asked of it, for tests that follow a promise from one to the next.

`told(world, plan("2024-03-31", action(**MAY)), report("2024-09-30", action("complete")))` says that action a1 of
recommendation r1 was promised for May and reported complete in September. Two councils were visited, Borchester and
Felpersham; documents are Borchester's unless they say `**FELPERSHAM`.
"""

from collections.abc import Callable
from datetime import date

import duckdb

import queries
from loaders import store
from tests.conftest import DEFAULTS

World = Callable[..., duckdb.DuckDBPyConnection]
Told = tuple[dict, tuple[dict, ...]]

BORCHESTER = {"review_id": "borchester-2024-03"}
FELPERSHAM = {"review_id": "felpersham-2024-02"}
COUNCILS = [{}, {"gss_code": "E07000002", "name": "Felpersham"}]
REVIEWS = [
    {"visited_from": "2024-01-10", "visited_to": "2024-01-12"},
    {**FELPERSHAM, "gss_code": "E07000002", "visited_from": "2024-02-06", "visited_to": "2024-02-08"},
]
THEMES = [{"theme_id": 1, "name": "Priorities"}, {"theme_id": 2, "name": "Finance"}]


def due(first: str, last: str, text: str) -> dict:
    """The columns of a deadline."""
    return {"due_kind": "dated", "due_from": first, "due_to": last, "due_text": text}


MAY = due("2024-05-01", "2024-05-31", "May 2024")
JULY = due("2024-07-01", "2024-07-31", "July 2024")
ONGOING = {"due_kind": "ongoing", "due_text": "Ongoing"}
EVENT = {"due_kind": "event", "due_text": "After the election"}
EARLY = due("2023-03-01", "2023-03-31", "March 2023")


def action(status: str = "not stated", key: str = "a1", of: str | None = "r1", **columns: object) -> dict:
    """What a document says of an action; `of` is its recommendation."""
    return {**_status(status), "action_id": key, "recommendation_id": of, **columns}


def recommendation(status: str = "not stated", key: str = "r1", **columns: object) -> dict:
    """What a document says of a recommendation itself."""
    return {**_status(status), "recommendation_id": key, **columns}


def whole(narrative: str, **columns: object) -> dict:
    """What a document says of the review as a whole."""
    return {"narrative": narrative, **columns}


def plan(day: str | None, *says: dict, key: str = "plan", **columns: object) -> Told:
    """An action plan of the council of this date that counts from then."""
    return _document(day, key, {"kind": "action plan", **columns}), says


def report(day: str | None, *says: dict, key: str = "report", **columns: object) -> Told:
    """A full progress report of the council."""
    return _document(day, key, {"kind": "progress report", **columns}), says


def note(day: str | None, *says: dict, key: str = "note", **columns: object) -> Told:
    """A document that does not list everything."""
    return report(day, *says, key=key, **{"scope": "unknown", **columns})


def total(document: str, measure: str, unit: str = "action", **columns: object) -> dict:
    """A row of reported_totals: what a document says in total."""
    said = {"said_by": "council", "count_text": f"as many as are {measure}", "place": "line 1"}
    return {**BORCHESTER, "document_id": document, "unit": unit, "measure": measure, **said, **columns}


def owner(action_id: str, role: str, position: int = 1, lead_kind: str = "officer", **columns: object) -> dict:
    """A row of action_owners."""
    named = {"action_id": action_id, "role": role, "role_family": role.lower(), "lead_kind": lead_kind}
    return {**named, "position": position, **columns}


def told(world: World, *documents: Told, **tables: dict | list[dict]) -> duckdb.DuckDBPyConnection:
    """The prepared database of `rows`."""
    return world(**rows(*documents, **tables))


def rows(
    *documents: Told,
    recommendations: dict[str, dict] | None = None,
    actions: dict[str, dict] | None = None,
    **tables: list[dict],
) -> dict[str, list[dict]]:
    """Rows by table. A promise is first printed where it is first mentioned; `recommendations` and `actions` hold
    further columns of each by key, `tables` the rows of any other table.
    """
    said = [(document, update) for document, says in documents for update in says]
    return {
        "councils": COUNCILS,
        "reviews": REVIEWS,
        **tables,
        "documents": [document for document, _ in documents],
        "recommendations": _promises(said, "recommendation_id", recommendations or {}),
        "actions": _promises(said, "action_id", actions or {}),
        "updates": [_update(document, update, number) for number, (document, update) in enumerate(said)],
    }


def fill(db: duckdb.DuckDBPyConnection, tables: dict[str, list[dict]]) -> None:
    """Make a prepared database of these rows, which name only the columns that matter."""
    db.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
    for table in ("councils", "council_names", "themes", *store.ORDER):
        _insert(db, table, [{**DEFAULTS.get(table, {}), **row} for row in tables.get(table, [])])
    store.prepare(db)


def side_by_side(world: World, stories: dict[str, list[Told]], **tables: list[dict]) -> duckdb.DuckDBPyConnection:
    """Stories that have nothing to do with each other in one database, each a council and a review of its name; every
    key of it begins with that name.
    """
    councils = [{"gss_code": f"E08{number:06}", "name": name} for number, name in enumerate(stories)]
    return told(
        world,
        *(_apart(name, document) for name, documents in stories.items() for document in documents),
        councils=councils,
        reviews=[{**REVIEWS[0], "review_id": row["name"], "gss_code": row["gss_code"]} for row in councils],
        **tables,
    )


def of_action(db: duckdb.DuckDBPyConnection, day: str, columns: str, key: str = "a1", clock: str = "as_at") -> object:
    """These columns of the action as at the day, or as last reported by then; None where it is not known."""
    return _of(db, f"actions_{clock}", "action_id", key, day, columns)


def of_recommendation(db: duckdb.DuckDBPyConnection, day: str, columns: str, key: str = "r1") -> object:
    return _of(db, "recommendations_as_at", "recommendation_id", key, day, columns)


def completion(db: duckdb.DuckDBPyConnection, day: str, columns: str, level: str = "action") -> object:
    return _of(db, "completion_as_at", "level", level, day, columns)


def reviews(db: duckdb.DuckDBPyConnection, day: str, year: int | None = None) -> list[str]:
    """The reviews that sector figures count."""
    found = db.execute("select review_id from sector_reviews($day::date, $year)", {"day": day, "year": year}).fetchall()
    return sorted(key for (key,) in found)


def flags(db: duckdb.DuckDBPyConnection, code: str) -> list[tuple]:
    """Document and printed words of every flag with this code."""
    return db.execute(
        "select document_id, found from flags where code = $code order by document_id, found", {"code": code}
    ).fetchall()


def asked(
    db: duckdb.DuckDBPyConnection, name: str, columns: str, as_at: str = "2025-06-01", **params: object
) -> list[tuple]:
    """These columns of the answer, days as text. Parameters that are not given are null."""
    query = queries.query(name)
    given = {**dict.fromkeys(query.params), **({"as_at": as_at} if "as_at" in query.params else {}), **params}
    return _rows(db.cursor().execute(query.sql, given), columns)


def _insert(db: duckdb.DuckDBPyConnection, table: str, rows: list[dict]) -> None:
    """In one statement, which for a handful of rows is several times as fast as by way of a frame."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join([f"({', '.join('?' * len(names))})"] * len(rows))
    if rows:
        db.execute(f"insert into {table} ({columns}) values {marks}", [row.get(name) for row in rows for name in names])


def _of(db: duckdb.DuckDBPyConnection, macro: str, column: str, key: str, day: str, columns: str) -> object:
    answer = db.execute(f"select * from {macro}($day::date) where {column} = $key", {"day": day, "key": key})
    row = next(iter(_rows(answer, columns)), None)
    return row[0] if row and len(row) == 1 else row


def _rows(answer: duckdb.DuckDBPyConnection, columns: str) -> list[tuple]:
    names = [column[0] for column in answer.description]
    places = [names.index(name) for name in columns.split()]
    return [tuple(_plain(row[place]) for place in places) for row in answer.fetchall()]


def _apart(name: str, one: Told) -> Told:
    """The same document as one of the council of this name."""
    document, says = one
    keys = ("recommendation_id", "action_id", "successor_id")
    renamed = [{**said, **{key: f"{name} {said[key]}" for key in keys if said.get(key)}} for said in says]
    return {**document, "document_id": f"{name} {document['document_id']}", "review_id": name}, tuple(renamed)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _status(status: str) -> dict:
    return {"status": status, "status_method": None if status == "not stated" else "stated"}


def _document(day: str | None, key: str, columns: dict) -> dict:
    return {"document_id": key, "file_name": f"{key}.txt", "as_at": day, "counts_from": day, **BORCHESTER, **columns}


def _update(document: dict, update: dict, number: int) -> dict:
    from_document = {
        name: document[name] for name in ("document_id", "review_id", "as_at", "said_by") if name in document
    }
    return {"update_id": f"u{number:03}", "link_method": "first", **from_document, **update}


def _promises(said: list[tuple[dict, dict]], column: str, columns: dict[str, dict]) -> list[dict]:
    """A row for everything that is mentioned, in the document that mentions it first."""
    first: dict[str, tuple[dict, dict]] = {}
    for document, update in said:
        if update.get(column):
            first.setdefault(update[column], (document, update))
    return [
        {
            column: key,
            "document_id": document["document_id"],
            "review_id": document["review_id"],
            "text": f"{column.removesuffix('_id').capitalize()} {key}",
            "position": position,
            **({"recommendation_id": update.get("recommendation_id")} if column == "action_id" else {}),
            **columns.get(key, {}),
        }
        for position, (key, (document, update)) in enumerate(first.items(), start=1)
    ]
