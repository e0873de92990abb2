"""A real server and a real browser, for what no simulated run can show."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
NEEDED = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CPC_BROWSER_REQUIRED"),
        reason="no Chromium on this machine: apt-get install chromium",
    ),
]
# A page stands still when its last part is drawn, no run goes on and nothing on it waits to be replaced.
STILL = """() => document.querySelector('.st-key-noprint') && !document.querySelector('[data-testid=stStatusWidget]')
    && !document.querySelector('[data-testid=stApp][data-test-script-state=running], [data-stale=true]')"""


@contextmanager
def served(builds: Path, script: str = "app.py", where: str | Path = ROOT, **environment: str) -> Iterator[str]:
    """The address of a server of its own, stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    process = subprocess.Popen(
        command,
        cwd=where,
        env={**os.environ, "CPC_BUILDS": str(builds), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not start within a minute")


def visit(browser, url: str, width: int = 1280, scheme: str = "light"):
    """A new page of its own window at this address, standing still."""
    return go(window(browser, width, scheme), url)


def window(browser, width: int = 1280, scheme: str = "light"):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.set_default_timeout(60_000)
    return page


def go(page, url: str):
    """The same window at another address: what the browser has kept of the app makes that three times as fast."""
    page.goto(url)
    return still(page)


def still(page):
    """The same page once it stands still."""
    page.wait_for_selector("h1")
    page.wait_for_timeout(150)
    page.wait_for_function(STILL)
    assert not page.get_by_text("This page could not be shown").count(), page.url
    return page


def menu(page, section: str, name: str) -> None:
    """Go to a page by the menu, as on a wide screen."""
    page.get_by_role("button", name=section, exact=True).click()
    page.locator("a", has_text=name).last.click()
    page.get_by_role("button", name=section, exact=True).wait_for()
    still(page)
