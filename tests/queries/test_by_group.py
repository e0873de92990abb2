"""The five questions by group: what their groups are, and what each tells of timing, slippage, owners and deadlines."""

import duckdb
import pytest

from tests.queries import chosen
from tests.queries.story import (
    COUNCILS,
    EARLY,
    EVENT,
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
    report,
    told,
)

NAMES = [
    "completion_by_group",
    "timing_by_group",
    "slippage_by_group",
    "ownership_by_group",
    "deadline_quality_by_group",
]
GROUPS = {
    None: ["Priorities", "Finance", "No theme found"],
    "theme": ["Priorities", "Finance", "No theme found"],
    "council": ["Borchester", "Felpersham"],
    "council type": ["Non-metropolitan district", "Unitary authority"],
    "region": ["North East", "Region not stated"],
    "review year": ["2023", "Year not stated"],
}


def two_councils(world):
    """Borchester has an action of each theme; of Felpersham neither region, visit nor theme is known."""
    return told(
        world,
        plan("2024-03-31", action(of="r2", key="a2"), action()),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        councils=[{"region": "North East"}, {**COUNCILS[1], "council_type": "Unitary authority"}],
        reviews=[{"visited_from": "2023-01-10"}, {**FELPERSHAM, "gss_code": "E07000002"}],
        themes=THEMES, recommendations={"r1": {"theme_id": 1}, "r2": {"theme_id": 2}},
    )  # fmt: skip


def test_groups_are_named_in_their_order_and_what_is_not_known_comes_last(world):
    db = two_councils(world)
    for name in NAMES:
        found = {by: list(dict.fromkeys(group for (group,) in asked(db, name, "group_name", by=by))) for by in GROUPS}
        assert found == GROUPS, name


def test_a_wrong_group_is_an_error_that_lists_the_right_ones(world):
    db = told(world, plan("2024-03-31", action()))
    for name in NAMES:
        with pytest.raises(
            duckdb.Error, match="by: one of theme, council, council type, region, review year is accept"
        ):
            asked(db, name, "group_name", by="planet")


def test_a_former_council_and_its_successor_of_one_name_are_two_groups(world):
    """Rule 12: as Somerset and North Yorkshire in the register."""
    db = told(
        world,
        plan("2019-03-31", action(), key="former"),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        councils=[{"end_on": "2023-04-01", "replaced_by": "E07000002"}, {"gss_code": "E07000002"}],
        reviews=[{"visited_from": "2019-01-10"}, REVIEWS[1]],
    )
    assert len(asked(db, "timing_by_group", "group_name", by="council")) == 2


def test_only_reviews_visited_in_the_chosen_year_count(world):
    db = two_councils(world)
    for name in NAMES:
        assert asked(db, name, "group_name", by="council", year=2024) == [], name
        assert {group for (group,) in asked(db, name, "group_name", by="council", year=2023)} == {"Borchester"}, name


def test_several_owners_and_mentions_of_several_actions_of_one_recommendation_multiply_nothing(world):
    db = told(
        world, plan("2024-03-31", action(), action(key="a2")), report("2024-09-30", action(), action(key="a2")),
        action_owners=[owner("a1", role, n) for n, role in enumerate(["Leader", "Chief Executive", "Director"])],
    )  # fmt: skip
    assert asked(db, "completion_by_group", "level without_progress_count") == [("recommendation", 1), ("action", 2)]
    for name in NAMES[1:]:
        assert asked(db, name, "action_count") == [(2,)], name


def test_timing_shares_are_of_the_group_and_stand_in_the_order_of_the_method(world):
    says = [action("not started", key=f"a{n}", **MAY) for n in range(3)] + [
        action("complete", key="b"),
        action(key="c"),
    ]
    db = told(world, report("2024-09-30", *says), report("2024-09-30", action(key="f1", of="s1"), key="theirs", **FELPERSHAM))  # fmt: skip
    columns = "timing action_count of_count share council_count"
    assert asked(db, "timing_by_group", columns) == [
        ("overdue", 3, 6, 3 / 6, 1),
        ("undated", 2, 6, 2 / 6, 2),
        ("done, date not stated", 1, 6, 1 / 6, 1),
    ]
    [alone] = asked(db, "timing_by_group", columns, by="council")[3:]
    assert alone == ("undated", 1, 1, None, 1)


def done(key, first, last):
    return action("complete", key=key, completed_from=first, completed_to=last)


def test_slippage_never_averages_late_and_early(world):
    keys = ["late", "later", "early", "even", "open", "undated", "removed"]
    db = told(
        world,
        plan("2024-03-31", *(action(key=key, **({} if key == "undated" else MAY)) for key in keys)),
        report(
            "2024-06-30", action(key="late", **JULY), action(key="removed", **ONGOING),
            done("later", "2024-06-10", "2024-06-20"), done("early", "2024-05-01", "2024-05-21"),
            done("even", "2024-05-31", "2024-05-31"), done("open", "2024-05-21", "2024-06-10"),
        ),
    )  # fmt: skip
    counts = "action_count measured_count late_count early_count unmoved_count cannot_tell_count"
    assert asked(db, "slippage_by_group", counts, as_at="2024-07-01") == [(7, 5, 2, 1, 1, 1)]
    medians = "late_low_days late_high_days early_low_days early_high_days"
    assert asked(db, "slippage_by_group", medians, as_at="2024-07-01") == [(35.5, 40.5, -30, -10)]
    moved = "redated_action_count redated_count end_removed_count"
    assert asked(db, "slippage_by_group", moved, as_at="2024-07-01") == [(2, 2, 1)]


