"""Small whole documents of every kind, and what breaks them byte by byte."""

import io
import random
from functools import cache
from pathlib import Path

import docx
import openpyxl
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for folder in (ROOT / "tests" / "loaders" / "documents", ROOT / "data" / "documents")
    for path in folder.iterdir()
    if path.is_file() and not path.name.endswith(".expected.txt")
)
TITLE = "Corporate Peer Challenge action plan"
ROWS = [
    ["Ref", "Recommendation", "Action", "Lead", "Deadline", "Status"],
    ["1", "Agree a vision", "Form a board", "Mayor", "May 2024", "Green"],
    ["2", "Build a team", "Hire two officers", "Head of People", "Q3 2024/25", "Complete"],
]
SNIPPETS = [
    *(
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
    ),
    *(
        "1.",
        "a)",
        "Q1 ",
        "…",
        "\x1b[31m",
        "\u202e",
        "&#0;",
        "=cmd|' /C calc'!A1",
        "<script>",
        "'; drop table actions; --",
    ),
]


@cache
def word() -> bytes:
    document, made = docx.Document(), io.BytesIO()
    document.add_heading(TITLE)
    document.add_paragraph("First", style="List Number")
    table = document.add_table(0, len(ROWS[0]))
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(made)
    return made.getvalue()


@cache
def spreadsheet() -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in [[TITLE], *ROWS]:
        book.active.append(row)
    book.active.merge_cells("A1:F1")
    book.save(made)
    return made.getvalue()


@cache
def pdf(is_packed: bool = True) -> bytes:
    made = io.BytesIO()
    table = Table(ROWS, style=[("GRID", (0, 0), (-1, -1), 1, "black")])
    SimpleDocTemplate(made, pageCompression=int(is_packed)).build([Paragraph(TITLE), table])
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
