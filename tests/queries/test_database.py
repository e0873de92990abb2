"""The finished database cannot be written to, nor used to reach a file."""

import duckdb
import pytest

from queries import database


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
