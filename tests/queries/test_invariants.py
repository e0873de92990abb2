"""What holds of the figures in every world, whatever the rules say in detail."""

import random
from collections import Counter
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import queries
from tests.queries.built_worlds import STEADY, built, crowds, rows_of, with_reports_on
from tests.queries.second_facts import TYPES, mixed
from tests.queries.worlds import Tables, days

MACROS = {
    "actions_as_at": "action_id",
    "actions_as_last_reported": "action_id",
    "recommendations_as_at": "recommendation_id",
    "reviews_as_at": "review_id",
}
STATUSES = ("complete", "in progress", "not started", "stopped", "continuous", "not stated")
in_many_worlds = settings(STEADY, max_examples=15)


def answers(db: duckdb.DuckDBPyConnection, d: date) -> dict[str, dict[str, dict]]:
    """What every macro answers as at D."""
    by_key = {macro: rows_of(db, macro, d, key) for macro, key in MACROS.items()}
    return {**by_key, "completion_as_at": rows_of(db, "completion_as_at", d, "level")}


def actions(db: duckdb.DuckDBPyConnection, d: date) -> list[dict]:
    return [row for macro in ("actions_as_at", "actions_as_last_reported") for row in answers(db, d)[macro].values()]


@in_many_worlds
@given(crowds(), days())
def test_the_statuses_of_the_actions_of_a_recommendation_sum_to_its_actions(tables: Tables, d: date):
    with built(tables) as db:
        every = answers(db, d)
    below = Counter(row["recommendation_id"] for row in every["actions_as_at"].values())
    for key, row in every["recommendations_as_at"].items():
        parts = [row[f"{status.replace(' ', '_')}_count"] for status in STATUSES]
        assert sum(parts) == row["action_count"] == below[key]


@in_many_worlds
@given(crowds(), days())
def test_the_parts_of_completion_sum_to_what_counts(tables: Tables, d: date):
    with built(tables) as db:
        levels = rows_of(db, "completion_as_at", d, "level")
    for row in levels.values():
        assert row["stated_count"] + row["not_stated_count"] == row["counting_count"]
        assert row["complete_count"] <= row["stated_count"]


@in_many_worlds
@given(crowds(), days())
def test_completion_at_its_point_lies_between_its_bounds(tables: Tables, d: date):
    with built(tables) as db:
        levels = rows_of(db, "completion_as_at", d, "level")
    for row in levels.values():
        if row["point_share"] is not None:
            assert 0 <= row["low_share"] <= row["point_share"] <= row["high_share"] <= 1


@in_many_worlds
@given(crowds(), days())
def test_completion_counts_every_action_of_the_reviews_with_progress(tables: Tables, d: date):
    """Joint reviews aside, which count once."""
    apart = {**tables, "reviews": [{**row, "joint_id": None} for row in tables["reviews"]]}
    with built(apart) as db:
        every = answers(db, d)
    shown = {key for key, row in every["reviews_as_at"].items() if row["has_progress"]}
    words = Counter(row["counted_status"] for row in every["actions_as_at"].values() if row["review_id"] in shown)
    counted = every["completion_as_at"]["action"]
    assert counted["complete_count"] == words["complete"]
    assert counted["counting_count"] == words.total() - words["stopped"] - words["continuous"]


@in_many_worlds
@given(crowds(), days())
def test_every_action_has_one_status_and_the_timing_that_goes_with_it(tables: Tables, d: date):
    settled = {
        "stopped": {"stopped"},
        "continuous": {"no end by design"},
        "complete": {"done on time", "done late", "done, date not stated"},
    }
    still_open = {
        *("undated", "date before its document", "not yet due"),
        *("covered by its recommendation", "overdue", "due, no update found"),
    }
    with built(tables) as db:
        for row in actions(db, d):
            assert row["status"] in STATUSES
            assert row["timing"] in settled.get(row["status"], still_open)


@in_many_worlds
@given(crowds(), days())
def test_the_low_end_of_a_slip_is_never_above_its_high_end(tables: Tables, d: date):
    with built(tables) as db:
        for row in actions(db, d):
            if None not in (row["slip_low_days"], row["slip_high_days"]):
                assert row["slip_low_days"] <= row["slip_high_days"]


