"""Writes the fictional county into a folder: councils.csv, sources.csv, replies.csv, documents/ and truth.json."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

from tests.demo import truth, write_csv, write_docx, write_pdf, write_txt, write_web, write_xlsx
from tests.demo.blocks import Block
from tests.demo.content import World, load
from tests.demo.layouts import blocks_of

REGISTER = (
    *("gss_code", "name", "official_name", "council_type", "region", "county", "population", "area_km2", "latitude"),
    *("longitude", "deprivation_quintile", "rurality", "start_on", "end_on", "replaced_by", "former_gss_codes"),
    "other_names",
)
SOURCES = (
    *("file", "council", "gss_code", "visited_from", "visited_to", "document_kind", "as_at", "published_on", "title"),
    *("url", "wording", "published_title", "said_by"),
)
REPLIES = ("gss_code", "record_id", "replied_on", "by_role", "text", "url")
WRITERS: dict[str, Callable[[list[Block], Path, str], None]] = {
    ".txt": write_txt.write,
    ".csv": write_csv.write,
    ".html": write_web.write,
    ".docx": write_docx.write,
    ".xlsx": write_xlsx.write,
    ".pdf": write_pdf.write,
}


def make(out: Path) -> list[Path]:
    """Everything, the same bytes every time; returns the documents."""
    worlds = load()
    (out / "documents").mkdir(parents=True, exist_ok=True)
    made = []
    for paper in (paper for world in worlds for paper in world.papers):
        path = out / "documents" / paper.file
        WRITERS[path.suffix](blocks_of(paper), path, paper.options.get("style", ""))
        made.append(path)
    _write_rows(out / "councils.csv", REGISTER, [world.register for world in worlds if not world.is_joint])
    _write_rows(out / "sources.csv", SOURCES, [row for world in worlds for row in _sources(world)])
    _write_rows(out / "replies.csv", REPLIES, [row for world in worlds for row in _replies(world)])
    told = json.dumps(truth.of(worlds), indent=1, ensure_ascii=False)
    (out / "truth.json").write_text(told + "\n", encoding="utf-8", newline="\n")
    return made


def _sources(world: World) -> list[dict[str, str]]:
    """A row a document. What the document says itself is left blank, as a careful steward would."""
    return [
        {"council": world.register["name"], **paper.source, "file": f"documents/{paper.file}", "wording": "verbatim"}
        for paper in world.papers
    ]


def _replies(world: World) -> list[dict[str, str]]:
    """What the council itself says of a record, in the order of its file."""
    return [{"gss_code": world.register["gss_code"], **reply} for reply in world.replies]


def _write_rows(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
