"""Method and downloads: the whole database, every question, and the rules."""

from pathlib import Path

import duckdb

import queries
from pages.parts import data
from pages.parts.evidence import downloads
from tests.pages.reading import shown, table
from tests.pages.test_every_page import opened


def test_every_question_stands_with_its_sentence(app):
    rows = table(opened(app, "method.py"), "One row is")
    assert list(rows["Name"]) == queries.names()
    assert set(rows["Question"]) == {queries.query(name).question for name in queries.names()}


def test_every_rule_of_the_method_stands_under_the_pages_own_heading(app):
    said = shown(opened(app, "method.py"))
    text = downloads.METHOD.read_text(encoding="utf-8")
    assert "### 13. Small numbers" in said and said.count("\n### ") == text.count("\n## ")


def test_the_file_that_is_taken_away_is_the_build_and_opens(app, builds, tmp_path, monkeypatch):
    """What the button reads, as the server reads it when somebody clicks."""
    made = {}
    monkeypatch.setattr(downloads.st, "download_button", lambda *said, **kept: made.update(kept))
    at = opened(app, "method.py")
    assert "MIT licence" in shown(at) and "CC BY 4.0" in shown(at)
    taken = tmp_path / made["file_name"]
    taken.write_bytes(made["data"]())
    assert taken.read_bytes() == (Path(data.BUILDS) / database_of(made["file_name"])).read_bytes()
    with duckdb.connect(str(taken), read_only=True) as db:
        assert db.sql("select count(*) from actions").fetchall() == [(123,)]
    assert made["on_click"] == "ignore"


def database_of(file_name: str) -> str:
    return file_name.removeprefix("peer-challenge-explorer-")
