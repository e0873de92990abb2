"""Where the time of a question goes: parsed and bound, optimised, carried out. DuckDB's own profile of one run.

PYTHONPATH=. python tests/benchmarks/plan_times.py FILE [NAME ...] tells the questions that take longest, with their dearest steps.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

import queries

RUNS = 3


@dataclass(frozen=True)
class Profile:
    """Milliseconds of one run; `steps`: (milliseconds, operator) of the ten dearest, `optimizers` likewise; `operators`: how many there are."""

    bound: float
    optimised: float
    placed: float
    carried_out: float
    operators: int
    steps: list[tuple[float, str]]
    optimizers: list[tuple[float, str]]

    @property
    def planned(self) -> float:
        return self.bound + self.optimised + self.placed


def profile(db: duckdb.DuckDBPyConnection, name: str, params: dict[str, object]) -> Profile:
    """The run in the middle of three. `db` must not be locked: the profile is written to a file, in a folder that is removed again."""
    query = queries.query(name)
    given = {**dict.fromkeys(query.params), **params} or None
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "profile.json"
        cursor = db.cursor()
        cursor.execute(query.sql, given).df()
        cursor.execute("set enable_profiling = 'json'")
        cursor.execute("set profiling_mode = 'detailed'")
        cursor.execute(f"set profiling_output = '{told}'")
        found = []
        for _ in range(RUNS):
            cursor.execute(query.sql, given).df()
            found.append(_read(json.loads(told.read_text(encoding="utf-8"))))
    return sorted(found, key=lambda one: one.planned + one.carried_out)[RUNS // 2]


def _read(told: dict) -> Profile:
    every = sorted(_operators(told["operator"]), reverse=True)
    optimizers = [(took * 1000, name) for name, took in told["optimizer"].items() if name != "total_time"]
    bound, optimised, placed = (
        told[part]["total_time"] * 1000 for part in ("planner", "optimizer", "physical_planner")
    )
    carried_out = told["query"]["total_time"] * 1000 - bound - optimised - placed
    return Profile(bound, optimised, placed, carried_out, len(every), every[:10], sorted(optimizers, reverse=True)[:5])


def _operators(nodes: list[dict]) -> Iterator[tuple[float, str]]:
    for node in nodes:
        table = node.get("extra_info", {}).get("Table", "")
        yield node["timing"] * 1000, f"{node['type']} {table} {node.get('intermediate_rows', 0):,} rows"
        yield from _operators(node.get("children", []))


def main(arguments: list[str] | None = None) -> int:
    from tests.benchmarks.ask_questions import cases, chosen

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these questions")
    given = parser.parse_args(arguments)
    with duckdb.connect(str(given.file), read_only=True) as db:
        of = chosen(db)
        every = [next(cases(name, of)) for name in given.names or queries.names() if name != "search_recommendations"]
        found = [(one.question, profile(db, one.question, one.params)) for one in every]
    print("| question | bound ms | optimised | placed | carried out | operators | dearest step | dearest optimizers |")
    print("|---|---:|---:|---:|---:|---:|---|---|")
    for name, one in sorted(found, key=lambda pair: -pair[1].planned - pair[1].carried_out):
        steps = "; ".join(f"{step} {took:.1f}" for took, step in one.steps[: 4 if given.names else 1])
        slow = "; ".join(f"{step} {took:.1f}" for took, step in one.optimizers[: 5 if given.names else 2])
        times = f"{one.bound:.1f} | {one.optimised:.1f} | {one.placed:.1f} | {one.carried_out:.1f}"
        print(f"| {name} | {times} | {one.operators} | {steps} | {slow} |")
    planned = statistics.median(one.planned / (one.planned + one.carried_out) for _, one in found)
    print(f"\nIn the middle {planned:.0%} of the time is planning.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
