"""The publication clock: every step and standing in the address, and not found is never late."""

from datetime import date

import pytest

from pages.parts.sector import published
from tests.conftest import day
from tests.pages.reading import shown, table
from tests.pages.test_every_page import opened


def test_not_found_is_its_own_column_and_comes_to_the_whole(app):
    rows = table(opened(app, "clock.py"), "Not found (not late)")
    parts = ["Found within", "Found after", "Found, cannot tell", "Not yet due", "Not found (not late)"]
    assert rows[parts].astype(int).sum(axis=1).tolist() == rows["Reviews"].astype(int).tolist()
    assert "Not found is not late" in shown(opened(app, "clock.py"))


@pytest.mark.parametrize("standing", ["later", "within", "not found"])
def test_step_and_standing_in_the_address_are_shown(app, standing):
    at = opened(app, "clock.py", step="report", show=standing)
    rows = table(at, "Standing")
    assert set(rows["Standing"]) == {standing} and len(rows) > 3
    assert published.STANDINGS[standing] in shown(at)


def test_a_standing_that_there_is_not_is_said(app):
    said = shown(opened(app, "clock.py", show="tardy", step="minutes"))
    assert "tardy" in said and "minutes" in said


def test_a_standing_without_a_review_says_what_to_change(app):
    assert "Choose another step" in shown(opened(app, "clock.py", step="progress review report", show="later"))


def test_a_type_narrows_the_reviews(app):
    every = table(opened(app, "clock.py"), "Not found (not late)")["Reviews"].astype(int).max()
    county = opened(app, "clock.py", type="County")
    assert 0 < table(county, "Not found (not late)")["Reviews"].astype(int).max() < every
    assert "Council type: County" in shown(county).replace("\\", "")


def test_only_what_is_about_the_date_of_the_step_stands_beside_it(app):
    rows = table(opened(app, "clock.py", step="action plan", show="found"), "What is said of the date")
    said = rows["What is said of the date"]
    assert said.str.startswith("Plan date").any()
    assert not said.str.contains("People met|Progress review ran|Report date").any()


def test_a_date_known_to_the_month_stands_as_a_month(app):
    rows = table(opened(app, "clock.py", step="action plan", show="found"), "Expected by")
    monthly = rows[rows["Visited"].str.match(r"[A-Z]\w+ \d{4}$")]
    assert len(monthly) and monthly["Expected by"].str.match(r"[A-Z]\w+ \d{4}$").all()
    assert not rows["Found"].str.match(r"1 to (30|31) ").any()


def test_a_day_before_any_visit_leads_on_to_today(app):
    at = opened(app, "clock.py", as_at=day("2013-01-01"))
    assert "No corporate peer challenge" in shown(at)
    at.button(key="to_today").click().run()
    assert "Not found is not late" in shown(at) and at.date_input(key="as_at").value == date.today()


def test_filters_that_leave_nothing_today_offer_no_later_day(app):
    said = shown(opened(app, "clock.py", region="North East", type="County"))
    assert "Take a filter off" in said and "later as-at date" not in said


def test_a_theme_is_said_not_to_matter(app):
    assert "does not change these figures" in shown(opened(app, "clock.py", theme="Governance and culture"))
