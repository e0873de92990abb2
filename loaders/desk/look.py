"""What one file given holds, before anything is decided: proposed facts, records and flags with their places, the document's own lines."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

import queries
from loaders import bounded, check, find, road
from loaders.clean.reading import Reading
from loaders.clean.values import Dated, ReadAction, ReadUpdate
from loaders.councils import Council
from loaders.desk import original
from loaders.desk.inbox import Item
from loaders.errors import LoadError
from loaders.flags import SEVERITY
from loaders.records import Document, Source

Record = dict[str, Any]  # as the page shows it
NO_KIND = ("other", "")
MOST_LINES = 20_000  # of a document are shown


@dataclass(frozen=True)
class Proposal:
    """What sources.csv would say of the document: as a person gave it, else as it says itself. '' where neither does."""

    council: str = ""
    gss_code: str = ""
    visited_from: str = ""
    visited_to: str = ""
    document_kind: str = ""
    as_at: str = ""
    published_on: str = ""
    title: str = ""
    url: str = ""


GIVEN = tuple(one.name for one in fields(Proposal))


@dataclass(frozen=True)
class Looked:
    """`unknown` names what a person must say before it can be published; `problem` is the sentence why nothing was read."""

    item: Item
    proposal: Proposal = Proposal()
    unknown: tuple[str, ...] = ()
    problem: str = ""
    records: tuple[Record, ...] = ()
    flags: tuple[dict[str, str], ...] = ()
    lines: tuple[dict[str, object], ...] = ()
    pages: int | None = None
    media_type: str = ""
    doubts: tuple[str, ...] = field(default=())


def look(data: Path, item: Item, given: dict[str, str], current: Path | None, using: road.Tools) -> Looked:
    """Read the file with what a person gave. A file that cannot be read, or whose council or kind nobody knows, says so."""
    source = source_of(data, item, given)
    try:
        with bounded.reading(source.path):
            document, _, reading = road.alone(source, using)
            lines = original.as_lines(document, MOST_LINES)
    except LoadError as problem:
        return Looked(item, Proposal(**_known(given)), problem=str(problem).replace(str(source.path), item.name))
    whose, doubt = _councils(document, reading, using)
    doubt = doubt.replace(source.file_name, item.name)  # a person knows it by the name it was given with
    proposal = _proposal(source, reading, whose, current)
    return Looked(
        item,
        proposal,
        tuple(_unknown(proposal, reading)),
        "",
        tuple(_placed(records(reading), lines)),
        tuple({**asdict(flag), "severity": SEVERITY[flag.code]} for flag in check.flags_of(reading)),
        tuple(map(asdict, lines)),
        document.page_count,
        document.media_type,
        (doubt,) if doubt else (),
    )


def _placed(found: Iterator[Record], lines: list[original.Line]) -> Iterator[Record]:
    """Each record with the line that its first words stand in; of a PDF also its page, and which of the lines alike on it."""
    places = original.Places(lines)
    for record in found:
        at = places.line(record["place"], record["text"])
        page = original.page_of(record["place"] if at is None else lines[at].place)
        before = original.same_before(at, lines) if page and at is not None else 0
        yield {**record, "line": at, "page": page, "before": before}


def source_of(data: Path, item: Item, given: dict[str, str]) -> Source:
    """The row of sources.csv as a source. Raises LoadError for a value that nobody can read."""
    source = Source(data / item.file, Path(item.file).name, **_known(given))
    find.check_known(source)
    return source


def _known(given: dict[str, str]) -> dict[str, str]:
    """Only what a row may say; a value is one line."""
    return {name: " ".join(str(given.get(name) or "").split()) for name in GIVEN}


def _councils(document: Document, reading: Reading, using: road.Tools) -> tuple[list[Council], str]:
    """Whose it is, and the sentence why that is not known."""
    try:
        return road.councils_of(document, reading, using), ""
    except LoadError as problem:
        return [], str(problem).replace(
            "Give it with --council, or in the column 'council' of the list of sources.", "Choose it below."
        )


def _proposal(source: Source, reading: Reading, whose: list[Council], current: Path | None) -> Proposal:
    facts, as_at = reading.printed.facts, reading.as_at
    visited = reading.visited
    if visited.from_on is None and len(whose) == 1:
        visited = _latest_visit(current, whose[0].gss_code, as_at.to_on)
    return Proposal(
        council=" and ".join(council.name for council in whose),
        gss_code="|".join(council.gss_code for council in whose),
        visited_from=source.visited_from or _first(visited),
        visited_to=source.visited_to or _last(visited),
        document_kind=source.document_kind or ("" if facts.kind in NO_KIND else facts.kind),
        as_at=source.as_at or _stated(as_at),
        published_on=source.published_on,
        title=source.title or facts.title,
        url=source.url,
    )


def _latest_visit(current: Path | None, gss_code: str, as_at: date | None) -> Dated:
    """Of the reviews that are known of the council the latest visited before the document's date; a person still looks at it."""
    if current is None:
        return Dated()
    with duckdb.connect(str(current), read_only=True) as db:
        known = queries.ask(db, "reviews_of_council", as_at=as_at or date.today(), gss_code=gss_code)
    known = known[known.visited_from.notna() & ~known.is_inherited]
    if known.empty:
        return Dated()
    row = known.sort_values("visited_from").iloc[-1]
    last = row.visited_to if row.visited_to == row.visited_to else row.visited_from
    return Dated(row.visited_from.date(), last.date(), row.visited_precision)


