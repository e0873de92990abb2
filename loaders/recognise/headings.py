"""Which column heading is which field: a vocabulary people can add to (data/headings.toml), matched with rapidfuzz."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from loaders.errors import LoadError
from loaders.records import Cell, Row

# 'Update October 2024' is an update.
DATE = re.compile(
    r"\(?\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?:-|–|to)\s*(?=[a-z])|"
    r"\b(?:(?:as )?at |in |to )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:20)?\d\d\b|"
    r"\b(?:q|quarter |qtr )[1-4]\b(?: 20\d\d(?:[/-]\d\d)?)?|\b20\d\d(?:[/-]\d\d)?\b",
    re.I,
)
SAME = 88  # ratio at which a printed heading is a known one; below it 'Owner' and 'Other' would meet
FIELDS = {
    *(
        "ref",
        "action_ref",
        "recommendation",
        "objective",
        "action",
        "response",
        "owner",
        "deadline",
        "revised_deadline",
    ),
    *("progress", "status", "percent", "theme", "acceptance", "source_ref", "ignored"),
}
CARRIERS = {"recommendation", "action", "objective", "response"}


@dataclass(frozen=True)
class Headings:
    """The heading row of a table: field per column (None for a column of unknown meaning) and the words printed."""

    fields: tuple[str | None, ...]
    printed: tuple[str, ...]


@lru_cache
def vocabulary(path: Path) -> dict[str, str]:
    """Known heading in rapidfuzz's plain form -> field. Raises LoadError for a field or a heading that cannot be meant."""
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LoadError(
            f"{path}: cannot be read ({error}). Look for a missing comma or quotation mark there."
        ) from error
    unknown = sorted(set(listed) - FIELDS)
    if unknown:
        raise LoadError(f"{path}: there is no field {', '.join(unknown)}. The fields are {', '.join(sorted(FIELDS))}.")
    known: dict[str, str] = {}
    for field, names in listed.items():
        for name in names:
            plain = _plain(name)
            if known.setdefault(plain, field) != field:
                raise LoadError(
                    f"{path}: {name!r} stands under {known[plain]} and under {field}. Keep it under one of them."
                )
    return known


def _plain(heading: str) -> str:
    """Small letters without marks; '% complete' keeps its meaning."""
    return default_process(heading.replace("%", " percent "))


def words(cell: Cell) -> str:
    """Everything printed in the cell, in one line."""
    return " ".join(text.words for text in cell)


def field_of(heading: str, known: dict[str, str]) -> str | None:
    """The field a printed heading names, or None."""
    plain = _plain(heading)
    if not plain or len(plain) > 90:
        return None
    if plain in known:
        return known[plain]
    dated = DATE.sub(" ", heading)
    if dated != heading:
        return field_of(dated, known)
    found = process.extractOne(plain, known.keys(), scorer=fuzz.ratio, score_cutoff=SAME)
    return known[found[0]] if found else _by_parts(plain, known)


def read(row: Row, known: dict[str, str]) -> Headings | None:
    """The row as headings, or None: it needs two known fields, most cells known, one that carries text."""
    printed = tuple(words(cell) for cell in row.cells)
    fields = _with_numbers_of_actions(tuple(field_of(text, known) for text in printed))
    named = [field for field in fields if field]
    filled = sum(1 for text in printed if text)
    if len(set(named)) < 2 or len(named) * 2 < filled or not CARRIERS & set(named):
        return None
    return Headings(fields, printed)


def _with_numbers_of_actions(fields: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """'Ref, Recommendation, No, Action': a second column of numbers, between the recommendations and the actions, counts the actions."""
    return tuple(
        "action_ref"
        if name == "ref" and {"ref", "recommendation"} <= set(fields[:at]) and fields[at + 1 : at + 2] == ("action",)
        else name
        for at, name in enumerate(fields)
    )


def is_repeat(row: Row, headings: Headings) -> bool:
    """Whether the row prints the same headings again, as at the top of the next page."""
    printed = tuple(words(cell) for cell in row.cells)
    return fuzz.ratio(default_process(" | ".join(printed)), default_process(" | ".join(headings.printed))) >= 92


def _by_parts(plain: str, known: dict[str, str]) -> str | None:
    """'action owner lead officer' or 'council response borsetshire': every word of a known heading of two words or more."""
    tokens = plain.split()
    if len(tokens) > 6:
        return None
    whole = f" {plain} "
    found = [name for name in known if name in plain and " " in name and f" {name} " in whole]
    return known[max(found, key=len)] if found else None
