"""Questions by name: every queries/*.sql file is one, and its header is its contract."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

FOLDER = Path(__file__).parent
NOT_QUESTIONS = {"schema"}
ENTRY = re.compile(r"^--\s{3}(\w+)\s{2,}(.+)$")


@dataclass(frozen=True)
class Query:
    """One question: `params` and `columns` map each name to what its header says of it."""

    name: str
    sql: str
    question: str
    grain: str
    params: dict[str, str]
    columns: dict[str, str]


def names() -> list[str]:
    """Every question, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.sql") if path.stem not in NOT_QUESTIONS)


@lru_cache
def query(name: str) -> Query:
    """The question of this name. Raises LookupError that lists the names there are."""
    if name not in names():
        raise LookupError(f"There is no question called {name!r}. There are: {', '.join(names())}.")
    sql = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    header = _header(sql)
    return Query(name, sql, header["Question"][""], header["Grain"][""], header["Params"], header["Columns"])


@lru_cache
def definitions(name: str) -> dict[str, str]:
    """The macros and prepared tables that a question's SQL rests on, by name, with their SQL: each definition in the one place where it stands.

    What the question names itself comes first, what that rests on after it.
    """
    found: dict[str, str] = {}
    waiting = [query(name).sql]
    while waiting:
        sql = waiting.pop(0)
        for named, (kind, text) in _prepared().items():
            called = rf"\b{named}\s*\(" if kind == "macro" else rf"\b(?:from|join)\s+(?:main\.)?{named}\b"
            if named not in found and re.search(called, sql):
                found[named] = text
                waiting.append(text)
    return found


def macros() -> dict[str, str]:
    """Every macro of queries/prepared by name, with the SQL that makes it: what a database needs beside the tables."""
    return {name: sql for name, (kind, sql) in _prepared().items() if kind == "macro"}


@lru_cache
def _prepared() -> dict[str, tuple[str, str]]:
    """Every `create macro` and `create table` of queries/prepared: what it is, and its SQL with the comment above it."""
    found = {}
    for path in sorted((FOLDER / "prepared").glob("*.sql")):
        for text in re.split(r"(?<=;)\s*\n", path.read_text(encoding="utf-8")):
            if made := re.search(r"^create (?:or replace )?(macro|table) (\w+)", text, re.MULTILINE):
                found[made[2]] = made[1], text.strip()
    return found


def ask(db: duckdb.DuckDBPyConnection, name: str, **params: object) -> pd.DataFrame:
    """The answer as a frame, one column a header entry. A parameter that is left out is null; TypeError for one it has not.

    A cursor of its own, so that threads never share a result.
    """
    asked = query(name)
    if unknown := params.keys() - asked.params.keys():
        raise TypeError(
            f"{name} has no parameter {', '.join(sorted(unknown))}. It has: {', '.join(asked.params) or 'none'}."
        )
    return db.cursor().execute(asked.sql, {**dict.fromkeys(asked.params), **params} or None).df()


def _header(sql: str) -> dict[str, dict[str, str]]:
    """Sections of the comment at the top: 'Question' and 'Grain' hold one text under '', the others name: meaning."""
    sections: dict[str, dict[str, str]] = {"Question": {"": ""}, "Grain": {"": ""}, "Params": {}, "Columns": {}}
    section = last = ""
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        start = re.match(r"^-- (Question|Grain|Params|Columns):\s*(.*)$", line)
        if start:
            section, last = start[1], ""
            if section in ("Question", "Grain"):
                sections[section][""] = start[2]
        elif entry := ENTRY.match(line):
            last = entry[1]
            sections[section][last] = entry[2]
        elif section:
            sections[section][last] = f"{sections[section].get(last, '')} {line.strip('- ')}".strip()
    return sections