def test_slippage_where_no_deadline_is_stated_measures_nothing(world):
    db = told(world, plan("2024-03-31", action(), action("complete", key="a2")))
    columns = "action_count measured_count late_low_days early_low_days judged_count on_time_low_share"
    assert asked(db, "slippage_by_group", columns) == [(2, 0, None, None, 0, None)]


def test_what_was_done_on_time_has_a_low_and_a_high_end_against_both_deadlines(world):
    keys = ["on time", "late", "cannot tell", "moved", "overdue", "not due"]
    db = told(
        world,
        plan("2024-03-31", *(action(key=key, **MAY) for key in keys)),
        report(
            "2024-09-30", done("on time", "2024-05-01", "2024-05-21"), done("late", "2024-06-10", "2024-06-20"),
            action("complete", key="cannot tell"), {**done("moved", "2024-07-01", "2024-07-10"), **JULY},
            action("in progress", key="overdue"), action(key="not due"),
        ),
    )  # fmt: skip
    first = "overdue_count judged_count on_time_count on_time_low_share on_time_high_share"
    assert asked(db, "slippage_by_group", first) == [(1, 5, 1, 1 / 5, 2 / 5)]
    latest = "latest_judged_count latest_on_time_low_share latest_on_time_high_share"
    assert asked(db, "slippage_by_group", latest) == [(5, 2 / 5, 3 / 5)]


def test_ownership_tells_how_many_name_somebody_and_whom(world):
    db = told(
        world,
        plan("2024-03-31", *(action(key=key) for key in ("own", "two", "member", "team", "nobody"))),
        actions={"own": {"owner_scope": "own"}, "two": {"owner_scope": "row"}, "nobody": {"owner_scope": "own"}},
        action_owners=[
            owner("own", "Chief Executive"),
            owner("two", "Director", 1), owner("two", "Leader", 2, "member"),
            owner("member", "Leader", 1, "member"), owner("team", "Board", 1, "team"),
        ],
    )  # fmt: skip
    named = "council_count action_count named_count named_share own_count several_count"
    assert asked(db, "ownership_by_group", named) == [(1, 5, 4, 4 / 5, 1, 1)]
    assert asked(db, "ownership_by_group", "officer_count member_count team_only_count") == [(2, 2, 1)]


def test_ownership_named_only_by_a_later_document_is_not_known_before_it(world):
    db = told(
        world, plan("2024-03-31", action()), report("2024-09-30", action()),
        action_owners=[owner("a1", "Leader", document_id="report")],
    )  # fmt: skip
    assert asked(db, "ownership_by_group", "named_count named_share", as_at="2024-09-29") == [(0, None)]
    assert asked(db, "ownership_by_group", "named_count named_share", as_at="2024-09-30") == [(1, None)]


def test_deadline_quality_tells_how_exact_deadlines_are(world):
    deadlines = {
        "day": due("2024-06-30", "2024-06-30", "30 June 2024"), "month": MAY, "quarter": due("2024-07-01", "2024-09-30", "Q2"),
        "early": EARLY, "ongoing": ONGOING, "event": EVENT, "none": {}, "blank": {"due_kind": None},
    }  # fmt: skip
    db = told(world, plan("2024-03-31", *(action(key=key, **deadline) for key, deadline in deadlines.items())))
    exact = "action_count dated_count day_count month_count longer_count early_count"
    assert asked(db, "deadline_quality_by_group", exact) == [(8, 4, 1, 2, 1, 1)]
    undated = "ongoing_count event_count none_count undated_share median_width_days"
    assert asked(db, "deadline_quality_by_group", undated) == [(1, 1, 2, 4 / 8, 31)]


def test_deadline_quality_without_a_date_has_no_width(world):
    db = told(world, plan("2024-03-31", action()))
    columns = "dated_count undated_share median_width_days"
    assert asked(db, "deadline_quality_by_group", columns) == [(0, None, None)]


@pytest.mark.parametrize(
    "name", ["slippage_by_group", "ownership_by_group", "deadline_quality_by_group", "timing_by_group"]
)
def test_each_filter_chooses_what_is_counted(name):
    found = chosen.answers(name, "group_name action_count", by="council")
    counted = {chosen: _summed(rows) for chosen, rows in found.items()}
    assert counted == {
        "all": {"Borchester": 2, "Felpersham": 2},
        "type": {"Borchester": 2, "Penny Hassett": 1},
        "region": {"Felpersham": 2},
        "year": {"Borchester": 1},
        "theme": {"Borchester": 1, "Felpersham": 1},
        "codes": {"Penny Hassett": 1},
    }


def _summed(rows: list[tuple]) -> dict[str, int]:
    groups = dict.fromkeys(group for group, _ in rows)
    return {group: sum(count for name, count in rows if name == group) for group in groups}
