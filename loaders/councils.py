"""The register of English councils, and the council or councils that a written name means."""

import csv
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from loaders.council_names import APOSTROPHES, divided, plain, read
from loaders.errors import LoadError
from loaders.records import Block

# A person's office before a council's name: one of the peers, or a neighbour's leader.
OFFICE = re.compile(r"\b(?:chief executive|leader|director|head of \w+|councillor|cllr|officer)\b[^.]*,", re.IGNORECASE)
PEERS = re.compile(r"\bpeers?\b[^.]*:", re.IGNORECASE)
PEER_CHALLENGE = re.compile(r"\bpeer (?:challenge|review)", re.IGNORECASE)
# What may stand before the councils in the title of a document about them.
BEFORE = re.compile(
    r"(?:(?:the|lga|local government association|corporate|finance|governance|peer|challenge|review|revisit|action|plan|"
    r"progress|report|update|feedback|position|statement|response|to|of|for|by|at|from|\d{4})\b\W*)*",
    re.IGNORECASE,
)
TITLE_LENGTH = 250  # characters; what goes on longer is no title
# What people call a council that calls itself so: boroughs became cities, and districts are called boroughs.
CALLED = {
    "county": {"county"},
    "city": {"city", "borough", "district"},
    "borough": {"borough", "district", "city"},
    "district": {"district", "borough"},
}


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
        return list(dict.fromkeys(filter(None, [self.name, self.official_name, *self.other_names.split("|")])))

    @property
    def codes(self) -> set[str]:
        return {self.gss_code, *filter(None, self.former_gss_codes.split("|"))}

    @property
    def title(self) -> str:
        """'Newcastle City Council (E08000021)', as a sentence tells it from another."""
        return f"{self.official_name or self.name} ({self.gss_code})"

    @cached_property
    def plain_names(self) -> frozenset[str]:
        return frozenset(plain(name) for name in self.names)

    @cached_property
    def full_names(self) -> frozenset[str]:
        """Its names with their titles, in normal spelling."""
        return frozenset(read(name).words for name in self.names)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What it calls itself: city, county, borough, district; none for a unitary authority that is a mere 'Council'."""
        return read(self.official_name).kinds or read(self.council_type).kinds


def load(path: Path) -> list[Council]:
    """Every council of the register, current and former, by GSS code."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Council(**row) for row in csv.DictReader(file)]


def find(name: str, gss_code: str, visited: date | None, register: list[Council], where: str) -> Council:
    """The one council that a source row means. Raises LoadError as find_all does, and where several are meant."""
    found = find_all(name, gss_code, visited, register, where)
    if len(found) > 1:
        raise LoadError(_several(repr(name or gss_code), found, where))
    return found[0]


def find_all(name: str, gss_code: str, visited: date | None, register: list[Council], where: str) -> list[Council]:
    """The councils of a source row, in its order: one, or several that were reviewed together.

    By code if the row gives one ('E07000200|E07000203' for two), else by name as it stood on the day of the visit,
    else the council that stands. Raises LoadError where a name or code is unknown, means one council as well as
    another, or where the two contradict each other.
    """
    meant = _meant(name, register)
    if gss_code:
        found = [_of_code(code.strip(), register, where) for code in gss_code.split("|")]
        if name and not _agree(meant, found):
            raise LoadError(
                f"{where}: {name!r} and the code {gss_code} ({' and '.join(c.name for c in found)}) "
                "are different councils; correct one of them."
            )
    else:
        found = [_one_of(written, named, visited, where) for written, named in meant]
    if not found:
        raise LoadError(f"{where}: {name!r} is no English council of data/councils.csv.{_suggestion(name, register)}")
    return _together(list(dict.fromkeys(found)), where)


def _meant(written: str, register: list[Council]) -> list[tuple[str, list[Council]]]:
    """Each council named, as written, with every council that bears the name; a whole name goes before its parts."""
    for first, rest in divided(written):
        named = [c for c in register if plain(first) in c.plain_names and _may_be_called(c, first)]
        others = _meant(rest, register) if named and rest else []
        if named and (others or not rest):
            return [(first, named), *others]
    return []


def _may_be_called(council: Council, written: str) -> bool:
    """Whether the title fits: 'Leicester County Council' is not the city, 'Southend-on-Sea City Council' once a borough."""
    name = read(written)
    fitting = set().union(*(CALLED[kind] for kind in council.kinds))
    return not (name.kinds and fitting) or not name.kinds.isdisjoint(fitting) or name.words in council.full_names


def _one_of(written: str, named: list[Council], visited: date | None, where: str) -> Council:
    """Of councils of one name the one meant: by the day of the visit and by the title, else by what still stands."""
    name = read(written)
    day = visited.isoformat() if visited else ""
    stood = [lambda c: c.start_on <= day <= (c.end_on or "9999"), lambda c: c.end_on != day]
    titled = [lambda c: not name.kinds.isdisjoint(c.kinds)]
    for holds in [*stood, *titled] if visited else [*titled, lambda c: not c.end_on]:
        named = [c for c in named if holds(c)] or named
    if len(named) > 1:
        raise LoadError(
            f"{where}: {written!r} may be {' or '.join(c.title for c in named)}; write the official name, or give the code."
        )
    return named[0]


