"""The recommendations behind a figure: as many as the figure counts, under the same filters."""

import pytest

import queries
from queries import database
from tests.queries.story import (
    COUNCILS,
    FELPERSHAM,
    REVIEWS,
    THEMES,
    action,
    asked,
    plan,
    recommendation,
    report,
    told,
)

NAME = "recommendations_behind"
FILTERS = {
    "nothing": {},
    "type": {"council_type": "Unitary authority"},
    "region": {"region": "North East"},
    "year": {"year": 2024},
    "theme": {"theme_id": 1},
    "councils": {"gss_codes": "E07000002,E07000009"},
    "nobody": {"council_type": "Parish"},
}


def story(world, **tables):
    """Borchester's plan and report; two of Felpersham's recommendations from a page that was not seen whole."""
    page = report(
        None, recommendation(key="f1"), recommendation(key="f2"), key="page", kind="register", scope="part",
        counts_from="2024-02-08", said_by="peers", basis="LGA page", url="https://example.org/f", **FELPERSHAM,
    )  # fmt: skip
    mine = plan("2024-03-31", action(), action(key="a2"), recommendation(key="r2"))
    later = report("2024-09-30", action("complete"), recommendation("continuous", key="r2"), key="later")
    return told(
        world, mine, later, page,
        **{
            "councils": [
                {"region": "North East"},
                {**COUNCILS[1], "council_type": "Unitary authority", "region": "South West"},
            ],
            "themes": THEMES,
            "recommendations": {
                "r1": {"theme_id": 1, "theme_method": "inferred", "second_theme_id": 2, "ref": "4"},
                "r2": {"theme_id": 2, "theme_method": "stated"},
                "f1": FELPERSHAM, "f2": {**FELPERSHAM, "theme_id": 1},
            },
            **tables,
        },
    )  # fmt: skip


def test_one_row_says_everything_of_a_recommendation(world):
    columns = (
        "council recommendation_id ref text theme theme_method second_theme status status_method status_as_at "
        "action_count complete_count has_progress read_count is_from_register is_part_list moved_to_continuous "
        "said_by basis file_name url council_type region review_year"
    )
    rows = asked(story(world), NAME, columns)
    assert rows[0] == (
        "Borchester", "r1", "4", "Recommendation r1", "Priorities", "inferred", "Finance", "in progress", "derived",
        "2024-09-30", 2, 1, True, 2, False, False, False, "council", None, "plan.txt", None,
        "Non-metropolitan district", "North East", 2024,
    )  # fmt: skip
    assert rows[1][7:9] == ("continuous", "stated") and rows[1][16] is True
    assert rows[2] == (
        "Felpersham", "f1", None, "Recommendation f1", None, None, None, "not stated", None, None, 0, 0, False, 0, True,
        True, False, "peers", "LGA page", "page.txt", "https://example.org/f", "Unitary authority", "South West", 2024,
    )  # fmt: skip


def test_of_one_review_and_of_one_council(world):
    old = {"review_id": "old", "visited_from": "2019-01-10"}
    db = told(
        world, plan("2019-03-31", recommendation(key="q1"), key="old", review_id="old"), plan("2024-03-31", action()),
        reviews=[*REVIEWS, old],
    )  # fmt: skip
    chosen = ({"gss_code": "E07000001"}, {"review_id": "old"}, {"review_id": "old", "gss_code": "E07000002"})
    assert [asked(db, NAME, "recommendation_id", **one) for one in chosen] == [[("r1",)], [("q1",)], []]


def test_before_anything_counts_there_is_no_row(world):
    assert asked(story(world), NAME, "recommendation_id", as_at="2024-01-09") == []
    assert asked(story(world), NAME, "recommendation_id", as_at="2024-02-08") == [("f1",), ("f2",)]


