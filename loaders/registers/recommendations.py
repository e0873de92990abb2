"""data/registers/recommendations.csv -> readings: what councils were told, known without the report or the plan."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from loaders.clean import reading
from loaders.clean.themes import Lexicon, Theme
from loaders.clean.values import ReadRecommendation
from loaders.records import Facts, Flag, Printed, PrintedRecommendation, PrintedUpdate
from loaders.registers import table
from loaders.registers.table import Known, Registered, Row, Rules

SCOPES = {"yes": "full", "no": "part", "": "unknown"}
THEMES = ("", "1", "2", "3", "4", "5")
RULES = Rules(
    columns=(
        *("council", "gss_code", "visited_from", "ref", "text", "topic", "theme_id", "second_theme_id", "owner"),
        *("deadline", "status", "acceptance", "as_at", "note", "doubt", "whole_list", "said_by", "basis"),
        *("looked_on", "url"),
    ),
    choices={
        "said_by": table.SPEAKERS,
        "whole_list": tuple(SCOPES),
        "theme_id": THEMES,
        "second_theme_id": THEMES,
        "doubt": ("", "cut"),
    },
    dates=("visited_from", "as_at", "looked_on"),
    needed=("gss_code", "text", "basis", "url"),
)


def load(path: Path, lexicon: Lexicon) -> Iterator[Registered]:
    """One reading for every review, day, address and basis. A status or answer without a date is a reading of its own, since it tells how
    things stood when somebody looked, not when the recommendation was made."""
    rows = table.rows(path, RULES)
    told = [(line, {**row, "status": "", "acceptance": ""} if _is_undated(row) else row) for line, row in rows]
    later = [(line, row) for line, row in rows if _is_undated(row)]
    for numbered, is_progress in ((told, False), (later, True)):
        for _, group in groupby(sorted(numbered, key=_source), key=_source):
            yield _registered(path, sorted(group, key=lambda one: one[0]), lexicon, is_progress)


def _is_undated(row: Row) -> bool:
    return bool(row["status"] or row["acceptance"]) and not row["as_at"]


def _source(numbered: tuple[int, Row]) -> tuple[str, ...]:
    row = numbered[1]
    return tuple(row[name] for name in ("gss_code", "visited_from", "as_at", "said_by", "basis", "whole_list", "url"))


def _registered(path: Path, rows: list[tuple[int, Row]], lexicon: Lexicon, is_progress: bool) -> Registered:
    row = rows[0][1]
    title = "Progress told on a public page" if is_progress else "Recommendations known from a public page"
    source, visited, _ = table.reading_of(path, row, title)
    facts = Facts(title=title, kind="register", scope="part" if is_progress else SCOPES[row["whole_list"]])
    flags = tuple(flag for numbered in rows for flag in _cut(*numbered))
    printed = Printed(facts, tuple(_printed(*numbered) for numbered in rows), flags=flags)
    read = reading.read(printed, table.addressed(source), lexicon)
    judged = tuple(_judged(new, row) for new, (_, row) in zip(read.recommendations, rows, strict=True))
    known = Known(
        row["basis"], urls=tuple(source.url.split(table.BETWEEN)), place=f"line {rows[0][0]}", is_progress=is_progress
    )
    read = replace(read, visited=visited, recommendations=judged)
    return Registered(read, table.fingerprint(row for _, row in rows), known)


def _printed(line: int, row: Row) -> PrintedRecommendation:
    place = f"line {line}"
    update = PrintedUpdate(row["status"], place, status_text=row["status"])
    return PrintedRecommendation(
        row["ref"],
        row["text"],
        place,
        owner_text=row["owner"],
        due_text=row["deadline"],
        acceptance_text=row["acceptance"],
        response_text=row["acceptance"],  # who accepted it, and how, in the source's words
        updates=(update,) if row["status"] else (),
        topic=row["topic"],
        note=row["note"],
    )


def _judged(new: ReadRecommendation, row: Row) -> ReadRecommendation:
    """The theme as the register's makers judged it; no score, since no words were weighed."""
    if not row["theme_id"]:
        return new
    second = int(row["second_theme_id"]) if row["second_theme_id"] else None
    return replace(new, theme=Theme(int(row["theme_id"]), None, "inferred", second))


def _cut(line: int, row: Row) -> list[Flag]:
    if row["doubt"] != "cut":
        return []
    return [Flag("text_cut", f"The source's sentence is cut: {row['note']}.", "text", row["text"], f"line {line}")]
