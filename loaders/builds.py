"""Finished builds side by side, and the pointer to the current one, moved last."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from loaders import disk, unwritten
from loaders.alone import BUSY, alone
from loaders.errors import LoadError
from queries import database, intact
from queries.database import POINTER

__all__ = ["BUSY", "KEPT", "alone", "publish", "restore", "whole"]
KEPT = 3


def _nothing() -> None:
    """No files belong to this build."""


def publish(folder: Path, make: Callable[[Path], None], also: Callable[[], None] = _nothing) -> Path:
    """Let `make` write a new database file in `folder`, then point to it. Whatever fails, the current build stays.

    `also` writes the files under data/ that belong to this build; it is called when the new file was found whole, and nothing
    is pointed to where it raises. Raises LoadError: someone else publishes, nothing can be written, the new file is not whole.
    """
    with unwritten.told(folder, "the current build stays."), alone(folder):
        _clear(folder)
        path = _next(folder)
        building = path.with_name(f"{path.name}.building")
        try:
            _make(building, make)
            if said := intact.fault(building):
                raise LoadError(
                    f"The new build was not finished ({said}) The current build stays; run the command again."
                )
            disk.put(intact.seal_of(path), intact.sealed(building, path.name))
            also()
            os.replace(building, path)
            _point(folder, path)
        finally:
            _clear(folder)
        with suppress(OSError):  # it is published; what could not be removed is removed the next time
            _prune(folder, path)
    return path


def restore(folder: Path, name: str | None = None) -> Path:
    """Point to the build of this name ('v123'), or to the newest whole one before the current. Raises LoadError where there is none."""
    if not database.builds(folder):
        raise LoadError(f"{folder}: holds no build. Make one with python -m loaders build.")
    with unwritten.told(folder, "the current build stays."), alone(folder):
        path = _named(folder, name) if name else _before(folder)
        _point(folder, path)
    return path


def whole(path: Path, make: Callable[[Path], None]) -> None:
    """Write the file under another name and give it its own only when it is finished."""
    building = path.with_name(f"{path.name}.building")
    _remove(building)
    try:
        _make(building, make)
        os.replace(building, path)
    finally:
        _remove(building)


def _make(building: Path, make: Callable[[Path], None]) -> None:
    """A file closed cleanly and on the disk."""
    make(building)
    if building.with_name(f"{building.name}.wal").exists():
        raise LoadError(f"{building}: was not closed cleanly; run the command again.")
    disk.settle(building)


def _next(folder: Path) -> Path:
    """A name above all there are, though two builds fall into one moment or the clock went back."""
    last = max(map(database.number, database.builds(folder)), default=0)
    return folder / f"v{max(time.time_ns(), last + 1)}.duckdb"


def _point(folder: Path, path: Path) -> None:
    """The build first, then its name: a disk that loses power must not keep the second without the first."""
    disk.settle(folder)
    pointer = folder / f"{POINTER}.tmp"
    disk.put(pointer, path.name)
    os.replace(pointer, folder / POINTER)
    disk.settle(folder)


def _clear(folder: Path) -> None:
    """What builds that died have left. Only for the holder of the lock: no other build is under way then."""
    for left in folder.glob("v*.duckdb.building*"):
        _remove(left)
    for seal in folder.glob("v*.duckdb.sha256"):
        if not seal.with_suffix("").exists():
            seal.unlink(missing_ok=True)
    (folder / f"{POINTER}.tmp").unlink(missing_ok=True)


def _remove(path: Path) -> None:
    """A database that is not finished, with its log and the folder into which a large build spills."""
    for left in (path, path.with_name(f"{path.name}.wal")):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _prune(folder: Path, current: Path) -> None:
    """Keep the newest builds, and as many whole ones, should some be damaged; a reader of an older one keeps its open file."""
    builds = database.builds(folder)
    kept = {current, *builds[-KEPT:]}
    if any(database.problem(path) for path in kept):
        kept |= set([path for path in builds if database.problem(path) is None][-KEPT:])
    for old in builds:
        if old not in kept:
            old.unlink(missing_ok=True)
            intact.seal_of(old).unlink(missing_ok=True)


def _named(folder: Path, name: str) -> Path:
    builds = database.builds(folder)
    path = next((path for path in builds if name in (path.stem, path.name)), None)
    if path is None:
        raise LoadError(f"{name!r}: is no build of {folder}. There are: {', '.join(path.stem for path in builds)}.")
    if said := database.problem(path):
        raise LoadError(f"{folder / said} It cannot be gone back to; the current build stays.")
    return path


def _before(folder: Path) -> Path:
    named = database.pointed(folder)
    builds = [
        path for path in database.builds(folder) if named is None or database.number(path) < database.number(named)
    ]
    path = next((path for path in reversed(builds) if database.problem(path) is None), None)
    if path is None:
        raise LoadError(
            f"{folder}: holds no whole build before the current one. python -m loaders restore --list shows what is kept."
        )
    return path
