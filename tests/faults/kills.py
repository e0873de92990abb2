"""SIGKILL in the middle of builds and publishes: the current build stays whole, and the next one succeeds."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from queries import database
from tests.faults import worker, worlds
from tests.faults.tally import Count
from tests.faults.worlds import ROOT, World

BUILDS, PUBLISHES = 80, 100
IN_PARALLEL = 4  # every so many builds reads all documents, in several processes
SETTLED = 5  # seconds after which nobody of a killed build may be left


def run(world: World, share: float, seed: int) -> list[Count]:
    rng = random.Random(seed)
    return [
        *_of_builds(world, max(4, round(BUILDS * share)), rng),
        *_of_publishes(world, max(4, round(PUBLISHES * share)), rng),
        *_at_every_step(world, share),
    ]


def moments(number: int, seconds: float, rng: random.Random) -> list[float]:
    """Random, one in each of as many equal stretches of the time, in no order."""
    found = [(n + rng.random()) * seconds / number for n in range(number)]
    rng.shuffle(found)
    return found


def _of_builds(world: World, number: int, rng: random.Random) -> list[Count]:
    """`python -m loaders build`; every fourth reads in several processes, and of those every second loses only the first."""
    folder = world.fresh("killed-builds")
    takes = {data: _seconds(worlds.command(data, folder), world) for data in (world.few, world.whole)}
    seen: Counter[str] = Counter()
    for n, part in enumerate(moments(number, 1.0, rng)):
        data = world.whole if n % IN_PARALLEL == 0 else world.few
        process = _start(worlds.command(data, folder), world)
        time.sleep(part * takes[data])
        kill(process, is_alone=n % (2 * IN_PARALLEL) == 0)
        look(seen, folder, process.old)
        seen["orphans"] += not _is_gone(process.pid)
        done = worlds.build(world.few, folder)
        seen["next build succeeded"] += done.returncode == 0 and worlds.is_whole(folder)
        seen["left over"] += len(worlds.left_over(folder))
    said = f"of the build command ({takes[world.few]:.1f} s; with all documents {takes[world.whole]:.1f} s)"
    return _counts(f"Kills {said}", seen, number)


def _of_publishes(world: World, number: int, rng: random.Random) -> list[Count]:
    """From the moment a publish begins, with a list that is written along with it."""
    folder = world.fresh("killed-publishes")
    rows = _rows(world, "published.csv")
    command = _worker(world, folder, rows)
    takes = _seconds(command, world, after="ready")
    seen: Counter[str] = Counter()
    for part in moments(number, takes, rng):
        process = _start(command, world, after="ready")
        before = rows.read_text().splitlines()
        time.sleep(part)
        kill(process)
        look(seen, folder, process.old)
        _look_at_rows(seen, rows, before, database.pointed(folder) != process.old)
        _go_on(seen, world, folder, rows)
    return _counts(f"Kills of a publish ({takes:.2f} s)", seen, number)


def _at_every_step(world: World, share: float) -> list[Count]:
    """Dead just before each call that changes the disk, one after the other, until a publish comes to its end."""
    folder = world.fresh("killed-at-steps")
    rows = _rows(world, "steps.csv")
    command = _worker(world, folder, rows)
    seen: Counter[str] = Counter()
    number, every = 0, 1 if share >= 0.5 else 5
    for step in range(1, 200, every):
        old, before = database.pointed(folder), rows.read_text().splitlines()
        done = subprocess.run([*command, "--die-at", str(step)], cwd=ROOT, capture_output=True, check=False)
        if done.returncode == 0:
            break
        number += 1
        look(seen, folder, old)
        _look_at_rows(seen, rows, before, database.pointed(folder) != old)
        _go_on(seen, world, folder, rows)
    return [*_counts("Kills before each step of a publish that changes the disk", seen, number)]


def _worker(world: World, folder: Path, rows: Path) -> list[str]:
    return [sys.executable, "-m", "tests.faults.worker", str(folder), str(world.finished), "--rows", str(rows)]


def _rows(world: World, name: str) -> Path:
    path = world.place / name
    path.write_text("file\n")
    return path


def look(seen: Counter, folder: Path, old: Path) -> None:
    seen["kills"] += 1
    seen["current build whole"] += worlds.is_whole(folder)
    seen["the old build"] += database.pointed(folder) == old
    seen["the new build"] += database.pointed(folder) != old
    seen["died with a file half written"] += any(".building" in name for name in worlds.left_over(folder))


def _look_at_rows(seen: Counter, rows: Path, before: list[str], is_new: bool) -> None:
    """The list is the old one or the new one, and always the new one where the build is."""
    now = rows.read_text().splitlines()
    seen["list whole, old or new"] += now == before or now == [*before, "row"]
    seen["new build with an old list"] += is_new and now == before


def _go_on(seen: Counter, world: World, folder: Path, rows: Path) -> None:
    before = rows.read_text().splitlines()
    worker.publish(folder, world.finished, rows)
    seen["next build succeeded"] += worlds.is_whole(folder) and rows.read_text().splitlines() == [*before, "row"]
    seen["left over"] += len(worlds.left_over(folder))


def _counts(part: str, seen: Counter, number: int) -> list[Count]:
    counts = [
        Count(part, "kills", seen["kills"], number),
        Count(part, "current build opens whole afterwards", seen["current build whole"], number),
        Count(part, "of them the old one", seen["the old build"]),
        Count(part, "of them the new one", seen["the new build"]),
        Count(part, "killed with a database half written", seen["died with a file half written"]),
        Count(part, "next build succeeds", seen["next build succeeded"], number),
        Count(part, "files left over after it", seen["left over"], 0),
    ]
    if "list whole, old or new" in seen:
        counts += [
            Count(part, "list written along whole, old or new", seen["list whole, old or new"], number),
            Count(part, "new build with the old list", seen["new build with an old list"], 0),
        ]
    if "orphans" in seen:
        counts.append(Count(part, "processes left over", seen["orphans"], 0))
    return counts


def _start(command: list[str], world: World, after: str = "") -> subprocess.Popen:
    """In a process group of its own; `old` is what was current. `after`: a line to wait for."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=worlds.environment(world.place),
        stdout=subprocess.PIPE if after else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
    )
    builds = Path(command[command.index("--builds") + 1] if "--builds" in command else command[3])
    process.old = database.pointed(builds)
    if after and process.stdout.readline().strip() != after:
        raise RuntimeError(f"{command}: did not say {after!r}")
    return process


def _seconds(command: list[str], world: World, after: str = "") -> float:
    """How long it takes when nobody kills it."""
    process = _start(command, world, after)
    start = time.perf_counter()
    if process.wait():
        raise RuntimeError(f"{command}: failed before anybody killed it")
    return time.perf_counter() - start


def kill(process: subprocess.Popen, is_alone: bool = False) -> None:
    if is_alone:
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()


def _is_gone(group: int) -> bool:
    """Whether nobody of the group is left, a moment later at most; whoever is left is ended."""
    end = time.monotonic() + SETTLED
    while _living(group):
        if time.monotonic() > end:
            os.killpg(group, signal.SIGKILL)
            return False
        time.sleep(0.02)
    return True


def _living(group: int) -> bool:
    """Members that are more than a name that nobody has taken off the list yet."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state not in "ZX":
            return True
    return False