@in_many_worlds
@given(crowds(), days())
def test_only_what_is_past_due_and_not_covered_is_overdue(tables: Tables, d: date):
    with built(tables) as db:
        for row in actions(db, d):
            if row["timing"] == "overdue":
                assert row["is_past_due"] and not row["is_covered"] and row["status"] in ("not started", "in progress")


@in_many_worlds
@given(crowds(), days())
def test_removing_an_end_is_one_way_of_redating(tables: Tables, d: date):
    with built(tables) as db:
        for row in actions(db, d):
            assert 0 <= row["end_removed_count"] <= row["redated_count"]


@in_many_worlds
@given(crowds(), days(), days())
def test_counts_of_what_happened_never_fall_as_time_passes(tables: Tables, one: date, other: date):
    earlier, later = sorted([one, other])
    with built(tables) as db:
        before, after = (rows_of(db, "actions_as_at", d, "action_id") for d in (earlier, later))
    for key, row in before.items():
        for column in ("redated_count", "end_removed_count", "reopened_count"):
            assert row[column] <= after[key][column], f"{key}: {column}"


@in_many_worlds
@given(crowds(), days(), st.sampled_from(STATUSES))
def test_what_is_published_later_changes_no_earlier_figure(tables: Tables, d: date, status: str):
    with built(tables) as db, built(with_reports_on(tables, d + timedelta(days=1), status)) as later:
        assert answers(later, d) == answers(db, d)


@in_many_worlds
@given(crowds(), days(), st.integers(0, 9))
def test_the_order_of_rows_changes_nothing(tables: Tables, d: date, seed: int):
    shuffled = {name: random.Random(seed).sample(rows, len(rows)) for name, rows in tables.items()}
    with built(tables) as db, built(shuffled) as other:
        assert answers(db, d) == answers(other, d)


@in_many_worlds
@given(crowds(), days())
def test_preparing_twice_gives_the_same_rows(tables: Tables, d: date):
    with built(tables) as one, built(tables) as other:
        assert answers(one, d) == answers(other, d)


ADDITIVE = {
    "sector_totals": ("level", "council_count of_count counting_count complete_count stated_count"),
    "coverage_totals": (
        None,
        "council_count council_with_review known_review_count known_recommendation_count action_count",
    ),
    "told_by_theme": ("theme", "recommendation_count council_count register_count"),
    "actions_by_timing": ("timing", "action_count last_reported_count council_count"),
    "recommendations_by_theme": ("theme", "recommendation_count complete_count action_count"),
}


def added_up(db: duckdb.DuckDBPyConnection, name: str, d: date, **filters: str) -> Counter:
    """The additive counts of an answer by row and column, leaving out those that are nought."""
    key, columns = ADDITIVE[name]
    answer = queries.ask(db, name, as_at=d, **filters).to_dict("records")
    return +Counter({(key and row[key], column): int(row[column]) for row in answer for column in columns.split()})


@in_many_worlds
@given(crowds(), days(), st.sampled_from(sorted(ADDITIVE)))
def test_the_types_add_up_to_the_sector_where_nobody_was_visited_together(tables: Tables, d: date, name: str):
    apart = mixed({**tables, "reviews": [{**row, "joint_id": None} for row in tables["reviews"]]})
    with built(apart) as db:
        parts = [added_up(db, name, d, council_type=council_type) for council_type in TYPES]
        assert sum(parts, Counter()) == added_up(db, name, d)


@pytest.mark.parametrize("name", ADDITIVE)
def test_the_regions_of_a_type_add_up_to_it_where_no_joint_review_crosses_them(bundled, name):
    visited = "from reviews inner join councils using (gss_code)"
    crossing = (
        f"select joint_id {visited} where joint_id is not null group by joint_id having count(distinct region) > 1"
    )
    types = _listed(
        bundled,
        f"select council_type {visited} group by council_type "
        f"having bool_and(region is not null) and bool_and(joint_id is null or joint_id not in ({crossing}))",
    )
    regions = _listed(bundled, "select distinct region from councils where region is not null")
    assert len(types) > 3, "hardly anything is left to compare"
    for council_type in types:
        chosen = {"d": date(2025, 12, 31), "council_type": council_type}
        parts = [added_up(bundled, name, region=region, **chosen) for region in regions]
        assert sum(parts, Counter()) == added_up(bundled, name, **chosen), council_type


def _listed(db: duckdb.DuckDBPyConnection, sql: str) -> list:
    return [value for (value,) in db.cursor().execute(sql).fetchall()]
