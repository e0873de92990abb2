"""What CPC_DATABASE names is copied whole or refused with a sentence, and served like any build."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from loaders import exporting
from queries import __main__ as command
from queries import database, intact, manifest, replica, serving
from queries.manifest import Refused
from tests.loaders.whole_builds import finished

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("shared")
    exporting.export(finished(folder / "v17.duckdb"), folder / "snapshot")
    return folder / "snapshot"


@pytest.fixture
def snapshot(exported, tmp_path, monkeypatch) -> Path:
    """An export of one's own, and a place for copies of it."""
    monkeypatch.setenv("CPC_BUILDS", str(tmp_path / "copies"))
    return Path(shutil.copytree(exported, tmp_path / "snapshot"))


def change(snapshot: Path, how) -> None:
    path = snapshot / manifest.NAME
    told = json.loads(path.read_text(encoding="utf-8"))
    how(told)
    path.write_text(json.dumps(told), encoding="utf-8")


def councils(told: dict) -> dict:
    return told["tables"]["councils"]


PART = "councils/part-0.parquet"
DAMAGES = {
    "no manifest": (lambda s: (s / manifest.NAME).unlink(), "holds no manifest.json"),
    "half a manifest": (lambda s: os.truncate(s / manifest.NAME, 1000), "manifest.json: cannot be read"),
    "another format": (lambda s: change(s, lambda told: told.update(format=2)), "no manifest of an export in format 1"),
    "older definitions": (lambda s: change(s, lambda told: told.update(definitions="0" * 64)), "another version of this program"),
    "a table is not named": (lambda s: change(s, lambda told: told["tables"].pop("actions")), "names no table actions"),
    "a file outside": (lambda s: change(s, lambda told: councils(told)["files"][0].update(path="../x.parquet")), "no manifest of an"),
    "a name that is SQL": (lambda s: change(s, lambda told: told["tables"].update({"x; drop": councils(told)})), "no manifest of an"),
    "a type that is SQL": (
        lambda s: change(s, lambda told: councils(told)["columns"].update(name="varchar); create table x (y varchar")),
        "the columns of councils are no columns",
    ),
    "rows are missing": (lambda s: change(s, lambda told: councils(told).update(rows=5)), "councils has 0 rows, not 5"),
    "a file is gone": (lambda s: (s / PART).unlink(), f"{PART}: cannot be read"),
    "a file is cut off": (lambda s: os.truncate(s / PART, 40), f"{PART}: is not what was written"),
    "a byte is changed": (lambda s: flip(s / PART), f"{PART}: is not what was written"),
}  # fmt: skip


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_not_whole_is_refused_in_a_sentence_and_nothing_is_served(snapshot, damage):
    how, seen = DAMAGES[damage]
    how(snapshot)
    with pytest.raises(Refused) as refused:
        replica.of(snapshot)
    assert seen in str(refused.value) and len(str(refused.value).splitlines()) == 1
    assert not database.refusal(replica.folder(snapshot))
    assert replica.main([str(snapshot)]) == 1
    path, said = database.newest(replica.folder(snapshot))
    assert path is None and seen in said
    assert str(snapshot.parent) not in said
    assert not list(replica.folder(snapshot).glob("*.duckdb*"))


def test_the_copy_is_sealed_current_and_closed_to_the_shared_folder(snapshot):
    path = replica.of(snapshot)
    assert database.newest(replica.folder(snapshot)) == (path, None)
    assert intact.seal_of(path).is_file()
    with database.open_locked(path) as db:
        for sql in (f"from '{snapshot / PART}'", f"copy (select 1) to '{snapshot / 'x.csv'}'", "delete from councils"):
            with pytest.raises(duckdb.Error):
                db.cursor().execute(sql)


def test_a_second_start_keeps_the_copy_and_a_damaged_one_is_made_anew(snapshot):
    path = replica.of(snapshot)
    before = path.stat().st_mtime_ns
    assert replica.of(snapshot) == path and path.stat().st_mtime_ns == before
    flip(path)
    assert replica.of(snapshot) == path
    assert intact.fault(path) is None


def test_a_copy_serves_on_when_the_shared_folder_is_gone_and_says_that_it_is(snapshot):
    path = replica.of(snapshot)
    shutil.rmtree(snapshot)
    with pytest.raises(Refused, match="is not there"):
        replica.of(snapshot)
    assert replica.main([str(snapshot)]) == 1
    served, said = database.newest(replica.folder(snapshot))
    assert served == path and "is not there" in said
    told = serving.served(replica.folder(snapshot))
    assert told["build"] == "v17" and "is not there" in told["problem"]


