"""How many people one process serves: concurrent visitors over websockets, on a page of the app and on an empty page.

PYTHONPATH=. .venv/bin/python tests/benchmarks/many_people.py [--people 1 20 50 100] [--page overview] [--builds data/build]
    [--filters Region] [--reruns 3] [--rounds 3] [--seconds 120] [--processes 1] [--only app] [--soak 10000] [--json FILE]

Every row has servers of its own. Answers were asked for once before the measuring begins (--cold: were not).
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.crowd import Clicks, Plan, crowd, median, percentile, soak, warm
from tests.benchmarks.serving import ROOT, Site, serving

HEADS = {"what": "page", "people": "people", "processes": "processes", "first_p50": "first run p50 ms", "first_p95": "p95 ms",
         "reruns": "reruns", "p50": "rerun p50 ms", "p95": "p95 ms", "a_second": "reruns/s", "range": "of the rounds",
         "of_empty": "of the empty page's", "errors": "errors", "kb": "kB a rerun", "mb_a_person": "MB a person",
         "mb": "MB in all", "cpu_ms": "CPU ms a rerun",
         "first_cpu_ms": "CPU ms a first run"}  # fmt: skip
FLAT = 0.02  # memory that grows by less than this share over the second half of a soak is called flat


def main() -> None:
    given = arguments()
    with tempfile.TemporaryDirectory(prefix="many_people_") as folder:
        measured = (in_a_soak if given.soak else in_crowds)(given, Path(folder))
    if given.json:
        given.json.write_text(json.dumps({"command": sys.argv[1:], "load": os.getloadavg(), **measured}, indent=1))
    if any(row["errors"] for row in measured["rows"]):
        sys.exit("There were errors: they are told above.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, nargs="+", default=[1, 20, 50, 100])
    parser.add_argument("--page", default="overview", help="the name of a file of pages/")
    parser.add_argument("--builds", type=Path, default=ROOT / "data" / "build")
    parser.add_argument("--filters", nargs="+", default=["Region"], help="labels of the bar's boxes, changed in turn")
    parser.add_argument("--reruns", type=int, default=3, help="changes a person makes in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=120, help="the most that a round may take")
    parser.add_argument("--processes", type=int, choices=(1, 2), default=1, help="2: behind nginx")
    parser.add_argument("--only", choices=("app", "empty"))
    parser.add_argument("--cold", action="store_true", help="nothing was asked before the first person came")
    parser.add_argument(
        "--soak",
        type=int,
        metavar="N",
        help="N reruns in all by the first number of --people, memory told at each tenth",
    )
    parser.add_argument("--first-port", type=int, default=0, help="ports from this one on; any free ones by default")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args()


def in_crowds(given: argparse.Namespace, folder: Path) -> dict:
    """A row for each number of people on each page, printed as it is known."""
    rows: list[dict] = []
    print(
        f"load of the machine before: {os.getloadavg()[0]:.1f}\n\n{line(HEADS.values())}\n{line(['---'] * len(HEADS))}"
    )
    for people in given.people:
        for what in [given.only] if given.only else ["empty", "app"]:
            plan = planned(given, people, what)
            with serving(what, folder / f"{what}{people}", given.builds, given.processes, given.first_port) as site:
                met = asyncio.run(measured(site, plan, given.cold))
            rows.append(row(given, what, plan, met, rows))
            print(line(shown(rows[-1][name]) for name in HEADS), flush=True)
            tell_faults(met.faults)
    return {"rows": rows}


async def measured(site: Site, plan: Plan, is_cold: bool) -> Clicks:
    if not is_cold:
        await warm(site, plan)
    return await crowd(site, plan)


def planned(given: argparse.Namespace, people: int, what: str) -> Plan:
    """The empty page has one box alone, and is its server's first page."""
    if what == "empty":
        return Plan(people, "", ("Region",), given.reruns, given.rounds, given.seconds)
    page = "" if given.page == "overview" else given.page
    return Plan(people, page, tuple(given.filters), given.reruns, given.rounds, given.seconds)


def row(given: argparse.Namespace, what: str, plan: Plan, met: Clicks, before: list[dict]) -> dict:
    """What the table and the file hold of one crowd. Milliseconds, kB of 1,000 bytes, MB of a million."""
    floor = [one["a_second"] for one in before if one["what"] == "an empty page" and one["people"] == plan.people]
    speed, count = median(met.rounds), max(1, len(met.reruns))
    return {
        "what": given.page if what == "app" else "an empty page",
        "people": plan.people,
        "processes": given.processes,
        "first_p50": percentile(met.first, 0.5),
        "first_p95": percentile(met.first, 0.95),
        "reruns": len(met.reruns),
        "p50": percentile(met.reruns, 0.5),
        "p95": percentile(met.reruns, 0.95),
        "a_second": speed,
        "range": f"{min(met.rounds):.1f} to {max(met.rounds):.1f}",
        "of_empty": f"{speed / floor[0]:.2f}" if floor and what == "app" else "",
        "errors": len(met.faults),
        "kb": sum(run.bytes for run in met.reruns) / count / 1000,
        "mb_a_person": (met.memory_end - met.memory_before) / plan.people,
        "mb": met.memory_end,
        "cpu_ms": 1000 * met.cpu / count,
        "first_cpu_ms": 1000 * met.first_cpu / max(1, len(met.first)),
        "visitors_cpu_ms": 1000 * met.own_cpu / count,
        "first_kb": sum(run.bytes for run in met.first) / max(1, len(met.first)) / 1000,
        "faults": sorted(set(met.faults))[:20],
    }


def in_a_soak(given: argparse.Namespace, folder: Path) -> dict:
    """The memory of the app over many reruns, a row at each tenth, and whether it stays flat."""
    plan = planned(given, given.people[0], given.only or "app")
    heads = ["reruns", "memory_mb", "reruns_a_second", "faults"]
    print(f"{line(heads)}\n{line(['---'] * len(heads))}")
    with serving(given.only or "app", folder, given.builds, given.processes, given.first_port) as site:

        async def run() -> list[dict]:
            if not given.cold:
                await warm(site, plan)
            return await soak(site, plan, given.soak, lambda one: print(line(map(shown, one.values())), flush=True))

        tenths = asyncio.run(run())
        complaints = site.complaints()
    tell_faults(complaints)
    grown = tenths[-1]["memory_mb"] / tenths[len(tenths) // 2]["memory_mb"] - 1
    print(f"\nFrom the middle to the end memory changed by {grown:+.1%}: {'flat' if grown < FLAT else 'it grows'}.")
    return {"soak": tenths, "grown": grown, "rows": [{"errors": tenths[-1]["faults"] + len(complaints)}]}


def tell_faults(faults: list[str]) -> None:
    for fault in sorted(set(faults))[:10]:
        print(f"error ({faults.count(fault)} times): {fault}", file=sys.stderr)


def line(cells) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def shown(value: object) -> str:
    """A figure as it stands in the table: whole from 100 on, else to a tenth."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


if __name__ == "__main__":
    main()
