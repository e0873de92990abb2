"""The rows behind a figure: as many as the figure counts, under the same filters."""

from collections import Counter

import pytest

import queries
from queries import database
from tests.queries.story import (
    COUNCILS,
    EARLY,
    FELPERSHAM,
    JULY,
    MAY,
    ONGOING,
    REVIEWS,
    THEMES,
    action,
    asked,
    due,
    owner,
    plan,
    recommendation,
    report,
    told,
)

NAME = "actions_behind"
FILTERS = {
    "nothing": {},
    "type": {"council_type": "Unitary authority"},
    "region": {"region": "North East"},
    "year": {"year": 2024},
    "theme": {"theme_id": 1},
    "councils": {"gss_codes": "E07000001,E07000009"},
    "nobody": {"council_type": "Parish"},
}


def story(world, **tables):
    """Borchester moved a deadline, missed one and finished one; Felpersham, of another type and region, has only a plan."""
    mine = plan(
        "2024-03-31", action(**MAY), action(key="a2", **MAY), action("not started", key="a3", of="r2", **ONGOING),
        action(key="a4", of=None, **EARLY),
    )  # fmt: skip
    later = report(
        "2024-09-30", action("complete"), action("in progress", key="a2", **JULY), action(key="a3", of="r2"),
        recommendation("complete", key="r2"), key="later",
    )  # fmt: skip
    theirs = plan("2024-03-31", action(key="f1", of="s1", **JULY), key="theirs", **FELPERSHAM)
    return told(
        world, mine, later, theirs,
        **{
            "councils": [
                {"region": "North East"},
                {**COUNCILS[1], "council_type": "Unitary authority", "region": "South West"},
            ],
            "themes": THEMES,
            "recommendations": {"r1": {"theme_id": 1, "ref": "4"}, "s1": {"theme_id": 2}},
            "action_owners": [owner("a1", "Leader", 1), owner("a1", "Director", 2)],
            **tables,
        },
    )  # fmt: skip


def test_one_row_says_everything_of_an_action(world):
    columns = (
        "council action_id ref recommendation action theme owners is_named first_due_text due_text due_to width_days "
        "redated_count status counted_status timing slip_kind on_time has_progress file_name place"
    )
    rows = asked(story(world), NAME, columns, gss_code="E07000001")
    assert rows[1] == (
        "Borchester", "a2", "4", "Recommendation r1", "Action a2", "Priorities", None, False, "May 2024", "July 2024",
        "2024-07-31", 31, 1, "in progress", "in progress", "overdue", "late", "overdue", True, "plan.txt", "line 2",
    )  # fmt: skip
    assert rows[0][6:8] == (["Leader", "Director"], True)


def test_what_is_not_stated_is_null(world):
    columns = "action_id recommendation_id ref theme first_due_text due_from width_days url is_due_before_document"
    rows = asked(story(world), NAME, columns, gss_code="E07000001")
    assert rows[2] == ("a3", "r2", None, None, None, None, None, None, False)
    assert rows[3] == ("a4", None, None, None, None, "2023-03-01", 31, None, True)


def test_a_day_is_one_day_wide_and_an_action_covered_by_its_recommendation_is_counted_as_not_stated(world):
    db = told(
        world,
        plan("2024-03-31", action("in progress", **due("2024-05-31", "2024-05-31", "31 May 2024"))),
        report("2024-09-30", recommendation("complete")),
    )
    assert asked(db, NAME, "width_days status counted_status") == [(1, "in progress", "not stated")]


def test_one_review_or_one_council_is_shown_though_sector_figures_count_another(world):
    old = {"review_id": "old", "visited_from": "2019-01-10"}
    db = told(
        world, plan("2019-03-31", action(key="o1", of="q1"), key="old", review_id="old"), plan("2024-03-31", action()),
        reviews=[*REVIEWS, old],
    )  # fmt: skip
    shown = [asked(db, NAME, "action_id", **chosen) for chosen in ({}, {"review_id": "old"}, {"year": 2019})]
    assert shown == [[("a1",)], [("o1",)], [("o1",)]]


def test_before_a_document_counts_its_actions_are_not_there(world):
    db = story(world)
    assert asked(db, NAME, "action_id", as_at="2024-03-30") == []
    assert [status for (status,) in asked(db, NAME, "status", as_at="2024-09-29", gss_code="E07000001")] == [
        "not stated",
        "not stated",
        "not started",
        "not stated",
    ]


def test_a_joint_review_is_shown_once_among_the_councils_that_pass(world):
    db = story(world, reviews=[{**review, "joint_id": "both"} for review in REVIEWS])
    assert len(asked(db, NAME, "action_id")) == 4
    assert asked(db, NAME, "action_id", region="South West") == [("f1",)]


