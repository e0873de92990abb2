"""A file read once is not read again; anything doubtful is read anew."""

import pickle

import pytest

from loaders import cache, readers


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("Peer challenge action plan\n", encoding="utf-8")
    return path


def test_an_unchanged_file_is_read_once(plan, tmp_path, monkeypatch):
    first = cache.read(plan, tmp_path / "kept")
    monkeypatch.setattr(readers, "read", lambda path: pytest.fail("read again"))
    assert cache.read(plan, tmp_path / "kept") == first


def test_a_changed_file_is_read_anew(plan, tmp_path):
    _, before = cache.read(plan, tmp_path / "kept")
    plan.write_text("Another plan\n", encoding="utf-8")
    document, after = cache.read(plan, tmp_path / "kept")
    assert (after != before, document.blocks[0].text.words) == (True, "Another plan")


@pytest.mark.parametrize("damage", [b"", b"nonsense", pickle.dumps("no document")])
def test_a_damaged_reading_is_read_anew(plan, tmp_path, damage):
    whole = cache.read(plan, tmp_path / "kept")
    [kept] = (tmp_path / "kept").rglob("*.pickle")
    kept.write_bytes(damage)
    assert cache.read(plan, tmp_path / "kept") == whole


def test_another_version_of_the_readers_reads_anew_and_drops_the_old(plan, tmp_path, monkeypatch):
    cache.read(plan, tmp_path / "kept")
    monkeypatch.setattr(cache, "version", lambda: "next")
    cache.read(plan, tmp_path / "kept")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["next"]


def test_a_folder_that_cannot_be_written_costs_only_time(plan, tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert cache.read(plan, tmp_path / "file")[0].blocks
