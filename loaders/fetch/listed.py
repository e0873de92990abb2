"""The lists under data/ -> the addresses to fetch, each once, with the council it belongs to."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from loaders import councils
from loaders.clean.reading import dated
from loaders.councils import Council
from loaders.errors import LoadError

LISTS = ("sources.csv", "registers/reviews.csv", "registers/recommendations.csv", "registers/progress.csv")
SEVERAL = re.compile(r"\s+;\s+")


@dataclass(frozen=True)
class Listed:
    """One address. It is kept with the first council that names it; `gss_codes` are all that do.

    `fault` says why it cannot be kept anywhere: its row names no council that the register knows.
    """

    url: str
    council: str
    gss_code: str
    gss_codes: frozenset[str]
    fault: str = ""


def listed(data: Path, register: list[Council]) -> list[Listed]:
    """Every address of the lists that are there, in their order. Raises LoadError for a list that cannot be read."""
    found: dict[str, Listed] = {}
    for one in (one for name in LISTS for one in _of_list(data / name, name, register)):
        before = found.get(one.url)
        if before is None or (before.fault and not one.fault):
            found[one.url] = one
        elif not one.fault:
            found[one.url] = replace(before, gss_codes=before.gss_codes | one.gss_codes)
    return list(found.values())


def _of_list(path: Path, name: str, register: list[Council]) -> Iterator[Listed]:
    if not path.is_file():
        return
    known: dict[tuple[str, ...], Listed] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in (reader := csv.DictReader(file)):
                key = tuple((row.get(column) or "").strip() for column in ("council", "gss_code", "visited_from"))
                for url in filter(None, SEVERAL.split((row.get("url") or "").strip())):
                    if key not in known:
                        known[key] = _of_council(key[0], key[1], key[2], register, f"{name}, line {reader.line_num}")
                    yield replace(known[key], url=url.partition("#")[0])  # '…#part-2' is the same document
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LoadError(
            f"{path}: is not a readable CSV in UTF-8 ({error}). Save it as 'CSV UTF-8' and try again."
        ) from error


def _of_council(name: str, code: str, visited: str, register: list[Council], where: str) -> Listed:
    """An address yet to be named, with its council or the fault."""
    if not name and not code:
        fault = f"{where}: the row names no council. Write one in the column 'council' or 'gss_code'."
        return Listed("", "", "", frozenset(), fault)
    try:
        council = councils.find(name, code, dated(visited).from_on, register, where)
    except LoadError as problem:
        return Listed("", name, "", frozenset(), str(problem))
    return Listed("", council.name, council.gss_code, frozenset([council.gss_code]))
