"""One case of tests.faults.disk, in a process with mounts or rights of its own: prints what it saw as JSON."""

import json
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from queries import database
from tests.faults import worlds
from tests.faults.disk import PAGE
from tests.faults.worlds import ROOT, World

STAGES = {
    "the lock": ".publishing",
    "the pointer": "CURRENT",
    "the seal": ".sha256",
}


def main() -> None:
    name, place, folder, *pages = sys.argv[1:]
    root = Path(place)
    world = World(root, root / "whole", root / "few", database.current(root / "first-few"))
    seen, where = Counter(attempts=0), Counter()
    CASES[name](world, Path(folder), [int(page) for page in pages], partial(_attempt, seen, where))
    told = ("attempts", "refused", "succeeded", "fits", "without room", "sentence", "stays", "left over")
    print(json.dumps({**{name: seen[name] for name in told}, "where": where}))


def _full(world: World, folder: Path, pages: Iterable[int], attempt: Callable) -> None:
    """The build command with so many pages free; then copies, where the last pages decide between seal and pointer."""
    for free in pages:
        builds = _mounted(world, folder, free)
        attempt(worlds.command(world.few, builds), builds, {"CPC_PARSED": str(folder / "parsed")})
        _unmount(folder)
    size = -(-world.finished.stat().st_size // PAGE)
    for free, fits in ((size - 1, False), (size, False), (size + 1, False), (size + 2, True)):
        builds = _mounted(world, folder, free)
        attempt(_copying(world, builds), builds, {}, fits)
        _unmount(folder)


def _read_only(world: World, folder: Path, pages: Iterable[int], attempt: Callable) -> None:
    builds = _mounted(world, folder, 10000)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    for command in _commands(world, builds):
        attempt(command, builds, {})
    _unmount(folder)


def _limited(world: World, folder: Path, pages: Iterable[int], attempt: Callable) -> None:
    builds = worlds.copied(world.finished.parent, folder / "builds")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    for most in pages:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most * PAGE, before[1]))
        attempt(worlds.command(world.few, builds), builds, {"CPC_PARSED": str(folder / "parsed")})
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _no_rights(world: World, folder: Path, pages: Iterable[int], attempt: Callable) -> None:
    builds = worlds.copied(world.finished.parent, folder / "builds")
    builds.chmod(0o555)
    try:
        for command in _commands(world, builds):
            attempt(command, builds, {})
    finally:
        builds.chmod(0o755)


CASES = {"full": _full, "limited": _limited, "read_only": _read_only, "no_rights": _no_rights}


def _commands(world: World, builds: Path) -> list[list[str]]:
    """Whatever writes to a folder of builds."""
    restore = [sys.executable, "-m", "loaders", "restore", "--builds", str(builds), world.finished.stem]
    return [worlds.command(world.few, builds), restore]


def _copying(world: World, builds: Path) -> list[str]:
    return [sys.executable, "-m", "tests.faults.worker", str(builds), str(world.finished)]


def _mounted(world: World, folder: Path, free: int) -> Path:
    """A file system in memory that holds one build and has so many pages left."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", str(folder)], check=True)
    builds = worlds.copied(world.finished.parent, folder / "builds")
    left = os.statvfs(folder).f_bfree * os.statvfs(folder).f_bsize // PAGE
    with (folder / "filler").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, (left - free) * PAGE)
    return builds


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _attempt(
    seen: Counter,
    where: Counter,
    command: list[str],
    builds: Path,
    variables: dict[str, str],
    fits: bool | None = None,
) -> None:
    """Run it and look: refused in a sentence, or done where there was room. `fits` None: nobody knows beforehand."""
    old = database.pointed(builds)
    environment = {**worlds.environment(builds.parent), "CPC_PARSED": "", **variables}
    environment["CPC_PARSED"] = environment["CPC_PARSED"] or str(builds.parent / "parsed")
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    seen["attempts"] += 1
    seen["fits"] += bool(fits)
    seen["without room"] += fits is False and done.returncode == 0
    seen["left over"] += len(worlds.left_over(builds)) + len(list(builds.parent.glob("parsed/*/*.pickle.*")))
    if done.returncode == 0:
        seen["succeeded"] += database.pointed(builds) != old and worlds.is_whole(builds)
        return
    seen["refused"] += 1
    seen["sentence"] += _is_sentence(done)
    seen["stays"] += database.pointed(builds) == old and worlds.is_whole(builds)
    where[next((stage for stage, sign in STAGES.items() if sign in _place(done.stderr)), "the database")] += 1


def _is_sentence(done: subprocess.CompletedProcess) -> bool:
    is_told = "cannot be written (" in done.stderr and "current" in done.stderr
    if done.returncode != 1 or not is_told or "Traceback" in done.stderr:
        print(done.returncode, done.stderr, file=sys.stderr)
        return False
    return True


def _place(said: str) -> str:
    return said.partition(": cannot be written")[0].rpartition("/")[2]


if __name__ == "__main__":
    main()
