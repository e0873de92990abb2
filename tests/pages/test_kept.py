"""What is kept for many: made once, bounded, not spoiled by whoever takes it, and not kept where it failed."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from pages.parts import data
from pages.parts.kept import Kept


def test_many_who_ask_at_once_have_it_made_once():
    kept, calls, door = Kept(100, len), [], threading.Event()

    def make() -> str:
        calls.append(1)
        door.wait(5)
        return "made"

    with ThreadPoolExecutor(20) as people:
        asked = [people.submit(kept.get, "key", make) for _ in range(20)]
        door.set()
        assert {one.result() for one in asked} == {"made"}
    assert len(calls) == 1


def test_what_failed_is_not_kept_and_those_who_wait_try_themselves():
    kept, tries, door = Kept(100, len), [], threading.Event()

    def make() -> str:
        tries.append(1)
        if len(tries) == 1:
            door.wait(5)
            raise ValueError("the file was cut off")
        return "made"

    with ThreadPoolExecutor(2) as people:
        first = people.submit(kept.get, "key", make)
        while not tries:
            pass
        second = people.submit(kept.get, "key", make)
        door.set()
        with pytest.raises(ValueError, match="cut off"):
            first.result()
        assert second.result() == "made" and len(tries) == 2


def test_the_oldest_goes_where_there_is_no_room():
    kept = Kept(10, len)
    for key in "abc":
        kept.get(key, lambda: "four")
        kept.get("a", lambda: "four")  # asked for again, so not the oldest
    assert len(kept) == 2 and kept.bytes == 8
    assert kept.get("a", lambda: "new") == "four" and kept.get("b", lambda: "new") == "new"


def test_one_thing_larger_than_the_room_is_still_shown():
    kept = Kept(3, len)
    assert kept.get("a", lambda: "large") == "large" and len(kept) == 1


@pytest.fixture()
def build(builds, monkeypatch) -> str:
    monkeypatch.setattr(data, "BUILDS", builds)
    data.ANSWERS.clear()
    return (builds / "CURRENT").read_text().strip()


def test_an_answer_that_somebody_changes_stays_as_it_was_for_others(build):
    first = data.answer_of(build, "build_facts")
    first.loc[0, "built_at"] = "spoiled"
    first["more"] = 1
    del first["content"]
    second = data.answer_of(build, "build_facts")
    assert second.built_at[0] != "spoiled" and "more" not in second and "content" in second


def test_a_list_within_an_answer_cannot_be_changed(build):
    frame = data.answer_of(build, "coverage_of_councils", as_at="2026-06-30")
    lists = [cell for cell in frame.said_by if isinstance(cell, np.ndarray)]
    assert lists
    with pytest.raises(ValueError, match="read-only"):
        lists[0][0] = "spoiled"


def test_a_file_that_changed_under_its_name_is_asked_anew(build, tmp_path, monkeypatch):
    data.answer_of(build, "build_facts")
    known = data.stamp(build)
    (tmp_path / build).write_bytes(b"another file")
    monkeypatch.setattr(data, "BUILDS", tmp_path)
    assert data.stamp(build) != known
    again = data.stamp(build)
    (tmp_path / build).write_bytes(b"another file, longer")
    assert data.stamp(build) != again


def test_a_question_that_failed_is_asked_again(build, monkeypatch):
    def fail(*_, **__):
        raise OSError("once")

    with monkeypatch.context() as broken:
        broken.setattr(data.queries, "ask", fail)
        with pytest.raises(OSError, match="once"):
            data.answer_of(build, "build_facts")
    assert len(data.answer_of(build, "build_facts")) == 1
