"""The as-at questions that matter in DuckDB, pandas and SQLite, with equal answers. Prints a table in Markdown for each size.

PYTHONPATH=. python tests/benchmarks/compare_engines.py [--times 1 10 100] [--repeat 7] [--folder DIR] [--only NAME ...]

DuckDB answers as the app asks it: queries.ask on the finished build, a plan every time. pandas has its frames in memory before the clock
starts. SQLite reads a file that is in memory already, typed, indexed and analysed; it is left out above 10 times the sector. Both
answer once from plain tables and once from the prepared tables that DuckDB uses, so that engine and preparation are told apart, and
both have keys and days as whole numbers. Before anything is timed each answer must be equal to DuckDB's to the last value and place;
exit status 1 with the difference where one is not. An answer of SQLite that takes over half a minute is stopped, told as such and not
compared. Worlds that are not in the folder are made first (worlds.py).
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

import queries
from queries import database
from tests.benchmarks import (
    compare_pandas,
    compare_sqlite,
    compare_sqlite_plain,
    compare_states,
    compare_tables,
)
from tests.benchmarks.ask_questions import DAY, ROOT, milliseconds, world
from tests.benchmarks.compare_answers import EPOCH, Row, difference, rows
from tests.benchmarks.compare_pandas_plain import Plain

LARGEST_SQLITE = 10  # times the sector; above it one answer takes minutes
MOST_SECONDS = 30  # of one answer of SQLite; past that it is stopped, and the table says 'over'
LEAST_REPEATS = 3
FLOORS = {"pandas plain": 10, "SQLite plain": 20}  # how many times as long as DuckDB they take, at the least, at 1x
RIVALS = ("pandas plain", "pandas prepared", "SQLite plain", "SQLite prepared")


class NotEqual(Exception):
    """Two engines answer one question differently; the message says where first."""


@dataclass(frozen=True)
class Rival:
    """One way besides DuckDB: `run` answers a question on a day since 1970 in its own form, `read` gives rows with these columns."""

    name: str
    run: Callable[[str, int], object]
    read: Callable[[object, list[str]], list[Row]]


@dataclass(frozen=True)
class Took:
    """Milliseconds; `is_over` where it was stopped at that time."""

    median: float
    spread: float
    is_over: bool = False


def of_pandas(name: str, known: compare_pandas.Known) -> Rival:
    return Rival(name, lambda question, d: compare_pandas.QUESTIONS[question](known, d), rows)


def of_sqlite(name: str, db: sqlite3.Connection, parts: dict[str, str]) -> Rival:
    statements = {question: compare_sqlite.statement(parts, question) for question in compare_sqlite.QUESTIONS}
    return Rival(name, lambda question, d: compare_sqlite.ask(db, statements[question], d, MOST_SECONDS), _in_order)


def _in_order(answer: tuple[list[str], list[Row]], columns: list[str]) -> list[Row]:
    names, found = answer
    places = [names.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in found]


def pandas_rivals(db: duckdb.DuckDBPyConnection) -> Iterator[Rival]:
    yield of_pandas("pandas plain", Plain(compare_tables.frames(db, compare_tables.PLAIN)))
    yield of_pandas("pandas prepared", compare_states.States(compare_tables.frames(db, compare_tables.STATES)))


def sqlite_rivals(db: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Rival]:
    """One after the other, each from a file of its own under `folder`."""
    plain = ("SQLite plain", compare_tables.PLAIN, compare_sqlite_plain.INDEXES, compare_sqlite_plain.KNOWN)
    prepared = ("SQLite prepared", compare_tables.STATES, compare_states.INDEXES, compare_states.SQLITE)
    for name, tables, indexes, parts in (plain, prepared):
        path = folder / f"{name.replace(' ', '-')}.sqlite"
        compare_tables.fill_sqlite(db, path, tables, indexes)
        with closing(compare_tables.open_sqlite(path)) as opened:
            yield of_sqlite(name, opened, parts)
        path.unlink()


def since(day: date) -> int:
    return (pd.Timestamp(day) - EPOCH).days


def check(db: duckdb.DuckDBPyConnection, rival: Rival, question: str, day: date = DAY) -> None:
    """Raises NotEqual with the first difference; the run also warms both up."""
    expected = queries.ask(db, question, as_at=day)
    columns = list(expected.columns)
    wrong = difference(rows(expected, columns), rival.read(rival.run(question, since(day)), columns))
    if wrong:
        raise NotEqual(f"{question}, {rival.name} beside DuckDB: {wrong} (columns {', '.join(columns)})")


def timed(do: Callable[[], object], repeat: int, most_seconds: float) -> Took:
    """Median and spread of so many runs, fewer where that takes longer than `most_seconds`, three in any case."""
    start, runs = time.perf_counter(), []
    while len(runs) < repeat and (len(runs) < LEAST_REPEATS or time.perf_counter() - start < most_seconds):
        runs.append(milliseconds(do))
    return Took(statistics.median(runs), max(runs) - min(runs))


def measured(
    db: duckdb.DuckDBPyConnection, rivals: Iterator[Rival], asked: list[str], repeat: int, most_seconds: float
) -> dict[str, dict[str, tuple[Took, Took]]]:
    """By question and rival: what DuckDB took, what the rival took. Turn about, so that a busy machine weighs on both."""
    found: dict[str, dict[str, tuple[Took, Took]]] = {question: {} for question in asked}
    for rival in rivals:
        for question in asked:
            try:
                check(db, rival, question)
                theirs = timed(lambda name=question, run=rival.run: run(name, since(DAY)), repeat, most_seconds)
            except compare_sqlite.TooLong:
                theirs = Took(MOST_SECONDS * 1000, 0, is_over=True)
            mine = timed(lambda name=question: queries.ask(db, name, as_at=DAY), repeat, most_seconds)
            found[question][rival.name] = mine, theirs
    return found


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same file under a second name, without the app's bound on memory: whole tables are copied from it."""
    second = path.with_name(f"{path.stem}-copied-from.duckdb")
    second.unlink(missing_ok=True)
    second.hardlink_to(path)
    try:
        with duckdb.connect(str(second), read_only=True) as db:
            yield db
    finally:
        second.unlink()


