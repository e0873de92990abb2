"""Documents a second by format: PYTHONPATH=. python tests/benchmarks/read_documents.py [--documents 6] [--repeat 5] [--others].

Our whole road for one document (read, recognise, clean; nothing kept) against the reader library's own time over the same files: just
opening them and pulling out words and tables. With --others also markitdown and camelot, installed into an environment of their own
(kept under --folder) and timed there without their imports. The files: invented progress reports of 10 recommendations and 40
actions, written here in every form, and the sample texts of ../shared/seeds where they lie beside the project.
"""

import argparse
import csv
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import docx
import lxml.html
import openpyxl
import pdfplumber

from loaders import find, readers, road
from loaders.clean import reading
from loaders.recognise import recognise
from loaders.records import Source
from tests.benchmarks.sector_papers import Visited, as_form, papers
from tests.benchmarks.taken import row, runs, told
from tests.demo.layouts import blocks_of
from tests.demo.make import WRITERS

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
# Name -> extension, layout, style and how recommendations stand in the table.
FORMS = {
    "docx": (".docx", "rows", "", "merged"),
    "pdf ruled": (".pdf", "rows", "", "first"),
    "pdf unruled": (".pdf", "rows", "unruled", "repeated"),
    "html": (".html", "rows", "", "merged"),
    "xlsx": (".xlsx", "rows", "", "repeated"),
    "csv": (".csv", "rows", "", "repeated"),
    "txt": (".txt", "lines", "", "first"),
}
OTHERS = ("camelot-py==2.0.0", "pandas", "mammoth", "markdownify", "beautifulsoup4", "charset-normalizer", "defusedxml")
OTHERS += ("magika>=0.6.1,<2", "requests", "pdfminer-six", "pdfplumber==0.11.10", "openpyxl", "lxml", "certifi")
MARKITDOWN = "markitdown==0.1.9"  # without what it requires, which is named above: it asks for a certifi newer than some registries have


@dataclass(frozen=True)
class Files:
    """Documents of one form, with what is known of each."""

    name: str
    sources: tuple[Source, ...]

    @property
    def paths(self) -> list[Path]:
        return [source.path for source in self.sources]


def written(folder: Path, count: int) -> list[Files]:
    """`count` reports in each form, the same words in all."""
    reports = [papers(_visited(number), seed=8, documents=2)[1] for number in range(count)]
    made = []
    for name, (extension, layout, style, how) in FORMS.items():
        (folder / name.replace(" ", "-")).mkdir(parents=True, exist_ok=True)
        sources = []
        for report in reports:
            paper = as_form(report, extension, layout, style, recommendation=how)
            path = folder / name.replace(" ", "-") / paper.file
            WRITERS[extension](blocks_of(paper), path, style)
            sources.append(Source(path, path.name, **paper.source))
        made.append(Files(name, tuple(sources)))
    if (SEEDS / "sources.csv").is_file():
        made.append(Files("txt, seeds", tuple(find.from_csv(SEEDS / "sources.csv"))))
    return made


def _visited(number: int) -> Visited:
    first = date(2022, 1, 10)
    return Visited(
        number, f"Borchester {number}", f"Borchester {number} Council", f"E{number:08}", first, first + timedelta(3)
    )


def whole_road(source: Source, using: road.Tools) -> tuple[int, int]:
    """Pages (0 where the format has none) and records of one document, nothing kept."""
    document, _ = readers.read(source.path)
    found = reading.read(recognise(document, source, using.headings), source, using.lexicon)
    actions = sum(len(r.actions) for r in found.recommendations) + len(found.loose_actions)
    return document.page_count or 0, len(found.recommendations) + actions + len(found.updates)


def _of_pdf(path: Path) -> object:
    with pdfplumber.open(path) as file:
        return [(page.extract_words(), page.extract_tables()) for page in file.pages]


