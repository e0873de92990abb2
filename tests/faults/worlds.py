"""The fictional county as something to break: its data, one finished build, and how to look at a folder of builds."""

import csv
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from queries import database, intact
from tests.demo.make import make

ROOT = Path(__file__).parents[2]
FEW = 3  # documents, so that a build takes a second or two and reads them in one process


@dataclass(frozen=True)
class World:
    """`whole` and `few` are data folders, of all documents and of the first three; `finished` is a build of the few."""

    place: Path
    whole: Path
    few: Path
    finished: Path

    def fresh(self, name: str) -> Path:
        """A folder of builds with one whole build in it."""
        return copied(self.finished.parent, self.place / name)


def made(place: Path) -> World:
    """Write the documents and build once, which also fills the cache of what was read."""
    whole, few = place / "whole", place / "few"
    make(whole)
    shutil.copytree(whole, few)
    with (whole / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (few / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows[:FEW])
    for data in (whole, few):
        done = build(data, place / f"first-{data.name}")
        if done.returncode:
            raise RuntimeError(done.stderr)
    return World(place, whole, few, database.current(place / "first-few"))


def copied(folder: Path, to: Path) -> Path:
    """A folder of builds again, without its lock."""
    return Path(shutil.copytree(folder, to, ignore=shutil.ignore_patterns(".publishing")))


def environment(place: Path) -> dict[str, str]:
    return {**os.environ, "CPC_PARSED": str(place / "parsed")}


def command(data: Path, builds: Path) -> list[str]:
    return [sys.executable, "-m", "loaders", "build", "--data", str(data), "--builds", str(builds)]


def build(data: Path, builds: Path) -> subprocess.CompletedProcess:
    """By the command people use."""
    return subprocess.run(
        command(data, builds), cwd=ROOT, env=environment(data.parent), capture_output=True, text=True, check=False
    )


def is_whole(builds: Path) -> bool:
    """Whether the very build that is pointed to opens, agrees with its seal and answers."""
    path = database.pointed(builds)
    if path is None or intact.fault(path, is_opened=True):
        return False
    with database.open_locked(path) as db:
        return db.execute("select count(*) from councils").fetchone()[0] > 0


def left_over(builds: Path) -> list[str]:
    """Names in the folder that belong to no finished build."""
    kept = {path.name for path in database.builds(builds)}
    kept |= {f"{name}.sha256" for name in kept} | {database.POINTER, ".publishing"}
    return sorted(path.name for path in builds.iterdir() if path.name not in kept)