def test_a_link_that_moves_on_is_followed_and_a_refused_snapshot_leaves_the_one_before(exported, snapshot, tmp_path):
    link = tmp_path / "current"
    link.symlink_to(snapshot)
    first = replica.of(link)
    newer = tmp_path / "newer"
    exporting.export(finished(tmp_path / "v18.duckdb"), newer)
    content = (newer / PART).read_bytes()
    flip(newer / PART)
    link.unlink()
    link.symlink_to(newer)
    assert replica.main([str(link)]) == 1
    served, said = database.newest(replica.folder(link))
    assert served == first and "is not what was written" in said
    (newer / PART).write_bytes(content)
    assert replica.of(link).name == "v18.duckdb"
    assert database.newest(replica.folder(link)) == (replica.folder(link) / "v18.duckdb", None)


def test_two_processes_at_once_make_one_copy(snapshot):
    ask = [sys.executable, "-m", "queries.replica", str(snapshot)]
    both = [
        subprocess.Popen(ask, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [one.communicate() for one in both]
    assert said == [(f"{replica.folder(snapshot) / 'v17.duckdb'}\n", "")] * 2
    assert [one.returncode for one in both] == [0, 0]
    assert intact.fault(replica.folder(snapshot) / "v17.duckdb") is None


def test_builds_of_its_own_are_left_alone(snapshot, tmp_path):
    own = tmp_path / "copies"
    own.mkdir()
    (own / "CURRENT").write_text("v3.duckdb", encoding="utf-8")
    replica.of(snapshot)
    assert (own / "CURRENT").read_text(encoding="utf-8") == "v3.duckdb"


def test_a_database_file_is_copied_too_and_a_damaged_one_refused(snapshot, tmp_path):
    path = finished(tmp_path / "some.duckdb")
    copy = replica.of(path)
    assert copy.name == f"v{path.stat().st_mtime_ns}.duckdb" and intact.fault(copy) is None
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(Refused, match="some.duckdb: "):
        replica.of(path)


def test_a_place_that_cannot_be_written_is_told(snapshot, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("CPC_BUILDS", str(tmp_path / "file"))
    with pytest.raises(Refused, match="no copy of .* could be made there .*CPC_BUILDS"):
        replica.of(snapshot)


def test_questions_are_asked_of_an_export_by_name_and_by_variable(snapshot, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "BUILDS", tmp_path / "none")
    assert command.main(["build_facts", "--format", "csv", "--database", str(snapshot)]) == 0
    by_name = capsys.readouterr().out
    assert "2026-11-22 12:00" in by_name
    monkeypatch.setenv("CPC_DATABASE", str(snapshot))
    assert command.main(["build_facts", "--format", "csv"]) == 0
    assert capsys.readouterr().out == by_name
    (snapshot / manifest.NAME).unlink()
    assert command.main(["build_facts"]) == 1
    assert capsys.readouterr().err.startswith(f"{snapshot}: holds no manifest.json")


APP = "from pages.parts import data; print(data.choose_build(), data.BUILDS)"


def test_the_app_takes_its_builds_from_the_copy(snapshot):
    env = {**os.environ, "CPC_DATABASE": str(snapshot)}
    done = subprocess.run([sys.executable, "-c", APP], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert done.stdout == f"v17.duckdb {replica.folder(snapshot)}\n"


def test_the_app_says_that_shared_data_cannot_be_shown_and_builds_none(snapshot, monkeypatch):
    from streamlit.testing.v1 import AppTest

    from pages.parts import data

    (snapshot / manifest.NAME).unlink()
    monkeypatch.setenv("CPC_DATABASE", str(snapshot))
    monkeypatch.setattr(data, "BUILDS", replica.started())
    shown = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert [error.value for error in shown.error] == [
        "The data cannot be shown at this moment. The person who looks after this copy of the app finds the reason in its log."
    ]
    assert not shown.exception and not database.builds(data.BUILDS)


def test_a_copy_that_died_without_a_word_is_told(snapshot, monkeypatch):
    monkeypatch.setenv("CPC_DATABASE", str(snapshot))
    monkeypatch.setattr(replica.sys, "executable", "/bin/false")
    path, said = database.newest(replica.started())
    assert path is None and said == "snapshot: was not copied; the copying ended with 1. Start again."
