"""The pages on several documents a council: first and latest deadline, what changed, both clocks, and always the banner."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pages.parts import data, words
from tests.pages.test_every_page import PAGES, opened


def table(at, column: str):
    return next(one.value for one in at.dataframe if column in one.value)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_the_councils_are_invented(demo_app, page):
    assert any("invented" in one.value for one in opened(demo_app, page).warning)


def test_real_data_has_no_banner_and_no_invented_council(app):
    at = opened(app, "council.py")
    assert not at.warning
    assert "Borchester" not in at.selectbox(key="council").options


def test_the_move_of_a_deadline_is_told_apart_from_how_late_it_is():
    row = SimpleNamespace(
        due_kind="dated",
        due_text="June 2025",
        redated_count=1,
        first_due_text="January 2025",
        first_due_from=pd.Timestamp("2025-01-01"),
        first_due_to=pd.Timestamp("2025-01-31"),
        due_from=pd.Timestamp("2025-06-01"),
        due_to=pd.Timestamp("2025-06-30"),
    )
    assert words.deadlines(row) == "first January 2025, now June 2025 (moved once, 150 to 151 days later)"


@pytest.mark.parametrize(
    ("count", "whole", "said"),
    [
        (1, 383, "1 of 383 (under 1%)"),
        (0, 383, "0 of 383 (0%)"),
        (999, 1000, "999 of 1,000 (over 99%)"),
        (2, 4, "2 of 4"),
    ],
)
def test_some_are_never_nought_per_cent_and_not_all_never_a_hundred(count, whole, said):
    assert words.of(count, whole) == said


def test_real_data_is_never_built_into_the_folder_of_the_demo(demo_app, demo, tmp_path, monkeypatch):
    (tmp_path / "sources.csv").write_text("file\n")
    monkeypatch.setattr(data, "BUILDS", tmp_path / "build")
    at = demo_app.run()
    assert any("make demo" in one.value for one in at.error)
    assert not (tmp_path / "build").exists()
