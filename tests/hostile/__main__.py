"""python -m tests.hostile: thousands of hostile inputs over readers, addresses and questions, and a table of how they end."""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from tests.hostile import inputs, report, workers
from tests.hostile.builds import demo_builds
from tests.hostile.workers import Done, Plan


def main(arguments: list[str] | None = None) -> int:
    """0 where every input ended in records or a sentence, in time, and nothing was touched outside; else 1."""
    options = _parser().parse_args(arguments)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        builds = options.builds or demo_builds(Path(folder) / "demo")
        plan = Plan(options.count, options.seed, Path(folder) / "work", builds, options.seconds)
        numbers = options.numbers or _part(options.count, options.part)
        before = report.outside(Path(folder))
        found = list(_told(workers.run(numbers, inputs.groups_of(options.count), plan, options.workers), len(numbers)))
        strays = sorted(report.outside(Path(folder)) - before)
    failed = [one for one in found if report.is_failure(one)]
    _keep(failed, options)
    if options.json:
        print(
            json.dumps(
                {"seed": options.seed, "strays": strays, "failures": [asdict(one) for one in failed]}
                | report.counts(found)
            )
        )
    else:
        print("\n".join(report.table(found, strays, time.monotonic() - started)))
    return 1 if failed or strays else 0


def _part(count: int, part: str) -> list[int]:
    """'3/10' -> the numbers of the third tenth."""
    which, of = map(int, part.split("/"))
    if not 1 <= which <= of:
        raise SystemExit(f"--part {part}: write 1/{of} to {of}/{of}.")
    return list(range(count * (which - 1) // of, count * which // of))


def _told(found, whole: int):
    """The same, with a line on standard error for every failure and every thousand."""
    ended: Counter = Counter()
    for one in found:
        ended[one.kind] += 1
        if report.is_failure(one):
            print(f"{one.kind}: number {one.number}, {one.group}: {one.said[-300:]} {one.outside}", file=sys.stderr)
        if sum(ended.values()) % 1000 == 0:
            print(f"{sum(ended.values())} of {whole}: {dict(ended)}", file=sys.stderr)
        yield one


def _keep(failed: list[Done], options: argparse.Namespace) -> None:
    """The inputs that failed, to be looked at and tried again with --numbers."""
    for done in failed:
        one = inputs.make(done.number, options.count, options.seed)
        folder = options.keep / f"seed-{options.seed}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / (one.name or f"{one.number}.txt")).write_bytes(one.data or repr(one.said).encode("utf-8", "replace"))
        (folder / f"{one.number}.why").write_text(f"{done}\n", encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, metavar="N", help="inputs in the whole (default: 10000)")
    parser.add_argument("--part", default="1/1", metavar="K/N", help="only this part of them (1/10 is the first tenth)")
    parser.add_argument("--seed", type=int, default=7, metavar="N", help="another seed makes other inputs (default: 7)")
    parser.add_argument("--numbers", type=int, nargs="+", metavar="N", help="only these inputs")
    parser.add_argument("--seconds", type=int, default=20, metavar="N", help="limit of one document here (default: 20)")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes (default: 2)")
    parser.add_argument("--builds", type=Path, metavar="FOLDER", help="builds to ask (default: the demo, made anew)")
    parser.add_argument(
        "--keep", type=Path, default=Path("hostile-failures"), metavar="FOLDER", help="where failures go"
    )
    parser.add_argument("--json", action="store_true", help="counts and failures as one JSON object")
    return parser


if __name__ == "__main__":
    sys.exit(main())
