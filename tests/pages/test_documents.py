"""Documents and flags: what was read, what it changed, and what a person should look at."""

import pytest

from tests.pages.reading import shown, table, tables
from tests.pages.test_every_page import opened


def test_every_loaded_document_is_named_with_its_file(app):
    rows = table(opened(app, "documents.py"), "File")
    assert len(rows) == 5 and "havant-2025-action-plan.html" in set(rows["File"])
    assert set(rows["Wording"]) == {"our summary"}


def test_the_flags_name_what_and_where(app):
    rows = table(opened(app, "documents.py"), "Code")
    assert {"row_without_ref", "refs_missing"} <= set(rows["Code"])
    assert (rows["Place"] != "").all()


@pytest.mark.parametrize(("severity", "kept"), [("Warnings", {"warning"}), ("Errors", {"error"})])
def test_a_severity_in_the_address_is_the_one_that_is_shown(app, severity, kept):
    at = opened(app, "documents.py", severity=severity)
    listed = [one for one in tables(at) if "Code" in one]
    assert all(set(one["Severity"]) <= kept for one in listed)
    assert listed or "No error" in shown(at)


def test_a_severity_that_there_is_not_is_said(app):
    assert "dire" in shown(opened(app, "documents.py", severity="dire"))


def test_what_each_document_changed_can_be_seen_where_several_are_loaded(demo_app):
    rows = table(opened(demo_app, "documents.py"), "Reopened")
    assert rows["Deadline moved"].astype(int).sum() > 10 and rows["Done"].astype(int).sum() > 10


def test_a_region_narrows_the_documents_and_one_without_any_says_so(app):
    at = opened(app, "documents.py", region="South East")
    assert set(table(at, "File")["Council"]) == {"Havant", "Test Valley"}
    del app.query_params["region"]


def test_filters_that_leave_nothing_say_what_to_change(app):
    said = shown(opened(app, "documents.py", region="North East"))
    assert "No document counts" in said and "Take a filter off" in said
