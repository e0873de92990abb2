"""data/replies.csv -> rows: what a council itself says of a record, shown beside it and never instead."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from loaders.clean.reading import dated
from loaders.councils import Council
from loaders.errors import LoadError
from loaders.link.rows import Rows, flag
from loaders.records import Flag
from loaders.registers import table
from loaders.registers.table import Row, Rules

LONGEST = 2000  # characters of a reply; what is longer stands at its address
NEEDED = ("gss_code", "record_id", "replied_on", "by_role", "text")
RULES = Rules(columns=(*NEEDED, "url"), choices={}, needed=())
KEYS = (("action", "actions", "action_id"), ("recommendation", "recommendations", "recommendation_id"))


def add(rows: Rows, path: Path, register: Iterable[Council]) -> None:
    """A row of the table replies for every line. One that speaks of nothing known of its council is kept and flagged `reply_unmatched`.

    Raises LoadError naming the line that cannot be used.
    """
    councils = {council.gss_code: council for council in register}
    records = _records(rows)
    for line, row in table.rows(path, RULES):
        where = f"{path}, line {line}"
        day = _day(where, row)
        if row["gss_code"] not in councils:
            raise LoadError(f"{where}: no council has the code {row['gss_code']!r}. Write one of data/councils.csv.")
        kind, review_id, holder = records.get(row["record_id"], (None, None, None))
        if holder is None or row["gss_code"] not in _answerable(councils[holder]):
            kind = review_id = None
            flag(rows, None, _unmatched(line, row))
        said = {name: row[name] for name in ("gss_code", "record_id", "by_role", "text")}
        rows.add(
            "replies", **said, record_kind=kind, review_id=review_id, replied_on=day, url=row["url"] or None, place=f"line {line}"
        )  # fmt: skip


def _day(where: str, row: Row) -> date:
    """The day of the reply; everything else of the row is judged on the way."""
    for name in NEEDED:
        if not row[name]:
            raise LoadError(
                f"{where}: the column '{name}' is empty. A reply names its council, the record, its day, the role that speaks, and its words."
            )
    if len(row["text"]) > LONGEST:
        raise LoadError(
            f"{where}: the reply has {len(row['text']):,} characters; at most {LONGEST:,} are accepted. Shorten it and give the address of the whole in 'url'."
        )
    day = dated(row["replied_on"])
    if day.precision != "day" or day.from_on is None or day.from_on != day.to_on:
        raise LoadError(f"{where}: {row['replied_on']!r} is no day for replied_on. Write 2026-03-12.")
    return day.from_on


def _records(rows: Rows) -> dict[str, tuple[str, str, str]]:
    """(what it is, review, council) of every key that a reply may name."""
    councils = {row["review_id"]: row["gss_code"] for row in rows.of("reviews")}
    found = {key: ("review", key, code) for key, code in councils.items()}
    for kind, name, key in KEYS:
        found |= {row[key]: (kind, row["review_id"], councils[row["review_id"]]) for row in rows.of(name)}
    return found


def _answerable(council: Council) -> set[str]:
    """Who may answer for a council: itself, and whoever took its place."""
    return {council.gss_code, *filter(None, council.replaced_by.split("|"))}


def _unmatched(line: int, row: Row) -> Flag:
    said = f"The reply of {row['gss_code']} names a record that is not known of this council: it is kept and shown nowhere."
    return Flag("reply_unmatched", said, "record_id", row["record_id"], f"replies.csv, line {line}")
