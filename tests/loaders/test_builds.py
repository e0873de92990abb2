"""Finished builds side by side, the pointer to the current one, and what becomes of both when something fails."""

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest

from loaders import builds, unwritten
from loaders.__main__ import main
from loaders.alone import BUSY, alone
from loaders.errors import LoadError
from queries import database, intact
from queries.database import current
from tests.loaders.whole_builds import copying, finished, serial_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    return finished(tmp_path_factory.mktemp("finished") / "finished.duckdb")


@pytest.fixture
def publish(source, tmp_path):
    """publish(serial) -> the new build in tmp_path."""
    return lambda serial=0, **more: builds.publish(tmp_path, copying(source, serial), **more)


def write(words):
    return lambda path: path.write_text(words, encoding="utf-8")


def fail(path):
    path.write_text("half", encoding="utf-8")
    path.with_name(f"{path.name}.wal").write_text("log", encoding="utf-8")
    raise ValueError("stopped half way")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def expected(*paths):
    """What a folder holds: builds, their seals, the pointer and the lock."""
    return sorted([".publishing", "CURRENT", *(p.name for p in paths), *(f"{p.name}.sha256" for p in paths)])


def test_the_pointer_names_the_new_build(tmp_path, publish):
    path = publish(7)
    assert (current(tmp_path), serial_of(path), names(tmp_path)) == (path, 7, expected(path))


def test_before_the_first_build_there_is_none(tmp_path):
    assert current(tmp_path) is None


def test_a_build_that_fails_leaves_the_pointer_the_old_file_and_nothing_else(tmp_path, publish):
    old = publish(1)
    with pytest.raises(ValueError, match="stopped half way"):
        builds.publish(tmp_path, fail)
    assert (names(tmp_path), current(tmp_path), serial_of(old)) == (expected(old), old, 1)


@pytest.mark.parametrize("make", [write("no database"), write(""), lambda path: duckdb.connect(str(path)).close()])
def test_a_file_that_is_not_whole_is_never_pointed_to(tmp_path, publish, make):
    old = publish()
    with pytest.raises(LoadError, match="was not finished .* The current build stays"):
        builds.publish(tmp_path, make)
    assert (names(tmp_path), current(tmp_path)) == (expected(old), old)


def test_the_pointer_moves_only_when_the_build_is_whole(tmp_path, publish, source):
    old = publish()
    seen = []

    def make(path):
        copying(source)(path)
        seen.append(current(tmp_path))

    new = builds.publish(tmp_path, make, also=lambda: seen.append(current(tmp_path)))
    assert (seen, current(tmp_path)) == ([old, old], new)


def test_nothing_is_pointed_to_when_what_belongs_to_the_build_cannot_be_written(tmp_path, publish):
    old = publish()

    def also():
        raise LoadError("sources.csv: cannot be written.")

    with pytest.raises(LoadError, match="sources.csv"):
        publish(also=also)
    assert (names(tmp_path), current(tmp_path)) == (expected(old), old)


def test_what_belongs_to_a_build_is_not_written_for_one_that_is_not_whole(tmp_path):
    written = []
    with pytest.raises(LoadError):
        builds.publish(tmp_path, write("no database"), also=lambda: written.append(1))
    assert written == []


def test_the_seal_is_one_that_sha256sum_checks(tmp_path, publish):
    path = publish()
    done = subprocess.run(["sha256sum", "--check", "--strict", f"{path.name}.sha256"], cwd=tmp_path, check=False)
    assert done.returncode == 0
    os.truncate(path, 100)
    done = subprocess.run(["sha256sum", "--check", f"{path.name}.sha256"], cwd=tmp_path, check=False)
    assert done.returncode == 1


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


def test_the_next_build_clears_what_dead_ones_left_in_the_folder(tmp_path, publish):
    for name in ("v1.duckdb.building", "v1.duckdb.building.wal", "v2.duckdb.sha256", "CURRENT.tmp"):
        (tmp_path / name).write_text("dead", encoding="utf-8")
    (tmp_path / "v1.duckdb.building.tmp").mkdir()
    (tmp_path / "notes.txt").write_text("somebody's own", encoding="utf-8")
    path = publish()
    assert names(tmp_path) == sorted([*expected(path), "notes.txt"])


