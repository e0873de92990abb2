"""How long every question takes on sectors of several sizes, asked as the pages ask it. Prints a table in Markdown.

PYTHONPATH=. python tests/benchmarks/ask_questions.py [--times 1 10 100] [--repeat 7] [--folder DIR] [--json FILE]

A warm connection, opened as the app opens it; a cursor and a plan for every question, the answer as a frame. Worlds that are not in
the folder are made first (worlds.py), each in a process of its own. plan_times.py tells where the time goes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb

import queries
from queries import database
from tests.benchmarks.search_recommendations import typed

ROOT = Path(__file__).parents[2]
FLOOR, SEARCH_FLOOR = 10, 50  # ms at 1x: the median of a question, and what 95 of 100 searches stay under
DAY = date(2026, 6, 30)
FILTERS = {"council_type": "Non-metropolitan district", "theme_id": 3}
SEARCH = "search_recommendations"
LEAST_REPEATS = 3
SEARCHES = 100
Params = dict[str, object]

MIDDLE = """
select latest.gss_code, latest.review_id
from reviews_as_at($d) as latest
inner join (select review_id, count(*) as action_count from actions group by review_id) using (review_id)
where latest.has_progress and latest.council_end_on is null
order by action_count, latest.review_id
"""
OPEN = """
select known.recommendation_id, known.family_id
from recommendations_as_at($d) as known
where known.review_id = $review_id and known.family_id is not null
order by known.status <> 'in progress', known.recommendation_id
"""
PEERS = "select string_agg(neighbour_gss_code, ',' order by position) from neighbours where gss_code = $gss_code"


@dataclass(frozen=True)
class Asked:
    """A question as one part of a page asks it."""

    question: str
    case: str
    params: Params


@dataclass
class Timed:
    """Milliseconds, planning included; `fault` says why there is no answer."""

    question: str
    case: str
    times: float
    rows: int = 0
    median: float | None = None
    spread: float = 0
    runs: list[float] = field(default_factory=list)
    fault: str = ""


def chosen(db: duckdb.DuckDBPyConnection) -> Params:
    """What a reader looks at: the council whose latest review is in the middle by its actions, and one of its recommendations."""
    found = db.execute(MIDDLE, {"d": DAY}).fetchall()
    gss_code, review_id = found[len(found) // 2]
    recommendation_id, family_id = db.execute(OPEN, {"d": DAY, "review_id": review_id}).fetchone()
    return {
        "gss_code": gss_code,
        "review_id": review_id,
        "recommendation_id": recommendation_id,
        "record_id": recommendation_id,
        "family_id": family_id,
        "gss_codes": db.execute(PEERS, {"gss_code": gss_code}).fetchone()[0],
        "called": db.execute("select name from councils where gss_code = ?", [gss_code]).fetchone()[0],
    }


def cases(name: str, of: Params) -> Iterator[Asked]:
    """Every way in which pages ask it: the sector, the sector narrowed, one council or review, a group of councils."""
    takes = queries.query(name).params
    given = {"as_at": DAY} if "as_at" in takes else {}
    given |= {key: of[key] for key, said in takes.items() if key in of and "null" not in said}
    if name == "peer_group":
        given["gss_code"] = of["gss_code"]
    yield Asked(name, "as it stands", given)
    if any(key in takes for key in FILTERS):
        yield Asked(name, "narrowed", {**given, **{key: FILTERS[key] for key in FILTERS if key in takes}})
    for key, case in (("review_id", "one review"), ("gss_code", "one council"), ("gss_codes", "its peers")):
        if key in takes and key not in given:
            yield Asked(name, case, {**given, key: of[key]})
    if "by" in takes:
        yield Asked(name, "by region", {**given, "by": "region"})


def milliseconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def timed(db: duckdb.DuckDBPyConnection, one: Asked, times: float, repeat: int, most_seconds: float) -> Timed:
    """Once to warm up, then so many times again, fewer where that takes longer than `most_seconds`."""
    found = Timed(one.question, one.case, times)
    try:
        found.rows = len(queries.ask(db, one.question, **one.params))
        start = time.perf_counter()
        while len(found.runs) < repeat and (
            len(found.runs) < LEAST_REPEATS or time.perf_counter() - start < most_seconds
        ):
            found.runs.append(milliseconds(lambda: queries.ask(db, one.question, **one.params)))
    except duckdb.Error as problem:
        found.fault = type(problem).__name__
        return found
    found.median, found.spread = statistics.median(found.runs), max(found.runs) - min(found.runs)
    return found


def searches(db: duckdb.DuckDBPyConnection, of: Params, times: float) -> list[Timed]:
    """A hundred texts as people type them, among all recommendations and among those of neighbours."""
    return [_searched(db, texts(), scope, of["gss_code"], times) for scope in ("all", "neighbours")]


@lru_cache
def texts() -> list[str]:
    """The same at every scale."""
    asked = typed()
    return asked[:: max(len(asked) // SEARCHES, 1)]


def _searched(db: duckdb.DuckDBPyConnection, asked: list[str], scope: str, gss_code: str, times: float) -> Timed:
    def one(text: str) -> object:
        return queries.ask(db, SEARCH, as_at=DAY, text=text, scope=scope, gss_code=gss_code, limit_to=50)

    one(asked[0])
    runs = sorted(milliseconds(lambda text=text: one(text)) for text in asked)
    found = Timed(SEARCH, f"{scope}, 95 of 100 of {len(runs)} texts", times, len(one("budget gap")), runs=runs)
    found.median, found.spread = runs[int(len(runs) * 0.95)], runs[-1] - runs[0]
    return found


def world(folder: Path, times: float) -> Path:
    """The build file of this size, made where it is not there yet."""
    path = folder / f"{times:g}x.duckdb"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = path.with_suffix(".making")
        made.unlink(missing_ok=True)
        command = [sys.executable, str(Path(__file__).with_name("worlds.py")), str(made), "--times", str(times)]
        subprocess.run(command, check=True, stdout=sys.stderr, env={**os.environ, "PYTHONPATH": str(ROOT)})
        made.rename(path)
    return path


def measured(path: Path, times: float, repeat: int, most_seconds: float, only: list[str] | None = None) -> list[Timed]:
    """Every question on the world in this file."""
    with database.open_locked(path) as db:
        of = chosen(db)
        names = [name for name in only or queries.names() if name != SEARCH]
        asked = [one for name in names for one in cases(name, of)]
        found = [timed(db, one, times, repeat, most_seconds) for one in asked]
        return found + (searches(db, of, times) if only is None or SEARCH in only else [])


def table(every: list[Timed]) -> str:
    """A line for every question and case; ** where the smallest world misses the floor."""
    scales = sorted({one.times for one in every})
    head = ["question", "case", "rows", *(f"{scale:g}x ms (spread)" for scale in scales)]
    head += [f"{scales[-1]:g}x / {scales[0]:g}x"] if len(scales) > 1 else []
    lines = ["| " + " | ".join(head) + " |", "|---|---|---:" + "|---:" * (len(head) - 3) + "|"]
    by_case: dict[tuple[str, str], dict[float, Timed]] = {}
    for one in every:
        by_case.setdefault((one.question, one.case), {})[one.times] = one
    for (question, case), found in by_case.items():
        cells = [
            question,
            case,
            f"{found[scales[0]].rows:,}",
            *(_cell(found.get(scale), scales[0]) for scale in scales),
        ]
        if len(scales) > 1:
            cells.append(_ratio(found.get(scales[0]), found.get(scales[-1])))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(one: Timed | None, smallest: float) -> str:
    if one is None or one.median is None:
        return one.fault if one else ""
    text = f"{one.median:.1f}" if one.median < 100 else f"{one.median:.0f}"
    mark = "**" if one.times == smallest and misses(one) else ""
    return f"{mark}{text}{mark} ({one.spread:.1f})"


def misses(one: Timed) -> bool:
    return one.median is not None and one.median > (SEARCH_FLOOR if one.question == SEARCH else FLOOR)


def _ratio(one: Timed | None, other: Timed | None) -> str:
    return f"{other.median / one.median:.1f}" if one and other and one.median and other.median else ""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=float, nargs="+", default=[1, 10, 100])
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument(
        "--seconds", type=float, default=5, help="most for the repeats of one case; three are run in any case"
    )
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "build" / "worlds")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these questions")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every run too, for other programs")
    given = parser.parse_args(arguments)
    every: list[Timed] = []
    for times in given.times:
        every += measured(world(given.folder, times), times, given.repeat, given.seconds, given.only)
    print(table(every))
    missed = [one for one in every if one.times == min(given.times) and misses(one)]
    print(
        f"\n{len(missed)} of {len({(one.question, one.case) for one in every})} miss the floor at {min(given.times):g}x."
    )
    if given.json:
        given.json.write_text(json.dumps([asdict(one) for one in every], indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
