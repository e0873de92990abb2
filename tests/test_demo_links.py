"""The fictional county of `make demo`, built by the command people use: every promise is followed as its truth says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from queries import ask, database


@pytest.fixture(scope="module")
def db(demo: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with database.open_locked(database.current(demo / "build")) as db:
        yield db


@pytest.fixture(scope="module")
def councils(demo: Path) -> list[dict]:
    return json.loads((demo / "truth.json").read_text(encoding="utf-8"))["councils"]


@pytest.fixture(scope="module")
def found(db: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], list[str]]:
    """(file, words) -> the actions that the document names so."""
    rows = db.execute(
        """select file_name, text, action_id from updates inner join documents using (document_id)
        where action_id is not null and coalesce(status_method, '') <> 'derived' order by update_id"""
    ).fetchall()
    by_words: dict[tuple[str, str], list[str]] = {}
    for file, text, action_id in rows:
        by_words.setdefault((file, plain(text)), []).append(action_id)
    return by_words


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def ids(action: dict, found: dict[tuple[str, str], list[str]]) -> list[set[str]]:
    return [set(found[mention["file"], plain(mention["text"])]) for mention in action["mentions"]]


def test_actions_are_followed_from_document_to_document(councils, found):
    mentions = right = 0
    for action in (action for council in councils for action in council["actions"]):
        first, *later = ids(action, found)
        mentions += len(later)
        right += sum(bool(first & one) for one in later)
    assert right / mentions >= 0.97


def test_no_two_promises_are_taken_for_one(councils, found):
    """Two promises that no document words alike never share an action, but for one merge that is read as a rewording."""
    shared = []
    for council in councils:
        owner: dict[str, str] = {}
        for action in council["actions"]:
            for one in ids(action, found):
                if len(one) == 1:
                    [action_id] = one
                    if owner.setdefault(action_id, action["key"]) != action["key"]:
                        shared.append((owner[action_id], action["key"]))
    assert set(shared) <= {("loxley-barrett-customers-counter", "loxley-barrett-customers-access")}


def test_what_a_full_plan_left_out_is_dropped_and_flagged(councils, found, db):
    dropped = {row[0] for row in db.execute("select distinct action_id from action_spans where is_dropped").fetchall()}
    expected = [action for council in councils for action in council["actions"] if action["dropped_in"]]
    assert expected
    assert all(ids(action, found)[0] & dropped for action in expected)
    flags = db.execute("select count(*) from flags where code = 'dropped_without_statement'").fetchone()[0]
    assert flags == len(dropped)


def test_one_promise_told_as_three_is_split(councils, found, db):
    parts = [action for council in councils for action in council["actions"] if action["split_from"]]
    parents = dict(db.execute("select action_id, split_from from actions where split_from is not null").fetchall())
    assert len(parts) == 3
    assert all(ids(part, found)[0] & parents.keys() for part in parts)


def test_the_successor_shows_what_its_predecessor_was_told(demo):
    with database.open_locked(database.current(demo / "build")) as db:
        reviews = ask(db, "reviews_of_council", as_at="2026-01-01", gss_code="E06999002")
    assert list(reviews.is_inherited) == [False, True]
    assert reviews.council[1] == "Lakey Hill"


def test_totals_that_disagree_with_the_rows_stay_as_they_were_said(demo):
    with database.open_locked(database.current(demo / "build")) as db:
        totals = ask(db, "reported_totals", as_at="2026-01-01", gss_code=None)
    assert (totals.difference.dropna() != 0).any()
