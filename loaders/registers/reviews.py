"""data/registers/reviews.csv -> readings: that a review took place, when, and what is known of it without its documents."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.clean.reading import Reading, dated
from loaders.records import Facts, Flag, Printed
from loaders.registers import table
from loaders.registers.table import BETWEEN, Known, Registered, Row, Rules

KINDS = ("corporate peer challenge", "finance peer challenge", "governance peer challenge", "revisit", "other")
STEPS = {
    "report_published_on": "report",
    "plan_published_on": "action plan",
    "progress_review_on": "progress review",
    "progress_review_published_on": "progress review report",
}
COUNTS = ("stated_recommendations", "stated_actions", "people_met", "meetings")
DOUBTS = {
    "conflict": ("conflict_between_sources", "Sources contradict each other, or the row is doubtful"),
    "inferred": ("year_inferred", "The year of the visit is inferred"),
}
RULES = Rules(
    columns=(
        *("council", "gss_code", "joint_id", "kind", "visited_from", "visited_to", *STEPS, *COUNTS),
        *("said_of_progress", "events", "note", "doubt", "said_by", "basis", "looked_on", "url"),
    ),
    choices={"said_by": table.SPEAKERS, "kind": KINDS, "doubt": ("", *DOUBTS)},
    dates=("visited_from", "visited_to", "looked_on", *STEPS),
    counts=COUNTS,
)


def load(path: Path) -> Iterator[Registered]:
    """One reading a row."""
    for line, row in table.rows(path, RULES):
        yield _registered(path, line, row)


def _registered(path: Path, line: int, row: Row) -> Registered:
    source, visited, as_at = table.reading_of(path, row, "Review known from public pages")
    counts: dict[str, Any] = {name: int(row[name]) if row[name] else None for name in COUNTS}
    facts = Facts(title=source.title, kind="register", scope="part", **counts)
    flags = tuple(_doubt(row, line))
    reading = Reading(table.addressed(source), Printed(facts, flags=flags), as_at, visited, (), (), (), flags)
    return Registered(reading, table.fingerprint([row]), _known(row, line))


def _known(row: Row, line: int) -> Known:
    dates = tuple((step, dated(row[name])) for name, step in STEPS.items() if row[name])
    told: dict[str, Any] = {
        name: row[name] for name in ("basis", "kind", "joint_id", "note", "events", "said_of_progress")
    }
    return Known(**told, dates=dates, urls=tuple(row["url"].split(BETWEEN)), place=f"line {line}")


def _doubt(row: Row, line: int) -> list[Flag]:
    if not row["doubt"]:
        return []
    code, said = DOUBTS[row["doubt"]]
    return [Flag(code, f"{said}: {row['note']}", "visited_from", row["visited_from"], f"line {line}")]
