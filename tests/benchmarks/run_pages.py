"""How long each page's script runs, warm, and how soon a changed filter is on the screen. Prints a table.

PYTHONPATH=. .venv/bin/python tests/benchmarks/run_pages.py [--builds data/build] [--council Havant]
"""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.pages.driving import CHROMIUM, FLAGS, wait_for

ROOT = Path(__file__).parents[2]
REGIONS = ["South East", "London"]
SEEN, REPEATS = 4, 12  # changes that only fill the cache, and those that are measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--builds", type=Path, default=ROOT / "data" / "build")
    parser.add_argument("--council", default="Havant")
    given = parser.parse_args()
    print(f"{'page':<18}{'script ms':>10}{'slowest':>9}{'painted ms':>12}{'slowest':>9}")
    for page, script, painted in painted_times(given.builds.resolve(), given.council):
        figures = (statistics.median(script), max(script), statistics.median(painted), max(painted))
        print(f"{page:<18}{figures[0]:>10.0f}{figures[1]:>9.0f}{figures[2]:>12.0f}{figures[3]:>9.0f}", flush=True)


def pages() -> list[str]:
    return sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def painted_times(builds: Path, council: str):
    """(page, script ms, painted ms) of choosing regions that were seen before, in headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, served(builds) as (url, log):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in pages():
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{url}/{'' if name == 'overview' else name}?council={council}")
            page.wait_for_selector("h1")
            page.wait_for_timeout(2500)
            times = [choose(page, value) for value in REGIONS * ((REPEATS + SEEN) // 2)]
            page.close()
            yield name, log()[-REPEATS:], times[SEEN:]
        browser.close()


# The chip names what is chosen, nothing is stale and no run goes on.
SHOWN = """region => [...document.querySelectorAll('.st-key-chips button')].some(b => b.innerText.includes(region))
    && !document.querySelector('[data-testid=stApp][data-test-script-state=running], [data-stale=true]')"""


@contextmanager
def served(builds: Path):
    """A server of its own; its address, and a function that reads how long its scripts took, in milliseconds."""
    with tempfile.NamedTemporaryFile("r+", suffix=".log") as file, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        env = {**os.environ, "CPC_BUILDS": str(builds), "CPC_LOG": "info", "CPC_STEWARD": "1"}
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=file) as process:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            try:
                yield (
                    f"http://127.0.0.1:{port}",
                    lambda: [told["milliseconds"] for told in logged(Path(file.name)) if "milliseconds" in told],
                )
            finally:
                process.terminate()


def logged(file: Path) -> list[dict]:
    """What the server wrote, a JSON object a line."""
    return [json.loads(line) for line in file.read_text().splitlines() if line.startswith("{")]


def choose(page, region: str) -> float:
    """Milliseconds from the click on a region until the page stands still with it."""
    page.get_by_role("combobox", name="Region").click()
    option = page.get_by_role("option", name=region, exact=True)
    option.wait_for()
    page.evaluate("addEventListener('click', () => window.cpcStart = performance.now(), {capture: true, once: true})")
    option.click()
    page.wait_for_function(SHOWN, arg=region, polling="raf", timeout=20_000)
    took = page.evaluate("performance.now() - window.cpcStart")
    page.wait_for_timeout(400)
    return took


if __name__ == "__main__":
    main()
