"""The finished database cannot be written to, nor used to reach a file; one that is not whole is never served."""

import os
import shutil
import time
from pathlib import Path

import duckdb
import pytest

from queries import database, intact
from tests.faults.passed_over import DAMAGES, POINTERS
from tests.loaders.whole_builds import finished


@pytest.mark.parametrize(
    "sql",
    [
        "delete from actions",
        "select * from read_csv('{folder}/CURRENT')",
        "select * from read_blob('{path}')",
        "copy (select 1) to '{path}' (use_tmp_file false)",
        "copy (select 1) to '{folder}/out.csv'",
        "attach '{folder}/other.duckdb'",
        "install httpfs",
        "set lock_configuration = false",
        "set enable_external_access = true",
    ],
)
def test_nothing_reaches_past_the_tables(builds, sql):
    path = database.current(builds)
    before = path.read_bytes()
    with pytest.raises(duckdb.Error):
        database.open_locked(path).cursor().execute(sql.format(path=path, folder=builds))
    assert path.read_bytes() == before


def test_the_same_build_can_be_opened_twice(builds):
    path = database.current(builds)
    one, two = database.open_locked(path), database.open_locked(path)
    assert (
        one.cursor().execute("select count(*) from councils").fetchone()
        == two.cursor().execute("select count(*) from councils").fetchone()
    )


def test_no_pointer_is_no_build_and_a_pointer_is_never_a_path(tmp_path):
    assert database.current(tmp_path) is None
    (tmp_path / "CURRENT").write_text("../../etc/passwd")
    assert database.current(tmp_path) is None


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    return finished(tmp_path_factory.mktemp("whole") / "whole.duckdb")


@pytest.fixture
def folder(whole, tmp_path):
    """folder(1, 2, 3) -> builds v1, v2, v3 with their seals; the last one is current."""

    def make(*numbers: int) -> Path:
        for number in numbers:
            path = tmp_path / f"v{number}.duckdb"
            shutil.copyfile(whole, path)
            intact.seal_of(path).write_text(intact.sealed(path, path.name))
            point(tmp_path, number)
        return tmp_path

    return make


def point(folder: Path, number: int) -> None:
    (folder / "CURRENT").write_text(f"v{number}.duckdb")


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def test_a_build_of_the_project_is_whole_with_its_seal_and_without(builds, tmp_path):
    path = database.current(builds)
    assert (intact.fault(path), intact.fault(path, is_opened=True)) == (None, None)
    alone = Path(shutil.copyfile(path, tmp_path / "alone.duckdb"))
    assert database.problem(alone) is None


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_damaged_foreign_or_gone_is_passed_over_with_a_sentence(folder, name):
    builds = folder(7, 8)
    DAMAGES[name](builds, builds / "v8.duckdb")
    found, said = database.newest(builds)
    assert found == builds / ("v8.duckdb" if name in POINTERS else "v7.duckdb")
    assert said.startswith(("CURRENT: ", "v1.duckdb: ") if name in POINTERS else "v8.duckdb: ")
    assert said.endswith(".")


def test_a_file_that_opens_and_fails_only_when_its_rows_are_read_is_not_whole(folder):
    path = folder(1) / "v1.duckdb"
    intact.seal_of(path).unlink()
    with duckdb.connect(str(path)) as db:
        db.execute("insert into build_info select 'x' || i, md5(i::varchar) || i from range(20000) t(i)")
        db.execute("checkpoint")
    assert database.problem(path) is None
    content = path.read_bytes()
    opened = 0
    for at in range(12288 + 1000, len(content), 262144):  # one byte in each block
        path.write_bytes(content[:at] + bytes([content[at] ^ 255]) + content[at + 1 :])
        opened += _counts(path) and intact.fault(path) == f"v1.duckdb: {intact.DAMAGED}"
    assert opened


def _counts(path: Path) -> bool:
    """Whether it opens and says how many rows there are."""
    try:
        with database.open_locked(path) as db:
            return db.execute("select count(*) from build_info").fetchone()[0] > 20000
    except duckdb.Error:
        return False


def test_the_newest_older_build_stands_in_and_a_newer_one_only_where_none_is_older(folder):
    builds = folder(8, 9, 10, 11)
    cut(builds / "v11.duckdb")
    assert database.newest(builds)[0] == builds / "v10.duckdb"
    point(builds, 9)
    cut(builds / "v9.duckdb")
    assert database.newest(builds)[0] == builds / "v8.duckdb"
    cut(builds / "v8.duckdb")
    assert database.newest(builds)[0] == builds / "v10.duckdb"
    cut(builds / "v10.duckdb")
    found, said = database.newest(builds)
    assert (found, said) == (None, f"v9.duckdb: {intact.DAMAGED}")


def test_a_folder_in_which_nothing_was_built_has_no_problem(tmp_path):
    assert database.newest(tmp_path) == (None, None)
    assert database.newest(tmp_path / "not there") == (None, None)


def test_builds_without_a_pointer_are_served_newest_first(folder):
    builds = folder(2, 10)
    (builds / "CURRENT").unlink()
    found, said = database.newest(builds)
    assert (found.name, "CURRENT: is missing" in said) == ("v10.duckdb", True)


def test_a_known_file_costs_a_look_at_its_size_and_age(folder, monkeypatch):
    builds = folder(1)
    assert database.newest(builds) == (builds / "v1.duckdb", None)
    monkeypatch.setattr(intact, "fault", lambda *_, **__: pytest.fail("the file was read again"))
    start = time.perf_counter()
    for _ in range(100):
        assert database.newest(builds)[1] is None
    assert time.perf_counter() - start < 1  # a hundred reruns


def test_a_file_that_changes_is_looked_at_again(folder):
    path = folder(1) / "v1.duckdb"
    kept = path.read_bytes()
    assert database.problem(path) is None
    cut(path)
    assert intact.DAMAGED in database.problem(path)
    path.write_bytes(kept)
    assert database.problem(path) is None


def test_a_file_that_a_query_failed_on_is_opened_once_more_though_it_seems_the_same(folder, monkeypatch):
    path = folder(1) / "v1.duckdb"
    assert database.problem(path) is None
    monkeypatch.setattr(intact, "open_locked", lambda path: (_ for _ in ()).throw(duckdb.IOException("IO Error: lock")))
    assert database.problem(path) is None
    database.doubt(path)
    assert database.problem(path) == "v1.duckdb: cannot be opened: IO Error: lock"
    monkeypatch.undo()
    assert database.problem(path) is not None  # not at every rerun
    monkeypatch.setattr(database, "AGAIN", 0)
    database.doubt(path)
    assert database.problem(path) is None
