"""What several tests stand on: a database made of given rows, and one build of the bundled data."""

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

import queries
from loaders import store
from queries import database

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# A build of documents, a simulated or real page, a server.
SLOW_FIXTURES = {"builds", "bundled", "demo", "demo_app", "app", "browser", "bundled_server", "demo_server"}
# Programs of their own, thousands of cases, or for every test a database of its own.
SLOW_FILES = (
    *("benchmarks/", "deploy/", "docs/test_commands.py", "docs/test_links.py", "faults/", "hostile/", "test_demo"),
    *("loaders/desk/", "loaders/fetch/", "loaders/test_bounded.py", "loaders/test_command_line.py"),
    *("loaders/test_exporting.py", "loaders/test_fuzz.py", "loaders/test_limits.py"),
    *("pages/test_add.py", "pages/test_desk_apart.py", "pages/test_health.py", "pages/test_log.py", "queries/"),
)
QUICK_FILES = (
    *("queries/test_database.py", "queries/test_definitions_", "queries/test_dictionary.py"),
    "queries/test_every_query.py",
)

BUNDLED = {
    "documents/havant-2025-action-plan.html",
    "documents/tewkesbury-2020-action-plan.csv",
    "documents/stroud-2020-q2-progress.txt",
    "documents/kings-lynn-2024-action-plan.txt",
    "documents/test-valley-2020-progress-cover-report.html",
}
COUNCIL = {"gss_code": "E07000001", "name": "Borchester", "council_type": "Non-metropolitan district"}
REVIEW = {
    "review_id": "borchester-2024-03",
    "gss_code": "E07000001",
    "kind": "corporate peer challenge",
    "framework": "not stated",
}
DOCUMENT = {
    "document_id": "plan",
    "review_id": "borchester-2024-03",
    "kind": "action plan",
    "scope": "full",
    "said_by": "council",
    "wording": "verbatim",
    "file_name": "plan.txt",
    "sha256": "0",
    "media_type": "text/plain",
}
RECOMMENDATION = {
    "review_id": "borchester-2024-03",
    "document_id": "plan",
    "other_refs": [],
    "position": 1,
    "tier": "recommendation",
    "is_key": False,
    "source_refs": [],
    "theme_words": [],
    "place": "line 1",
}
ACTION = {
    "review_id": "borchester-2024-03",
    "document_id": "plan",
    "position": 1,
    "text": "Agree a plan",
    "due_kind": "none",
    "place": "line 2",
}
UPDATE = {
    "review_id": "borchester-2024-03",
    "document_id": "plan",
    "said_by": "council",
    "status": "not stated",
    "place": "line 3",
}
DEFAULTS = {
    "councils": COUNCIL,
    "reviews": REVIEW,
    "documents": DOCUMENT,
    "recommendations": RECOMMENDATION,
    "actions": ACTION,
    "updates": UPDATE,
}


@pytest.fixture
def world() -> Iterator[Callable[..., duckdb.DuckDBPyConnection]]:
    """world(actions=[{...}], ...) -> a prepared database; rows name only the columns that matter."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def make(**tables: list[dict]) -> duckdb.DuckDBPyConnection:
        db = duckdb.connect()
        db.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
        for table in ("councils", "themes", *store.ORDER):
            rows = [{**DEFAULTS.get(table, {}), **row} for row in tables.get(table, [])]
            for row in rows:
                store.insert(db, table, [row])
        store.prepare(db)
        opened.append(db)
        return db

    yield make
    for db in opened:
        db.close()


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one build of the five bundled documents, made by the command people use.

    Documents that somebody adds to data/ take no part: these tests speak of the bundled ones.
    """
    folder = tmp_path_factory.mktemp("builds")
    with (ROOT / "data" / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            {**row, "file": str(ROOT / "data" / row["file"])} for row in csv.DictReader(file) if row["file"] in BUNDLED
        ]
    sources = folder / "sources.csv"
    with sources.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    done = subprocess.run(
        [sys.executable, "-m", "loaders", "build", "--sources", str(sources), "--builds", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def bundled(builds: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The bundled data, opened as the app opens it."""
    with database.open_locked(database.current(builds)) as db:
        yield db


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional county of `make demo` with its truth, built by the command people use."""
    from tests.demo.make import make

    folder = tmp_path_factory.mktemp("demo")
    make(folder)
    command = [
        sys.executable,
        "-m",
        "loaders",
        "build",
        "--data",
        str(folder),
        "--banner",
        "These councils are invented.",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def demo_app(demo: Path, monkeypatch: pytest.MonkeyPatch):
    """The app on the fictional county."""
    yield from _app(demo / "build", monkeypatch)


@pytest.fixture
def app(builds: Path, monkeypatch: pytest.MonkeyPatch):
    """The app on the bundled build, through its own entry point."""
    yield from _app(builds, monkeypatch)


def _app(builds: Path, monkeypatch: pytest.MonkeyPatch):
    import streamlit as st
    from streamlit.testing.v1 import AppTest

    from pages.parts import data

    monkeypatch.setattr(data, "BUILDS", builds)
    monkeypatch.setitem(os.environ, "CPC_BUILDS", str(builds))
    yield AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    st.cache_resource.clear()
    data.forget()


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium, for the tests marked `browser`."""
    from playwright.sync_api import sync_playwright

    from tests.pages.driving import CHROMIUM, FLAGS

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def bundled_server(builds: Path):
    """One server on the bundled build for all tests that only look."""
    from tests.pages.driving import served

    with served(builds) as url:
        yield url


@pytest.fixture(scope="session")
def demo_server(demo: Path):
    """One server on the fictional county."""
    from tests.pages.driving import served

    with served(demo / "build") as url:
        yield url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, so that `make quick` can leave it out."""
    for item in items:
        path = item.path.relative_to(ROOT / "tests").as_posix()
        is_slow = path.startswith(SLOW_FILES) and not path.startswith(QUICK_FILES)
        if is_slow or SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what is read now as what is expected")
