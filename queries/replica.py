"""One snapshot, many readers: each machine makes its own read-only file of what CPC_DATABASE names, once, and serves that.

    python -m queries.replica DIR_OR_FILE     prints the local file, or one sentence on stderr and exit status 1

DIR is an export (queries/manifest.py), FILE a finished database. The copy lies below CPC_BUILDS, else in the account's cache,
sealed and pointed to like any build, so that nothing reads the shared place after the start.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

import queries
from queries import database, intact, manifest
from queries.manifest import Refused

VARIABLE = "CPC_DATABASE"
SOURCE = "FROM"  # which build, and the SHA-256 of its manifest or file
LOCK = ".copying"
KEPT = 3
ROOT = Path(__file__).parents[1]


def named() -> Path | None:
    """What CPC_DATABASE names, None where it is not set."""
    found = os.environ.get(VARIABLE, "").strip()
    return Path(found).absolute() if found else None


def folder(source: Path) -> Path:
    """Where the copies of a source lie on this machine: apart from builds of its own. A link that moves on keeps its folder."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    above = os.environ.get("CPC_BUILDS") or Path(cache) / "peer-challenge-explorer"
    return Path(above).absolute() / f"copy-{hashlib.sha256(str(source.absolute()).encode()).hexdigest()[:16]}"


def started() -> Path | None:
    """The folder of builds to serve where CPC_DATABASE is set, with a copy of what it names if that can be served.

    Never raises: the sentence of a refusal lies in the folder, and database.newest tells it. The copy is made in a process
    of its own, which takes its memory with it when it ends.
    """
    source = named()
    if source is None:
        return None
    here = folder(source)
    command = [sys.executable, "-m", "queries.replica", str(source)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode and database.refusal(here) is None:
        _note(
            here, source, Refused(f"{source}: was not copied; the copying ended with {done.returncode}. Start again.")
        )
    return here


def of(source: Path) -> Path:
    """The local file of an export, or of a database file. Made where it is not there yet. Raises Refused."""
    source = source.absolute()
    here, mark = folder(source), _mark(source)
    try:
        with _alone(here):
            return _kept(here, mark) or _made(here, source, mark)
    except (OSError, duckdb.Error) as error:
        said = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise Refused(
            f"{here}: no copy of {source} could be made there ({said}). Name another folder with CPC_BUILDS."
        ) from error


def _kept(here: Path, mark: str) -> Path | None:
    """The copy that is there already: of the same bytes, whole, and current."""
    try:
        build, marked = (here / SOURCE).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    path = here / f"{build}.duckdb"
    is_same = mark == marked and database.pointed(here) == path
    if not is_same or not intact.seal_of(path).is_file() or intact.fault(path):
        return None
    (here / database.REFUSED).unlink(missing_ok=True)
    return path


def _made(here: Path, source: Path, mark: str) -> Path:
    building = here / "copy.building"
    building.unlink(missing_ok=True)
    try:
        build = _from_export(source, building) if source.is_dir() else _from_file(source, building)
        if said := intact.fault(building):
            raise Refused(f"{source}: {said.partition(': ')[2]}")
        path = here / f"{build}.duckdb"
        (here / SOURCE).write_text(f"{build} {mark}\n", encoding="ascii")
        intact.seal_of(path).write_text(intact.sealed(building, path.name), encoding="ascii")
        os.replace(building, path)
    finally:
        building.unlink(missing_ok=True)
        building.with_name(f"{building.name}.wal").unlink(missing_ok=True)
    _point(here, path)
    return path


def _from_file(source: Path, building: Path) -> str:
    if said := intact.fault(source):
        raise Refused(f"{source}: {said.partition(': ')[2]} Name another with {VARIABLE}.")
    shutil.copyfile(source, building)
    number = database.number(source)
    return f"v{number if number >= 0 else source.stat().st_mtime_ns}"


def _from_export(source: Path, building: Path) -> str:
    """Tables from Parquet, definitions from this program: nothing that lies in the shared folder is ever run."""
    found = manifest.read(source)
    files = {name: manifest.verify(source, table) for name, table in found["tables"].items()}
    with duckdb.connect(str(building)) as db:
        db.execute("set enable_progress_bar = false")
        db.execute("set allowed_directories = [$there, $here]", {"there": str(source), "here": str(building.parent)})
        db.execute("set enable_external_access = false")
        db.execute("set lock_configuration = true")
        for name, table in found["tables"].items():
            _fill(db, name, table, files[name])
        for sql in queries.macros().values():
            db.execute(sql)
        db.execute("checkpoint")
    build: str = found["build"]
    return build


def _fill(db: duckdb.DuckDBPyConnection, name: str, table: dict[str, Any], files: list[Path]) -> None:
    """Without the keys of schema.sql: nobody writes here, and their indexes would be two fifths of the file."""
    columns = ", ".join(f'"{column}"' for column in table["columns"])
    typed = ", ".join(f'"{column}" {kind}' for column, kind in table["columns"].items())
    sql = f"create table {name} ({typed})"
    if any('"' in column for column in table["columns"]) or len(duckdb.extract_statements(sql)) != 1:
        raise Refused(f"{manifest.NAME}: the columns of {name} are no columns. {manifest.AGAIN}")
    db.execute(sql)
    read = f"insert into {name} ({columns}) select {columns} from read_parquet($files, hive_partitioning = false)"
    inserted = db.execute(read, {"files": [str(file) for file in files]}).fetchone()
    assert inserted is not None  # an insert answers with its count
    (rows,) = inserted
    if rows != table["rows"]:
        raise Refused(f"{files[0].parent}: {name} has {rows} rows, not {table['rows']}. {manifest.AGAIN}")


def _mark(source: Path) -> str:
    """Changes with the content: an export's manifest holds the SHA-256 of everything in it."""
    path = source / manifest.NAME if source.is_dir() else source
    try:
        return intact.sha256(path)
    except OSError:
        if source.is_dir():
            manifest.read(source)
        raise Refused(f"{source}: is not there. Name an export or a database file with {VARIABLE}.") from None


def _point(here: Path, path: Path) -> None:
    pointer = here / f"{database.POINTER}.tmp"
    pointer.write_text(path.name, encoding="utf-8")
    os.replace(pointer, here / database.POINTER)
    (here / database.REFUSED).unlink(missing_ok=True)
    for old in [build for build in database.builds(here)[:-KEPT] if build != path]:
        old.unlink(missing_ok=True)
        intact.seal_of(old).unlink(missing_ok=True)


def _note(here: Path, source: Path, refused: Refused) -> None:
    """For the pages and /health, which tell no folder of the machine."""
    try:
        here.mkdir(parents=True, exist_ok=True)
        (here / database.REFUSED).write_text(str(refused).replace(str(source), source.name), encoding="utf-8")
    except OSError:
        print(refused, file=sys.stderr)  # there is no folder in which it could lie


@contextmanager
def _alone(here: Path) -> Iterator[None]:
    """Two processes of one machine make one copy: the second waits and finds it."""
    here.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (here / LOCK).open("a") as file:
        try:
            import fcntl
        except ImportError:  # Windows has none and goes without
            yield
            return
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main(arguments: list[str] | None = None) -> int:
    """0 with the local file, 1 with a sentence, which is left in the folder too, for whoever serves from it."""
    source = Path((arguments or sys.argv[1:])[0]).absolute()
    try:
        print(of(source))
    except Refused as refused:
        _note(folder(source), source, refused)
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
