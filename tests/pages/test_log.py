"""The server's log: a JSON object a line, and nothing in it of who looked at what, or of what they typed."""

import json
import logging
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pages.parts import log
from tests.pages import driving
from tests.pages.talking import request, seen

ROOT = Path(__file__).parents[2]


@pytest.fixture
def written(monkeypatch, capsys):
    """written(level) -> a function that gives the objects written since."""
    monkeypatch.setattr(log.LOG, "handlers", [])

    def start(level: str | None):
        monkeypatch.delenv("CPC_LOG", raising=False)
        if level is not None:
            monkeypatch.setenv("CPC_LOG", level)
        log.start()
        return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    yield start
    log.LOG.setLevel(logging.WARNING)


def test_a_line_is_one_object_with_time_level_and_event(written):
    lines = written("info")
    log.tell("info", "page shown", page="Themes", milliseconds=12.6, build="v17")
    [told] = lines()
    assert told.pop("at").endswith("Z")
    assert told == {"level": "info", "event": "page shown", "page": "Themes", "milliseconds": 13, "build": "v17"}


@pytest.mark.parametrize(("level", "count"), [(None, 2), ("", 2), ("debug", 4), ("INFO", 3), ("error", 1)])
def test_the_level_is_that_of_the_variable_and_warning_without_it(written, level, count):
    lines = written(level)
    for one in ("debug", "info", "warning", "error"):
        log.tell(one, "something")
    assert len(lines()) == count


def test_a_level_that_nobody_knows_is_told_and_warning_is_used(written):
    lines = written("loud")
    log.tell("info", "something")
    [told] = lines()
    assert told["level"] == "warning" and "CPC_LOG" in told["event"] and "loud" not in told["event"]


def test_starting_twice_writes_a_line_once(written):
    lines = written("info")
    log.start()
    log.tell("info", "something")
    assert len(lines()) == 1


def test_a_fault_is_told_by_type_and_place_and_never_by_its_message(written):
    lines = written(None)
    try:
        log.place({}["ann@example.org typed this"])
    except KeyError as error:
        log.tell("error", "page failed", error=error)
    [told] = lines()
    assert told["error"] == "KeyError" and told["place"].startswith("tests/pages/test_log.py:")
    assert "ann@example.org" not in json.dumps(told) and str(ROOT) not in json.dumps(told)


def test_the_place_is_the_last_line_of_this_project_under_a_library(written):
    lines = written(None)
    try:
        json.loads("{secret")
    except ValueError as error:
        log.tell("error", "page failed", error=error)
    [told] = lines()
    assert told["place"].startswith("tests/pages/test_log.py:") and "secret" not in json.dumps(told)


@pytest.mark.parametrize("fact", ["query", "email", "address", "file", "search", "user"])
def test_a_line_takes_no_other_facts(fact):
    with pytest.raises(TypeError):
        log.tell("info", "page shown", **{fact: "x"})


def test_lines_of_the_web_server_keep_their_words_but_not_what_fills_them(written, monkeypatch):
    lines = written(None)
    theirs = logging.getLogger("streamlit.of_a_test")
    monkeypatch.setattr(theirs, "propagate", False)
    theirs.addHandler(logging.StreamHandler())
    log.take_over()
    theirs.warning("Rejected origin=%s", "http://10.1.2.3/?q=ann@example.org")
    theirs.warning("Rejected " + "http://10.1.2.3/")
    try:
        raise ValueError("ann@example.org")
    except ValueError:
        theirs.exception("failed")
    first, second, third = lines()
    assert first["said"] == "Rejected origin=%s" and first["event"] == "streamlit.of_a_test"
    assert "said" not in second and second["place"].startswith("tests/pages/test_log.py:")
    assert third["error"] == "ValueError"
    assert not any(word in json.dumps([first, second, third]) for word in ("10.1.2.3", "ann@"))


def test_lines_of_any_library_have_that_shape_too(written, monkeypatch):
    lines = written(None)
    monkeypatch.setattr(logging.root, "handlers", [])
    log.take_over()
    logging.getLogger("a.library").warning("%s failed", "ann@example.org")
    [told] = lines()
    assert (told["event"], told["said"]) == ("a.library", "%s failed")


RUN = """
import streamlit as st
from streamlit.testing.v1 import AppTest
at = AppTest.from_file("app.py", default_timeout=60)
at.query_params.update(q="ann@example.org", council="Havant")
at.run()
at.switch_page("pages/recommendations.py").run()
at.text_input[0].set_value("ann@example.org scrutny").run()
from pages.parts import frame
def broken(page):
    raise KeyError(st.session_state.get("q", "") + "ann@example.org")
from types import SimpleNamespace
old = frame._run
frame._run = lambda page: old(SimpleNamespace(title=page.title, run=lambda: broken(page)))
at.run()
assert [one.value for one in at.error][0].startswith("This page could not be shown")
"""


def test_a_visit_leaves_times_and_faults_but_nothing_of_the_visitor(builds):
    env = {**os.environ, "CPC_BUILDS": str(builds), "CPC_LOG": "info"}
    done = subprocess.run([sys.executable, "-c", RUN], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    shown = [one for one in told if one["event"] == "page shown"]
    assert {"Sector overview", "Recommendations"} <= {one["page"] for one in shown}
    assert all(one["milliseconds"] > 0 and one["build"].startswith("v") for one in shown)
    [failed] = [one for one in told if one["level"] == "error"]
    assert (failed["error"], failed["page"]) == ("KeyError", "Recommendations")
    assert not any(word in json.dumps(told) for word in ("ann@", "example", "scrutny", "Havant", "127.0.0.1"))


def test_all_that_a_server_writes_to_its_log_has_that_shape(builds, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.allowedHosts", "127.0.0.1"]
    env = {**os.environ, "CPC_BUILDS": str(builds), "CPC_LOG": "info"}
    with (tmp_path / "log").open("w") as log_file:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=log_file)
        try:
            url = f"http://127.0.0.1:{port}"
            driving.wait_for(f"{url}/_stcore/health")
            assert "Themes" in seen(url, **{"X-Forwarded-For": "203.0.113.9"})[0]
            assert not seen(url, Host="ann.example.org")[0]
            request(f"{url}/_stcore/upload_file/ann.example.org/b", "PUT", b"x")
            request(f"{url}/health")
        finally:
            process.terminate()
            process.wait(timeout=20)
    lines = (tmp_path / "log").read_text().splitlines()
    assert not [line for line in lines if not line.startswith("{")]
    told = [json.loads(line) for line in lines]
    assert all({"at", "level", "event"} <= set(one) for one in told)
    assert any(one["event"] == "page shown" for one in told) and any("said" in one for one in told)
    assert not any(word in line for line in lines for word in ("203.0.113.9", "127.0.0.1", "ann.example"))
