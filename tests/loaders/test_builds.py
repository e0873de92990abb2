"""Finished builds side by side, and the pointer to the current one."""

import pytest

from loaders import builds
from loaders.errors import LoadError
from queries.database import current


def write(words):
    return lambda path: path.write_text(words, encoding="utf-8")


def fail(path):
    path.write_text("half", encoding="utf-8")
    path.with_name(f"{path.name}.wal").write_text("log", encoding="utf-8")
    raise ValueError("stopped half way")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_pointer_names_the_new_build(tmp_path):
    path = builds.publish(tmp_path / "build", write("one"))
    assert current(tmp_path / "build") == path
    assert path.read_text(encoding="utf-8") == "one"


def test_before_the_first_build_there_is_none(tmp_path):
    assert current(tmp_path) is None


def test_a_build_that_fails_leaves_the_pointer_the_old_file_and_nothing_else(tmp_path):
    old = builds.publish(tmp_path, write("one"))
    before = names(tmp_path)
    with pytest.raises(ValueError, match="stopped half way"):
        builds.publish(tmp_path, fail)
    assert (names(tmp_path), current(tmp_path), old.read_text(encoding="utf-8")) == (before, old, "one")


def test_the_pointer_moves_only_when_the_build_is_whole(tmp_path):
    old = builds.publish(tmp_path, write("one"))
    seen = []

    def make(path):
        path.write_text("two", encoding="utf-8")
        seen.append(current(tmp_path))

    new = builds.publish(tmp_path, make)
    assert (seen, current(tmp_path)) == ([old], new)


def test_the_build_has_its_name_only_when_it_is_whole(tmp_path):
    target = tmp_path / "out.duckdb"
    seen = []

    def make(path):
        path.write_text("two", encoding="utf-8")
        seen.append(target.exists())

    builds.whole(target, make)
    assert (seen, target.read_text(encoding="utf-8"), names(tmp_path)) == ([False], "two", ["out.duckdb"])


def test_a_file_of_its_own_stays_as_it_was_when_making_it_anew_fails(tmp_path):
    target = tmp_path / "out.duckdb"
    target.write_text("one", encoding="utf-8")
    with pytest.raises(ValueError, match="stopped half way"):
        builds.whole(target, fail)
    assert (target.read_text(encoding="utf-8"), names(tmp_path)) == ("one", ["out.duckdb"])


def test_what_a_dead_build_left_behind_is_cleared(tmp_path):
    (tmp_path / "out.duckdb.building").write_text("dead", encoding="utf-8")
    (tmp_path / "out.duckdb.building.wal").write_text("dead", encoding="utf-8")
    builds.whole(tmp_path / "out.duckdb", write("one"))
    assert names(tmp_path) == ["out.duckdb"]


def test_a_build_not_closed_cleanly_is_refused(tmp_path):
    def make(path):
        path.write_text("two", encoding="utf-8")
        path.with_name(f"{path.name}.wal").write_text("log", encoding="utf-8")

    with pytest.raises(LoadError, match="was not closed cleanly; run the command again."):
        builds.whole(tmp_path / "out.duckdb", make)
    assert names(tmp_path) == []


def test_three_builds_are_kept(tmp_path):
    made = [builds.publish(tmp_path, write(str(n))) for n in range(5)]
    assert sorted(tmp_path.glob("v*.duckdb")) == made[-3:]
    assert current(tmp_path) == made[-1]


def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path):
    (tmp_path / "build").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(LoadError, match="build: cannot be written .* the current build stays."):
        builds.publish(tmp_path / "build", write("one"))