def _of_docx(path: Path) -> object:
    document = docx.Document(str(path))
    tables = [[[cell.text for cell in line.cells] for line in table.rows] for table in document.tables]
    return [paragraph.text for paragraph in document.paragraphs], tables


def _of_html(path: Path) -> object:
    page = lxml.html.document_fromstring(path.read_text(encoding="utf-8"))
    return [element.text_content() for element in page.iter("p", "li", "td", "th", "h1", "h2", "h3")]


def _of_xlsx(path: Path) -> object:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def _of_csv(path: Path) -> object:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def _of_txt(path: Path) -> object:
    return path.read_text(encoding="utf-8").splitlines()


FLOORS: dict[str, Callable[[Path], object]] = {
    ".pdf": _of_pdf,
    ".docx": _of_docx,
    ".html": _of_html,
    ".xlsx": _of_xlsx,
    ".csv": _of_csv,
    ".txt": _of_txt,
}
LIBRARIES = {
    ".pdf": "pdfplumber",
    ".docx": "python-docx",
    ".html": "lxml",
    ".xlsx": "openpyxl",
    ".csv": "csv",
    ".txt": "split",
}


def table(made: list[Files], repeats: int) -> list[str]:
    """A row a form: documents, pages and records; ms a document of the road and of the library; documents a second."""
    using = road.tools()
    lines = [
        row(
            "form",
            "documents",
            "pages",
            "records",
            "road, ms a document",
            "library",
            "its ms",
            "road / library",
            "documents/s",
        )
    ]
    lines.append("|---|---:|---:|---:|---:|---|---:|---:|---:|")
    for files in made:
        count, extension = len(files.paths), files.paths[0].suffix
        found = [whole_road(source, using) for source in files.sources]
        ours = runs(lambda: [whole_road(source, using) for source in files.sources], repeats)  # noqa: B023
        floor = runs(lambda: [FLOORS[extension](path) for path in files.paths], repeats)  # noqa: B023
        pages, records = map(sum, zip(*found, strict=True))
        each = [told([1000 * taken / count for taken in side]) for side in (ours, floor)]
        ratio = sorted(ours)[repeats // 2] / sorted(floor)[repeats // 2]
        speed = f"{count / sorted(ours)[repeats // 2]:.3g}"
        lines.append(
            row(files.name, count, pages or "", records, each[0], LIBRARIES[extension], each[1], f"{ratio:.2f}", speed)
        )
    return lines


def others(folder: Path, made: list[Files], repeats: int) -> list[str]:
    """The same files read by markitdown and camelot in an environment of their own."""
    python = _environment(folder / "others")
    files = [str(path) for one in made for path in one.paths]
    command = [str(python), str(Path(__file__).with_name("read_others.py")), str(repeats), *files]
    told_there = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    lines = [row("form", "tool", "ms a document", "rows of tables found"), "|---|---|---:|---:|"]
    for one in made:
        for tool, found in told_there["found"].items():
            of_form = [found[str(path)] for path in one.paths if str(path) in found]
            if of_form:
                each = [1000 * sum(turn) / len(of_form) for turn in zip(*(taken for taken, _ in of_form), strict=True)]
                lines.append(row(one.name, tool, told(each), sum(rows for _, rows in of_form)))
    imports = ", ".join(f"{tool} {seconds:.1f} s" for tool, seconds in told_there["imports"].items())
    return [*lines, "", f"Imports, not counted above: {imports}."]


def _environment(folder: Path) -> Path:
    """Made once; never the project's own."""
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([*install, *OTHERS], check=True)
        subprocess.run([*install, "--no-deps", MARKITDOWN], check=True)
        (folder / "ready").touch()
    return python


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=6, help="of each form (default: 6)")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "sector")
    parser.add_argument("--others", action="store_true", help="markitdown and camelot too")
    given = parser.parse_args(arguments)
    made = written(given.folder / "forms", given.documents)
    print("\n".join(table(made, given.repeat)))
    if given.others:
        print("\n" + "\n".join(others(given.folder, made, given.repeat)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
