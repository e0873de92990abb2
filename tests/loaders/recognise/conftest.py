"""Small documents from their printed text, recognised."""

from pathlib import Path

import pytest

from loaders.readers import text, web
from loaders.recognise import headings, recognise
from loaders.records import Source

VOCABULARY = Path(__file__).parents[3] / "data" / "headings.toml"


@pytest.fixture
def known():
    """The vocabulary of column headings."""
    return headings.vocabulary(VOCABULARY)


@pytest.fixture
def printed():
    """printed(text or HTML, kind) -> everything recognised in it."""

    def of(words, kind="action plan", **source):
        document = web.read(words.encode()) if words.lstrip().startswith("<") else text.read(words.encode())
        return recognise(document, Source(Path("plan"), "plan", document_kind=kind, **source), VOCABULARY)

    return of


@pytest.fixture
def table(printed):
    """table('Ref|Action', '1|Agree') -> what is recognised in an HTML table of these rows."""

    def of(*rows, kind="action plan", **source):
        cells = ["".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows]
        return printed(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>", kind, **source)

    return of
