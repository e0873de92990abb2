"""A build handed to other machines: as local copies of one export, and as the source of an engine that spans machines.

    PYTHONPATH=. python tests/benchmarks/beyond_one_machine.py [--world FILE] [--folder DIR] [--repeat 7]

Needs PostgreSQL (Debian's postgresql package: only its programs) and a package index. FILE is a build of ask_questions.py's worlds, made
where it is not there. In DIR: the export, two replicas made at once, an environment with duckdb 1.5.5, DuckLake and a PostgreSQL of
its own on a socket. Prints tables in Markdown; exit status 1 where an answer differs from the build's own.
"""

import argparse
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from loaders import exporting
from queries import database
from tests.benchmarks import ask_questions, lake_reader

ROOT = Path(__file__).parents[2]
READER = Path(__file__).with_name("lake_reader.py")
PACKAGES = ("duckdb==1.5.5", "duckdb-extension-ducklake==1.5.5", "duckdb-extension-postgres-scanner==1.5.5",
            "pandas==3.1.1", "pytz")  # fmt: skip
# What is timed: what the sector's pages ask most, and the question over the most rows.
TIMED = ("sector_totals, as it stands", "completion_by_group, by region", "recommendations_by_theme, as it stands",
         "sector_timing, as it stands", "slippage_by_group, by region", "actions_behind, as it stands")  # fmt: skip
READERS = 2


