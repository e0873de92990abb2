"""Whole builds of the fictional county: what comes later changes nothing before, and the order of the list changes nothing."""

import csv
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

import queries
from queries import database

ROOT = Path(__file__).parents[1]
REVIEWS = "select review_id, gss_code, max(counts_from) as last_on from documents inner join reviews using (review_id) group by all"


def build(demo: Path, folder: Path, keep) -> duckdb.DuckDBPyConnection:
    """The county with only some rows of its list, in the order that `keep` gives them."""
    shutil.copytree(demo, folder, ignore=shutil.ignore_patterns("build"))
    with (demo / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(keep(rows))
    command = [sys.executable, "-m", "loaders", "build", "--data", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return database.open_locked(database.current(folder / "build"))


def answers(db: duckdb.DuckDBPyConnection, as_at: date, reviews: list[tuple]) -> dict[tuple, str]:
    """Every question's answer as text: for every review where it takes one."""
    found = {}
    for name in set(queries.names()) - {"build_facts"}:
        query = queries.query(name)
        given = {"as_at": as_at} if "as_at" in query.params else {}
        for review_id, gss_code, _ in reviews if "review_id" in query.params else [(None, None, None), *reviews[:1]]:
            params = dict.fromkeys(query.params) | given
            params |= {k: v for k, v in (("review_id", review_id), ("gss_code", gss_code)) if k in params}
            found[name, review_id] = queries.ask(db, name, **params).to_csv()
    return found


@pytest.fixture
def whole(demo: Path):
    with database.open_locked(database.current(demo / "build")) as db:
        yield db


def test_documents_that_count_later_change_no_answer(demo, whole, tmp_path):
    reviews = whole.execute(REVIEWS).fetchall()
    # Of an older review nearly all documents are later: the day stands before the first of the councils' last documents.
    last = {gss_code: max(day for _, code, day in reviews if code == gss_code) for _, gss_code, _ in reviews}
    before = min(last.values()) - timedelta(days=1)
    late = {
        row[0] for row in whole.execute("select file_name from documents where counts_from > $1", [before]).fetchall()
    }
    assert late
    with build(demo, tmp_path / "less", lambda rows: [r for r in rows if Path(r["file"]).name not in late]) as less:
        assert answers(less, before, reviews) == answers(whole, before, reviews)


def test_the_order_of_the_list_changes_no_row(demo, whole, tmp_path):
    tables = ("reviews", "documents", "recommendations", "actions", "action_owners", "updates", "flags", "action_spans")
    with build(demo, tmp_path / "shuffled", lambda rows: rows[::-1]) as shuffled:
        for table in tables:
            both = [db.execute(f"select * from {table} order by all").fetchall() for db in (whole, shuffled)]
            assert both[0] == both[1], table