def compared(path: Path, times: float, asked: list[str], repeat: int, most_seconds: float) -> dict:
    """Everything on the world in this file."""
    with database.open_locked(path) as db, reading(path) as source, tempfile.TemporaryDirectory() as folder:
        found = measured(db, pandas_rivals(source), asked, repeat, most_seconds)
        if times <= LARGEST_SQLITE:
            more = measured(db, sqlite_rivals(source, Path(folder)), asked, repeat, most_seconds)
            found = {question: {**found[question], **more[question]} for question in asked}
        return found


def table(found: dict[str, dict[str, tuple[Took, Took]]], times: float) -> str:
    """A line a question; a ratio is the rival's time over DuckDB's beside it; ** where it misses the floor at 1x."""
    names = [name for name in RIVALS if any(name in by for by in found.values())]
    head = ["question", f"DuckDB {times:g}x ms (spread)"]
    head += [column for name in names for column in (f"{name} ms", "ratio")]
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    for question, by in found.items():
        mine = [own for own, _ in by.values()]
        whole = Took(statistics.median(own.median for own in mine), max(own.spread for own in mine))
        cells = [question, _cell(whole)]
        for name in names:
            own, theirs = by[name]
            over = "over " if theirs.is_over else ""
            cells += [over + _cell(theirs), over + _ratio(name, theirs.median / own.median, times)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(took: Took) -> str:
    return f"{took.median:.{1 if took.median < 100 else 0}f} ({took.spread:.{1 if took.spread < 100 else 0}f})"


def _ratio(name: str, ratio: float, times: float) -> str:
    text = f"{ratio:.{1 if ratio < 10 else 0}f}"
    return f"**{text}**" if times == 1 and ratio < FLOORS.get(name, 0) else text


def missed(found: dict[str, dict[str, tuple[Took, Took]]]) -> int:
    """How many ratios lie below their floor."""
    pairs = [(name, own, theirs) for by in found.values() for name, (own, theirs) in by.items()]
    return sum(theirs.median / own.median < FLOORS.get(name, 0) for name, own, theirs in pairs)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=float, nargs="+", default=[1, 10, 100])
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument(
        "--seconds", type=float, default=10, help="most for the repeats of one case; three are run in any case"
    )
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "build" / "worlds")
    questions = list(compare_pandas.QUESTIONS)
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=questions, default=questions)
    given = parser.parse_args(arguments)
    for times in given.times:
        path = world(given.folder, times)
        try:
            found = compared(path, times, given.only, given.repeat, given.seconds)
        except NotEqual as problem:
            print(f"{path.name}: {problem}", file=sys.stderr)
            return 1
        print(table(found, times), end="\n\n", flush=True)
        if times == 1:
            floors = ", ".join(f"{name} {ratio} times as long as DuckDB" for name, ratio in FLOORS.items())
            print(f"{missed(found)} of {2 * len(found)} miss the floors: {floors}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
