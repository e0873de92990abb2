"""Every document in documents/ is read as its .expected.txt says: hold that text against the document by eye.

`pytest --accept` writes the texts anew; read the difference as you would read a change of code.
"""

from pathlib import Path

import pytest

from loaders import road, show
from loaders.errors import LoadError
from loaders.records import Source

FOLDER = Path(__file__).parent / "documents"
DOCUMENTS = sorted(path for path in FOLDER.iterdir() if not path.name.endswith(".expected.txt"))


@pytest.fixture(scope="module")
def tools():
    return road.tools()


def as_read(path: Path, tools: road.Tools) -> str:
    """What is read, as `python -m loaders check` prints it. The council is given, since the documents are fictional."""
    try:
        item = road.one(Source(path, path.name, council="Adur"), tools)
    except LoadError as problem:
        return f"refused: {problem}\n"
    return "\n".join(show.lines(item.reading)) + "\n"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_document_is_read_as_expected(path, tools, request):
    expected = path.with_name(f"{path.name}.expected.txt")
    found = as_read(path, tools)
    assert "fault of the program" not in found
    if request.config.getoption("--accept"):
        expected.write_text(found, encoding="utf-8")
    assert expected.is_file(), f"run pytest --accept, then read {expected.name} against the document"
    assert found == expected.read_text(encoding="utf-8")


def test_every_expectation_has_its_document():
    names = {path.name for path in DOCUMENTS}
    assert [p.name for p in FOLDER.glob("*.expected.txt") if p.name.removesuffix(".expected.txt") not in names] == []
