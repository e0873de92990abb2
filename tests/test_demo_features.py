"""The fictional county shows every feature: what never reached a plan, answers with reasons, replies, what is to come, families."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from queries import ask, database

AS_AT = "2026-01-15"


@pytest.fixture(scope="module")
def db(demo: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with database.open_locked(database.current(demo / "build")) as db:
        yield db


@pytest.fixture(scope="module")
def councils(demo: Path) -> list[dict]:
    return json.loads((demo / "truth.json").read_text(encoding="utf-8"))["councils"]


def rows(db: duckdb.DuckDBPyConnection, name: str, columns: list[str], **params: object) -> list[tuple]:
    frame = ask(db, name, as_at=AS_AT, **params)
    return list(frame[columns].itertuples(index=False, name=None))


def test_what_only_the_peers_report_shows_never_reached_the_plan_and_nothing_else(db, councils):
    expected = {
        (council["name"], item["mentions"][0]["text"])
        for council in councils
        for item in council["recommendations"]
        if all("feedback-report" in mention["file"] for mention in item["mentions"])
    }
    found = rows(db, "recommendations_without_plan", ["council", "text"])
    assert len(expected) == 2
    assert set(found) == expected and len(found) == 2


def test_every_other_recommendation_of_the_peers_is_the_one_of_the_plan(db, councils):
    for council in councils:
        told = len(council["recommendations"])
        names = db.execute(
            "select recommendations.review_id, count(*) from recommendations inner join documents using (document_id) "
            "where file_name in (select unnest($files)) group by recommendations.review_id",
            {"files": council["documents"]},
        ).fetchall()
        assert {count for _, count in names} == {told}, council["name"]


def test_a_recommendation_is_declined_and_one_taken_up_in_part_each_with_its_reason(db):
    found = rows(db, "declined_of_review", ["acceptance", "why"], review_id="loxley-barrett-2023-09")
    assert [acceptance for acceptance, _ in found] == ["declined", "part"]
    assert [why.split()[0] for _, why in found] == ["Residents", "The"]
    assert rows(db, "declined_of_review", ["why"], review_id="edgeley-2024-05") == [(None,), (None,)]


def test_five_of_the_nine_reasons_are_given_by_several_councils(db):
    found = db.execute(
        "select reason from update_reasons inner join updates using (update_id) inner join reviews using (review_id) "
        "group by reason having count(distinct gss_code) > 1"
    ).fetchall()
    assert len(found) >= 5


def test_two_councils_have_replied_each_to_a_record_that_is_known(db):
    assert db.execute("select count(*) from replies").fetchone() == (2,)
    assert db.execute("select count(*) from flags where code = 'reply_unmatched'").fetchone() == (0,)
    [reply] = rows(db, "replies_of_review", ["record_kind", "record_text", "by_role"], review_id="edgeley-2024-05")
    assert reply == ("recommendation", "Give ward members budgets of their own", "Leader of the Council")
    [reply] = rows(db, "replies_of_review", ["record_kind", "record_text"], review_id="ambridge-vale-2024-02")
    assert reply == ("action", "Clear the backlog of planning applications")


def test_the_day_of_the_next_report_is_told_where_a_document_says_it(db):
    columns = ["next_report_to", "is_next_report_past", "next_report_file_name"]
    [(day, is_past, file)] = rows(db, "review_ahead", columns, review_id="edgeley-2024-05")
    assert (f"{day:%Y-%m-%d}", is_past, file) == ("2026-03-12", False, "edgeley-2025-progress-report.pdf")
    [(_, is_past, _)] = rows(db, "review_ahead", columns, review_id="layton-cross-2023-12")
    assert is_past
    told = db.execute("select count(*) from reviews where next_report_on is not null").fetchone()
    assert told == (2,)


def test_a_joint_review_stands_on_two_councils_pages_and_counts_once(db):
    joint = db.execute("select review_id, joint_id from reviews where joint_id is not null").fetchall()
    assert len(joint) == 2 and len({joint_id for _, joint_id in joint}) == 1
    told = rows(db, "told_by_group", ["of_count", "of_councils"], by="review year", year=2019)
    assert set(told) == {(3, 1)}
    for gss_code in ("E07999004", "E07999012"):
        assert any(
            name in {key for key, _ in joint}
            for (name,) in rows(db, "reviews_of_council", ["review_id"], gss_code=gss_code)
        )


def test_a_family_of_three_councils_of_which_one_has_finished(db):
    found = db.execute(
        "select count(distinct reviews.gss_code), count(*) filter (where spans.status = 'complete') "
        "from recommendations inner join reviews using (review_id) "
        "inner join recommendation_spans as spans on spans.recommendation_id = recommendations.recommendation_id "
        "and spans.valid_from <= $day::date and spans.valid_to > $day::date "
        "where family_id is not null group by family_id",
        {"day": AS_AT},
    ).fetchall()
    assert (3, 1) in found


def test_six_councils_of_one_region_have_told_of_progress(db):
    assert db.execute(
        "select count(distinct gss_code) from reviews_as_at($day::date) where region = 'Borsetshire' and has_progress",
        {"day": AS_AT},
    ).fetchone() >= (6,)


def test_what_is_said_stands_beside_what_is_shown_with_and_without_words(db):
    grades = {grade for (grade,) in rows(db, "claims_of_review", ["grade"], review_id="ambridge-vale-2024-02")}
    assert grades == {"words beside it", "claim only"}
