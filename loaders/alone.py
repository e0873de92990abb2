"""One at a time: whoever changes a folder of builds holds its lock, and death lets go of it."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from loaders.errors import LoadError

try:
    import fcntl
except ImportError:  # Windows has none and goes without
    fcntl = None  # type: ignore[assignment]

LOCK = ".publishing"
BUSY = "Someone is publishing at this moment. Nothing was changed; try again in a minute."
_held = threading.local()
_open: set[IO[str]] = set()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else publishes to `folder` meanwhile. Raises LoadError at once where someone does, OSError where nobody can.

    Within one thread it may be taken again: a step that needs it can stand inside a larger one.
    """
    key = folder.resolve()
    held: set[Path] = _held.__dict__.setdefault("folders", set())
    if key in held:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a") as file:
        _lock(file)
        _open.add(file)
        held.add(key)
        try:
            yield
        finally:
            held.discard(key)
            _open.discard(file)


def _lock(file: IO[str]) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise LoadError(BUSY) from None


def _let_go() -> None:
    """A forked child shares its parent's lock: one that outlives a killed parent would keep it for good."""
    for file in list(_open):
        file.close()
    _open.clear()
    _held.__dict__.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
