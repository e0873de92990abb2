"""Inputs through processes that may die or hang: each has a bound of time, and what is lost is counted, not guessed."""

import multiprocessing
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tests.hostile import watch
from tests.hostile.inputs import make
from tests.hostile.trying import tried

GRACE = 20  # seconds beyond the limit of a document after which a process counts as hung


@dataclass(frozen=True)
class Done:
    number: int
    group: str
    kind: str  # records, sentence, stopped, crash, hang, died
    seconds: float
    said: str
    outside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a worker needs to know; `folder` is its own."""

    count: int
    seed: int
    folder: Path
    builds: Path
    seconds: int


class Worker:
    """One process and the number it works on."""

    def __init__(self, plan: Plan):
        self.plan, self.number, self.since = plan, None, 0.0
        self.start()

    def start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, there = context.Pipe()
        self.process = context.Process(target=_work, args=(there, self.plan), daemon=True)
        self.process.start()
        there.close()
        self.pipe.recv()

    def give(self, number: int) -> None:
        self.number, self.since = number, time.monotonic()
        self.pipe.send(number)

    def late(self) -> bool:
        return self.number is not None and time.monotonic() - self.since > self.plan.seconds + GRACE

    def lost(self, kind: str, group: str) -> Done:
        """The worker is gone with its number; another takes its place."""
        number, seconds = self.number, time.monotonic() - self.since
        self.process.kill()
        self.process.join()
        said = f"exit status {self.process.exitcode}"
        self.number = None
        self.start()
        return Done(number, group, kind, seconds, said)


def run(numbers: list[int], groups: list[str], plan: Plan, workers: int) -> Iterator[Done]:
    """Every number once, in the order in which they end."""
    waiting = list(reversed(numbers))
    crew = [
        Worker(Plan(plan.count, plan.seed, _folder(plan.folder, n), plan.builds, plan.seconds)) for n in range(workers)
    ]
    while waiting or any(one.number is not None for one in crew):
        for one in crew:
            if one.number is None and waiting:
                one.give(waiting.pop())
        busy = {one.pipe: one for one in crew if one.number is not None}
        for pipe in wait(list(busy), timeout=1):
            one = busy[pipe]
            try:
                yield pipe.recv()
                one.number = None
            except EOFError:
                yield one.lost("died", groups[one.number])
        yield from (one.lost("hang", groups[one.number]) for one in crew if one.late())
    for one in crew:
        one.process.kill()


def _folder(folder: Path, number: int) -> Path:
    made = folder / f"worker-{number}"
    (made / "tmp").mkdir(parents=True, exist_ok=True)
    return made


def _work(pipe: Connection, plan: Plan) -> None:
    """The process's own loop: read a number, try it, say how it ended."""
    own = plan.folder / "data"
    if not own.is_dir():  # the stewards' desk may write here, and nowhere else
        shutil.copytree(plan.builds.parent, own, ignore=shutil.ignore_patterns("build"))
    os.environ |= {
        "CPC_DATA": str(own),
        "CPC_PARSED": str(plan.folder / "parsed"),
        "CPC_MOST_SECONDS": str(plan.seconds),
        "TMPDIR": str(plan.folder / "tmp"),
    }
    os.chdir(plan.folder)
    watch.start()
    pipe.send("ready")
    while True:
        number = pipe.recv()
        one = make(number, plan.count, plan.seed)
        start = time.perf_counter()
        with watch.watched(plan.folder) as outside:
            end = tried(one, plan.folder, plan.builds)
        if one.group == "web addresses":  # the look-up of plain numbers is its own, see trying
            outside = [what for what in outside if not what.startswith("socket.getaddrinfo")]
        pipe.send(Done(number, one.group, end.kind, time.perf_counter() - start, end.said, tuple(outside)))
