"""Eight readers as the app reads, while build after build is published: no error, no torn read, no stale one."""

import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from queries import database
from tests.faults import worker
from tests.faults.tally import Count
from tests.faults.worlds import ROOT, World

READERS, SWAPS = 8, 50
PAUSE = 0.002  # seconds between the reads of one reader: eight without any leave the publisher no time
FIRST = "select value::integer from build_info where key = 'serial'"
SECOND = "select max(wording[8:]::integer) from theme_wordings where wording like 'serial %'"
BOTH = f"select ({FIRST}), ({SECOND})"
PART = f"{READERS} readers"


def run(world: World, share: float, seed: int) -> list[Count]:
    """A reader chooses the build and asks it three times, a cursor each; a publisher of its own process swaps."""
    swaps = max(5, round(SWAPS * share))
    folder = world.fresh("read")
    worker.publish(folder, world.finished, serial=0)
    with worker_of(folder, world, swaps) as publisher:
        seen, serials = _read_through(folder, publisher)
        is_done = publisher.wait() == 0
    return [
        Count(PART, "swaps", swaps if is_done else 0, swaps),
        Count(PART, "reads", seen["reads"], least=swaps),
        Count(PART, "builds seen", len(serials), least=swaps // 2),
        Count(PART, "errors", seen["errors"], 0),
        Count(PART, "torn: two tables of different builds", seen["torn"], 0),
        Count(PART, "stale: begun after the swap, yet of an older build", seen["stale"], 0),
    ]


def worker_of(folder: Path, world: World, times: int) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.faults.worker", str(folder), str(world.finished)]
    return subprocess.Popen([*command, "--times", str(times), "--serials"], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _read_through(folder: Path, publisher: subprocess.Popen) -> tuple[Counter, set[int]]:
    from pages.parts import data

    before, data.BUILDS = data.BUILDS, folder
    published, seen, serials, over = [0], Counter(), set(), threading.Event()
    readers = [threading.Thread(target=_read, args=(folder, published, seen, serials, over)) for _ in range(READERS)]
    try:
        for reader in readers:
            reader.start()
        for line in publisher.stdout:
            if line[0].isdigit():
                published[0] = int(line.split()[0])
        time.sleep(0.2)  # so that the last one is read as well
    finally:
        over.set()
        for reader in readers:
            reader.join()
        data.BUILDS = before
    return seen, serials


def _read(folder: Path, published: list[int], seen: Counter, serials: set[int], over: threading.Event) -> None:
    """`published` holds the number of the last build that was there before a read begins."""
    while not over.is_set():
        least = published[0]
        found: Counter[str] = Counter(reads=1)
        try:
            numbers = _numbers(folder)
            found["torn"] = len(set(numbers)) > 1
            found["stale"] = min(numbers) < least
            serials.add(numbers[0])
        except Exception as error:
            found["errors"] = 1
            print(f"a reader met {type(error).__name__}: {error}", file=sys.stderr)
        with LOCK:
            seen.update(found)
        time.sleep(PAUSE)


LOCK = threading.Lock()


def _numbers(folder: Path) -> list[int]:
    """The numbers in both tables, one by one and together; 0 before the first swap."""
    from pages.parts import data

    path, said = database.newest(folder)
    if said:
        raise RuntimeError(said)
    asked = [data.connection(path.name).cursor().execute(sql).fetchone() for sql in (FIRST, SECOND, BOTH)]
    return [number or 0 for row in asked for number in (row or (0,))]
