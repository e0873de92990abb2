"""Every command that the pages for people name does what it says: run in a copy of the project, as it is printed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.said import PAGES, ROOT, blocks, text

# What is not run here, by how it begins, and what runs it instead.
ELSEWHERE = {
    "make": ".ci/run; tests/docs/test_links.py looks for the target",
    ".venv/bin/streamlit run": "it serves until it is stopped; tests/deploy and tests/pages start it",
    "CPC_STEWARD=1 .venv/bin/streamlit run": "the same",
    "CPC_DATABASE=/shared/2026-11-22 .venv/bin/streamlit run": "the same",
    "apt-get": "it changes the machine; .ci/run",
    "mkdir": "tests/deploy/test_nginx.py",
    "nginx": "tests/deploy/test_nginx.py",
    "curl": "tests/deploy/test_nginx.py",
    "git pull": "it needs where the copy came from",
    ".venv/bin/python -m loaders fetch": "it needs the internet; tests/loaders/fetch has servers of its own",
    ".venv/bin/python -m pytest": "it would run itself",
    ".venv/bin/pre-commit": "it needs the internet once",
}
# What a reader puts in place of the capitals.
MEANT = {
    "check FILE": "check data/documents/havant-2025-action-plan.html",
    "documents/FILE": "documents/havant-2025-action-plan.html",
    "NAME": "Havant",
    "LIST.csv": "data/sources.csv",
    "OUT.duckdb": "out.duckdb",
    "/shared/": "shared-",
}
LEFT_OUT = {".git", ".venv", "build", "demo", "__pycache__", ".pytest_cache", ".hypothesis", "benchmarks"}


def printed(page: str) -> list[str]:
    """The commands of the blocks, and those within sentences that begin with the environment; without their remarks."""
    whole = [line.strip() for block in blocks(page, "sh") for line in block.splitlines()]
    within = re.findall(r"`((?:CPC_\w+=\S+ )?\.venv/bin/[^`\n]+)`", text(page))
    return [re.sub(r"\s+#.*", "", line) for line in [*whole, *within] if line]


EVERY = list(dict.fromkeys(command for page in PAGES for command in printed(page)))
RUN = [command for command in EVERY if not command.startswith(tuple(ELSEWHERE))]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a folder of its own with this environment and two builds."""
    folder = tmp_path_factory.mktemp("copied") / "explorer"
    shutil.copytree(ROOT, folder, ignore=lambda _, names: LEFT_OUT & set(names), symlinks=True)
    (folder / ".venv").symlink_to(sys.prefix)
    for _ in range(2):
        assert run("make -o .venv/ready build", folder).returncode == 0
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("command", RUN)
def test_the_command_runs_as_it_is_printed(command, copy):
    for capitals, meant in MEANT.items():
        command = command.replace(capitals, meant)
    done = run(command, copy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or command.startswith("tar")


def test_nothing_is_passed_over_that_the_pages_no_longer_name():
    assert [begin for begin in ELSEWHERE if not any(one.startswith(begin) for one in EVERY)] == []
