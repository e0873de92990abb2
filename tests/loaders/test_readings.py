"""A document read, recognised and cleaned once is not worked out again, unless anything it depends on has changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from loaders import readings, road
from loaders.clean.reading import Dated, Reading
from loaders.records import Facts, Printed, Source

PLAN = Path(__file__).parents[2] / "data" / "documents" / "tewkesbury-2020-action-plan.csv"
SOURCE = Source(PLAN, PLAN.name, council="Tewkesbury", visited_from="2020-03-02")


@pytest.fixture
def using(tmp_path, monkeypatch):
    monkeypatch.setenv("CPC_PARSED", str(tmp_path / "parsed"))
    return road.tools()


def made(source: Source) -> Reading:
    return Reading(source, Printed(Facts("", "other", "unknown")), Dated(), Dated(), (), (), (), ())


def test_the_second_time_a_document_is_only_looked_up(using, monkeypatch):
    first = road.one(SOURCE, using)
    monkeypatch.setattr(road, "recognise", lambda *args: pytest.fail("recognised again"))
    assert road.one(SOURCE, using) == first
    assert first.reading.recommendations


def test_a_kept_reading_is_told_where_the_file_lies_now(tmp_path):
    there = replace(SOURCE, path=tmp_path / SOURCE.path.name)
    readings.read("a", SOURCE, "", lambda: made(SOURCE), tmp_path)
    found = readings.read("a", there, "", lambda: pytest.fail("made again"), tmp_path)
    assert found.source == there


@pytest.mark.parametrize(
    ("sha256", "source", "lists"),
    [("b", SOURCE, ""), ("a", replace(SOURCE, as_at="2021-05"), ""), ("a", SOURCE, "other words")],
)
def test_another_file_row_or_list_is_another_reading(tmp_path, sha256, source, lists):
    readings.read("a", SOURCE, "", lambda: made(SOURCE), tmp_path)
    other = made(replace(SOURCE, title="Other"))
    assert readings.read(sha256, source, lists, lambda: other, tmp_path) is other


def test_another_version_of_the_program_reads_anew_and_drops_the_old(tmp_path, monkeypatch):
    readings.read("a", SOURCE, "", lambda: made(SOURCE), tmp_path)
    monkeypatch.setattr(readings, "version", lambda: "next")
    other = made(replace(SOURCE, title="Other"))
    assert readings.read("a", SOURCE, "", lambda: other, tmp_path) is other
    assert [path.name for path in tmp_path.glob("*/read-*")] == ["read-next"]


def test_the_fingerprint_is_that_of_the_lists_as_they_were_loaded(using, tmp_path):
    words = tmp_path / "headings.toml"
    words.write_text(using.headings.read_text(encoding="utf-8").replace('"Recommendation"', '"Peers say"', 1))
    lexicon = replace(using.lexicon, later_weight=using.lexicon.later_weight / 2)
    changed = [replace(using, headings=words), replace(using, lexicon=lexicon)]
    assert len({using.fingerprint, road.tools().fingerprint, *(other.fingerprint for other in changed)}) == 3
