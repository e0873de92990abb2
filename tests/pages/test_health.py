"""GET /health tells the truth of the data: it reads the files anew, whatever a connection of the app still remembers."""

import json
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import duckdb
import pytest

from pages.parts import health
from queries import database, serving
from tests.pages.driving import served

ROOT = Path(__file__).parents[2]
OLD, NEW = "v1000.duckdb", "v2000.duckdb"


@pytest.fixture
def folder(builds, tmp_path):
    """Two whole builds, the newer one current."""
    for name in (OLD, NEW):
        shutil.copy(database.current(builds), tmp_path / name)
    (tmp_path / database.POINTER).write_text(NEW)
    return tmp_path


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def test_data_that_opens_is_ok_with_build_time_and_documents(folder, bundled):
    status, told = health.look(folder)
    assert (status, told["status"], told["build"]) == (200, "ok", "v2000")
    assert told["documents"] == bundled.execute("select count(*) from documents where kind <> 'register'").fetchone()[0]
    assert told["documents"] > 0 and told["built_at"].startswith("20")
    assert set(told) == {"status", "build", "built_at", "documents"}


def test_a_folder_without_a_build_is_preparing(tmp_path):
    assert health.look(tmp_path) == (503, {"status": "preparing", "sentence": "No data has been built yet."})
    assert health.look(tmp_path / "gone")[1]["status"] == "preparing"


def breaks(name):
    def one(function):
        BROKEN[name] = function
        return function

    return one


BROKEN = {}


@breaks("cut short")
def _(path):
    cut(path)


@breaks("cut by its last block")
def _(path):
    os.truncate(path, path.stat().st_size - 262_144)


@breaks("empty")
def _(path):
    os.truncate(path, 0)


@breaks("gone")
def _(path):
    path.unlink()


@breaks("another program's file")
def _(path):
    path.write_bytes(b"SQLite format 3\0" * 1000)


@breaks("a database of something else")
def _(path):
    other = path.with_name("other")
    with duckdb.connect(str(other)) as db:
        db.execute("create table documents (document_id text)")
    other.replace(path)


@breaks("zeros in the middle")
def _(path):
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 4)
        file.write(bytes(size // 2))


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_current_build_is_noticed_though_the_app_has_it_open(folder, fault):
    with database.open_locked(folder / NEW) as held:
        held.execute("select count(*) from documents").fetchall()
        assert health.look(folder)[1]["status"] == "ok"
        BROKEN[fault](folder / NEW)
        status, told = health.look(folder)
        assert (status, told["status"]) in ((200, "degraded"), (503, "failing")), told
        assert told["sentence"]
        assert told.get("build") in ("v1000", None)


@pytest.mark.parametrize("fault", ["cut short", "empty", "gone", "another program's file"])
def test_an_older_build_that_opens_is_served_instead_and_told(folder, fault):
    BROKEN[fault](folder / NEW)
    status, told = health.look(folder)
    assert (status, told["status"], told["build"]) == (200, "degraded", "v1000")


def test_where_nothing_opens_it_fails(folder):
    cut(folder / OLD)
    cut(folder / NEW)
    status, told = health.look(folder)
    assert (status, told["status"]) == (503, "failing")


def test_a_repaired_build_is_ok_again(folder):
    cut(folder / NEW)
    assert health.look(folder)[1]["status"] == "degraded"
    shutil.copy(folder / OLD, folder / "v3000.duckdb")
    (folder / database.POINTER).write_text("v3000.duckdb")
    assert health.look(folder)[1] | {"built_at": "", "documents": 0} == {
        "status": "ok", "build": "v3000", "built_at": "", "documents": 0,
    }  # fmt: skip


def test_no_answer_holds_a_path_of_the_machine(folder):
    for name in (NEW, OLD):
        cut(folder / name)
        said = json.dumps(health.look(folder)[1])
        assert str(folder) not in said and str(ROOT) not in said and "/" not in said, said


def test_nothing_is_read_through_twice_while_no_file_changes(folder, monkeypatch):
    health.look(folder)
    monkeypatch.setattr(health, "_asked", lambda folder: pytest.fail("asked again"))
    assert health.look(folder)[1]["status"] == "ok"


def test_a_reading_that_fails_is_a_failure(folder, monkeypatch):
    def late(folder):
        raise subprocess.TimeoutExpired("python", 30)

    monkeypatch.setattr(health, "_asked", late)
    assert health.look(folder)[0] == 503


def test_the_command_prints_one_line_of_json(folder):
    command = [sys.executable, "-m", "queries.serving", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == json.loads(json.dumps(serving.served(folder), default=str))


def test_a_visit_runs_the_pages_and_makes_no_server(app, monkeypatch):
    import streamlit as st

    monkeypatch.setattr(st, "App", lambda *_, **__: pytest.fail("a visit made a server"), raising=False)
    for _ in range(2):
        assert not app.run().exception
    assert [one.value for one in app.title] == ["What have councils been told, and how far have they come?"]


def get(url: str, method: str = "GET") -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read()


def test_a_running_server_answers_at_health_and_fails_when_its_file_is_cut(folder):
    with served(folder) as url:
        status, told = get(f"{url}/health")
        assert status == 200 and json.loads(told)["status"] == "ok"
        assert get(f"{url}/health", "HEAD") == (200, b"")
        assert b"<html" in get(f"{url}/healthz")[1], "an unknown address answers with the page: docs name the right one"
        (folder / OLD).unlink()
        cut(folder / NEW)
        status, told = get(f"{url}/health")
        assert status == 503 and json.loads(told)["status"] == "failing"
        assert get(f"{url}/health", "HEAD")[0] == 503
        assert get(f"{url}/_stcore/health")[0] == 200, "Streamlit's own says only that the process runs"
