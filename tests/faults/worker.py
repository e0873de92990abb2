"""A process that publishes copies of a finished build: python -m tests.faults.worker BUILDS FINISHED [--rows CSV] ...

As the desk does, each publish also writes a file of its own: a row more in --rows. With --die-at N the process is killed
just before the Nth step that changes the disk.
"""

import argparse
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import duckdb

from loaders import builds
from loaders.errors import LoadError

STEPS = ("fsync", "replace", "unlink")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("builds", type=Path)
    parser.add_argument("finished", type=Path)
    parser.add_argument("--rows", type=Path)
    parser.add_argument("--name", default="row")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--serials", action="store_true", help="the number of the publish is written into the build")
    parser.add_argument("--die-at", type=int, default=0)
    parser.add_argument("--go", type=Path, help="wait until this file is there")
    options = parser.parse_args()
    print("ready", flush=True)
    while options.go and not options.go.exists():
        time.sleep(0.001)
    if options.die_at:
        _die_at(options.die_at)
    try:
        for serial in range(1, options.times + 1):
            path = publish(
                options.builds, options.finished, options.rows, options.name, serial if options.serials else 0
            )
            print(serial, path.name, flush=True)
    except LoadError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def publish(folder: Path, finished: Path, rows: Path | None = None, name: str = "row", serial: int = 0) -> Path:
    """A copy of `finished`, and a line more in `rows`."""
    lines: list[str] = []

    def make(path: Path) -> None:
        if rows:
            lines[:] = [*rows.read_text().splitlines(), name]
        shutil.copyfile(finished, path)
        if serial:
            write_serial(path, serial)

    def also() -> None:
        if rows:
            part = rows.with_name(f"{rows.name}.part")
            part.write_text("".join(f"{line}\n" for line in lines))
            os.replace(part, rows)

    return builds.publish(folder, make, also)


def write_serial(path: Path, serial: int) -> None:
    """The same number in two tables, whose disagreement would show a torn read."""
    with duckdb.connect(str(path)) as db:
        db.execute("delete from build_info where key = 'serial'")
        db.execute("insert into build_info values ('serial', ?)", [str(serial)])
        db.execute("delete from theme_wordings where wording like 'serial %'")
        db.execute("insert into theme_wordings values (1, ?)", [f"serial {serial}"])
        db.execute("checkpoint")


def _die_at(number: int) -> None:
    """Replace the system's own calls by ones that count."""
    left = [number]

    def counted(call):
        def step(*arguments, **named):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return step

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))


if __name__ == "__main__":
    sys.exit(main())
