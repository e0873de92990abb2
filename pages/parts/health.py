"""GET /health: whether the data really opens, for whatever watches over the server.

200 {"status": "ok", "build", "built_at", "documents"}; 200 "degraded", with a sentence, where the current build is broken
and an older one is served; 503 "preparing" before the first build; 503 "failing", with a sentence, where nothing opens.
"""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

from starlette.responses import JSONResponse
from starlette.routing import Route

import queries
from pages.parts import log
from queries import database

ROOT = Path(__file__).parents[2]
SECONDS = 30  # most that reading the data through may take
AGAIN = 10  # seconds after which something that was wrong is looked at anew, though no file changed
LOCK = threading.Lock()
KNOWN: dict[str, tuple] = {}


def endpoint(request) -> JSONResponse:
    """The answer; its words hold no path of the machine. Runs in a thread: it reads files."""
    # Imported here: what it caches wants the server to be there already, and the server imports this module first.
    from pages.parts import data

    status, told = look(data.BUILDS)
    return JSONResponse(told, status, headers={"Cache-Control": "no-store"})


ROUTE = Route("/health", endpoint, methods=["GET"])


def look(folder: Path) -> tuple[int, dict[str, object]]:
    """HTTP status and answer for the builds in this folder."""
    try:
        told = _read_through(folder)
        if told["build"]:
            with database.open_locked(folder / f"{told['build']}.duckdb") as db:
                queries.ask(db, "build_facts")
    except Exception as error:
        log.tell("error", "the data does not open", error=error)
        return 503, {"status": "failing", "sentence": "The data cannot be read at this moment."}
    return _answer(told, folder)


def _answer(told: dict, folder: Path) -> tuple[int, dict[str, object]]:
    problem = _plain(told.pop("problem"), folder)
    if told["build"]:
        said = {"status": "degraded", "sentence": problem} if problem else {"status": "ok"}
        return 200, {**said, **told}
    if problem:
        return 503, {"status": "failing", "sentence": problem}
    return 503, {"status": "preparing", "sentence": "No data has been built yet."}


def _read_through(folder: Path) -> dict[str, object]:
    """What a process of its own finds when it reads the build to its end; asked again when any file changed."""
    with LOCK:
        stamp, now = _stamp(folder), time.monotonic()
        seen, at, told = KNOWN.get(str(folder), (None, 0.0, {}))
        if seen != stamp or (told["problem"] and now - at > AGAIN):
            told = _asked(folder)
            KNOWN[str(folder)] = (stamp, now, told)
        return dict(told)


def _asked(folder: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "queries.serving", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=True)
    return json.loads(done.stdout)


def _stamp(folder: Path) -> list:
    """Every file that could be served, by name, number, size and time, and what the pointer says."""
    paths = sorted([*folder.glob("*.duckdb"), *folder.glob("*.duckdb.sha256")])
    files = [(path.name, path.stat()) for path in paths]
    pointer = folder / database.POINTER
    said = pointer.read_bytes() if pointer.is_file() else None
    return [said, *((name, file.st_ino, file.st_size, file.st_mtime_ns) for name, file in files)]


def _plain(problem: str | None, folder: Path) -> str | None:
    """The sentence without the folders of this machine."""
    for part in (str(folder.resolve()), str(folder), str(ROOT)):
        problem = problem and problem.replace(f"{part}/", "").replace(part, "the folder of builds")
    return problem
