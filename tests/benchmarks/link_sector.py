"""How long link and families take at the size of the sector and beyond: PYTHONPATH=. python tests/benchmarks/link_sector.py [--times 1 10].

Link: reviews of four documents each, 40 actions a document, as readings (64,000 mentions at 1x). Families: recommendations of
invented reviews (16,000 at 1x). Each size runs in a process of its own, so that its memory is its own, with nothing worked out
before. Floor: families of 16,000 in under 20 s.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from loaders import road
from loaders.clean import reading
from loaders.clean.reading import Reading
from loaders.link import link
from loaders.link.families import add_families
from loaders.link.rows import Rows
from loaders.records import Facts, Printed, PrintedAction, PrintedRecommendation, Source
from tests.benchmarks import world_words
from tests.benchmarks.sector_papers import KINDS, TOLD, Visited, papers
from tests.benchmarks.taken import row, told
from tests.demo.content import Paper, Shown

REVIEWS = 400  # with documents, at 1x
RECOMMENDATIONS = 16_000  # at 1x
COUNCILS = 400  # at 1x
FLOOR = 20.0  # seconds for families at 1x


@dataclass(frozen=True)
class Measured:
    """One run: what was gone through, what came of it, seconds, MiB at the most."""

    size: int
    found: int
    seconds: float
    peak: float


def linked(times: float) -> Measured:
    """Every review linked, one after the other, as a build does; rows and mentions of actions."""
    rows, lexicon = Rows(), road.tools().lexicon
    mentions, seconds = 0, 0.0
    for number in range(round(REVIEWS * times)):
        made = [(f"c{number}-2022-01-{i}", _read(paper, lexicon)) for i, paper in enumerate(_papers(number))]
        mentions += sum(len(r.actions) for _, one in made for r in one.recommendations)
        start = time.perf_counter()
        link(f"c{number}-2022-01", made, rows)
        seconds += time.perf_counter() - start
    return Measured(mentions, len(rows.of("actions")), seconds, _peak())


def _papers(number: int) -> list[Paper]:
    begins = date(2022, 1, 10)
    council = Visited(number, f"C{number}", f"C{number} Council", f"E{number:08}", begins, begins + timedelta(days=3))
    return papers(council, seed=8)


def _read(paper: Paper, lexicon: object) -> Reading:
    """What the readers would find in the paper, without a file."""
    kind = KINDS[int(paper.name)]
    told_on = paper.intro[0].removeprefix("Date: ")
    facts = Facts(title=paper.head[1], kind=kind, scope="full", as_at_text=told_on)
    printed = Printed(facts, tuple(_printed(item) for item in paper.recommendations))
    source = Source(Path(paper.file), paper.file, visited_from=paper.source["visited_from"], document_kind=kind)
    return reading.read(printed, source, lexicon)


def _printed(item: Shown) -> PrintedRecommendation:
    actions = tuple(
        PrintedAction(
            action.text,
            f"row {action.ref}",
            action.ref,
            owner_text=action.said["owner"],
            due_text=action.said["due"],
            status_text=action.said.get("status", ""),
            update_text=action.said.get("update", ""),
        )
        for action in item.actions
    )
    return PrintedRecommendation(item.ref, item.text, f"row {item.ref}", actions=actions)


def grouped(times: float) -> Measured:
    """Families among recommendations of 400 councils a sector; recommendations and families."""
    rows = _recommendations(round(RECOMMENDATIONS * times), round(COUNCILS * times))
    start = time.perf_counter()
    add_families(rows, {})
    seconds = time.perf_counter() - start
    return Measured(len(rows.of("recommendations")), len(rows.of("families")), seconds, _peak())


def _recommendations(count: int, councils: int) -> Rows:
    """Ten a review, the reviews of each council some years apart, places of the texts as many as in worlds.py."""
    rng, rows = np.random.default_rng(8), Rows()
    rows.add("documents", document_id="d", file_name="register.csv", basis="council page")
    asks = world_words.drawn_asks(rng, count)
    texts = world_words.recommendations(rng, asks, world_words.names(20_000, 2_000)).tolist()
    for number, text in enumerate(texts):
        review, position = divmod(number, TOLD)
        if position == 0:
            visited = date(2013, 1, 7) + timedelta(days=int(rng.integers(0, 4_500)))
            gss_code = f"E{review % councils:08}"
            rows.add("reviews", review_id=f"r{review}", gss_code=gss_code, joint_id=None, visited_from=visited)
        known = dict(document_id="d", place=f"line {number}", theme_id=int(world_words.theme_of(asks[number])))
        rows.add(
            "recommendations", recommendation_id=f"r{review}-{position}", review_id=f"r{review}", text=text, **known
        )
    return rows


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


STAGES = {"link": linked, "families": grouped}


def _apart(stage: str, times: float) -> Measured:
    """In a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.link_sector", "--one", stage, "--times", str(times)]
    return Measured(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=float, nargs="+", default=[1, 10])
    parser.add_argument("--repeat", type=int, default=3, help="runs at 1x and below; above it one (default: 3)")
    parser.add_argument("--stage", choices=STAGES, action="append", help="only this one")
    parser.add_argument("--one", choices=STAGES, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.one:
        print(json.dumps(STAGES[given.one](given.times[0]).__dict__))
        return 0
    print(row("stage", "times", "gone through", "found", "s: median (lowest to highest)", "a thousand, s", "peak MiB"))
    print("|---|---:|---:|---:|---:|---:|---:|")
    for stage in given.stage or STAGES:
        for times in given.times:
            made = [_apart(stage, times) for _ in range(given.repeat if times <= 1 else 1)]
            seconds = [one.seconds for one in made]
            each = f"{1000 * min(seconds) / made[0].size:.3g}"
            peak = f"{max(one.peak for one in made):.0f}"
            print(row(stage, f"{times:g}", f"{made[0].size:,}", f"{made[0].found:,}", told(seconds), each, peak))
            if stage == "families" and times == 1:
                said = "holds" if max(seconds) < FLOOR else "MISSED"
                print(f"Families of {made[0].size:,} in under {FLOOR:g} s: {said}.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
