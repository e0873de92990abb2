"""The pages on several documents a council: first and latest deadline, what changed, both clocks, and always the banner."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pages.parts import data, words
from tests.pages.test_every_page import PAGES, opened, shown


def table(at, column: str):
    return next(one.value for one in at.dataframe if column in one.value)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_the_councils_are_invented(demo_app, page):
    assert any("invented" in one.value for one in opened(demo_app, page).warning)


def test_real_data_has_no_banner_and_no_invented_council(app):
    at = opened(app, "council.py")
    assert not at.warning
    assert "Borchester" not in at.selectbox(key="council").options


def test_first_and_latest_deadline_stand_side_by_side(demo_app):
    at = opened(demo_app, "council.py", council="Edgeley", as_at="2026-01-15")
    rows = table(at, "First deadline").set_index("No.")
    moved = rows[rows["Times re-dated"] > 0]
    assert (moved["First deadline"] != moved["Latest deadline"]).all()
    assert "moved" in shown(at)


def test_what_changed_with_the_last_report_is_told(demo_app):
    at = opened(demo_app, "council.py", council="Edgeley", as_at="2026-01-15")
    assert {"re-dated", "done"} <= set(table(at, "Change")["Change"])
    earlier = opened(demo_app, "council.py", council="Edgeley", as_at="2024-10-01")
    assert "Nothing to compare" in shown(earlier)


def test_both_clocks_stand_side_by_side(demo_app):
    rows = table(opened(demo_app, "council.py", council="Borchester", as_at="2026-06-01"), "As at the date")
    reported = next(name for name in rows.columns if name.startswith("As last reported ("))
    assert (rows["As at the date"] != rows[reported]).any()


def test_the_successor_offers_the_review_it_inherited(demo_app):
    at = opened(demo_app, "council.py", council="Felpersham", as_at="2026-01-15")
    labels = at.selectbox(key="review").options
    [inherited] = [label for label in labels if "Lakey Hill (inherited)" in label]
    at.selectbox(key="review").set_value(inherited).run()
    assert "It counts under the former council" in shown(at)


def test_a_review_that_is_not_known_is_said(demo_app):
    at = opened(demo_app, "council.py", council="Felpersham", review="Visited in 1066")
    assert any("1066" in one.value for one in at.warning)


def test_questions_open_the_actions_they_rest_on(demo_app):
    at = opened(demo_app, "council.py", council="Edgeley", as_at="2026-01-15")
    assert len(table(at, "Why it is asked"))


def test_a_total_stands_beside_what_the_rows_come_to(demo_app):
    rows = table(opened(demo_app, "overview.py", as_at="2026-06-01"), "What was said")
    assert (rows["Difference"] != "–").any()


def test_where_only_a_plan_is_known_no_progress_is_reported_yet(app):
    assert "No progress reported yet" in shown(opened(app, "council.py", council="Havant"))


def test_reported_totals_of_a_council_without_a_plan_stand_as_what_they_are(app):
    at = opened(app, "council.py", council="Cheshire East")
    assert "No plan or report of this review is loaded" in shown(at)
    assert "51 of 73 actions completed; 4 of 18 recommendations implemented" in shown(at)
    rows = table(at, "What was said")
    assert [text.split(" (")[0] for text in rows["What was said"]] == [
        "51 of 73 actions completed",
        "4 of 18 recommendations implemented",
    ]
    assert set(rows["Rows that say so"]) == {"no rows loaded"}


def test_the_move_of_a_deadline_is_told_apart_from_how_late_it_is():
    row = SimpleNamespace(
        due_kind="dated",
        due_text="June 2025",
        redated_count=1,
        first_due_text="January 2025",
        first_due_to=pd.Timestamp("2025-01-31"),
        due_to=pd.Timestamp("2025-06-30"),
    )
    assert words.deadlines(row) == "first January 2025, now June 2025 (moved once, 150 days later)"


def test_real_data_is_never_built_into_the_folder_of_the_demo(demo_app, demo, tmp_path, monkeypatch):
    (tmp_path / "sources.csv").write_text("file\n")
    monkeypatch.setattr(data, "BUILDS", tmp_path / "build")
    at = demo_app.run()
    assert any("make demo" in one.value for one in at.error)
    assert not (tmp_path / "build").exists()


def test_where_five_peers_have_told_of_progress_their_completion_is_shown_with_bounds_and_no_rank(demo_app):
    at = opened(demo_app, "peers.py", council="Edgeley", group="Same region")
    rows = table(at, "Complete of those with a stated status")
    assert len(rows) >= 6 and list(rows["Council"]) == sorted(rows["Council"])
    assert "no ranking" in shown(at)


def test_where_fewer_have_the_page_leads_with_what_is_known_of_many(demo_app):
    at = opened(demo_app, "peers.py", council="Edgeley", group="My own list", peers="Borchester")
    assert "this page leads with what is known of many" in shown(at)
    assert "From 5 on their completion is shown here" in shown(at)
