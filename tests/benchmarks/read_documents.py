"""How long reading takes, beside the reader library's own time over the same files: python tests/benchmarks/read_documents.py."""

import io
import statistics
import time
from collections.abc import Callable

import docx
import pdfplumber
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from loaders.readers import pdf, web, word

REPEATS = 5
HEAD = ["Ref", "Recommendation", "Action", "Lead", "Deadline", "Progress"]
BODY = getSampleStyleSheet()["BodyText"]


def rows(count: int) -> list[list[str]]:
    """A fictional plan of `count` actions, wordy as real ones are."""
    return [
        [f"{i}", f"Strengthen the way in which Borchester plans its work in area {i}, with partners and residents",
         f"Agree and publish a delivery plan for area {i}, and report on it to Cabinet every quarter from the spring",
         "Head of Policy and Performance", "Q3 2024/25", f"Drafted; consultation on area {i} closes in June"]
        for i in range(1, count + 1)
    ]  # fmt: skip


def as_pdf(count: int) -> bytes:
    made = io.BytesIO()
    cells = [HEAD, *([Paragraph(cell, BODY) for cell in row] for row in rows(count))]
    table = Table(
        cells, repeatRows=1, colWidths=[40, 150, 220, 100, 80, 150], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]
    )
    SimpleDocTemplate(made, pagesize=landscape(A4)).build([Paragraph("Corporate Peer Challenge action plan"), table])
    return made.getvalue()


def as_docx(count: int) -> bytes:
    document, made = docx.Document(), io.BytesIO()
    table = document.add_table(0, len(HEAD))
    for row in [HEAD, *rows(count)]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(made)
    return made.getvalue()


def as_html(count: int) -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [HEAD, *rows(count)])
    return f"<html><body><h1>Corporate Peer Challenge action plan</h1><table>{body}</table></body></html>".encode()


def own_tables(data: bytes) -> int:
    """pdfplumber's own tables over the whole file: the floor for a PDF."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        return sum(len(page.extract_tables()) for page in file.pages)


def seconds(do: Callable[[bytes], object], data: bytes) -> tuple[float, float]:
    """Median and spread (highest less lowest) of REPEATS runs."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        do(data)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken), max(taken) - min(taken)


def main() -> None:
    print("| document | reader | median s | spread s | times the library's own |")
    print("|---|---|---:|---:|---:|")
    for count in (60, 360):
        data = as_pdf(count)
        floor, _ = seconds(own_tables, data)
        median, spread = seconds(pdf.read, data)
        pages = pdf.read(data).page_count
        print(
            f"| PDF, {pages} pages, {count} rows | pdf | {median:.2f} | {spread:.2f} | {median / floor:.2f} (of {floor:.2f} s) |"
        )
    for name, data, do in (("Word, 60 rows", as_docx(60), word.read), ("HTML, 60 rows", as_html(60), web.read)):
        median, spread = seconds(do, data)
        print(f"| {name} | {do.__module__.rsplit('.', 1)[-1]} | {median:.3f} | {spread:.3f} | |")


if __name__ == "__main__":
    main()
