"""Old builds go, the last three stay; `restore` goes back; a clock that stands still or went back changes nothing."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from loaders import builds
from queries import database
from tests.faults import worker, worlds
from tests.faults.tally import Count
from tests.faults.worlds import ROOT, World

PUBLISHES = 20


def run(world: World, share: float, seed: int) -> list[Count]:
    number = max(5, round(PUBLISHES * share))
    return [*_pruned(world, number), *_clocks(world), *_restored(world)]


def _pruned(world: World, number: int) -> list[Count]:
    folder = world.fresh("pruned")
    kept = []
    for _ in range(number):
        worker.publish(folder, world.finished)
        kept.append((len(database.builds(folder)), database.newest(folder)[0] == database.builds(folder)[-1]))
    part = "Pruning"
    return [
        Count(part, "publishes", number),
        Count(part, "with more than three builds afterwards", sum(count > builds.KEPT for count, _ in kept), 0),
        Count(part, "after which the newest is current", sum(is_newest for _, is_newest in kept), number),
        Count(part, "builds kept at the end", len(database.builds(folder)), builds.KEPT),
        Count(part, "files left over", len(worlds.left_over(folder)), 0),
    ]


def _clocks(world: World) -> list[Count]:
    """Two builds in one nanosecond, and one after the clock was put back to 2001."""
    folder = world.fresh("clocks")
    now = time.time_ns()
    made = []
    for clock in (now, now, 10**18, now):
        with _clock(clock):
            made.append(worker.publish(folder, world.finished))
    part = "A clock that stands still, then goes back"
    in_order = sorted(made, key=database.number) == made
    return [
        Count(part, "builds", len(made)),
        Count(part, "names", len(set(made)), len(made)),
        Count(part, "in the order in which they were made", int(in_order), 1),
        Count(part, "the last one is current", int(database.newest(folder) == (made[-1], None)), 1),
    ]


@contextmanager
def _clock(nanoseconds: int):
    before, time.time_ns = time.time_ns, lambda: nanoseconds
    try:
        yield
    finally:
        time.time_ns = before


def _restored(world: World) -> list[Count]:
    folder = world.fresh("restored")
    first, second, third = [worker.publish(folder, world.finished) for _ in range(3)]
    back = [_restore(folder), _restore(folder)] == [(0, second), (0, first)]
    end = _restore(folder) == (1, first)
    named = _restore(folder, third.stem) == (0, third)
    os.truncate(second, second.stat().st_size // 2)
    over = _restore(folder) == (0, first)
    refused = _restore(folder, second.name) == (1, first)
    unknown = _restore(folder, "v1") == (1, first)
    fourth = worker.publish(folder, world.finished)
    after = database.newest(folder) == (fourth, None) and first.exists() and third.exists()
    part = "Restore"
    return [
        Count(part, "twice back, a build each time", int(back), 1),
        Count(part, "before the oldest: a sentence, exit status 1", int(end), 1),
        Count(part, "forward again by name", int(named), 1),
        Count(part, "a damaged build is passed over", int(over), 1),
        Count(part, "a damaged or unknown build by name is refused", int(refused) + int(unknown), 2),
        Count(part, "the next build is current, two whole ones stay beside it", int(after), 1),
        Count(part, "files left over", len(worlds.left_over(folder)), 0),
    ]


def _restore(folder: Path, *name: str) -> tuple[int, Path]:
    """Exit status, and what is current then."""
    command = [sys.executable, "-m", "loaders", "restore", "--builds", str(folder), *name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "Traceback" in done.stderr:
        print(done.stderr, file=sys.stderr)
    return done.returncode, database.pointed(folder)
