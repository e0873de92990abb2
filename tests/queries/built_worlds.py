"""Databases of drawn worlds, and what a macro answers in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import duckdb
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

import queries
from loaders import store
from tests.conftest import DEFAULTS
from tests.queries.worlds import TABLES, Tables, worlds

WORLDS_A_CROWD = 4
# The same worlds on every machine, however slow.
STEADY = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
KEYS = ("gss_code", "review_id", "joint_id", "document_id", "recommendation_id", "action_id", "update_id")


def crowds() -> st.SearchStrategy[Tables]:
    """Several worlds in one database, which takes about as long to make as one of them."""
    return st.lists(worlds(), min_size=WORLDS_A_CROWD, max_size=WORLDS_A_CROWD).map(side_by_side)


def side_by_side(several: list[Tables]) -> Tables:
    """Several worlds in one, whose councils have nothing to do with each other."""
    together: Tables = {name: [] for name in TABLES}
    for number, tables in enumerate(several):
        for name, rows in tables.items():
            together[name] += [{**row, **_renamed(row, f"w{number}")} for row in rows]
    return together


def _renamed(row: dict, world: str) -> dict:
    return {key: f"{world}-{row[key]}" for key in KEYS if row.get(key)}


@contextmanager
def built(tables: Tables) -> Iterator[duckdb.DuckDBPyConnection]:
    """A prepared database in memory with these rows."""
    with duckdb.connect() as db:
        db.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
        for table in TABLES:
            store.insert(db, table, tables[table])
        store.prepare(db)
        yield db


def rows_of(db: duckdb.DuckDBPyConnection, macro: str, d: date, key: str) -> dict[str, dict]:
    """What a macro answers as at D, keyed by one of its columns."""
    answer = db.cursor().execute(f"select * from {macro}($d::date)", {"d": d})
    names = [column[0] for column in answer.description]
    rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    found = {row[key]: row for row in rows}
    assert len(found) == len(rows), f"{macro}({d}) gives several rows for one {key}"
    return found


def with_reports_on(tables: Tables, day: date, status: str) -> Tables:
    """The same world, and on this day a full report of every review that speaks of every second thing in it."""
    more = {name: list(rows) for name, rows in tables.items()}
    for review_id in [review["review_id"] for review in tables["reviews"]]:
        report = {
            **DEFAULTS["documents"],
            "document_id": f"{review_id}-later",
            "review_id": review_id,
            "kind": "progress report",
            "as_at": day,
            "counts_from": day,
        }
        more["documents"].append(report)
        things = [
            row for name in ("recommendations", "actions") for row in tables[name] if row["review_id"] == review_id
        ]
        more["updates"] += [_later_update(row, report, status) for row in things[::2]]
    return more


def _later_update(thing: dict, report: dict, status: str) -> dict:
    action_id = thing.get("action_id")
    return {
        **DEFAULTS["updates"],
        "update_id": f"{action_id or thing['recommendation_id']}-later",
        "review_id": report["review_id"],
        "recommendation_id": thing["recommendation_id"],
        "action_id": action_id,
        "document_id": report["document_id"],
        "as_at": report["as_at"],
        "status": status,
        "status_method": None if status == "not stated" else "stated",
        "due_kind": "ongoing",
    }
