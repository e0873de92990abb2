"""Documents of all councils -> the rows of their reviews: what each document is, what is known of the review, what is flagged."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from loaders import check
from loaders.clean.reading import dated
from loaders.clean.values import Dated
from loaders.link import link
from loaders.link.corrections import Corrections
from loaders.link.families import add_families
from loaders.link.rows import Rows, flag, line, said_by
from loaders.link.weigh import Row
from loaders.records import Flag
from loaders.registers.reviews import STEPS
from loaders.visits import EXACT, Read, doubts_of, reviews_of, visit_of, when_known


def rows_of(read: Iterable[Read], corrected: Corrections | None = None) -> Rows:
    """The rows of every table, review by review; the order of the input makes no difference."""
    rows = Rows()
    reviews = reviews_of(read)
    by_council: dict[str, list[str]] = defaultdict(list)
    for review_id, items in reviews.items():
        by_council[items[0].council.gss_code].append(review_id)
    for review_id, items in reviews.items():
        items, visited = when_known(items), visit_of(items)
        others = [reviews[name] for name in by_council[items[0].council.gss_code] if name != review_id]
        _review(rows, review_id, items, visited)
        named = [(f"{review_id}-{item.sha256[:8]}", item) for item in items]
        before = len(rows.of("updates"))
        link(review_id, [(document_id, item.reading) for document_id, item in named], rows, corrected)
        repeated = _repeated_deadlines(rows.of("updates")[before:])
        for document_id, item in named:
            _document(rows, review_id, document_id, item)
            _dates(rows, review_id, document_id, item)
            flags = [*_conflict(item.reading.visited, visited), *_counts(item, items), *doubts_of(item, others)]
            for found in [*check.flags_of(item.reading), *flags]:
                if found.code != "due_before_document" or (document_id, line(found.found)) not in repeated:
                    flag(rows, document_id, found)
    councils = [item.council for items in reviews.values() for item in items]
    add_families(rows, {council.gss_code: council.names for council in councils}, corrected)
    return rows


def _repeated_deadlines(updates: Iterable[Row]) -> set[tuple[str, str]]:
    """(document, printed deadline) that only repeat what an earlier document of the review set. `updates`: those of one review."""
    known: set[tuple[str, date]] = set()
    new: set[tuple[str, str]] = set()
    repeated: set[tuple[str, str]] = set()
    for row in updates:
        if row["action_id"] and row["due_to"]:
            is_known = (row["action_id"], row["due_to"]) in known
            (repeated if is_known else new).add((row["document_id"], row["due_text"]))
            known.add((row["action_id"], row["due_to"]))
    return repeated - new


def _review(rows: Rows, review_id: str, items: list[Read], visited: Dated) -> None:
    """One row for the review, each fact from the first document that states it; what a register says comes after the documents."""
    items = sorted(items, key=lambda item: item.is_register)
    facts = [item.reading.printed.facts for item in items]
    rows.add(
        "reviews",
        review_id=review_id,
        gss_code=items[0].council.gss_code,
        joint_id=next((item.known.joint_id for item in items if item.known.joint_id), None),
        kind=next((item.known.kind for item in items if item.known.kind), "corporate peer challenge"),
        visited_from=visited.from_on,
        visited_to=visited.to_on,
        visited_precision=visited.precision,
        framework=next((f.framework for f in facts if f.framework != "not stated"), "not stated"),
        **{
            name: next((getattr(f, name) for f in facts if getattr(f, name) is not None), None)
            for name in ("stated_recommendations", "stated_actions", "people_met", "meetings")
        },
        **{column: _first_told(items, step) for column, step in STEPS.items()},
        next_report_on=next((told.to_on for item in reversed(items) if (told := _next_report(item)).to_on), None),
    )


def _next_report(item: Read) -> Dated:
    """When the document says that progress next comes to a committee; a day that it has passed itself is none."""
    told = dated(item.reading.printed.facts.next_report_text)
    own = item.reading.as_at.to_on
    return Dated() if told.from_on is None or (own and told.from_on <= own) else told


def _first_told(items: list[Read], step: str) -> date | None:
    """The earliest day that registers give for a step, of those that may be the same the most exact; a month or year as its last day."""
    told = [found for item in items for name, found in item.known.dates if name == step]
    first = min((found.to_on for found in told if found.to_on), default=None)
    told = [found for found in told if found.from_on and first and found.from_on <= first]
    return (
        min(told, key=lambda found: (-EXACT.get(found.precision or "", 0), found.to_on or date.max)).to_on
        if told
        else None
    )


def _document(rows: Rows, review_id: str, document_id: str, item: Read) -> None:
    source, result, as_at = item.reading.source, item.reading, item.reading.as_at
    is_period = as_at.precision not in (None, "day")
    published = dated(source.published_on).to_on if source.published_on else None
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
        looked_on=dated(source.looked_on).from_on if source.looked_on else None,
        looked_precision=dated(source.looked_on).precision if source.looked_on else None,
        basis=item.known.basis or None,
        note=item.known.note or None,
        events=item.known.events or None,
        said_of_progress=item.known.said_of_progress or None,
        other_urls=list(item.known.urls[1:]),
        place=item.known.place or None,
    )


def _dates(rows: Rows, review_id: str, document_id: str, item: Read) -> None:
    """When report, plan and progress review came, as a register has it, and when a document says that the next report comes."""
    ahead = _next_report(item)
    told = [(step, found, item.known.place) for step, found in item.known.dates]
    told += [("next report", ahead, item.reading.printed.facts.next_report_place)] if ahead.to_on else []
    for step, found, place in told:
        rows.add(
            "review_dates",
            review_id=review_id,
            document_id=document_id,
            step=step,
            on_from=found.from_on,
            on_to=found.to_on,
            precision=found.precision,
            place=place,
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


def _counts(item: Read, items: list[Read]) -> list[Flag]:
    """A register states another number of recommendations than a document of the review: the document's own holds."""
    stated = item.reading.printed.facts.stated_recommendations
    documents = [other.reading.printed.facts.stated_recommendations for other in items if not other.is_register]
    others = [number for number in documents if number and number != stated]
    if not item.is_register or not stated or not others:
        return []
    said = f"The register has {stated} recommendations where a document of this review states {others[0]}."
    return [Flag("conflict_between_sources", said, "stated_recommendations", str(stated), item.known.place)]
