"""The rows of queries/schema.sql that one document adds: what it shows first, what it says of what is known."""

import hashlib
import re
from dataclasses import dataclass, field

from loaders.clean.acceptance import read_acceptance
from loaders.clean.reading import Reading
from loaders.clean.values import ReadAction, ReadRecommendation, ReadUpdate
from loaders.flags import SEVERITY
from loaders.link.match import Match
from loaders.link.weigh import Row
from loaders.records import Deadline, Flag, PrintedRecommendation

SAID_BY = {"feedback report": "peers", "progress review": "peers"}


@dataclass
class Rows:
    """Rows for the tables of queries/schema.sql, by table name."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, **row: object) -> Row:
        self.tables.setdefault(table, []).append(row)
        return row

    def of(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    def next(self, name: str) -> int:
        """1, 2, 3 for every name."""
        self.counts[name] = self.counts.get(name, 0) + 1
        return self.counts[name]


@dataclass(frozen=True)
class About:
    """What an update speaks of, and where."""

    review_id: str
    document_id: str
    reading: Reading
    recommendation_id: str | None = None
    action_id: str | None = None


def new_recommendation(rows: Rows, about: About, new: ReadRecommendation) -> Row:
    """Add the row of a recommendation that no document before had."""
    printed, theme = new.printed, new.theme
    position = rows.next(about.review_id)
    return rows.add(
        "recommendations",
        recommendation_id=_unique(
            rows, f"{about.review_id}-r{_slug(printed.ref) or _unnumbered(about, printed, position)}"
        ),
        review_id=about.review_id,
        document_id=about.document_id,
        ref=printed.ref or None,
        other_refs=list(printed.other_refs),
        position=position,
        tier=printed.tier,
        is_key=printed.is_key,
        text=printed.text or None,
        topic=printed.topic or None,
        response_text=printed.response_text or None,
        note=printed.note or None,
        source_refs=list(printed.source_refs),
        owner_text=line(printed.owner_text),
        due_text=line(printed.due_text),
        acceptance=read_acceptance(printed.acceptance_text),
        theme_id=theme.theme_id,
        theme_score=theme.score,
        theme_method=theme.method,
        theme_text=printed.theme_text or None,
        theme_words=list(theme.words),
        second_theme_id=theme.second_theme_id,
        family_id=None,
        place=printed.place,
    )


def _unnumbered(about: About, printed: PrintedRecommendation, position: int) -> str:
    """By its place in the document; a register's row by its words, since rows are added above it."""
    is_register = about.reading.printed.facts.kind == "register"
    return f"w{hashlib.sha256(printed.text.encode()).hexdigest()[:8]}" if is_register else f"p{position}"


def fill(row: Row, printed: PrintedRecommendation) -> None:
    """What an earlier document left out and a later one prints first."""
    for name in ("text", "owner_text", "due_text"):
        row[name] = row[name] or line(getattr(printed, name))
    row["acceptance"] = row["acceptance"] or read_acceptance(printed.acceptance_text)


def new_action(rows: Rows, about: About, new: ReadAction, split_from: str | None) -> Row:
    """The row of an action shown for the first time, and one row for each of its owners."""
    printed, parent = new.printed, about.recommendation_id
    position = rows.next(parent or f"{about.review_id}-loose")
    name = "-".join(filter(None, [_slug(printed.objective_ref), _slug(printed.ref)])) or f"p{position}"
    action_id = _unique(rows, f"{parent or f'{about.review_id}-loose'}-{name}")
    _owners(rows, about, action_id, new)
    row = rows.add(
        "actions",
        action_id=action_id,
        review_id=about.review_id,
        recommendation_id=parent,
        document_id=about.document_id,
        ref=printed.ref or None,
        position=position,
        objective_ref=printed.objective_ref or None,
        objective_text=printed.objective_text or None,
        text=printed.text,
        split_from=split_from,
        owner_text=line(printed.owner_text),
        owner_scope=printed.owner_scope or None,
        place=printed.place,
    )
    row.update(_first_due(new))
    return row


def fill_first(rows: Rows, about: About, row: Row, new: ReadAction) -> None:
    """The first deadline and the first owners published, where the document that showed the action first gave none."""
    if row["due_kind"] == "none" and new.deadline.kind != "none":
        row.update(_first_due(new))
    if not row["owner_text"] and new.printed.owner_text:
        row.update(owner_text=line(new.printed.owner_text), owner_scope=new.printed.owner_scope or None)
        _owners(rows, about, row["action_id"], new)


def _first_due(new: ReadAction) -> Row:
    due = new.deadline
    return dict(
        due_text=line(due.text),
        due_kind=due.kind,
        due_from=due.due_from,
        due_to=due.due_to,
        due_precision=due.precision,
        due_scope=new.printed.due_scope or None,
    )


def _owners(rows: Rows, about: About, action_id: str, new: ReadAction) -> None:
    for index, owner in enumerate(new.owners, 1):
        rows.add(
            "action_owners",
            action_id=action_id,
            document_id=about.document_id,
            position=index,
            role=owner.role,
            role_family=owner.role_family,
            lead_kind=owner.lead_kind,
        )


