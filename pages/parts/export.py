"""What a reader downloads: the rows of a view, with everything that must be known to quote them, as CSV or Excel."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pages.parts import cells, words, workbook
from queries.formulas import quoted

# pages.parts.notices says the same with marks; a test holds the two together, since that module draws and this one does not.
WORDING = (
    "Documents marked our summary are told in this project's own words. The published document governs: check it before "
    "you quote a sentence. Numbers, dates, roles and statuses are as published."
)
GAPS = "Not stated: no document says it. An empty cell in a column of numbers means the same, never nought."


@dataclass(frozen=True)
class Sheet:
    """Rows and what they say. `answer` is the sentence with its n of N, `sources` are titles or files with addresses,
    `banner` is what every page says of a build that is not of real councils.
    """

    title: str
    answer: str
    as_at: date
    filters: dict[str, str]
    definition: str
    link: str
    build: str
    rows: pd.DataFrame
    sources: tuple[str, ...] = ()
    banner: str | None = None


def name(title: str, as_at: date, ending: str) -> str:
    """'overdue-actions-2026-11-22.csv'."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", plain)[:80].strip("-") or "rows"
    return f"{slug}-{as_at.isoformat()}.{ending.lstrip('.')}"


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a mark that Excel knows it by: lines '# Name,value', an empty line, the table."""
    out = io.StringIO(newline="")
    told = csv.writer(out)
    facts = [*_facts(sheet), *(("Source", source) for source in _sources(sheet))]
    told.writerows((f"# {label}", quoted(_one_line(value))) for label, value in facts)
    told.writerow([])
    # All text in quotation marks, so that a '#' in it is no remark to any reader.
    table = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    table.writerow([quoted(name) for name in _columns(sheet)])
    table.writerows([quoted(cell) for cell in row] for row in _rows(sheet))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheet: Sheet) -> bytes:
    """A workbook of three sheets: Rows, About, Sources."""
    tabs = [
        workbook.Tab("Rows", _columns(sheet), _rows(sheet)),
        workbook.Tab("About", ("Fact", "Value"), _facts(sheet), is_table=False),
        workbook.Tab("Sources", ("Source",), [(source,) for source in _sources(sheet)], is_table=False),
    ]
    return workbook.as_bytes(tabs, cells.clean(sheet.title), sheet.as_at)


def _facts(sheet: Sheet) -> list[tuple[str, cells.Cell]]:
    filters = "; ".join(f"{name}: {value}" for name, value in sheet.filters.items())
    told = [
        *([("Note", sheet.banner)] if sheet.banner else []),
        ("Title", sheet.title),
        ("As at", sheet.as_at),
        ("Filters", filters or "none"),
        ("Answer", sheet.answer),
        ("Rows", words.counted(len(sheet.rows), "row")),
        ("Definition", sheet.definition),
        ("Wording", WORDING),
        ("Gaps", GAPS),
        ("Link", sheet.link),
        ("Build", sheet.build),
    ]
    return [(label, cells.clean(value) if isinstance(value, str) else value) for label, value in told]


def _sources(sheet: Sheet) -> list[str]:
    return [cells.clean(source) for source in sheet.sources] or ["none"]


def _columns(sheet: Sheet) -> tuple[str, ...]:
    return tuple(cells.clean(str(name)) for name in sheet.rows.columns)


def _rows(sheet: Sheet) -> list[tuple[cells.Cell, ...]]:
    """Row by row; by place, since two columns may have one name."""
    columns = [cells.column(sheet.rows.iloc[:, place]) for place in range(sheet.rows.shape[1])]
    return list(zip(*columns, strict=True))


def _one_line(value: cells.Cell) -> cells.Cell:
    return re.sub(r"\s*\n\s*", " ", value) if isinstance(value, str) else value