def _first(when: Dated) -> str:
    """'2024-03-12', '2024-03' or '2024', never more exact than known."""
    if when.from_on is None:
        return ""
    return (
        f"{when.from_on:{'%Y' if when.precision == 'year' else '%Y-%m' if when.precision == 'month' else '%Y-%m-%d'}}"
    )


def _last(when: Dated) -> str:
    return f"{when.to_on:%Y-%m-%d}" if when.precision == "day" and when.to_on else ""


def _stated(as_at: Dated) -> str:
    """A date that a row can say; that of a period ('2nd quarter 2020/21') stands in the document alone."""
    return _first(as_at) if as_at.precision in ("day", "month", "year") else ""


def _unknown(proposal: Proposal, reading: Reading) -> Iterator[str]:
    """What must be known before a document can stand among the others."""
    if not proposal.gss_code:
        yield "council"
    if not proposal.document_kind:
        yield "document_kind"
    if not proposal.visited_from:
        yield "visited_from"
    if any(flag.code == "not_a_peer_challenge" for flag in reading.flags):
        yield "is_peer_challenge"


def records(reading: Reading) -> Iterator[Record]:
    """Every record in the order of the document, values as read, each with its place."""
    for new in reading.recommendations:
        printed = new.printed
        theme = new.theme.theme_id
        yield _record(
            "recommendation",
            printed.ref,
            printed.text,
            printed.place,
            due=printed.due_text,
            owner=printed.owner_text,
            theme=theme,
        )
        yield from (_of_action(action, printed.ref) for action in new.actions)
        yield from (_of_update(said, printed.ref) for said in new.updates)
    yield from (_of_action(action, "") for action in reading.loose_actions)
    yield from (_of_update(said, "") for said in reading.updates)
    for total in reading.printed.totals:
        yield _record("total", "", total.text, total.place)


def _of_action(new: ReadAction, under: str) -> Record:
    printed, said = new.printed, new.update.status
    ref = " ".join(filter(None, (printed.objective_ref, printed.ref)))
    return _record(
        "action", ref, printed.text, printed.place, printed.due_text, printed.owner_text, said.status, under, _span(new)
    )


def _of_update(new: ReadUpdate, under: str) -> Record:
    return _record("update", "", new.printed.text, new.printed.place, status=new.status.status, under=under)


def _span(new: ReadAction) -> str:
    """The deadline as it is understood: '2024-03-01 to 2024-05-31', 'ongoing'."""
    due = new.deadline
    if due.kind != "dated":
        return "" if due.kind == "none" else due.kind
    return f"{due.due_from}" if due.due_from == due.due_to else f"{due.due_from} to {due.due_to}"


def _record(
    kind: str,
    ref: str,
    text: str,
    place: str,
    due: str = "",
    owner: str = "",
    status: str = "",
    under: str = "",
    understood: str = "",
    theme: int | None = None,
) -> Record:
    return {
        "kind": kind,
        "ref": ref,
        "text": text,
        "place": place,
        "due": due,
        "owner": owner,
        "status": status,
        "under": under,
        "understood": understood,
        "theme": theme,
    }
