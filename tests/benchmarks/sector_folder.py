"""The documents of an invented sector as a data folder: PYTHONPATH=. python tests/benchmarks/sector_folder.py FOLDER [--councils 400].

Each council has a plan and three reports on it (1,600 documents of 400 councils, 64,000 mentions of actions), and the register
knows three older reviews of it and what they recommended, so that there are 16,000 recommendations. Same seed, same files.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd

from loaders.registers import recommendations, reviews
from tests.benchmarks import world_councils, world_words
from tests.benchmarks.sector_papers import TOLD, Visited, papers
from tests.demo.layouts import blocks_of
from tests.demo.make import REGISTER, SOURCES, WRITERS

OLDER = 3  # reviews of each council that the register knows
APART = timedelta(days=3 * 365)  # between two visits


def write(folder: Path, councils: int, seed: int = 8) -> list[dict[str, str]]:
    """Everything under `folder`, made by all cores; the rows of sources.csv."""
    register = world_councils.councils(0, councils, np.random.default_rng([seed, 0]))
    visits = _visits(register)
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "registers").mkdir(exist_ok=True)
    with ProcessPoolExecutor() as pool:
        sources = list(chain(*pool.map(partial(_documents, folder, seed), visits, chunksize=4)))
    _write_rows(folder / "councils.csv", REGISTER, _councils(register))
    _write_rows(folder / "sources.csv", SOURCES, sources)
    known = [*visits, *(one for visit in visits for one in _older(visit))]
    _write_rows(folder / "registers" / "reviews.csv", reviews.RULES.columns, map(_review, known))
    told = (row for visit in visits for one in _older(visit) for row in _told(one, seed))
    _write_rows(folder / "registers" / "recommendations.csv", recommendations.RULES.columns, told)
    return sources


def _documents(folder: Path, seed: int, visit: Visited) -> list[dict[str, str]]:
    """The documents of one council, written; their rows of sources.csv."""
    rows = []
    for paper in papers(visit, seed):
        path = folder / "documents" / paper.file
        WRITERS[path.suffix](blocks_of(paper), path, paper.options.get("style", ""))
        rows.append({**paper.source, "file": f"documents/{paper.file}", "wording": "verbatim"})
    return rows


def _visits(register: pd.DataFrame) -> list[Visited]:
    """The review of each council whose documents there are: late for one that stands, early for a former one."""
    found = []
    for number, row in enumerate(register.itertuples()):
        begins = date(2015 if pd.notna(row.end_on) else 2022, 1, 10) + timedelta(days=7 * (number % 100))
        last = begins + timedelta(days=3)
        found.append(Visited(number, row.name, row.official_name, row.gss_code, begins, last))
    return found


def _older(visit: Visited) -> Iterator[Visited]:
    """Reviews of which no document is known, with numbers of their own."""
    for turn in range(1, OLDER + 1):
        number = 1_000_000 * turn + visit.number
        yield Visited(
            number,
            visit.name,
            visit.official_name,
            visit.gss_code,
            visit.first - turn * APART,
            visit.last - turn * APART,
        )


def _councils(register: pd.DataFrame) -> Iterator[dict[str, str]]:
    for row in register.astype(object).where(register.notna(), "").to_dict("records"):
        yield {
            name: str(row[name])[:10] if name.endswith("_on") else str(row[name]) for name in REGISTER if name in row
        }


def _review(visit: Visited) -> dict[str, str]:
    return _known(visit) | {"kind": "corporate peer challenge", "visited_to": visit.last.isoformat()}


def _told(visit: Visited, seed: int) -> list[dict[str, str]]:
    rng = np.random.default_rng([seed, visit.number])
    asks = world_words.drawn_asks(rng, TOLD)
    texts = world_words.recommendations(rng, asks, world_words.names(20_000 + 40 * (visit.number % 500), 40))
    return [_known(visit) | {"ref": str(i), "text": text, "whole_list": "yes"} for i, text in enumerate(texts, 1)]


def _known(visit: Visited) -> dict[str, str]:
    return {
        "council": visit.name,
        "gss_code": visit.gss_code,
        "visited_from": visit.first.isoformat(),
        "said_by": "council",
        "basis": "council page",
        "looked_on": "2026-10",
        "url": f"https://example.org/{visit.gss_code.lower()}/{visit.first:%Y}",
    }


def _write_rows(path: Path, columns: Iterable[str], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--councils", type=int, default=world_councils.SECTOR)
    parser.add_argument("--seed", type=int, default=8)
    given = parser.parse_args(arguments)
    rows = write(given.folder, given.councils, given.seed)
    kinds = Counter(Path(row["file"]).suffix for row in rows)
    print(f"{len(rows)} documents: {', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