def test_a_build_that_runs_keeps_its_files_when_another_is_told_to_wait(tmp_path, publish):
    with alone(tmp_path):
        running = tmp_path / "v1.duckdb.building"
        running.write_text("half", encoding="utf-8")
        assert _elsewhere(tmp_path, publish) == BUSY
        assert running.exists()


def _elsewhere(folder, publish):
    """What another thread is told that publishes to the folder; threads, too, take turns."""
    said = []

    def attempt():
        try:
            publish()
        except LoadError as problem:
            said.append(str(problem))

    thread = threading.Thread(target=attempt)
    thread.start()
    thread.join()
    return said[0] if said else None


def test_a_step_inside_a_larger_one_needs_no_second_lock(tmp_path, publish):
    with alone(tmp_path):
        path = publish()
    assert current(tmp_path) == path
    assert _elsewhere(tmp_path, publish) is None


def test_a_process_that_outlives_its_parent_does_not_keep_the_lock(tmp_path):
    """Readers in parallel are forked while their parent holds the lock; killed for want of memory, it dies alone."""
    script = (
        "import multiprocessing, os, sys, time; from pathlib import Path; from loaders.alone import alone\n"
        "with alone(Path(sys.argv[1])):\n"
        "    child = multiprocessing.get_context('fork').Process(target=time.sleep, args=(60,))\n"
        "    child.start(); print(child.pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    parent = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    time.sleep(0.2)
    parent.kill()
    parent.wait()
    try:
        with alone(tmp_path):
            os.kill(child, 0)  # it lives on
    finally:
        os.kill(child, 9)


def test_a_reader_in_parallel_ends_with_its_parent():
    script = (
        "import time; from concurrent.futures import ProcessPoolExecutor; from loaders.orphans import end_with_parent\n"
        "import os\n"
        "with ProcessPoolExecutor(2, initializer=end_with_parent) as pool:\n"
        "    print(pool.submit(os.getpid).result(), flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child = Path("/proc") / parent.stdout.readline().strip() / "stat"
    assert child.exists()
    parent.kill()
    parent.wait()
    end = time.monotonic() + 10
    while _lives(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _lives(child)


def _lives(stat: Path) -> bool:
    try:
        return stat.read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_a_build_not_closed_cleanly_is_refused(tmp_path):
    def make(path):
        path.write_text("two", encoding="utf-8")
        path.with_name(f"{path.name}.wal").write_text("log", encoding="utf-8")

    with pytest.raises(LoadError, match="was not closed cleanly; run the command again."):
        builds.whole(tmp_path / "out.duckdb", make)
    assert names(tmp_path) == []


def test_three_builds_are_kept(tmp_path, publish):
    made = [publish(n) for n in range(5)]
    assert names(tmp_path) == expected(*made[-3:])
    assert current(tmp_path) == made[-1]


def test_damaged_builds_do_not_push_out_whole_ones(tmp_path, publish):
    made = [publish(n) for n in range(3)]
    for path in made[1:]:
        os.truncate(path, 5000)
    made += [publish(n) for n in (3, 4)]
    assert made[0].exists()
    assert database.problem(made[0]) is None


@pytest.mark.parametrize("clock", [1, 10**18])
def test_a_clock_that_stands_still_or_went_back_makes_later_builds_later(tmp_path, publish, monkeypatch, clock):
    monkeypatch.setattr(time, "time_ns", lambda: 1_795_000_000_000_000_000)
    made = [publish(0), publish(1)]
    monkeypatch.setattr(time, "time_ns", lambda: clock)
    made += [publish(2), publish(3)]
    assert database.builds(tmp_path) == made[1:]
    assert [serial_of(path) for path in database.builds(tmp_path)] == [1, 2, 3]
    assert current(tmp_path) == made[-1]


def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path):
    (tmp_path / "build").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(LoadError, match="build: cannot be written .* the current build stays."):
        builds.publish(tmp_path / "build", write("one"))


@pytest.mark.parametrize(
    "said",
    [
        duckdb.IOException('IO Error: Could not write file "x.building": No space left on device'),
        duckdb.TransactionException("TransactionContext Error: Failed to commit: No space left on device"),
        duckdb.FatalException("FATAL Error: Failed to create checkpoint because of error: No space left on device"),
        OSError(errno.ENOSPC, "No space left on device"),
    ],
)
def test_a_full_disk_is_told_in_one_sentence_whoever_meets_it(tmp_path, publish, said):
    old = publish()

    def make(path):
        path.write_text("half", encoding="utf-8")
        raise said

    with pytest.raises(LoadError, match=r"cannot be written \(No space left on device\)\. Free some space there"):
        builds.publish(tmp_path, make)
    assert names(tmp_path) == expected(old)


def test_a_fault_of_the_program_is_not_taken_for_a_full_disk(tmp_path):
    def make(path):
        raise duckdb.ConstraintException("Constraint Error: Duplicate key")

    with pytest.raises(duckdb.ConstraintException):
        builds.publish(tmp_path, make)
    assert unwritten.reason(ValueError("No space left on device")) is None


def test_restore_goes_back_one_build_at_a_time(tmp_path, publish):
    first, second, third = publish(1), publish(2), publish(3)
    assert (builds.restore(tmp_path), builds.restore(tmp_path)) == (second, first)
    assert current(tmp_path) == first
    with pytest.raises(LoadError, match="no whole build before the current one"):
        builds.restore(tmp_path)
    assert builds.restore(tmp_path, third.stem) == third == current(tmp_path)


def test_restore_goes_to_whole_builds_only(tmp_path, publish):
    first, second, third = publish(1), publish(2), publish(3)
    os.truncate(second, 5000)
    with pytest.raises(LoadError, match="cut off or damaged. It cannot be gone back to"):
        builds.restore(tmp_path, second.stem)
    assert builds.restore(tmp_path) == first
    with pytest.raises(LoadError, match="is no build of .* There are: v"):
        builds.restore(tmp_path, "../CURRENT")
    assert third.exists()


def test_the_build_after_a_restore_is_the_newest(tmp_path, publish):
    made = [publish(n) for n in range(3)]
    builds.restore(tmp_path, made[0].name)
    made.append(publish(3))
    assert (current(tmp_path), database.builds(tmp_path)) == (made[3], made[1:])


def test_restore_waits_for_nobody(tmp_path, publish):
    publish(), publish()
    with alone(tmp_path):
        said = []
        thread = threading.Thread(target=lambda: said.append(_said(lambda: builds.restore(tmp_path))))
        thread.start()
        thread.join()
    assert said == [BUSY]


def _said(call):
    try:
        call()
    except LoadError as problem:
        return str(problem)
    return None


def test_the_command_restore(tmp_path, publish, capsys):
    first, second = publish(1), publish(2)
    at = ["restore", "--builds", str(tmp_path)]
    assert main([*at, "--list"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown == [
        f"{second.stem}  current  built 2026-11-22 12:00 UTC",
        f"{first.stem}           built 2026-11-22 12:00 UTC",
    ]
    assert current(tmp_path) == second
    assert main(at) == 0
    assert f"{first.name}, built 2026-11-22 12:00 UTC, is current." in capsys.readouterr().out
    assert main(at) == 1
    assert "no whole build before the current one" in capsys.readouterr().err
    second.write_text("rubbish", encoding="utf-8")
    assert main([*at, "--list"]) == 0
    assert "damaged" in capsys.readouterr().out.splitlines()[0]
    assert main(["restore", "--builds", str(tmp_path / "nowhere")]) == 1
    assert "holds no build" in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()


def test_a_seal_of_another_version_does_not_stand_for_the_tables(tmp_path, publish):
    path = publish()
    with duckdb.connect(str(path)) as db:
        db.execute("drop macro share")
        db.execute("checkpoint")
    intact.seal_of(path).write_text(intact.sealed(path, path.name).replace(intact.definitions(), "0" * 64))
    assert "has no macro share" in database.problem(path)