def cases(path: Path) -> list[lake_reader.Case]:
    """Every question in every way in which pages ask it; the first is the one that a reader asks first."""
    with database.open_locked(path) as db:
        of = ask_questions.chosen(db)
    every = [
        {"question": one.question, "case": one.case, "params": one.params}
        for name in ask_questions.queries.names()
        for one in ask_questions.cases(name, {**of, "text": "budget gap"})
    ]
    for case in every:
        case["is_timed"] = f"{case['question']}, {case['case']}" in TIMED
    return sorted(every, key=lambda case: not case["is_timed"])


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A cluster of its own that listens on a socket in `folder` alone; how to reach its database `lake`."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    # PostgreSQL refuses to run as root.
    account = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    folder.mkdir()
    if account:
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)

    def run(program: str, *arguments: str, as_owner: bool = True) -> None:
        command = [*(account if as_owner else []), str(programs / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)

    control = ("-D", str(folder / "data"), "-w", "-l", str(folder / "log"))
    run("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "lake")
    run("pg_ctl", *control, "-o", f"-c listen_addresses='' -k {folder}", "start")
    try:
        run("createdb", "-h", str(folder), "-U", "lake", "lake", as_owner=False)
        yield f"dbname=lake host={folder} user=lake"
    finally:
        run("pg_ctl", *control, "-m", "fast", "stop")


def environment(folder: Path) -> Path:
    """The Python of an environment with DuckDB 1.5.5 and the extensions that were packaged for it."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        quiet = ["install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([str(python), "-m", "pip", *quiet, *PACKAGES], check=True, stdout=sys.stderr)
    return python


def started(*command: str, **more: str) -> subprocess.Popen:
    env = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen) -> str:
    said, _ = process.communicate()
    if process.returncode:
        sys.exit(f"{process.args[:4]}: ended with {process.returncode}.")
    return said


def replicas(export: Path, folder: Path) -> tuple[list[Path], float, float]:
    """Two made at once from one export; seconds until both were there, and until a third start found its own again."""
    start = time.perf_counter()
    command = (sys.executable, "-m", "queries.replica", str(export))
    made = [started(*command, CPC_BUILDS=str(folder / f"replica{number}")) for number in range(READERS)]
    paths = [Path(finished(one).strip()) for one in made]
    took, start = time.perf_counter() - start, time.perf_counter()
    finished(started(*command, CPC_BUILDS=str(folder / "replica0")))
    return paths, took, time.perf_counter() - start


def here(build: Path, replica: Path, export: Path, tables: dict, every: list[lake_reader.Case], repeat: int) -> dict:
    """The three ways in which this project's own DuckDB can read it, in turns."""
    ways = {
        "the build": lambda: database.open_locked(build),
        "a replica": lambda: database.open_locked(replica),
        "views over the Parquet": lambda: lake_reader.over_parquet(export, tables),
    }
    opened, first = {}, {}
    for way, opening in ways.items():
        start = time.perf_counter()
        opened[way] = opening()
        lake_reader.ask(opened[way], every[0])
        first[way] = time.perf_counter() - start
    found = lake_reader.answers(opened, every, repeat)
    for way, db in opened.items():
        found[way] |= {"first": first[way], "open": _writes(db, export)}
        db.close()
    return found


def _writes(db: duckdb.DuckDBPyConnection, export: Path) -> bool:
    """Whether a question could put a file into the shared folder, where the account of the app may."""
    try:
        db.execute(f"copy (select 1) to '{export / 'written.csv'}'")
    except duckdb.Error:
        return False
    return True


def table(found: dict[str, dict], own: dict) -> str:
    """A line a reader: first answer, the timed questions, how many answers are the build's own."""
    short = [name.partition(",")[0] for name in own["times"]]
    lines = ["| read from | first answer s | " + " | ".join(f"{name} ms" for name in short) + " | equal answers |",
             "|---|---:|" + "---:|" * (len(short) + 1)]  # fmt: skip
    for reader, one in found.items():
        cells = [f"{middle:.0f} ({spread:.0f})" for middle, spread in one["times"].values()]
        equal = sum(one["digests"][name] == digest for name, digest in own["digests"].items())
        lines.append(f"| {reader} | {one['first']:.2f} | {' | '.join(cells)} | {equal} of {len(own['digests'])} |")
    return "\n".join(lines)


def differences(found: dict[str, dict], own: dict) -> list[str]:
    return [
        f"{reader}: {name}: {one['digests'][name]}, not {digest}"
        for reader, one in found.items()
        for name, digest in own["digests"].items()
        if one["digests"][name] != digest
    ]


def measured(world: Path, folder: Path, tools: Path, repeat: int) -> int:
    """Everything in `folder`, which is empty; 1 where an answer differs."""
    start = time.perf_counter()
    made = exporting.export(world, folder / "export")
    took = time.perf_counter() - start
    every = cases(world)
    (folder / "cases.json").write_text(json.dumps(every, default=str), encoding="utf-8")
    paths, both, again = replicas(folder / "export", folder)
    found = here(world, paths[0], folder / "export", made["tables"], every, repeat)
    own = found["the build"]
    given = (str(folder / "export"), str(folder / "cases.json"))
    with postgres(folder / "postgres") as catalogue:
        python = str(environment(tools))
        lake = json.loads(finished(started(python, str(READER), "make", *given, catalogue)))
        readers = [
            started(python, str(READER), "ask", *given, catalogue, "--repeat", str(repeat)) for _ in range(READERS)
        ]
        for number, reader in enumerate(readers, 1):
            found[f"DuckLake, reader {number} of {READERS} at once"] = json.loads(finished(reader))
    files = [file for one in made["tables"].values() for file in one["files"]]
    size = sum(file["bytes"] for file in files)
    sizes = f"build {world.stat().st_size / 1e6:.0f} MB, a replica {paths[0].stat().st_size / 1e6:.0f} MB"
    print(f"{world.name}: {sizes}, the export {size / 1e6:.0f} MB in {len(files)} files.\n")
    print("| step | s |\n|---|---:|")
    for step, seconds in (("export, read back and compared", took), (f"{READERS} replicas made at once", both),
                          ("a replica that is there already", again), ("DuckLake catalogue", lake["seconds"])):  # fmt: skip
        print(f"| {step} | {seconds:.1f} |")
    print(f"\n{table(found, own)}\n")
    for way in [way for way, one in found.items() if one.get("open")]:
        print(f"Through {way} a question can write into the shared folder.")
    for name, (read, there) in list(found.values())[-1]["files"].items():
        print(f"In the lake, {name} where council_type = 'County' reads {read} of {there} files.")
    wrong = differences(found, own)
    print("\n".join(wrong or ["No answer differs."]))
    with_rows = sum(rows > 0 for rows, _ in own["digests"].values())
    print(f"{with_rows} of {len(own['digests'])} answers hold rows.")
    return int(bool(wrong))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--world", type=Path, help="a build; default: 1x of ask_questions.py")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "beyond-one-machine")
    parser.add_argument("--repeat", type=int, default=7)
    given = parser.parse_args(arguments)
    world = given.world or ask_questions.world(ROOT / "data" / "build" / "worlds", 1)
    given.folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=given.folder))
    work.chmod(0o755)  # PostgreSQL, as an account of its own, must reach its folder in it
    try:
        return measured(world, work, given.folder / "environment", given.repeat)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
