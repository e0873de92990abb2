"""python -m loaders export: what stands in the folder is what the build holds, whole or not at all."""

import errno
import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import queries
from loaders import exporting
from loaders.__main__ import main
from loaders.errors import LoadError
from queries import database, replica
from tests.queries.story import JULY, MAY, action, fill, owner, plan, report, rows


@pytest.fixture(scope="module")
def build(tmp_path_factory) -> Path:
    """A build file with a plan and a report, a council that has had no review, and a flag that belongs to nobody."""
    path = tmp_path_factory.mktemp("build") / "v17.duckdb"
    tables = rows(
        plan("2024-03-31", action(text="Agree a plan", **MAY), action(text="Fund it", key="a2")),
        report("2024-06-30", action("in progress", **JULY)),
        action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
    )
    with duckdb.connect(str(path)) as db:
        fill(db, tables)
        db.execute(
            "insert into flags (severity, code, message) values ('note', 'council_unknown', 'Whose it is, nobody says.')"
        )
        db.execute("insert into build_info values ('built_at', '2026-11-22 12:00'), ('documents', '2')")
    return path


@pytest.fixture(scope="module")
def exported(build, tmp_path_factory) -> Path:
    """The same in parts, though it is small."""
    folder = tmp_path_factory.mktemp("exported") / "snapshot"
    exporting.export(build, folder, large=1)
    return folder


def listed(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def test_the_manifest_names_every_file_with_its_bytes_and_nothing_else_stands_there(exported):
    named = {file["path"]: file for table in listed(exported)["tables"].values() for file in table["files"]}
    there = {path.relative_to(exported).as_posix() for path in exported.rglob("*") if path.is_file()}
    assert there == {*named, "manifest.json"}
    for name, file in named.items():
        content = (exported / name).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest()), name


def test_every_table_is_there_with_its_rows_and_types(build, exported):
    tables = listed(exported)["tables"]
    with duckdb.connect(str(build), read_only=True) as db:
        for (name,) in db.execute("select table_name from duckdb_tables()").fetchall():
            columns = {column: kind for column, kind, *_ in db.execute(f"describe {name}").fetchall()}
            assert tables[name]["columns"] == columns
            assert tables[name]["rows"] == db.execute(f"select count(*) from {name}").fetchone()[0]


def test_a_table_is_parted_by_type_of_council_and_rows_of_nobody_have_a_part(exported):
    assert [path.name for path in (exported / "actions").iterdir()] == ["council_type=Non-metropolitan%20district"]
    assert {path.name for path in (exported / "flags").iterdir()} >= {"council_type=__HIVE_DEFAULT_PARTITION__"}
    assert listed(exported)["tables"]["actions"]["partitioned_by"] == "council_type"
    found = duckdb.sql(
        f"select distinct council_type from read_parquet('{exported}/actions/**/*.parquet', hive_partitioning = true)"
    )
    assert found.fetchall() == [("Non-metropolitan district",)]


def test_small_tables_are_one_file_each(build, tmp_path):
    found = exporting.export(build, tmp_path / "whole")
    assert {(len(table["files"]), table["partitioned_by"]) for table in found["tables"].values()} == {(1, None)}


def test_a_copy_of_the_export_answers_every_question_as_the_build_does(build, exported, tmp_path, monkeypatch):
    monkeypatch.setenv("CPC_BUILDS", str(tmp_path))
    path = replica.of(exported)
    assert path.name == "v17.duckdb"
    with database.open_locked(build) as one, database.open_locked(path) as other:
        full = 0
        for name in queries.names():
            takes = queries.query(name).params
            keys = {"review_id": "borchester-2024-03", "gss_code": "E07000001", "as_at": date(2024, 8, 1)}
            given = {key: value for key, value in keys.items() if key in takes}
            expected = queries.ask(one, name, **given)
            pd.testing.assert_frame_equal(queries.ask(other, name, **given), expected, obj=name)
            full += len(expected) > 0
    assert full > 30


def test_a_folder_that_is_there_is_refused_and_left_alone(build, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("there", "link"):
        with pytest.raises(LoadError, match=f"{name}: is there already"):
            exporting.export(build, tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "there"]


def test_a_full_disk_leaves_nothing_and_says_so(build, tmp_path, monkeypatch):
    def full(path, text):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(exporting.disk, "put", full)
    with pytest.raises(LoadError, match="No space left on device.*nothing was exported"):
        exporting.export(build, tmp_path / "snapshot")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_export_left_is_no_export_and_goes_with_the_next(build, tmp_path, monkeypatch):
    monkeypatch.setenv("CPC_BUILDS", str(tmp_path / "copies"))
    left = tmp_path / "snapshot.exporting"
    (left / "actions").mkdir(parents=True)
    (left / "gone.parquet").write_bytes(b"half")
    with pytest.raises(replica.Refused, match="holds no manifest.json"):
        replica.of(left)
    exporting.export(build, tmp_path / "snapshot")
    assert not left.exists()
    assert not (tmp_path / "snapshot" / "gone.parquet").exists()


def test_rows_that_are_lost_on_the_way_are_noticed(build, tmp_path, monkeypatch):
    copy = exporting._copy
    monkeypatch.setattr(exporting, "_copy", lambda db, read, *rest: copy(db, f"select * from ({read}) limit 1", *rest))
    with pytest.raises(LoadError, match="do not hold its . rows"):
        exporting.export(build, tmp_path / "snapshot")
    assert list(tmp_path.iterdir()) == []


def test_a_build_of_other_definitions_is_refused(build, tmp_path):
    other = Path(shutil.copyfile(build, tmp_path / "v18.duckdb"))
    with duckdb.connect(str(other)) as db:
        db.execute("create or replace macro share(part, whole) as part / whole")
    with pytest.raises(LoadError, match="made by another version"):
        exporting.export(other, tmp_path / "snapshot")


@pytest.mark.parametrize("kind, seen", [("missing", "is not there"), ("foreign", "is no DuckDB database")])
def test_a_file_that_is_no_build_is_refused_in_one_sentence(tmp_path, capsys, kind, seen):
    path = tmp_path / "x.duckdb"
    if kind == "foreign":
        path.write_text("nothing of the kind", encoding="utf-8")
    assert main(["export", str(tmp_path / "to"), "--partitioned", "--database", str(path)]) == 1
    said = capsys.readouterr().err
    assert seen in said and len(said.splitlines()) == 1
    assert not (tmp_path / "to").exists()


def test_the_command_says_what_it_wrote(build, tmp_path, capsys):
    assert main(["export", str(tmp_path / "to"), "--partitioned", "--database", str(build)]) == 0
    tables = listed(tmp_path / "to")["tables"]
    assert f"v17, {len(tables)} tables in {len(tables)} files" in capsys.readouterr().out
