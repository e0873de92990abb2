"""Documents of all councils -> reviews and their rows: whose visit each belongs to, what it is, what is flagged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from loaders import check
from loaders.clean import reading
from loaders.clean.reading import Dated, Reading
from loaders.councils import Council
from loaders.link import link
from loaders.link.corrections import Corrections
from loaders.link.rows import Rows, flag, line, said_by
from loaders.records import Document, Flag


@dataclass(frozen=True)
class Read:
    """One document at the end of the stages that see it alone."""

    document: Document
    sha256: str
    reading: Reading
    council: Council


def rows_of(read: Iterable[Read], corrected: Corrections | None = None) -> Rows:
    """The rows of every table, review by review; the order of the input makes no difference."""
    rows = Rows()
    for review_id, items in reviews_of(read).items():
        visited = _visit_of(items)
        _review(rows, review_id, items, visited)
        named = [(f"{review_id}-{item.sha256[:8]}", item) for item in items]
        link(review_id, [(document_id, item.reading) for document_id, item in named], rows, corrected)
        repeated = _repeated_deadlines(rows, review_id)
        for document_id, item in named:
            _document(rows, review_id, document_id, item)
            for found in [*check.flags_of(item.reading), *_conflict(item.reading.visited, visited)]:
                if found.code != "due_before_document" or (document_id, line(found.found)) not in repeated:
                    flag(rows, document_id, found)
    return rows


def _repeated_deadlines(rows: Rows, review_id: str) -> set[tuple[str, str]]:
    """(document, printed deadline) that only repeat what an earlier document of the review set."""
    known: set[tuple[str, date]] = set()
    new, repeated = set(), set()
    for row in rows.of("updates"):
        if row["review_id"] == review_id and row["action_id"] and row["due_to"]:
            is_known = (row["action_id"], row["due_to"]) in known
            (repeated if is_known else new).add((row["document_id"], row["due_text"]))
            known.add((row["action_id"], row["due_to"]))
    return repeated - new


def reviews_of(read: Iterable[Read]) -> dict[str, list[Read]]:
    """Documents by review: one council's visits whose dates overlap are one. Named by council and month of the visit."""
    found: list[list[Read]] = []
    for item in sorted(read, key=lambda item: (item.council.gss_code, span_of(item), item.sha256)):
        last = found[-1] if found else None
        if (
            last
            and last[0].council.gss_code == item.council.gss_code
            and span_of(item)[0] <= max(span_of(i)[1] for i in last)
        ):
            last.append(item)
        else:
            found.append([item])
    named: dict[str, list[Read]] = {}
    for items in found:
        name, number = _review_id(items), 1
        while (unique := name if number == 1 else f"{name}-{number}") in named:
            number += 1
        named[unique] = sorted(items, key=lambda item: (item.reading.counts_from or date.max, item.sha256))
    return named


def _review_id(items: list[Read]) -> str:
    visited = _visit_of(items).from_on
    return f"{slug(items[0].council.name)}-{f'{visited:%Y-%m}' if visited else 'undated'}"


def _visit_of(items: list[Read]) -> Dated:
    """The most exact of the dates that the documents of one review give, the earliest of equals."""
    return min((item.reading.visited for item in items), key=lambda v: (-_exactness(v), v.from_on or date.max))


def span_of(item: Read) -> tuple[date, date]:
    visited = item.reading.visited
    first = visited.from_on or date.max
    return first, visited.to_on or first


def _review(rows: Rows, review_id: str, items: list[Read], visited: Dated) -> None:
    """One row for the review, each fact from the first document that states it."""
    facts = [item.reading.printed.facts for item in items]
    rows.add(
        "reviews",
        review_id=review_id,
        gss_code=items[0].council.gss_code,
        joint_id=None,
        kind="corporate peer challenge",
        visited_from=visited.from_on,
        visited_to=visited.to_on,
        visited_precision=visited.precision,
        framework=next((f.framework for f in facts if f.framework != "not stated"), "not stated"),
        **{
            name: next((getattr(f, name) for f in facts if getattr(f, name) is not None), None)
            for name in ("stated_recommendations", "stated_actions", "people_met", "meetings")
        },
    )


def _document(rows: Rows, review_id: str, document_id: str, item: Read) -> None:
    source, result, as_at = item.reading.source, item.reading, item.reading.as_at
    is_period = as_at.precision not in (None, "day")
    published = reading.dated(source.published_on).to_on if source.published_on else None
    rows.add(
        "documents",
        document_id=document_id,
        review_id=review_id,
        kind=result.printed.facts.kind,
        scope=check.scope_of(result),
        title=result.printed.facts.title or None,
        published_title=source.published_title or None,
        as_at=as_at.to_on,
        as_at_precision=as_at.precision,
        period_from=as_at.from_on if is_period else None,
        period_to=as_at.to_on if is_period else None,
        published_on=published,
        counts_from=result.counts_from,
        said_by=said_by(result),
        wording=source.wording,
        url=source.url or None,
        file_name=source.file_name,
        sha256=item.sha256,
        media_type=item.document.media_type,
        page_count=item.document.page_count,
        stated_recommendations=result.printed.facts.stated_recommendations,
        stated_actions=result.printed.facts.stated_actions,
        looked_on=reading.dated(source.looked_on).to_on if source.looked_on else None,
    )


def _conflict(own: Dated, held: Dated) -> list[Flag]:
    """Another document of the review gives other days for the same visit: the most exact hold, this one is kept here."""
    if own.precision != "day" or held.precision != "day" or own == held or own.to_on is None or held.to_on is None:
        return []
    found = f"{own.from_on} to {own.to_on}"
    return [
        Flag(
            "conflict_between_sources",
            f"Another document dates the visit {held.from_on} to {held.to_on}.",
            "visited_from",
            found,
        )
    ]


def slug(name: str) -> str:
    """ "King's Lynn and West Norfolk" -> 'kings-lynn-and-west-norfolk'."""
    letters = "".join(
        c if c.isalnum() else " " for c in name.lower().replace("'", "").replace("’", "").replace(".", "")
    )
    return "-".join(letters.split())


def _exactness(visited: Dated) -> int:
    return {"day": 3, "month": 2, "year": 1}.get(visited.precision or "", 0)
