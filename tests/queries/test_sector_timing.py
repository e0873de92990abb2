"""The totals of slippage in one row: what is counted, what it can be told from, and that groups come to it."""

import pytest

import queries
from queries import database
from tests.queries import chosen
from tests.queries.story import FELPERSHAM, JULY, MAY, ONGOING, action, asked, note, plan, report, told

NAME = "sector_timing"


def story(world):
    """Borchester's plan of five is followed by a report; Felpersham has a plan alone."""
    keys = ["moved", "removed", "late", "early", "overdue"]
    return told(
        world,
        plan("2024-03-31", *(action(key=key, **MAY) for key in keys)),
        report(
            "2024-09-30", action(key="moved", **JULY), action(key="removed", **ONGOING),
            action("complete", key="late", completed_from="2024-06-10", completed_to="2024-06-20"),
            action("complete", key="early", completed_from="2024-05-01", completed_to="2024-05-21"),
            action("in progress", key="overdue"),
        ),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
    )  # fmt: skip


def test_one_row_tells_what_slips_out_of_what(world):
    db = story(world)
    counts = "council_count review_count followed_review_count action_count"
    assert asked(db, NAME, counts) == [(2, 2, 1, 6)]
    moved = "overdue_count redated_action_count redated_count end_removed_count undated_count due_without_update_count"
    assert asked(db, NAME, moved) == [(1, 2, 2, 1, 2, 1)]
    assert asked(db, NAME, "measured_count late_count early_count", as_at="2024-10-01") == [(4, 3, 1)]
    assert asked(db, NAME, "judged_count on_time_count on_time_unknown_count on_time_low_share") == [(3, 1, 0, None)]
    assert asked(db, NAME, "latest_judged_count latest_on_time_count") == [(3, 1)]


def test_how_late_is_the_median_of_the_surely_late(world):
    assert asked(story(world), NAME, "late_low_days late_high_days", as_at="2024-10-01") == [(61, 61)]


def test_before_any_action_is_known_there_is_no_row(world):
    assert asked(story(world), NAME, "action_count", as_at="2024-03-30") == []


def test_a_review_is_followed_from_its_second_document_on_actions(world):
    db = told(
        world,
        plan("2024-03-31", action(), action(key="a2")),
        note("2024-06-30", {"narrative": "All is well.", "recommendation_id": "r1"}, key="of the recommendation"),
        note("2024-09-30", action("in progress"), key="of an action"),
    )
    assert asked(db, NAME, "followed_review_count", as_at="2024-09-29") == [(0,)]
    assert asked(db, NAME, "followed_review_count", as_at="2024-09-30") == [(1,)]


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers(NAME, "council_count action_count redated_action_count followed_review_count") == {
        "all": [(2, 4, 2, 2)],
        "type": [(2, 3, 2, 2)],
        "region": [(1, 2, 1, 1)],
        "year": [(1, 1, 1, 1)],
        "theme": [(2, 2, 0, 2)],
    }


SUMMED = ["action_count", "overdue_count", "redated_action_count", "redated_count", "end_removed_count", "measured_count",
          "late_count", "early_count", "judged_count", "on_time_count", "latest_judged_count"]  # fmt: skip


@pytest.mark.parametrize("by", ["theme", "council", "council type", "review year"])
def test_the_groups_come_to_the_whole(demo, by):
    with database.open_locked(database.current(demo / "build")) as db:
        [whole] = queries.ask(db, NAME, as_at="2026-06-30").itertuples()
        groups = queries.ask(db, "slippage_by_group", as_at="2026-06-30", by=by)
    assert {name: groups[name].sum() for name in SUMMED} == {name: getattr(whole, name) for name in SUMMED}
    assert whole.overdue_count and whole.redated_action_count
