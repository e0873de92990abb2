"""Slippage: what slips and why, always with what it can be told from, and never a ranking."""

import re

import pytest

from pages.parts.sector import slips
from tests.conftest import day
from tests.pages.reading import links, shown, table, tables
from tests.pages.test_every_page import opened

MID = day("2026-06-01")


def test_without_two_documents_of_a_council_nothing_is_claimed(app):
    at = opened(app, "slippage.py")
    said = shown(at)
    assert "No council has two loaded documents that list actions" in said and "make demo" not in said
    assert "Nothing to compare" in said and "cannot be seen" in said
    assert "Overdue" not in [metric.label for metric in at.metric]
    assert not [one for one in tables(at) if "Re-dated" in one]


def test_the_answer_names_overdue_and_redated_together(demo_app):
    at = opened(demo_app, "slippage.py", as_at=MID)
    said = shown(at)
    assert re.search(r"\*\*\d+ of \d+ \(\d+%\)\*\* are overdue and \*\*\d+ of \d+ \(\d+%\)\*\* were re-dated", said)
    labels = [metric.label for metric in at.metric]
    assert labels[:2] == ["Overdue", "Re-dated"] and len(labels) == 6
    assert set(slips.FIGURES) == set(links(at, "figure"))


@pytest.mark.parametrize("group", list(slips.GROUPS))
def test_groups_stand_in_their_own_order(demo_app, group):
    at = opened(demo_app, "slippage.py", as_at=MID, by=group)
    rows = table(at, "Times re-dated")
    assert {"Overdue", "Re-dated", "Late", "Early"} <= set(rows)
    names = list(rows.iloc[:, 0])
    assert group == "Theme" or names == sorted(names)
    assert "no ranking" in shown(at)
    asked = [part.proto.query_string for part in at.get("page_link")]
    assert any("question=slippage_by_group" in one for one in asked)


def test_the_groups_come_to_the_whole(demo_app):
    at = opened(demo_app, "slippage.py", as_at=MID, by="Council")
    rows = table(at, "Times re-dated")
    overdue, redated = (int(metric.value.split(" of ")[0]) for metric in at.metric[:2])
    assert rows["Overdue"].astype(int).sum() == overdue > 0
    assert rows["Re-dated"].astype(int).sum() == redated > 0


def test_of_fewer_than_five_no_median_is_given(demo_app):
    rows = table(opened(demo_app, "slippage.py", as_at=MID, by="Council"), "Times re-dated")
    few = rows[rows["Late"].str.match(r"[1-4] of")]
    assert len(few) and (few["Late by"] == "fewer than five").all()
    assert rows[rows["Late"].str.startswith("0 of")]["Late by"].eq("–").all()


def test_a_moved_deadline_stands_with_first_latest_and_place(demo_app):
    rows = table(opened(demo_app, "slippage.py", as_at=MID), "Where the latest stands")
    assert (rows["First deadline"] != rows["Latest deadline"]).all() and len(rows) > 20
    assert (rows["Times re-dated"].astype(int) > 0).all()
    assert rows["Where the latest stands"].str.contains(r"\.\w+, \w").all()


def test_reasons_are_counted_and_quoted_with_their_source(demo_app):
    at = opened(demo_app, "slippage.py", as_at=MID)
    quotes, counts = table(at, "What is said"), table(at, "All")
    assert counts["All"].astype(int).sum() == len(quotes) > 10
    assert quotes["Reason"].nunique() >= 5
    assert (quotes[["Council", "Said by", "Date", "Document", "Place"]] != "").all().all()


def test_what_last_reports_changed_names_what_was_dropped(demo_app):
    at = opened(demo_app, "slippage.py", as_at=MID)
    rows = table(at, "Last report")
    assert "Dropped without statement" in rows and "dropped without statement" in shown(at)
    assert len(rows) > 5


def test_a_filter_narrows_every_section(demo_app):
    whole = opened(demo_app, "slippage.py", as_at=MID)
    every = len(table(whole, "Where the latest stands"))
    part = opened(demo_app, "slippage.py", as_at=MID, type="Unitary authority")
    assert 0 < len(table(part, "Where the latest stands")) < every
    assert "Council type: Unitary authority" in shown(part).replace("\\", "")


def test_what_has_no_calendar_date_is_named_alike_and_the_unfinished_are_told_apart(app):
    at = opened(app, "slippage.py")
    every = next(metric.value for metric in at.metric if metric.label == "No calendar date")
    standing = table(at, "What it means").set_index("Standing")
    assert "undated" not in standing.index
    [unfinished] = [cells for name, cells in standing.iterrows() if name == "no calendar date, and not finished"]
    assert 0 < int(unfinished.iloc[0].split(" ")[0]) <= int(every.split(" ")[0])
    assert f"{every} have no calendar date, finished ones among them" in shown(at)


def test_filters_that_leave_nothing_say_what_to_change(app):
    assert "Take a filter off" in shown(opened(app, "slippage.py", region="North East"))


def test_how_exact_deadlines_are_comes_to_all_actions(app):
    rows = table(opened(app, "slippage.py"), "Up to a month")
    parts = ["A day", "Up to a month", "Longer", "Ongoing", "Tied to an event", "None printed"]
    assert rows[parts].astype(int).sum(axis=1).tolist() == rows["Actions"].astype(int).tolist()
