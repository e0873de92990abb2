"""Documents of all councils -> the reviews they belong to: one council's visits whose dates overlap are one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from loaders.clean.reading import Reading, dated
from loaders.clean.values import Dated
from loaders.councils import Council
from loaders.records import Document, Flag
from loaders.registers.table import Known

EXACT = {"day": 3, "month": 2, "year": 1}


@dataclass(frozen=True)
class Read:
    """One document at the end of the stages that see it alone. `known`: what a register says beside it; `others`: the councils that
    were reviewed together with the first."""

    document: Document
    sha256: str
    reading: Reading
    council: Council
    known: Known = Known()
    others: tuple[Council, ...] = ()

    @property
    def is_register(self) -> bool:
        return self.reading.printed.facts.kind == "register"


def reviews_of(read: Iterable[Read]) -> dict[str, list[Read]]:
    """Documents by review, in the order of their dates. Named by council and month of the visit, or its year."""
    by_council = sorted(read, key=lambda item: (item.council.gss_code, -_exactness(item), span_of(item), item.sha256))
    found: list[list[Read]] = []
    for _, of_council in groupby(by_council, key=lambda item: item.council.gss_code):
        found += sorted(_grouped(of_council), key=lambda group: min(span_of(item) for item in group))
    named: dict[str, list[Read]] = {}
    for items in found:
        name, number = _review_id(items), 1
        while (unique := name if number == 1 else f"{name}-{number}") in named:
            number += 1
        named[unique] = sorted(items, key=lambda item: (item.reading.counts_from or date.max, item.sha256))
    return named


def of_each(item: Read) -> list[Read]:
    """A document of a joint review once for each of its councils, with one name for their reviews together."""
    if not item.others:
        return [item]
    councils, visited = [item.council, *item.others], item.reading.visited.from_on
    name = "-and-".join(sorted(slug(council.name) for council in councils))
    known = replace(item.known, joint_id=f"{name}-{f'{visited:%Y-%m}' if visited else 'undated'}")
    return [replace(item, council=council, known=known, others=()) for council in councils]


def when_known(items: list[Read]) -> list[Read]:
    """Method rule 1 for register entries without a date of their own: recommendations are known from their report's publication, where
    a register tells it; what is known of the review from its end, or from an earlier day that the entry tells of a publication; and
    how things stood from the time in which somebody looked."""
    visited = visit_of(items)
    left = visited.to_on or visited.from_on
    reports = [when.to_on for item in items for step, when in item.known.dates if step == "report" and when.to_on]
    return [_known_on(item, left, min(reports, default=None)) if item.is_register else item for item in items]


def _known_on(item: Read, left: date | None, report: date | None) -> Read:
    looked = dated(item.reading.source.looked_on).from_on
    if item.known.is_progress:
        known = looked
    elif item.reading.recommendations:
        known = report or left or looked
    else:
        known = min([when.to_on for _, when in item.known.dates if when.to_on] + [left or looked or date.max])
    return replace(item, reading=replace(item.reading, known_on=known if known != date.max else None))


def _grouped(items: Iterable[Read]) -> list[list[Read]]:
    """One council's documents, the most exactly dated first, so that a bare year never ties two visits together."""
    groups: list[list[Read]] = []
    for item in items:
        fitting = _fitting(item, groups)
        if len(fitting) > 1 and any(_exactness(item) < _exactness(group[0]) for group in fitting):
            fitting = []
        groups = [group for group in groups if group not in fitting]
        groups.append([*(other for group in fitting for other in group), item])
    return groups


def _fitting(item: Read, groups: Iterable[list[Read]]) -> list[list[Read]]:
    """The groups whose visit overlaps; two kinds of review are two, whatever their dates."""
    first, last = span_of(item)
    return [
        group
        for group in groups
        if any(span_of(other)[0] <= last and first <= span_of(other)[1] for other in group)
        and len({other.known.kind for other in [*group, item]} - {""}) < 2
    ]


def doubts_of(item: Read, others: Iterable[list[Read]]) -> list[Flag]:
    """A visit known by its month or year only, into which several other reviews of the council fall: nobody can say which is meant."""
    fitting = [group for group in _fitting(item, others) if _exactness(item) < max(map(_exactness, group))]
    if len(fitting) < 2:
        return []
    said = f"{len(fitting)} reviews of the council fall into the time given for the visit, so this stands alone. Give the month or the days."
    return [Flag("conflict_between_sources", said, "visited_from", item.reading.source.visited_from, item.known.place)]


def visit_of(items: list[Read]) -> Dated:
    """The most exact of the dates that the documents of one review give, the earliest of equals."""
    best = min(items, key=lambda item: (-_exactness(item), item.reading.visited.from_on or date.max))
    same = [i.reading.visited for i in items if i.reading.visited.from_on == best.reading.visited.from_on]
    # Of two that begin on one day, the one that knows the last day too.
    return next((v for v in same if v.to_on and v.precision == best.reading.visited.precision), best.reading.visited)


def span_of(item: Read) -> tuple[date, date]:
    """First and last day of the visit; a visit that is not stated is at the end of time."""
    visited = item.reading.visited
    first = visited.from_on or date.max
    return first, visited.to_on or first


def _review_id(items: list[Read]) -> str:
    visited = visit_of(items)
    when = "%Y" if visited.precision == "year" else "%Y-%m"
    return f"{slug(items[0].council.name)}-{visited.from_on.strftime(when) if visited.from_on else 'undated'}"


def slug(name: str) -> str:
    """ "King's Lynn and West Norfolk" -> 'kings-lynn-and-west-norfolk'."""
    letters = "".join(
        c if c.isalnum() else " " for c in name.lower().replace("'", "").replace("’", "").replace(".", "")
    )
    return "-".join(letters.split())


def _exactness(item: Read) -> int:
    return EXACT.get(item.reading.visited.precision or "", 0)
