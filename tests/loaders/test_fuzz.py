"""Whatever a file holds, it ends in records or in one sentence: no exception of the program reaches a person."""

import io
import random
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from loaders import reviews, road
from loaders.errors import LoadError
from loaders.recognise import headings
from loaders.records import Source

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for folder in (ROOT / "tests" / "loaders" / "documents", ROOT / "data" / "documents")
    for path in folder.iterdir()
    if not path.name.endswith(".expected.txt")
)
ROWS = [
    ["Ref", "Recommendation", "Action", "Lead", "Deadline", "Status"],
    ["1", "Agree a vision", "Form a board", "Mayor", "May 2024", "Green"],
    ["2", "Build a team", "Hire two officers", "Head of People", "Q3 2024/25", "Complete"],
]
SNIPPETS = [
    "²",
    "\x0b",
    "|",
    "\t",
    "<td>",
    "</table>",
    '<ol start="9">',
    "(",
    "Recommendation 1",
    "\n\n",
    "%",
    "31 June 2024",
    "1.",
    "a)",
    "Q1 ",
    "…",
]


@pytest.fixture(scope="module")
def using() -> road.Tools:
    return road.tools()


def word() -> bytes:
    document, made = docx.Document(), io.BytesIO()
    document.add_heading("Corporate Peer Challenge action plan")
    table = document.add_table(0, len(ROWS[0]))
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(made)
    return made.getvalue()


def spreadsheet() -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in [["Corporate Peer Challenge action plan"], *ROWS]:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def pdf() -> bytes:
    made = io.BytesIO()
    table = Table(ROWS, style=[("GRID", (0, 0), (-1, -1), 1, "black")])
    SimpleDocTemplate(made).build([Paragraph("Corporate Peer Challenge action plan"), table])
    return made.getvalue()


BINARY = {"plan.docx": word, "plan.xlsx": spreadsheet, "plan.pdf": pdf}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Some bytes turned, some pieces cut, doubled, swapped or put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1) if made else 0
        end = min(len(made), at + chance.randint(1, 200))
        match chance.randrange(5):
            case 0 if made:
                made[min(at, len(made) - 1)] = chance.randrange(256)
            case 1:
                del made[at:end]
            case 2:
                made[at:at] = made[at:end]
            case 3:
                made[at:at] = chance.choice(SNIPPETS).encode()
            case 4 if made:
                other = chance.randrange(len(made))
                made[at:end], made[other : other + 50] = made[other : other + 50], made[at:end]
    return bytes(made)


def read(data: bytes, name: str, folder: Path, using: road.Tools) -> None:
    path = folder / name
    path.write_bytes(data)
    try:
        reviews.rows_of([road.one(Source(path, name, council="Havant", visited_from="2024-03"), using)])
    except LoadError as problem:
        assert name in str(problem)
        assert "fault of the program" not in str(problem), str(problem)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_mutated_text_ends_in_records_or_a_sentence(path, using, tmp_path):
    chance = random.Random(path.name)
    for number in range(50):
        read(mutated(path.read_bytes(), chance), f"{number}{path.suffix}", tmp_path, using)


@pytest.mark.parametrize("name", BINARY)
def test_a_mutated_file_of_an_office_program_ends_in_records_or_a_sentence(name, using, tmp_path):
    chance, whole = random.Random(name), BINARY[name]()
    for number in range(100):
        read(mutated(whole, chance), f"{number}{name}", tmp_path, using)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), suffix=st.sampled_from([".txt", ".csv", ".html", ".md"]))
def test_any_text_ends_in_records_or_a_sentence(text, suffix, using, tmp_path):
    read(text.encode("utf-8", "surrogatepass"), f"any{suffix}", tmp_path, using)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.lists(st.text(max_size=40), min_size=3, max_size=6), min_size=1, max_size=6))
def test_any_cells_under_real_headings_end_in_records_or_a_sentence(cells, using, tmp_path):
    known = list(headings.FIELDS)
    head = ["Recommendation", "Action", "Lead", "Deadline", "Status", known[0]]
    lines = ["\t".join(head), *("\t".join(c.replace("\t", " ").replace("\n", " ") for c in row) for row in cells)]
    read("\n".join(lines).encode("utf-8", "surrogatepass"), "cells.txt", tmp_path, using)