def mention(rows: Rows, about: About, new: ReadRecommendation, match: Match | None) -> None:
    """What this document says of the recommendation itself, be it only its words and its deadline."""
    printed = new.printed
    linked = dict(ref=printed.ref or None, text=printed.text or None, owner_text=line(printed.owner_text))
    linked |= dict(acceptance=read_acceptance(printed.acceptance_text), response_text=printed.response_text or None)
    for said in new.updates:
        update(rows, about, said, new.deadline, **linked, **_how(match))
    if not new.updates and (linked["text"] or linked["acceptance"] or linked["response_text"]):
        rows.add("updates", **_silent(rows, about, printed.place, new.deadline), **linked, **_how(match))


def action_update(rows: Rows, about: About, new: ReadAction, match: Match | None, method: str = "first") -> None:
    """What this document says of one action."""
    printed = new.printed
    ref = " ".join(filter(None, (printed.objective_ref, printed.ref))) or None
    linked = dict(ref=ref, text=printed.text or None, owner_text=line(printed.owner_text))
    update(rows, about, new.update, new.update.deadline, **linked, **_how(match, method))


def ended(rows: Rows, about: About, place: str, successor_id: str | None, words: str) -> None:
    """The document shows others in the place of this action: it is stopped from here on (method rule 8)."""
    row = _silent(rows, about, place, Deadline("none"))
    row |= dict(status="stopped", status_method="derived", status_text=words, successor_id=successor_id)
    rows.add("updates", **row, link_method="merge" if successor_id else "split")


def _silent(rows: Rows, about: About, place: str, deadline: Deadline) -> Row:
    """An update that states no progress."""
    return dict(
        **_update_row(rows, about, place),
        status="not stated",
        status_method=None,
        status_text=None,
        rag=None,
        percent_complete=None,
        narrative=None,
        **_due(deadline),
        completed_from=None,
        completed_to=None,
    )


def _how(match: Match | None, method: str = "first") -> Row:
    return dict(link_method=match.method if match else method, link_score=match.score if match else None)


def update(rows: Rows, about: About, new: ReadUpdate, deadline: Deadline | None = None, **linked: object) -> None:
    """One document's word, with the reasons for delay that it gives."""
    row = rows.add(
        "updates",
        **_update_row(rows, about, new.printed.place),
        status=new.status.status,
        status_method=new.status.method,
        status_text=new.printed.status_text or None,
        rag=new.status.rag,
        percent_complete=new.status.percent,
        narrative=new.printed.text or None,
        **_due(deadline or new.deadline),
        completed_from=new.completed_from,
        completed_to=new.completed_to,
        **(linked or _how(None)),
    )
    for reason, quote in new.reasons:
        rows.add("update_reasons", update_id=row["update_id"], reason=reason, quote=quote)


def _update_row(rows: Rows, about: About, place: str) -> Row:
    of = about.action_id or about.recommendation_id or about.review_id
    return dict(
        update_id=_unique(rows, f"{of}@{about.document_id.rsplit('-', 1)[-1]}"),
        review_id=about.review_id,
        recommendation_id=about.recommendation_id,
        action_id=about.action_id,
        document_id=about.document_id,
        as_at=about.reading.as_at.to_on,
        said_by=said_by(about.reading),
        place=place,
    )


def said_by(reading: Reading) -> str:
    """Who speaks: as the list of sources says, else by the kind of document."""
    return reading.source.said_by or SAID_BY.get(reading.printed.facts.kind, "council")


def _due(deadline: Deadline) -> Row:
    return dict(
        due_text=line(deadline.text), due_kind=deadline.kind, due_from=deadline.due_from, due_to=deadline.due_to
    )


def totals(rows: Rows, about: About) -> None:
    """The totals that the document states itself."""
    for total in about.reading.printed.totals:
        share = total.share
        if share is None and total.count is not None and total.of:
            share = total.count / total.of
        rows.add(
            "reported_totals",
            review_id=about.review_id,
            document_id=about.document_id,
            as_at=about.reading.as_at.to_on,
            said_by=said_by(about.reading),
            unit=total.unit,
            measure=total.measure,
            count=total.count,
            of=total.of,
            share=share,
            count_text=total.text,
            place=total.place,
        )


def flag(rows: Rows, document_id: str | None, found: Flag) -> None:
    """Add the row of a flag, of the whole data where there is no document."""
    rows.add(
        "flags",
        document_id=document_id,
        severity=SEVERITY[found.code],
        code=found.code,
        message=found.message,
        **{name: getattr(found, name) or None for name in ("field", "found", "place")},
    )


def _unique(rows: Rows, name: str) -> str:
    """The name, with '-2', '-3' where it is taken."""
    number, unique = 1, name
    while unique in rows.names:
        number += 1
        unique = f"{name}-{number}"
    rows.names.add(unique)
    return unique


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def line(text: str) -> str | None:
    """Printed lines of one cell on one line; None where nothing is printed."""
    return "; ".join(part for part in text.split("\n") if part) or None