def test_a_joint_review_is_shown_once_among_the_councils_that_pass(world):
    db = story(world, reviews=[{**review, "joint_id": "both"} for review in REVIEWS])
    assert asked(db, NAME, "recommendation_id") == [("r1",), ("r2",)]
    assert asked(db, NAME, "recommendation_id", gss_codes="E07000002") == [("f1",), ("f2",)]


def agrees_with_what_was_told(db, as_at, chosen):
    rows = queries.ask(db, NAME, as_at=as_at, **chosen)
    for theme in queries.ask(db, "told_by_theme", as_at=as_at, **chosen).itertuples():
        behind = rows[rows.theme.isna() if theme.theme == "No theme found" else rows.theme == theme.theme]
        stated = behind.theme_method.isin(["stated", "corrected"]).sum()
        seen = (
            len(behind),
            behind.gss_code.nunique(),
            behind.is_from_register.sum(),
            behind.is_part_list.sum(),
            stated,
        )
        assert seen == (
            theme.recommendation_count, theme.council_count, theme.register_count, theme.part_list_count,
            theme.stated_theme_count,
        )  # fmt: skip
        assert behind.family_id.nunique() == theme.family_count
        # The whole of a theme's row is that of all themes.
        assert len(rows) == theme.of_count or "theme_id" in chosen
    return len(rows)


def agrees_by_theme(db, as_at, chosen):
    rows = queries.ask(db, NAME, as_at=as_at, **chosen)
    read = rows[rows.read_count > 0]
    for theme in queries.ask(db, "recommendations_by_theme", as_at=as_at, **chosen).itertuples():
        behind = read[read.theme.isna() if theme.theme == "No theme found" else read.theme == theme.theme]
        assert (len(behind), behind.gss_code.nunique(), behind.action_count.sum()) == (
            theme.recommendation_count, theme.council_count, theme.action_count
        )  # fmt: skip
        for status in ("complete", "in progress", "not started", "stopped", "continuous", "not stated"):
            assert (behind.status == status).sum() == getattr(theme, f"{status.replace(' ', '_')}_count")
    return len(rows)


def agrees_with_the_totals(db, as_at, chosen):
    rows = queries.ask(db, NAME, as_at=as_at, **chosen)
    rows = rows[rows.read_count > 0]
    [total] = [
        row for row in queries.ask(db, "sector_totals", as_at=as_at, **chosen).itertuples() if row.level != "action"
    ]
    counted = rows[rows.has_progress & ~rows.status.isin(["stopped", "continuous"])]
    seen = (len(rows), rows.gss_code.nunique(), len(counted), (counted.status == "complete").sum())
    assert seen == (total.of_count, total.council_count, total.counting_count, total.complete_count)
    assert rows[rows.has_progress].moved_to_continuous.sum() == total.moved_to_continuous_count
    return len(rows)


AGREE = [agrees_with_what_was_told, agrees_by_theme, agrees_with_the_totals]


def taken(agrees, chosen):
    """Only the filters that the figure has; `recommendations_by_theme` and `sector_totals` know no list of councils."""
    has = "gss_codes" not in chosen or agrees is agrees_with_what_was_told
    return chosen if has else {"council_type": "Unitary authority"}


@pytest.mark.parametrize("agrees", AGREE)
@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
def test_the_rows_come_to_the_figure(world, agrees, chosen):
    db = story(world)
    counts = [agrees(db, as_at, taken(agrees, chosen)) for as_at in ("2024-01-01", "2024-06-15", "2025-06-01")]
    assert counts[0] == 0


@pytest.mark.parametrize("agrees", AGREE)
def test_the_rows_come_to_the_figure_in_the_demo(demo, agrees):
    with database.open_locked(database.current(demo / "build")) as db:
        assert agrees(db, "2026-06-30", {}) > 0
        assert agrees(db, "2026-06-30", {"theme_id": 4}) > 0
        assert agrees(db, "2023-01-01", {}) < agrees(db, "2026-06-30", {})
