"""The one filter bar: every question that takes its filters takes them alike."""

import duckdb
import pytest

import queries
from tests.queries import chosen
from tests.queries.story import FELPERSHAM, MAY, THEMES, action, asked, fill, owner, plan, report, rows, total

COUNCILS = {"council_type", "region", "year"}
EVERYTHING = {*COUNCILS, "theme_id"}
GROUPS = {*EVERYTHING, "gss_codes"}
QUESTIONS = {
    **dict.fromkeys(("coverage_totals", "coverage_of_councils", "clock_totals", "publication_clock"), COUNCILS),
    **dict.fromkeys(("reported_totals", "reviews_by_council", "documents_by_council"), COUNCILS),
    **dict.fromkeys(("flags_by_document", "changes_by_document"), COUNCILS),
    **dict.fromkeys(("sector_totals", "recommendations_by_theme", "reasons_by_theme"), EVERYTHING),
    **dict.fromkeys(("actions_by_timing", "redated_actions", "deadlines_of_council"), EVERYTHING),
    **dict.fromkeys(("changes_since_last_report", "search_recommendations"), EVERYTHING),
    **dict.fromkeys(("told_by_theme", "families_by_theme", "actions_by_owner", "completion_by_group"), GROUPS),
    **dict.fromkeys(
        ("slippage_by_group", "timing_by_group", "ownership_by_group", "deadline_quality_by_group"), GROUPS
    ),
}
NOBODY = {"council_type": "Parish council", "region": "Wales", "year": 1999, "gss_codes": "E07000009"}
ONE_AND_ALL = {
    "council_type": chosen.DISTRICT,
    "region": "South West",
    "year": 2024,
    "theme_id": 1,
    "gss_codes": "E07000001,E07000002",
}
# A theme chosen leaves one row of these, and the rest of their rows is no less true for it.
ROWS_BY_THEME = {"told_by_theme", "recommendations_by_theme"}


def everything(db, name, **params):
    """All columns of the answer."""
    text = {"text": "scrutiny"} if name == "search_recommendations" else {}
    return asked(db, name, " ".join(queries.query(name).columns), **text, **params)


@pytest.fixture(scope="module")
def alike():
    """Two districts of one region, visited in one year, of which everything is of one theme."""
    says = [
        action("complete", key="a1", **MAY),
        action("in progress", key="a2", of="r1", due_text="June 2024", **_june()),
    ]
    theirs = action(key="f1", of="s1", **MAY)
    words = {"theme_id": 1, "family_id": "as-a", "text": "Strengthen scrutiny"}
    family = {"family_id": "as-a", "label": "Strengthen scrutiny", "theme_id": 1}
    tables = rows(
        plan("2024-03-31", action(key="a1", **MAY), action(key="a2", of="r1", **MAY)),
        report("2024-09-30", *says),
        plan("2024-03-31", theirs, key="theirs", **FELPERSHAM),
        recommendations={"r1": words, "s1": words},
        councils=[{"region": "South West"}, {"gss_code": "E07000002", "name": "Felpersham", "region": "South West"}],
        themes=THEMES,
        families=[{**family, "council_count": 2, "recommendation_count": 2}],
        action_owners=[owner("a1", "Leader"), owner("f1", "Leader")],
        update_reasons=[{"update_id": "u003", "reason": "funding", "quote": "Money was short."}],
        flags=[{"document_id": "plan", "severity": "note", "code": "due_unread", "message": "Look."}],
        reported_totals=[total("report", "completed", count=1, of=2)],
    )
    db = duckdb.connect(config={"threads": 1})
    fill(db, tables)
    yield db
    db.close()


def _june() -> dict:
    return {"due_kind": "dated", "due_from": "2024-06-01", "due_to": "2024-06-30"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_filter_that_everything_passes_changes_nothing(alike, name):
    whole = everything(alike, name)
    assert whole, "an empty answer would stay empty whatever is chosen"
    for filter_name in QUESTIONS[name] - ({"theme_id"} if name in ROWS_BY_THEME else set()):
        assert everything(alike, name, **{filter_name: ONE_AND_ALL[filter_name]}) == whole, filter_name


@pytest.mark.parametrize("name", QUESTIONS)
def test_where_no_council_passes_nothing_is_counted(name):
    for filter_name in QUESTIONS[name] & NOBODY.keys() - {"year"}:
        columns = [column for column in queries.query(name).columns if column.endswith("_count")]
        found = asked(
            chosen.sector(),
            name,
            " ".join(columns),
            **{filter_name: NOBODY[filter_name]},
            **({"text": "scrutiny"} if name == "search_recommendations" else {}),
        )
        assert sum(count or 0 for row in found for count in row) == 0, filter_name


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - {"coverage_of_councils", "coverage_totals"}))
def test_in_a_year_without_visits_nothing_is_counted(name):
    answer = everything(chosen.sector(), name, year=NOBODY["year"])
    columns = list(queries.query(name).columns)
    counts = [at for at, column in enumerate(columns) if column.endswith("_count")]
    assert sum(row[at] or 0 for row in answer for at in counts) == 0


def test_a_year_without_visits_leaves_the_councils_standing_with_nothing_found():
    columns = "council_count council_with_review council_without_review action_count"
    assert asked(chosen.sector(), "coverage_totals", columns, year=1999) == [(3, 0, 3, 0)]


def test_filters_are_further_conditions_of_one_another():
    both = {"council_type": chosen.DISTRICT, "region": "South East"}
    assert asked(chosen.sector(), "redated_actions", "action_id", **both) == [("ha1",)]
    assert asked(chosen.sector(), "redated_actions", "action_id", **both, year=2023) == []
    assert asked(chosen.sector(), "redated_actions", "action_id", **both, gss_code="E07000001") == []


def test_the_latest_review_of_one_council_in_a_year_is_that_years():
    found = {
        year: asked(chosen.sector(), "redated_actions", "action_id", gss_code="E07000001", year=year)
        for year in (None, 2023, 2024, 2022)
    }
    assert found == {None: [("ba1",)], 2023: [("ea1",)], 2024: [("ba1",)], 2022: []}


def test_one_council_of_a_joint_review_is_shown_though_another_stands_for_both():
    assert asked(chosen.sector(), "redated_actions", "action_id", gss_code="E07000003") == [("ha1",)]
    both = "E06000002,E07000003"
    assert asked(chosen.sector(), "actions_by_owner", "action_count council_count", gss_codes=both) == [(2, 1)]
