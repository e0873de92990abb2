"""How long a build of a whole sector takes, cold and warm: PYTHONPATH=. python tests/benchmarks/build_sector.py [--councils 400] [--repeat 3].

`python -m loaders build` over 1,600 invented documents (tests/benchmarks/sector_folder.py; kept under --folder for the next time), once
with nothing kept from before and --repeat times with every document kept. Floor: warm at most 10 s beside link, families and store.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import sector_folder, stage_times
from tests.benchmarks.stage_times import Taken
from tests.benchmarks.taken import row, told

FLOOR = 10.0  # seconds
APART = ("link", "families", "store")  # what the floor leaves out
WORKERS = {"read": "reading", "recognise": "recognising", "clean": "cleaning", "council": "whose it is"}


def measured(data: Path, parsed: Path) -> dict[str, Taken]:
    """Stages of one build. Raises CalledProcessError where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        times = Path(folder) / "times"
        command = [sys.executable, "-m", "tests.benchmarks.stage_times", str(times), str(data)]
        environment = {**os.environ, "CPC_PARSED": str(parsed)}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        return stage_times.read(times)


def stages(of: dict[str, Taken]) -> dict[str, float]:
    """Seconds by the clock, one after the other; together the whole command."""
    seconds = {name: taken.seconds for name, taken in of.items()}
    documents = seconds["road"] - seconds["registers"] - seconds["rows"]
    return {
        "start (Python, imports, lists)": seconds["imports"] + seconds["tools"],
        "documents: read, recognise, clean, on all cores": documents,
        "registers: read, clean": seconds["registers"],
        "reviews and flags": seconds["rows"] - seconds["link"] - seconds["families"],
        "the rest (sources, hashes, seal, pointer)": seconds["all"]
        - seconds["road"]
        - seconds["store"]
        - seconds["tools"],
        "link": seconds["link"],
        "families": seconds["families"],
        "store: rows in": seconds["store"] - seconds["prepare"],
        "store: prepare (search, asks, spans)": seconds["prepare"],
    }


def table(cold: list[dict[str, Taken]], warm: list[dict[str, Taken]]) -> list[str]:
    """Stage by stage, then sums, the floor, memory and what the processes that read documents did."""
    sides = [[stages(run) for run in side] for side in (cold, warm)]
    lines = [row("stage", "cold s", "warm s: median (lowest to highest)"), "|---|---:|---:|"]
    lines += [row(name, *(told([run[name] for run in side]) for side in sides)) for name in sides[0][0]]
    lines.append(row("**all**", *(told([sum(run.values()) for run in side]) for side in sides)))
    beside = [[_beside(run) for run in side] for side in sides]
    lines.append(row("**all but link, families and store**", *map(told, beside)))
    for stage, name in WORKERS.items():
        cpu = [told([run[stage].cpu if stage in run else 0.0 for run in side]) for side in (cold, warm)]
        lines.append(row(f"processor seconds of {name}, all processes", *cpu))
    own = [told([run["all"].cpu - sum(run[stage].cpu for stage in APART) for run in side]) for side in (cold, warm)]
    lines.append(row("processor seconds of the process that builds, but for link, families and store", *own))
    for name in ("peak", "peak of a child"):
        lines.append(row(f"memory, {name}, MiB", *(told([run[name].seconds for run in side]) for side in (cold, warm))))
    return lines


def _beside(run: dict[str, float]) -> float:
    return sum(seconds for name, seconds in run.items() if not name.startswith(APART))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--councils", type=int, default=400)
    parser.add_argument("--repeat", type=int, default=3, help="warm builds (default: 3)")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "sector")
    given = parser.parse_args(arguments)
    data, parsed = given.folder / f"{given.councils}-councils", given.folder / "parsed"
    if not (data / "sources.csv").is_file():
        sector_folder.write(data, given.councils)
    shutil.rmtree(parsed, ignore_errors=True)
    cold = [measured(data, parsed)]
    warm = [measured(data, parsed) for _ in range(given.repeat)]
    kept = sum(file.stat().st_size for file in parsed.rglob("*.pickle")) / 2**20
    count = warm[0]["read"].calls
    print(f"{count:,} documents of {given.councils} councils; kept readings {kept:.0f} MiB; {os.cpu_count()} cores\n")
    print("\n".join(table(cold, warm)))
    slowest = max(_beside(stages(run)) for run in warm)
    print(f"\nWarm at most {FLOOR:g} s beside link, families and store: {'holds' if slowest <= FLOOR else 'MISSED'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
