"""Documents of every format as the road reads them: the fictional county, the fictional layouts, the seeds."""

import csv
from pathlib import Path

import pytest

from loaders import road
from loaders.errors import LoadError
from loaders.records import Source
from loaders.visits import Read

LAYOUTS = Path(__file__).parents[1] / "documents"
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def read_all(folder: Path) -> dict[str, Read]:
    """Every document of a folder that can be read, by its file name."""
    tools, found = road.tools(), {}
    for path in sorted(path for path in folder.iterdir() if not path.name.endswith(".expected.txt")):
        try:
            found[path.name] = road.one(Source(path, path.name, council="Adur"), tools)
        except LoadError as problem:
            assert "fault of the program" not in str(problem)
    return found


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of `make demo`."""
    from tests.demo.make import make

    folder = tmp_path_factory.mktemp("county")
    make(folder)
    return folder / "documents"


@pytest.fixture(scope="session")
def county_read(county: Path) -> dict[str, Read]:
    return read_all(county)


@pytest.fixture(scope="session")
def layouts_read() -> dict[str, Read]:
    return read_all(LAYOUTS)


@pytest.fixture(scope="session")
def seeds_read() -> dict[str, Read]:
    """The seeds with what their list says of them."""
    if not (SEEDS / "sources.csv").is_file():
        pytest.skip("the seeds are not on this machine")
    with (SEEDS / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tools = road.tools()
    return {name: road.one(Source(SEEDS / name, name, **row), tools) for row in rows if (name := row.pop("file"))}
