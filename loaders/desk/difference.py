"""Two builds -> what is new, changed and gone between them, table by table, record by record."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

# Table -> its key, and what names a record to a person.
TABLES = {
    "reviews": (("review_id",), "review_id"),
    "documents": (("document_id",), "file_name"),
    "recommendations": (("recommendation_id",), "text"),
    "actions": (("action_id",), "text"),
    "updates": (("update_id",), "text"),
    "reported_totals": (("document_id", "place", "count_text"), "count_text"),
    "flags": (("document_id", "code", "place", "found", "message"), "message"),
    "checks": (("review_id", "checked_on", "by_role"), "by_role"),
    "corrections": (("line",), "reason"),
}
# Worked out anew at every build: a change of theirs alone is none of a record.
DERIVED = {"family_id", "position", "theme_words", "theme_score", "link_score"}
Row = dict[Hashable, Any]  # column -> value
Told = dict[str, Any]  # what became of one record, as a page shows it
MOST = 400  # records told of one table; the counts are whole


@dataclass(frozen=True)
class Difference:
    """`counts`: table -> {'new', 'changed', 'gone'}; `records`: at most MOST of each table, what is gone first."""

    counts: dict[str, dict[str, int]]
    records: tuple[Told, ...]

    @property
    def is_empty(self) -> bool:
        return not any(any(count.values()) for count in self.counts.values())


def between(before: Path | None, after: Path) -> Difference:
    """What `after` holds otherwise than `before`; everything is new where there is no build yet."""
    counts, records = {}, []
    files = _files(before) | _files(after)
    for table, (key, name) in TABLES.items():
        found = _of_table(_rows(before, table), _rows(after, table), list(key), name)
        counts[table] = {what: sum(1 for one in found if one["what"] == what) for what in ("new", "changed", "gone")}
        records += [
            {"table": table, **one, "file": files.get(one["file"], one["file"])}
            for one in sorted(found, key=lambda one: one["what"] != "gone")[:MOST]
        ]
    return Difference(counts, tuple(records))


def _rows(path: Path | None, table: str) -> pd.DataFrame | None:
    """Every row as text; None where the build has no such table."""
    if path is None:
        return None
    with duckdb.connect(str(path), read_only=True) as db:
        try:
            rows: pd.DataFrame = db.table(table).select("columns(*)::varchar").df()
            return rows
        except duckdb.CatalogException:
            return None


def _files(path: Path | None) -> dict[str, str]:
    """The key of each document and its file's name, by which people know it."""
    rows = _rows(path, "documents")
    return {} if rows is None else dict(zip(rows.document_id, rows.file_name, strict=True))


def _of_table(before: pd.DataFrame | None, after: pd.DataFrame | None, key: list[str], name: str) -> list[Told]:
    old, new = _by_key(before, key), _by_key(after, key)
    found = [_told("new", key, new[k], name) for k in new if k not in old]
    found += [_told("gone", key, old[k], name) for k in old if k not in new]
    for k in old:
        if k in new and (changes := _changes(old[k], new[k])):
            found.append(_told("changed", key, new[k], name) | {"changes": changes})
    return sorted(found, key=lambda one: (one["file"], one["record"]))


def _by_key(rows: pd.DataFrame | None, key: list[str]) -> dict[tuple[object, ...], Row]:
    if rows is None or rows.empty:
        return {}
    rows = rows.astype(object).where(rows.notna(), None)
    return {tuple(row[k] for k in key): row for row in rows.to_dict("records")}


def _changes(old: Row, new: Row) -> list[Told]:
    names = [name for name in new if name not in DERIVED and old.get(name) != new[name]]
    return [{"field": name, "before": old.get(name), "after": new[name]} for name in names]


def _told(what: str, key: list[str], row: Row, name: str) -> Told:
    return {
        "what": what,
        "record": " ".join(str(row[k]) for k in key[:1]),
        "said": row.get(name) or "",
        "place": row.get("place") or "",
        "file": row.get("file_name") or row.get("document_id") or row.get("review_id") or "",
    }
