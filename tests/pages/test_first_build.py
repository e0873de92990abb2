"""The first build of a copy, when several processes of the app begin at once; and a current build that cannot be opened."""

import os
import shutil
import threading

import pytest

from loaders import builds as publishing
from loaders.alone import alone
from pages.parts import building, data
from queries import database


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder of builds that the app looks at."""
    monkeypatch.setattr(data, "BUILDS", tmp_path / "build")
    return tmp_path / "build"


def copy_of(builds):
    return lambda path: shutil.copyfile(database.current(builds), path)


def test_a_visit_waits_for_the_build_that_another_process_makes(app, builds, folder, monkeypatch):
    held, told, wait = threading.Event(), threading.Event(), building._wait

    def another():
        with alone(folder):
            held.set()
            assert told.wait(60)
            publishing.publish(folder, copy_of(builds))

    monkeypatch.setattr(building, "_wait", lambda: (told.set(), wait()))
    thread = threading.Thread(target=another)
    thread.start()
    held.wait(60)
    at = app.run(timeout=120)
    thread.join()
    assert told.is_set()
    assert (list(at.exception), list(at.error)) == ([], [])
    assert at.session_state["build"] == database.current(folder).name


def test_a_link_to_a_damaged_build_shows_the_current_one_and_says_so(app, builds, folder):
    old, new = (publishing.publish(folder, copy_of(builds)) for _ in range(2))
    os.truncate(old, 9000)
    app.query_params["build"] = old.stem
    at = app.run(timeout=120)
    assert at.session_state["build"] == new.name
    assert any("no longer kept" in one.value for one in at.warning)
    assert not any("could not be opened" in one.value for one in at.warning)


def test_the_banner_names_the_day_of_the_build_that_is_shown(app, builds, folder):
    _, new = (publishing.publish(folder, copy_of(builds)) for _ in range(2))
    os.truncate(new, 9000)
    [said] = [one.value for one in app.run(timeout=120).warning if "could not be opened" in one.value]
    assert " UTC. Please tell the person who looks after this copy of the app." in said
    assert new.name not in said
