"""A finished build of an invented sector of any size: PYTHONPATH=. python tests/benchmarks/worlds.py FILE [--times 1] [--seed 8].

1x is the English sector: 400 councils, 1,600 reviews, 16,000 recommendations, 64,000 actions and 200,000 updates. Ten times
that has ten times the councils, so that questions on one council stay alike; above it only the texts of the first ten sectors
are found by search and likeness. No document is read: the rows are made in arrays, a sector at a time, stored and prepared as
loaders/store.py prepares them. Same seed, same world.
"""

import argparse
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

import queries
from loaders import asking, builds, indexing, road
from tests.benchmarks import world_councils, world_facts, world_records, world_reviews, world_updates, world_words

LISTS = {"other_refs": "[]", "source_refs": "[]", "theme_words": "[]", "other_urls": "[]"}
NEEDED_LISTS = {"recommendations": ("other_refs", "source_refs", "theme_words")}
PLACES = 2_000  # places that the texts of one sector name
TEXTS = (
    10 * world_councils.SECTOR
)  # councils whose texts are searched and likened: those of 40,000 would take all the memory
MEMORY = "12GB"  # of the database while it is made; beyond that it writes beside the file
PAIRS = 5 * world_councils.SECTOR  # standing councils up to which every pair of a type is measured at once
Tables = dict[str, pd.DataFrame]
PREPARED = queries.FOLDER / "prepared"


@dataclass
class Taken:
    """Seconds by step, in the order in which they were begun."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - start


def make(path: Path, times: float, seed: int = 8, taken: Taken | None = None) -> dict[str, int]:
    """Write a finished build of `times` the sector at `path`, which must not exist; rows by table. At least 10 councils."""
    taken = taken or Taken()
    whole = max(round(times * world_councils.SECTOR), 10)
    rows: Counter[str] = Counter()
    with duckdb.connect(str(path)) as db:
        db.execute(f"set memory_limit = '{MEMORY}'")
        db.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
        _themes(db)
        for first in range(0, whole, world_councils.SECTOR):
            with taken.step("generate"):
                tables = sector(first, min(world_councils.SECTOR, whole - first), seed, rows["corrections"])
            with taken.step("insert"):
                for table, frame in tables.items():
                    insert(db, table, frame)
                    rows[table] += len(frame)
            if first < min(whole, TEXTS) <= first + world_councils.SECTOR:
                _texts(db, taken)
        _facts(db, times, seed, rows["documents"])
        prepare(db, whole, taken)
        with taken.step("checkpoint"):
            db.execute("checkpoint")
    return dict(rows)


def sector(first: int, count: int, seed: int, corrections: int) -> Tables:
    """Every table of `count` councils numbered `first` on; `corrections`: how many there are so far."""
    rng = np.random.default_rng([seed, first])
    places = world_words.names(20_000 + 5 * first, PLACES)
    councils = world_councils.councils(first, count, rng)
    reviews = world_reviews.reviews(councils, rng)
    documents = world_reviews.documents(reviews, rng)
    dates = world_reviews.review_dates(reviews, documents, rng)
    told = world_records.recommendations(reviews, documents, places, rng)
    families = world_records.families(told, reviews)
    actions = world_records.actions(told, documents, places, rng)
    owners = world_records.owners(actions, rng)
    updates, reasons = world_updates.updates(reviews, documents, told, actions, rng)
    world_facts.state_counts(reviews, documents, told, actions)
    world_facts.state_steps(reviews, dates)
    return {
        "councils": councils,
        "council_names": world_councils.names(councils),
        "reorganisations": world_councils.reorganisations(councils),
        "reviews": reviews.drop(columns=["name", "end_on"]),
        "documents": documents.drop(columns="visited_to"),
        "review_dates": dates,
        "families": families,
        "recommendations": told,
        "actions": actions,
        "action_owners": owners,
        "updates": updates,
        "update_reasons": reasons,
        "reported_totals": world_facts.totals(documents, actions, rng),
        "replies": world_facts.replies(reviews, told),
        "checks": world_facts.checks(reviews),
        "corrections": world_facts.corrections(updates, documents, corrections + 2),
        "flags": world_facts.flags(documents, rng),
    }


def insert(db: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Insert the columns that are stored by name, through one frame; NaN and None are NULL."""
    kept = frame[[name for name in frame.columns if not name.startswith("_")]].reset_index(drop=True)
    types = dict(
        db.execute("select column_name, data_type from duckdb_columns() where table_name = ?", [table]).fetchall()
    )
    kept = kept.assign(**{name: kept[name].astype("str") for name in kept.columns if types[name] == "VARCHAR"})
    lists = NEEDED_LISTS.get(table, ())
    columns = ", ".join(f'"{name}"' for name in (*kept.columns, *lists))
    values = ", ".join([*(f'"{name}"::{types[name]}' for name in kept.columns), *("[]::varchar[]" for _ in lists)])
    db.register("incoming", kept)
    db.execute(f"insert into {table} ({columns}) select {values} from incoming")
    db.unregister("incoming")