def _of_code(code: str, register: list[Council], where: str) -> Council:
    for council in register:
        if code in council.codes:
            return council
    raise LoadError(f"{where}: no council has the code {code!r}; see data/councils.csv for the codes.")


def _agree(meant: list[tuple[str, list[Council]]], found: list[Council]) -> bool:
    """Whether every council named is one of those found, and none of these is left out."""
    named = [council for _, several in meant for council in several]
    return all(c in named for c in found) and all(any(c in found for c in several) for _, several in meant)


def _together(found: list[Council], where: str) -> list[Council]:
    """Councils of one review stood at one time."""
    for one in found:
        if later := next((c for c in found if c.gss_code in one.replaced_by.split("|")), None):
            raise LoadError(
                f"{where}: {later.title} took the place of {one.title}, so no review was of both; "
                "correct the councils or the day of the visit."
            )
    return found


def _several(written: str, found: list[Council], where: str) -> str:
    return (
        f"{where}: {written} names {len(found)} councils and only one is accepted here; "
        f"this is a joint review: {' and '.join(c.title for c in found)}."
    )


def _suggestion(name: str, register: list[Council]) -> str:
    standing = {c.official_name or c.name: plain(c.name) for c in register if not c.end_on}
    near = process.extract(plain(name), standing, limit=None, score_cutoff=70)
    # 'leicester' is a part of 'leicestershire' and of 'north west leicestershire' alike; the whole tells which is nearer.
    near.sort(key=lambda one: (-one[1], -fuzz.ratio(plain(name), one[0])))
    if not near:
        return " Give the council's name with --council."
    return f" Did you mean {' or '.join(official for _, _, official in near[:2])}?"


def in_text(blocks: tuple[Block, ...], register: list[Council], where: str) -> Council:
    """The one council that the document names as its subject. Raises LoadError as all_in_text does, and for several."""
    found = all_in_text(blocks, register, where)
    if len(found) > 1:
        raise LoadError(_several("the document's title", found, where))
    return found[0]


def all_in_text(blocks: tuple[Block, ...], register: list[Council], where: str) -> list[Council]:
    """The councils that the document itself names as its subject in its opening words: one, or several in its title.

    A sentence that lists several councils (peers, neighbours) names none, but a council beside those that it replaced is
    the one; of two with one name it is the council that still stands. Raises LoadError where none is named.
    """
    standing_last = sorted(register, key=lambda council: not council.end_on)
    official = {_printed(c.official_name): c for c in standing_last if c.official_name}
    for block in sorted(blocks[:30], key=lambda block: block.kind != "heading"):
        text = " ".join(
            [block.text.words, *(t.words for row in block.rows[:3] for cell in row.cells for t in cell)]
        ).strip()
        titled = _in_title(text, register)
        if OFFICE.search(text) or (PEERS.search(text) and not titled):
            continue
        is_title = block.kind == "heading" or PEER_CHALLENGE.search(text)
        if subjects := titled if is_title and len(titled) > 1 else _subject(_printed(text), official):
            return subjects
    raise LoadError(
        f"{where}: the document does not name its council. Give it with --council, or in the column 'council' of the list of sources."
    )


def _subject(text: str, official: dict[str, Council]) -> list[Council]:
    """The one council whose official name stands in the text, the longest; [] for none or several."""
    near = {name: council for name, council in official.items() if name in text}
    found = {name: council for name, council in near.items() if re.search(rf"\b{re.escape(name)}\b", text)}
    longest = [c for name, c in found.items() if not any(name != other and name in other for other in found)]
    subjects = [c for c in longest if c.replaced_by not in {other.gss_code for other in longest}]
    return subjects if len(subjects) == 1 else []


def _printed(text: str) -> str:
    """What may be printed this way or that: capitals, '&' or 'and', apostrophes, hyphens, wide or hard spaces."""
    return " ".join(re.sub(r"[-‐-―\s]+", " ", APOSTROPHES.sub("", text.lower()).replace("&", " and ")).split())


def _in_title(text: str, register: list[Council]) -> list[Council]:
    """The councils that a text begins with, as a title does: 'Babergh and Mid Suffolk District Councils: action plan'."""
    title = text[:TITLE_LENGTH]
    before = BEFORE.match(title)
    assert before is not None  # it matches nothing at least
    for stretch in _up_to_council(title[before.end() :]):
        with suppress(LoadError):
            if _meant(stretch, register):
                return find_all(stretch, "", None, register, "")
    return []


def _up_to_council(title: str) -> Iterable[str]:
    """The beginning of a title up to each 'Council' or 'Councils', the longest first."""
    return [title[: found.end()] for found in re.finditer(r"\bcouncils?\b", title, re.IGNORECASE)][::-1]
