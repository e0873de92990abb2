"""One build with the time of every stage: python -m tests.benchmarks.stage_times TIMES DATA.

The functions of the road are wrapped before the build starts; processes that read documents inherit that and write to the
same file TIMES, a line a call: stage, seconds, processor seconds.
"""

import functools
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# Stage -> module and name under which the road calls it; the first four in the processes that read documents.
STAGES = {
    "read": ("loaders.cache", "read"),
    "recognise": ("loaders.road", "recognise"),
    "clean": ("loaders.road.reading", "read"),
    "council": ("loaders.road", "councils_of"),
    "tools": ("loaders.road", "tools"),
    "registers": ("loaders.road", "registered"),
    "link": ("loaders.reviews", "link"),
    "families": ("loaders.reviews", "add_families"),
    "rows": ("loaders.road", "rows_of"),
    "road": ("loaders.road", "run"),
    "prepare": ("loaders.store", "prepare"),
    "store": ("loaders.store", "store"),
    "all": ("loaders.__main__", "build"),
}


@dataclass
class Taken:
    """Of one stage: calls, seconds by the clock, seconds of processor, all calls together."""

    calls: int = 0
    seconds: float = 0.0
    cpu: float = 0.0


def read(path: Path) -> dict[str, Taken]:
    """By stage. Memory stands under 'peak' and 'peak of a child', in MiB as seconds."""
    found: dict[str, Taken] = defaultdict(Taken)
    for line in path.read_text(encoding="utf-8").splitlines():
        stage, seconds, cpu = line.split("\t")
        of = found[stage]
        of.calls, of.seconds, of.cpu = of.calls + 1, of.seconds + float(seconds), of.cpu + float(cpu)
    return dict(found)


def _timed(stage: str, do: Callable, out: int) -> Callable:
    @functools.wraps(do)
    def timed(*args, **kwargs):
        start, cpu = time.perf_counter(), time.process_time()
        try:
            return do(*args, **kwargs)
        finally:
            _say(out, stage, time.perf_counter() - start, time.process_time() - cpu)

    return timed


def _say(out: int, stage: str, seconds: float, cpu: float = 0.0) -> None:
    """A line in one write: several processes append to the file."""
    os.write(out, f"{stage}\t{seconds:.6f}\t{cpu:.6f}\n".encode())


def _wrap(out: int) -> None:
    import loaders.__main__ as command

    for stage, (path, name) in STAGES.items():
        module = _module(path)
        setattr(module, name, _timed(stage, getattr(module, name), out))
    assert command.build  # named in the parser when it is made, so the wrapped one is called


def _module(path: str) -> object:
    """'loaders.road.reading' is what loaders/road.py calls `reading`."""
    import importlib

    try:
        return importlib.import_module(path)
    except ModuleNotFoundError:
        module, _, name = path.rpartition(".")
        return getattr(importlib.import_module(module), name)


def main() -> int:
    times, data = Path(sys.argv[1]), Path(sys.argv[2])
    start = time.perf_counter()
    import loaders.__main__ as command

    out = os.open(times, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    _say(out, "imports", time.perf_counter() - start)
    _wrap(out)
    failed = command.main(["build", "--data", str(data)])
    _say(out, "peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    _say(out, "peak of a child", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    return failed


if __name__ == "__main__":
    sys.exit(main())