def _texts(db: duckdb.DuckDBPyConnection, taken: Taken) -> None:
    with taken.step("words of the search"):
        indexing.fill(db)
    with taken.step("asks of recommendations"):
        asking.fill(db)


def prepare(db: duckdb.DuckDBPyConnection, councils: int, taken: Taken) -> None:
    """The rest of what loaders.store.prepare does, step by step."""
    for path in sorted(PREPARED.glob("*.sql")):
        with taken.step(path.name):
            sql = path.read_text(encoding="utf-8")
            if path.name.startswith("85_") and councils > PAIRS:
                _near_in_sectors(db, sql, councils)
            else:
                db.execute(sql)


def _near_in_sectors(db: duckdb.DuckDBPyConnection, sql: str, councils: int) -> None:
    """Neighbours of each sector among its own councils: pairs grow with the square, and no country has 40,000 councils."""
    facts = queries.definitions("neighbours_of_council")["council_facts"].replace(
        "create macro", "create or replace macro"
    )
    for first in range(0, councils, world_councils.SECTOR):
        begin = 100_000 + first
        among = f"substr(gss_code, 4)::integer between {begin} and {begin + world_councils.SECTOR - 1}"
        db.execute(facts.replace("where end_on is null", f"where end_on is null and {among}"))
        db.execute(sql)
    db.execute(facts)


def _themes(db: duckdb.DuckDBPyConnection) -> None:
    themes = tomllib.loads((road.DATA / "themes.toml").read_text(encoding="utf-8"))["theme"]
    insert(db, "themes", pd.DataFrame([{"theme_id": theme["id"], "name": theme["name"]} for theme in themes]))
    older = [{"theme_id": theme["id"], "wording": wording} for theme in themes for wording in theme["older"]]
    insert(db, "theme_wordings", pd.DataFrame(older))


def _facts(db: duckdb.DuckDBPyConnection, times: float, seed: int, documents: int) -> None:
    facts = {
        "built_at": "2026-11-01 09:00",
        "content": f"{times:g}x-{seed}",
        "documents": str(documents),
        "banner": "These councils and documents are invented, to measure how long answers take.",
    }
    insert(db, "build_info", pd.DataFrame({"key": facts.keys(), "value": facts.values()}))


def told(path: Path, rows: dict[str, int], taken: Taken) -> str:
    """Rows, seconds, size and memory as lines of Markdown."""
    lines = ["| table | rows |", "|---|---:|", *(f"| {table} | {count:,} |" for table, count in rows.items())]
    lines += [
        "",
        "| step | seconds |",
        "|---|---:|",
        *(f"| {step} | {took:.2f} |" for step, took in taken.seconds.items()),
    ]
    lines += [f"| all | {sum(taken.seconds.values()):.2f} |", ""]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return "\n".join(
        [*lines, f"{path.name}: {path.stat().st_size / 2**20:.1f} MiB; peak memory of the process {peak:.0f} MiB"]
    )


def published(folder: Path, fill: Callable[[Path], None]) -> Path:
    """The world as the current build of a folder, as the app's CPC_BUILDS takes it."""
    folder.mkdir(parents=True, exist_ok=True)
    return builds.publish(folder, fill)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="the build file to write; with --builds a folder of builds")
    parser.add_argument("--times", type=float, default=1)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--builds", action="store_true", help="publish it in the folder FILE, as the app serves it")
    given = parser.parse_args(arguments)
    taken, rows = Taken(), {}
    fill = lambda path: rows.update(make(path, given.times, given.seed, taken))  # noqa: E731
    if given.builds:
        path = published(given.file, fill)
    elif given.file.exists():
        print(f"{given.file}: is there already. Name a file that is not.", file=sys.stderr)
        return 1
    else:
        fill(path := given.file)
    print(told(path, rows, taken))
    return 0


if __name__ == "__main__":
    sys.exit(main())
