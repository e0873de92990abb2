"""The container file, as far as a machine without containers can tell: what it copies is there and is enough to run."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages.driving import served
from tests.pages.talking import seen

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "deploy" / "Containerfile").read_text(encoding="utf-8")
LINES = re.sub(r"\\\n\s*", "", TEXT).splitlines()


def said(word: str) -> list[str]:
    return [line.removeprefix(word).strip() for line in LINES if line.startswith(f"{word} ")]


COPIED = [(source, words.split()[-1]) for words in said("COPY") for source in words.split()[:-1]]


@pytest.mark.parametrize("source", [source for source, _ in COPIED])
def test_what_it_copies_is_there(source):
    assert (ROOT / source).exists()


def test_it_runs_the_commands_of_the_readme_on_its_python_as_nobody():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert " ".join(json.loads(said("CMD")[-1])) == "streamlit run app.py"
    assert "`streamlit run app.py`" in readme
    assert any("-r requirements.txt" in line for line in said("RUN"))
    assert said("FROM") == ["python:3.11-slim"] and "Python 3.11" in readme
    assert said("USER") == ["10001:10001"]
    assert not any(source.startswith("data") for source, _ in COPIED)


@pytest.fixture
def image(tmp_path):
    """A folder that holds what the container would hold."""
    for source, target in COPIED:
        place = tmp_path / target / source if target == "./" else tmp_path / target
        place.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        copy(ROOT / source, place)
    return tmp_path


def check(url: str) -> int:
    """The command of HEALTHCHECK, asked of another port: what it ends with."""
    command = json.loads(said("HEALTHCHECK")[0].partition("CMD ")[2])
    assert command[:2] == ["python", "-c"] and "http://127.0.0.1:8501/health" in command[2]
    script = command[2].replace("http://127.0.0.1:8501", url)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode


def test_what_it_copies_is_enough_to_run_and_its_health_check_tells_the_truth(image, builds, tmp_path_factory):
    data = tmp_path_factory.mktemp("data") / "build"
    shutil.copytree(builds, data)
    with served(data, where=image, PYTHONPATH="") as url:
        assert check(url) == 0
        menu, shown = seen(url)
        assert "Themes" in menu and "could not be shown" not in shown
        shutil.rmtree(data)
        assert check(url) != 0
