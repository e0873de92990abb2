"""python -m loaders restore: back to an earlier build, and which builds there are."""

import argparse
from pathlib import Path

import duckdb

from loaders import builds
from queries import database


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", folder: Path) -> None:
    """The command `restore` with its options."""
    command = commands.add_parser("restore", help="make an earlier build current again, or list those that are kept")
    command.add_argument("name", nargs="?", metavar="NAME", help="the build; default: the whole one before the current")
    command.add_argument("--builds", type=Path, default=folder, metavar="FOLDER", help="default: data/build")
    command.add_argument("--list", action="store_true", help="show the builds that are kept, and change nothing")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Point to another build, or show which there are. Raises LoadError."""
    if options.list:
        print("\n".join(lines(options.builds)))
        return
    path = builds.restore(options.builds, options.name)
    print(
        f"{path.name}, built {built_at(path)}, is current. The files under data/ are as they were: "
        "the next build is made of them and becomes current."
    )


def lines(folder: Path) -> list[str]:
    """One line a build, newest first: name, when it was built, whether it is current, what is wrong with it."""
    kept = database.builds(folder)[::-1]
    if not kept:
        return [f"{folder}: holds no build."]
    current = database.pointed(folder)
    return [_line(path, path == current) for path in kept]


def _line(path: Path, is_current: bool) -> str:
    said = database.problem(path)
    state = said.removeprefix(f"{path.name}: ") if said else f"built {built_at(path)}"
    return f"{path.stem}  {'current' if is_current else '       '}  {state}"


def built_at(path: Path) -> str:
    """'2026-11-22 12:24 UTC', as the build itself has it."""
    try:
        with database.open_locked(path) as db:
            found = db.execute("select value from build_info where key = 'built_at'").fetchone()
    except duckdb.Error:
        found = None
    return f"{found[0]} UTC" if found else "at a time it does not say"
