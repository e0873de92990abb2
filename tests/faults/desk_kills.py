"""SIGKILL while the steward's desk publishes a document: list and build are whole, old or new, and every file given is still there."""

import csv
import hashlib
import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from loaders.desk.look import GIVEN
from queries import database
from tests.faults import kills, worlds
from tests.faults.tally import Count
from tests.faults.worlds import ROOT, World

KILLS = 20


def run(world: World, share: float, seed: int) -> list[Count]:
    rng = random.Random(seed)
    folder = world.fresh("desk-builds")
    data = world.few
    first, *given = _given(world)[: 1 + max(2, round(KILLS * share))]
    takes = _seconds(data, folder, _keep(data, folder, first[0]), first[1])
    kept = [_keep(data, folder, path) for path, _ in given]
    inbox = _inbox(data)
    seen: Counter[str] = Counter()
    for moment, sha256, (_, row) in zip(kills.moments(len(given), takes, rng), kept, given, strict=True):
        _one(seen, data, folder, _asked(row, sha256), moment)
        seen["given"] += _inbox(data) == inbox
    number = len(given)
    part = f"Kills of a publish by the steward's desk ({takes:.1f} s)"
    return [
        Count(part, "kills", seen["kills"], number),
        Count(part, "current build opens whole afterwards", seen["current build whole"], number),
        Count(part, "of them the old one", seen["the old build"]),
        Count(part, "of them the new one", seen["the new build"]),
        Count(part, "sources.csv whole, old or new", seen["list"], number),
        Count(part, "new build with the old list", seen["ahead"], 0),
        Count(part, "every file given is still there", seen["given"], number),
        Count(part, "the same published again succeeds", seen["again"], number),
        Count(part, "files left over among the builds after it", seen["left over"], 0),
    ]


def _one(seen: Counter, data: Path, folder: Path, asked: str, moment: float) -> None:
    before = _rows(data)
    process = _start("publish", data, folder, asked.encode())
    old = database.pointed(folder)
    time.sleep(moment)
    kills.kill(process)
    kills.look(seen, folder, old)
    now = _rows(data)
    seen["list"] += _is_before_or_after(before, now, json.loads(asked)["row"]["title"])
    seen["ahead"] += database.pointed(folder) != old and now == before
    again = _start("publish", data, folder, asked.encode())
    again.communicate()
    is_there = json.loads(asked)["row"]["title"] in {row["title"] for row in _rows(data)}
    seen["again"] += again.returncode == 0 and is_there and worlds.is_whole(folder)
    seen["left over"] += len(worlds.left_over(folder))


def _is_before_or_after(before: list[dict], now: list[dict], title: str) -> bool:
    return now == before or (now[: len(before)] == before and [row["title"] for row in now[len(before) :]] == [title])


def _given(world: World) -> list[tuple[Path, dict[str, str]]]:
    """Documents that are not yet on the list, each with what a steward says of it."""
    with (world.whole / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[worlds.FEW :]
    known = {name: (lambda row, name=name: row.get(name, "")) for name in GIVEN}
    return [
        (world.whole / row["file"], {**{name: say(row) for name, say in known.items()}, "title": f"Given {number}"})
        for number, row in enumerate(rows)
    ]


def _asked(row: dict[str, str], sha256: str) -> str:
    return json.dumps({"list": "sources.csv", "row": row, "by": "A steward", "sha256": sha256})


def _keep(data: Path, folder: Path, path: Path) -> str:
    content = path.read_bytes()
    said = json.dumps({"name": path.name, "by": "A steward"}).encode() + b"\n" + content
    process = _start("keep", data, folder, said)
    if process.wait():
        raise RuntimeError(f"{path}: was not kept")
    return hashlib.sha256(content).hexdigest()


def _seconds(data: Path, folder: Path, sha256: str, row: dict[str, str]) -> float:
    """How long one takes that nobody kills."""
    start = time.perf_counter()
    if _start("publish", data, folder, _asked({**row, "title": "Timed"}, sha256).encode()).wait():
        raise RuntimeError("the desk could not publish before anybody killed it")
    return time.perf_counter() - start


def _start(command: str, data: Path, folder: Path, said: bytes) -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-m", "loaders.desk", command, "--data", str(data), "--builds", str(folder)],
        cwd=ROOT,
        env=worlds.environment(data.parent),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    process.stdin.write(said)
    process.stdin.close()
    process.stdin = None
    return process


def _inbox(data: Path) -> dict[str, str]:
    """Name and hash of every file that was given."""
    kept = [path for path in (data / "inbox").iterdir() if path.suffix != ".csv" and not path.name.startswith(".")]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in kept if path.is_file()}


def _rows(data: Path) -> list[dict[str, str]]:
    with (data / "sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
