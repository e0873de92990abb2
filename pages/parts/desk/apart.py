"""The one way from a page to what changes the data: a process of its own, after asking once more who wants it.

A document is never opened in the app's own process, so that none can slow it down or take it away.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from pages.parts import data
from pages.parts.desk import access
from pages.parts.desk.access import Steward

ROOT = Path(__file__).parents[3]
SECONDS = {
    "keep": 60,
    "fetch": 150,
    "list": 60,
    "look": 150,
    "picture": 60,
    "discard": 60,
    "try": 1800,
    "publish": 1800,
}
LOOKS = {"list", "look", "picture", "try"}  # change nothing
CHECKS = "checked.csv"


class Problem(Exception):
    """What could not be done, in a sentence for the steward."""


def ask(command: str, given: dict, content: bytes = b"", say: Callable[[str], None] | None = None) -> dict | list:
    """The answer of `python -m loaders.desk COMMAND`. Raises Problem, or NotAllowed where this visit may not ask."""
    _may(access.require(), command, given)
    last: dict = {}
    for last in _lines(command, given, content):
        if say and "say" in last:
            say(last["say"])
    if "done" in last:
        return last["done"]
    raise Problem(last.get("problem") or "The work ended without saying why. Nothing was changed; try again.")


def folder() -> Path:
    """The folder of documents and lists that this copy shows. Raises Problem where it is not beside its builds."""
    found = Path(os.environ.get("CPC_DATA") or data.BUILDS.parent)
    if not (found / "councils.csv").is_file():
        raise Problem(
            "The folder that holds the documents of this copy is not known. Name it with CPC_DATA and start the app again."
        )
    return found


def stamp() -> tuple:
    """Changes with the list of what was given and of what is published, so that it need not be asked for at every click."""
    files = (folder() / "inbox", folder() / "inbox" / "received.csv", folder() / "sources.csv")
    return tuple((path.stat().st_mtime_ns, path.stat().st_size) if path.exists() else None for path in files)


def _may(who: Steward, command: str, given: dict) -> None:
    """An officer of a council marks its reviews as checked, and no more."""
    if not who.codes:
        return
    is_check = command in ("try", "publish") and given.get("list") == CHECKS
    review = str((given.get("row") or {}).get("review_id") or "")
    if not is_check or council_of(review) not in who.codes:
        raise access.NotAllowed("You may mark reviews of your own council as checked, and nothing else.")


def council_of(review_id: str) -> str | None:
    """The code of the council that was reviewed."""
    found = data.answer("council_of_review", review_id=review_id)
    return found.gss_code[0] if len(found) else None


def _lines(command: str, given: dict, content: bytes) -> Iterator[dict]:
    """Each object as it comes; the process is ended when its time is over."""
    with _started(command) as process:
        timer = threading.Timer(SECONDS[command], process.kill)
        timer.start()
        feeder = threading.Thread(target=_feed, args=(process, given, content))
        feeder.start()
        try:
            for line in process.stdout:
                if line.startswith(b"{"):  # what a library prints is none of ours
                    yield json.loads(line)
        finally:
            # A click elsewhere ends this run of the page: what only looks is ended with it, what writes is let finish.
            if command not in LOOKS:
                process.stdout.read()
                process.wait()
            timer.cancel()
            process.kill()
            feeder.join()


def _started(command: str) -> subprocess.Popen:
    where = ["--data", str(folder()), "--builds", str(data.BUILDS)]
    return subprocess.Popen(
        [sys.executable, "-m", "loaders.desk", command, *where],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _feed(process: subprocess.Popen, given: dict, content: bytes) -> None:
    """The request, then the bytes of a file; a process that ended early takes no more."""
    try:
        process.stdin.write(json.dumps(given).encode() + b"\n" + content)
        process.stdin.close()
    except (BrokenPipeError, ValueError):
        pass
