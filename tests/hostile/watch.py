"""What a process does beyond its own folder: files it writes, other machines it asks, programs it starts."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Event -> the arguments that are paths.
CHANGES = {
    "os.remove": (0,), "os.rename": (0, 1), "os.mkdir": (0,), "os.rmdir": (0,), "os.link": (0, 1), "os.symlink": (1,),
    "os.truncate": (0,), "os.chmod": (0,), "shutil.rmtree": (0,), "shutil.move": (0, 1), "shutil.copyfile": (1,),
}  # fmt: skip
REACHES = {
    "socket.connect",
    "socket.getaddrinfo",
    "socket.bind",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
}
SECRET = ("/etc/passwd", "/etc/shadow")
_state: dict = {"folder": None, "seen": []}


def start() -> None:
    """Once a process: from then on `watched` tells what happens within it. What is hooked stays hooked."""
    sys.addaudithook(_hook)


@contextmanager
def watched(folder: Path) -> Iterator[list[str]]:
    """The list fills with what was done outside the folder."""
    _state["folder"], _state["seen"] = f"{folder.resolve()}/", []
    try:
        yield _state["seen"]
    finally:
        _state["folder"] = None


def _hook(event: str, given: tuple) -> None:
    if _state["folder"] is None:
        return
    if event == "open":
        path, _, flags = given
        if isinstance(path, str | bytes) and (flags or 0) & WRITES:
            _note(event, path)
        elif path in SECRET:
            _state["seen"].append(f"open for reading: {path}")
    elif event in CHANGES:
        for index in CHANGES[event]:
            _note(event, given[index])
    elif event in REACHES and (event != "subprocess.Popen" or "loaders.desk" not in given[1]):
        _state["seen"].append(f"{event}: {str(given)[:200]}")


def _note(event: str, path: object) -> None:
    shown = os.path.realpath(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else str(path)
    if not f"{shown}/".startswith(_state["folder"]) and shown != "/dev/null":
        _state["seen"].append(f"{event}: {shown}")
