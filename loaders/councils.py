"""The register of English councils, and the council that a written name means."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rapidfuzz import process

from loaders.errors import LoadError
from loaders.records import Block

TITLES = re.compile(
    r"\b(?:royal borough of|london borough of|metropolitan borough|borough council|district council|county council|"
    r"city council|city of|council|borough|district|metropolitan|unitary|authority|ua|mbc|bc|dc|cc|the)\b"
)
# A person's office before a council's name: one of the peers, or a neighbour's leader.
PEER = re.compile(r"\bpeers?\b[^.]*:|\b(?:chief executive|leader|director|head of \w+|councillor|cllr|officer)\b[^.]*,")
SPELLINGS = (
    ("&", " and "),
    ("saint ", "st "),
    ("herts", "hertfordshire"),
    ("’", ""),
    ("'", ""),
    (".", ""),
    ("-", " "),
    (",", " "),
)


@dataclass(frozen=True)
class Council:
    """One council of the register; its fields are the columns of data/councils.csv, '' where a fact is missing."""

    gss_code: str
    name: str
    official_name: str
    council_type: str
    region: str
    county: str
    population: str
    area_km2: str
    latitude: str
    longitude: str
    deprivation_quintile: str
    rurality: str
    start_on: str
    end_on: str
    replaced_by: str
    former_gss_codes: str
    other_names: str

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys([self.name, self.official_name, *filter(None, self.other_names.split("|"))]))


def load(path: Path) -> list[Council]:
    """Every council of the register, current and former, by GSS code."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Council(**row) for row in csv.DictReader(file)]


def find(name: str, gss_code: str, visited: date | None, register: list[Council], where: str) -> Council:
    """The council that a source row means, by code if it gives one, else by name as it stood on the day of the visit."""
    if gss_code:
        found = [c for c in register if gss_code in (c.gss_code, *c.former_gss_codes.split("|"))]
        if not found:
            raise LoadError(f"{where}: no council has the code {gss_code!r}; see data/councils.csv for the codes.")
        if name and plain(name) not in {plain(n) for c in found for n in c.names}:
            raise LoadError(
                f"{where}: {name!r} and the code {gss_code} ({found[0].name}) are different councils; correct one of them."
            )
        return found[0]
    found = [c for c in register if plain(name) in {plain(n) for n in c.names}]
    if not found:
        raise LoadError(f"{where}: {name!r} is no English council of data/councils.csv.{_suggestion(name, register)}")
    return min(found, key=lambda c: (not _stood(c, visited), bool(c.end_on), c.gss_code))


def plain(name: str) -> str:
    """'The Royal Borough of Kensington & Chelsea' -> 'kensington and chelsea'."""
    low = f"{name.lower()} "
    for written, meant in SPELLINGS:
        low = low.replace(written, meant)
    return " ".join(TITLES.sub(" ", low).split()) or " ".join(low.split())


def _stood(council: Council, day: date | None) -> bool:
    if day is None:
        return not council.end_on
    start = date.fromisoformat(council.start_on) if council.start_on else date.min
    end = date.fromisoformat(council.end_on) if council.end_on else date.max
    return start <= day < end


def _suggestion(name: str, register: list[Council]) -> str:
    near = process.extract(
        plain(name), {c.name: plain(c.name) for c in register if not c.end_on}, limit=2, score_cutoff=70
    )
    return (
        f" Did you mean {' or '.join(key for _, _, key in near)}?"
        if near
        else " Give the council's name with --council."
    )


def in_text(blocks: tuple[Block, ...], register: list[Council], where: str) -> Council:
    """The council that the document itself names as its subject: the first official name in its opening words.

    A sentence that lists several councils (peers, neighbours) names none, but a council beside those that it replaced is
    the one; of two with one name it is the council that still stands. Raises LoadError where none is named.
    """
    standing_last = sorted(register, key=lambda council: not council.end_on)
    official = {c.official_name.lower(): c for c in standing_last if c.official_name}
    for block in sorted(blocks[:30], key=lambda block: block.kind != "heading"):
        text = " ".join(
            [block.text.words, *(t.words for row in block.rows[:3] for cell in row.cells for t in cell)]
        ).lower()
        if PEER.search(text):
            continue
        found = {name: council for name, council in official.items() if re.search(rf"\b{re.escape(name)}\b", text)}
        longest = [c for name, c in found.items() if not any(name != other and name in other for other in found)]
        subjects = [c for c in longest if c.replaced_by not in {other.gss_code for other in longest}]
        if len(subjects) == 1:
            return subjects[0]
    raise LoadError(
        f"{where}: the document does not name its council. Give it with --council, or in the column 'council' of the list of sources."
    )