def agrees_with_the_totals(db, as_at, chosen):
    rows = queries.ask(db, NAME, as_at=as_at, **chosen)
    [total] = [
        row for row in queries.ask(db, "sector_totals", as_at=as_at, **chosen).itertuples() if row.level == "action"
    ]
    counted = rows[rows.has_progress & ~rows.counted_status.isin(["stopped", "continuous"])]
    seen = (len(rows), rows.gss_code.nunique(), len(counted), (counted.counted_status == "complete").sum())
    assert seen == (total.of_count, total.council_count, total.counting_count, total.complete_count)
    assert rows[rows.has_progress].moved_to_continuous.sum() == total.moved_to_continuous_count
    return len(rows)


def agrees_with_the_timings(db, as_at, chosen):
    rows = queries.ask(db, NAME, as_at=as_at, **chosen)
    timings = queries.ask(db, "actions_by_timing", as_at=as_at, **chosen)
    counts = {row.timing: row.action_count for row in timings.itertuples() if row.action_count}
    assert Counter(rows.timing) == counts
    return len(rows)


def agrees_with_the_slippage(db, as_at, chosen):
    rows = queries.ask(db, NAME, as_at=as_at, **chosen)
    groups = queries.ask(db, "slippage_by_group", as_at=as_at, by="council", **chosen)
    for group in groups.itertuples():
        behind = rows[rows.council == group.group_name]
        kinds = behind.slip_kind.value_counts()
        seen = {f"{name}_count": kinds.get(kind, 0) for name, kind in
                (("late", "late"), ("early", "early"), ("unmoved", "none"), ("cannot_tell", "cannot tell"))}  # fmt: skip
        seen |= {
            "action_count": len(behind), "redated_count": behind.redated_count.sum(),
            "redated_action_count": (behind.redated_count > 0).sum(), "judged_count": behind.on_time.notna().sum(),
            "end_removed_count": behind.end_removed_count.sum(), "on_time_count": (behind.on_time == "on time").sum(),
            "latest_judged_count": behind.on_time_latest.notna().sum(),
        }  # fmt: skip
        assert seen == {name: getattr(group, name) for name in seen}, group.group_name
    assert set(rows.council) == set(groups.group_name)
    return len(rows)


def agrees_with_the_completion(db, as_at, chosen):
    rows = queries.ask(db, NAME, as_at=as_at, **chosen)
    groups = queries.ask(db, "completion_by_group", as_at=as_at, by="theme", **chosen)
    rows["group_name"] = rows.theme.astype(object).where(rows.theme.notna(), "No theme found")
    for group in groups[groups.level == "action"].itertuples():
        behind = rows[rows.group_name == group.group_name]
        told_of = behind[behind.has_progress].counted_status.value_counts()
        assert (len(behind), told_of.sum(), told_of.get("complete", 0), told_of.get("not stated", 0)) == (
            group.of_count + group.without_progress_count, group.of_count, group.complete_count, group.not_stated_count
        )  # fmt: skip
    return len(rows)


def taken(agrees, chosen):
    """The filters that the figure has as well: only the figures by group know a list of councils."""
    by_group = agrees in (agrees_with_the_slippage, agrees_with_the_completion)
    return chosen if by_group or "gss_codes" not in chosen else {"region": "South West"}


AGREE = [agrees_with_the_totals, agrees_with_the_timings, agrees_with_the_slippage, agrees_with_the_completion]


@pytest.mark.parametrize("agrees", AGREE)
@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
def test_the_rows_come_to_the_figure(world, agrees, chosen):
    db = story(world)
    counts = [agrees(db, as_at, taken(agrees, chosen)) for as_at in ("2024-01-01", "2024-06-15", "2025-06-01")]
    assert counts[0] == 0
    assert counts[-1] > 0 or chosen == FILTERS["nobody"]


@pytest.mark.parametrize("agrees", AGREE)
def test_the_rows_come_to_the_figure_in_the_demo(demo, agrees):
    with database.open_locked(database.current(demo / "build")) as db:
        assert agrees(db, "2026-06-30", {}) > 0
        assert agrees(db, "2026-06-30", {"theme_id": 4}) > 0
        assert agrees(db, "2023-01-01", {}) < agrees(db, "2026-06-30", {})


def test_the_rows_of_the_groups_of_one_filter_come_to_all_rows_in_the_demo(demo):
    with database.open_locked(database.current(demo / "build")) as db:
        whole = queries.ask(db, NAME, as_at="2026-06-30")
        parts = [queries.ask(db, NAME, as_at="2026-06-30", council_type=one) for one in whole.council_type.unique()]
        assert len(parts) > 1 and all(map(len, parts))
        assert sorted(key for part in parts for key in part.action_id) == sorted(whole.action_id)
