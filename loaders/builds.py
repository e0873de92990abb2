"""Finished builds side by side, and the pointer to the current one, moved last."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from loaders.errors import LoadError
from queries.database import POINTER

KEPT = 3


def publish(folder: Path, make: Callable[[Path], None]) -> Path:
    """Let `make` write a new database file in `folder`, then point to it. Whatever fails, the current build stays."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"v{time.time_ns()}.duckdb"
        whole(path, make)
        _point(folder, path)
    except OSError as error:
        raise LoadError(
            f"{folder}: cannot be written ({error.strerror}). Free some space or change who may write there; "
            "the current build stays."
        ) from error
    _prune(folder, path)
    return path


def whole(path: Path, make: Callable[[Path], None]) -> None:
    """Write the file under another name and give it its own only when it is finished."""
    building = path.with_name(f"{path.name}.building")
    log = building.with_name(f"{building.name}.wal")
    for left in (building, log):
        left.unlink(missing_ok=True)
    try:
        make(building)
        if log.exists():
            raise LoadError(f"{building}: was not closed cleanly; run the command again.")
        os.replace(building, path)
    finally:
        for left in (building, log):
            left.unlink(missing_ok=True)


def _point(folder: Path, path: Path) -> None:
    pointer = folder / f"{POINTER}.tmp"
    with pointer.open("w", encoding="utf-8") as file:
        file.write(path.name)
        file.flush()
        os.fsync(file.fileno())
    os.replace(pointer, folder / POINTER)


def _prune(folder: Path, current: Path) -> None:
    """Keep the newest builds; a reader of an older one keeps its open file."""
    builds = sorted(folder.glob("v*.duckdb"))
    for old in builds[:-KEPT]:
        if old != current:
            old.unlink(missing_ok=True)
