"""The publication clock: every step and standing in the address, and not found is never late."""

import pytest

from pages.parts import published
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


def test_a_theme_is_said_not_to_matter(app):
    assert "does not change these figures" in shown(opened(app, "clock.py", theme="Governance and culture"))
