"""The finished builds of a folder: which one is current, which one can be served, and why another cannot."""

import re
import time
from pathlib import Path

from queries import intact
from queries.locked import CLOSED, open_locked

__all__ = ["CLOSED", "POINTER", "builds", "current", "doubt", "newest", "open_locked", "pointed", "problem", "refusal"]

POINTER = "CURRENT"
REFUSED = "REFUSED"  # why the copy of what CPC_DATABASE names could not be made (queries/replica.py)
BUILD = re.compile(r"v(\d{1,30})\.duckdb")
POINTED = re.compile(r"\w[\w.-]{0,100}\.duckdb")
AGAIN = 5  # seconds after which a file that was refused is looked at again: a lock goes, a disk comes back
Stamp = tuple[int, int, int]
# What was found of a file as it stood then (size, time of change, inode), and until when that holds.
_FOUND: dict[Path, tuple[Stamp | None, str | None, float]] = {}
_DOUBTED: set[Path] = set()


def builds(folder: Path) -> list[Path]:
    """Every finished build that is kept, oldest first: by the number in the name, since clocks go back."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.glob("v*.duckdb") if BUILD.fullmatch(path.name)]
    return sorted(found, key=number)


def number(path: Path) -> int:
    """Nanoseconds since 1970 when it was begun, or one more than the build before; -1 for another file."""
    found = BUILD.fullmatch(path.name)
    return int(found[1]) if found else -1


def pointed(folder: Path) -> Path | None:
    """What the pointer in `folder` names, whether or not it is there; None where it names no file of the folder."""
    try:
        name = (folder / POINTER).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return None
    return folder / name if POINTED.fullmatch(name) else None


def current(folder: Path) -> Path | None:
    """The build that the pointer in `folder` names, None where there is none yet."""
    path = pointed(folder)
    return path if path is not None and path.is_file() else None


def newest(folder: Path) -> tuple[Path | None, str | None]:
    """The build to serve, and what is wrong with the one that was passed over for it.

    That is the one pointed to, or the newest whole one before it, or else the newest whole one; None where none is whole. Where
    the data is shared and its newest snapshot was refused, the copy of the one before is served and the sentence tells of it.
    """
    named = pointed(folder)
    said = problem(named) if named else _of_pointer(folder)
    if named and said is None:
        return named, refusal(folder)
    said = refusal(folder) or said
    return next((path for path in _others(folder, named) if problem(path) is None), None), said


def refusal(folder: Path) -> str | None:
    """Why this machine has no copy of the newest shared data; None where it has, or where nothing is shared."""
    try:
        return (folder / REFUSED).read_text(encoding="utf-8", errors="replace").strip() or None
    except OSError:
        return None


def problem(path: Path) -> str | None:
    """What is wrong with a database file, None where it is whole. One look at its size and age where that is known."""
    stamp = _stamp(path)
    found = _FOUND.get(path)
    if found and found[0] == stamp and path not in _DOUBTED and time.monotonic() < found[2]:
        return found[1]
    said = intact.fault(path, is_opened=path in _DOUBTED)
    _DOUBTED.discard(path)
    _FOUND[path] = (stamp, said, float("inf") if said is None else time.monotonic() + AGAIN)
    return said


def doubt(path: Path) -> None:
    """A query on this file failed: look at it anew the next time, and open it then."""
    _DOUBTED.add(path)


def _of_pointer(folder: Path) -> str | None:
    """What is wrong with a pointer that names nothing; None in a folder where nothing was built yet."""
    if (folder / POINTER).exists():
        return f"{POINTER}: names no build."
    return f"{POINTER}: is missing, so that nothing says which build is current." if builds(folder) else None


def _others(folder: Path, named: Path | None) -> list[Path]:
    """The builds besides the one named, in the order in which they may stand in for it."""
    others = [path for path in builds(folder) if path != named]
    if named is None or number(named) < 0:
        return others[::-1]
    older = [path for path in others if number(path) < number(named)]
    return older[::-1] + others[len(older) :][::-1]


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino
