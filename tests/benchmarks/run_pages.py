"""How long each page's script runs, how soon a changed filter is on the screen, and how soon a new server's first page is.

PYTHONPATH=. .venv/bin/python tests/benchmarks/run_pages.py [--builds data/build [FOLDER ...]] [--pages overview ...]
    [--repeats 12] [--starts 3] [--council Havant] [--json FILE]

A region is chosen in headless Chromium, two in turn, each seen before; beside it the same on an empty page of the same
Streamlit. Every figure is a median with the range of the middle half. Prints Markdown tables; '2x' marks pages over twice the floor.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import duckdb

from tests.benchmarks.serving import ROOT, Site, serving
from tests.pages.driving import CHROMIUM, FLAGS

REGIONS = ("South East", "London")
SEEN = 4  # changes that only fill what is kept
STEWARDS = {"add", "correct"}  # pages without a filter to change
MOST = 2.0  # times the floor that a page may take
QUIET = "!document.querySelector('[data-testid=stApp][data-test-script-state=running], [data-stale=true]')"
# The chip, or the empty page's line, names what is chosen, nothing is stale and no run goes on.
SHOWN = f"""([region, where]) => [...document.querySelectorAll(where)].some(part => part.innerText.includes(region)) && {QUIET}"""
HEADS = ("page", "script ms", "middle half", "painted ms", "middle half", "of the empty page's", "over")


@dataclass
class Times:
    """Milliseconds of one page: of the script as the server logs it (not of an empty page), from click to painted."""

    page: str
    script: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)


def main() -> None:
    given = arguments()
    told: dict[str, list[dict]] = {}
    for folder in given.builds:
        told[folder.name] = rows = of_build(folder.resolve(), given)
        print(f"\n{folder}\n\n{line(HEADS)}\n{line(['---'] * len(HEADS))}")
        for row in rows:
            print(line(row[head] for head in ("page", "script", "script_half", "painted", "half", "ratio", "over")))
        if given.starts:
            print(
                f"\nFrom the start of a server to its first page ({given.starts} times, a browser that has nothing yet):\n"
            )
            print(f"{line(('page', 'answers ms', 'title ms', 'whole ms'))}\n{line(['---'] * 4)}")
            for what in ("empty", "app"):
                print(
                    line((what, *(f"{took:,.0f}" for took in cold(what, folder.resolve(), given.starts)))), flush=True
                )
    if given.json:
        given.json.write_text(json.dumps({"command": sys.argv[1:], "builds": told}, indent=1))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--builds", type=Path, nargs="+", default=[ROOT / "data" / "build"], metavar="FOLDER")
    filtered = sorted({path.stem for path in (ROOT / "pages").glob("*.py")} - STEWARDS)
    parser.add_argument("--pages", nargs="+", default=filtered)
    parser.add_argument("--council", help="whose pages are shown; by default the one with most documents")
    parser.add_argument("--repeats", type=int, default=12, help="changes that are measured on each page")
    parser.add_argument("--starts", type=int, default=3, help="cold starts; 0 for none")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args()


def of_build(builds: Path, given: argparse.Namespace) -> list[dict]:
    """A row for the empty page and for each page of the app on this build."""
    asked = addresses(builds, given.council)
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="run_pages_")))
        empty = stack.enter_context(serving("empty", place / "empty", builds))
        app = stack.enter_context(serving("app", place / "app", builds, CPC_LOG="info", CPC_STEWARD="1"))
        floor = Times("an empty page")
        every = []
        for name in given.pages:
            # The floor beside every page, so that what else the machine does falls on both.
            floor.painted += changes(browser, empty.url, "[data-testid=stMarkdown]", 1 + given.repeats // 4)
            address = f"{app.url}/{'' if name == 'overview' else name}?{urlencode(asked.get(name, asked['']))}"
            painted = changes(browser, address, ".st-key-chips button", given.repeats)
            every.append(Times(name, scripts(app)[-given.repeats :], painted))
            print(f"{name}: {statistics.median(painted):.0f} ms", file=sys.stderr)
    return [row(one, statistics.median(floor.painted)) for one in (floor, *every)]


def addresses(builds: Path, council: str | None) -> dict[str, dict[str, str]]:
    """What each page's address asks for; '' stands for the pages that need a council alone."""
    with duckdb.connect(str(builds / (builds / "CURRENT").read_text().strip()), read_only=True) as db:
        [most] = db.execute(
            "select name from documents join reviews using (review_id) join councils using (gss_code) "
            "where end_on is null group by name order by count(*) desc, name limit 1"
        ).fetchone()
        one, family = db.execute(
            "select min(recommendation_id), min_by(family_id, recommendation_id) from recommendations where family_id is not null"
        ).fetchone()
    of = {"council": council or most}
    return {
        "": of,
        "recommendation": {**of, "recommendation": one or ""},
        "family": {**of, "family": family or ""},
        "figure": {**of, "figure": "review_found"},
    }


def chromium():
    """A browser, as a context."""
    from playwright.sync_api import sync_playwright

    class Opened:
        def __enter__(self):
            self.play = sync_playwright().start()
            return self.play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)

        def __exit__(self, *_):
            self.play.stop()

    return Opened()


def changes(browser, url: str, where: str, repeats: int) -> list[float]:
    """Milliseconds from the click on a region until the page stands still with it. `where`: the parts that name what is chosen."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(url)
    page.get_by_role("combobox", name="Region").wait_for(timeout=60_000)
    page.wait_for_function(QUIET, timeout=60_000)
    page.wait_for_timeout(1500)
    times = [choose(page, REGIONS[turn % 2], where) for turn in range(SEEN + repeats)]
    page.close()
    return times[SEEN:]


def choose(page, region: str, where: str) -> float:
    page.get_by_role("combobox", name="Region").click()
    option = page.get_by_role("option", name=region, exact=True)
    option.wait_for()
    page.evaluate("addEventListener('click', () => window.began = performance.now(), {capture: true, once: true})")
    option.click()
    page.wait_for_function(SHOWN, arg=[region, where], polling="raf", timeout=60_000)
    took = page.evaluate("performance.now() - window.began")
    page.wait_for_timeout(400)
    return took


def scripts(site: Site) -> list[float]:
    """How long the scripts of a server took, in milliseconds, in their order."""
    lines = [line for log in site.logs for line in log.read_text().splitlines() if line.startswith("{")]
    return [told["milliseconds"] for told in map(json.loads, lines) if "milliseconds" in told]


def cold(what: str, builds: Path, starts: int) -> list[float]:
    """Milliseconds from the start of a server to its first answer, to the first page's title, to the whole page: medians."""
    taken = []
    for _ in range(starts):
        with tempfile.TemporaryDirectory(prefix="run_pages_") as place, chromium() as browser:
            begun = time.perf_counter()
            with serving(what, Path(place), builds) as site:
                marks = [time.perf_counter()]
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(site.url)
                page.wait_for_selector("h1", timeout=60_000)
                marks.append(time.perf_counter())
                # The app's last part is below everything else; the empty page's is its box.
                page.wait_for_selector(
                    ".st-key-noprint" if what == "app" else "[data-testid=stMarkdown]", timeout=60_000
                )
                page.wait_for_function(QUIET, timeout=60_000)
                marks.append(time.perf_counter())
            taken.append([1000 * (mark - begun) for mark in marks])
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def row(times: Times, floor: float) -> dict:
    """What the table and the file hold of one page."""
    painted = statistics.median(times.painted)
    return {
        "page": times.page,
        "script": f"{statistics.median(times.script):,.0f}" if times.script else "",
        "script_half": half(times.script) if times.script else "",
        "painted": f"{painted:,.0f}",
        "half": half(times.painted),
        "ratio": f"{painted / floor:.2f}",
        "over": "2x" if painted > MOST * floor else "",
        "script_ms": times.script,
        "painted_ms": times.painted,
    }


def half(figures: list[float]) -> str:
    """'310 to 340': between which two the middle half of the figures lies."""
    first, _, third = statistics.quantiles(figures, n=4) if len(figures) > 1 else figures * 3
    return f"{first:,.0f} to {third:,.0f}"


def line(cells) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
