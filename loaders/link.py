"""Readings of one review -> its rows: the same recommendation and action followed from document to document.

The first document that shows a recommendation or action gives its row; every document that speaks of it adds an update.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from loaders.clean import refs
from loaders.clean.acceptance import read_acceptance
from loaders.clean.reading import ReadAction, Reading, ReadRecommendation, ReadUpdate
from loaders.recognise.plan import differ
from loaders.records import Deadline

SAME_WORDS = 85  # ratio at which two documents mean the same action
SAID_BY = {"feedback report": "peers", "progress review": "peers"}
FIRST = date.min


@dataclass
class Rows:
    """Rows for the tables of queries/schema.sql, by table name."""

    tables: dict[str, list[dict]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    spoken: set[tuple[str, str]] = field(default_factory=set)

    def add(self, table: str, **row) -> dict:
        self.tables.setdefault(table, []).append(row)
        return row

    def of(self, table: str) -> list[dict]:
        return self.tables.get(table, [])


def link(review_id: str, readings: list[tuple[str, Reading]], rows: Rows) -> None:
    """Add the rows of one review. `readings`: (document_id, reading), in any order; taken by date."""
    for document_id, reading in sorted(readings, key=lambda pair: (pair[1].counts_from or FIRST, pair[0])):
        for recommendation in reading.recommendations:
            known = _same_recommendation(rows, review_id, document_id, recommendation)
            row = known or _new_recommendation(rows, review_id, document_id, recommendation)
            for name in ("text", "owner_text", "due_text"):
                row[name] = row[name] or _line(getattr(recommendation.printed, name))
            rows.spoken.add((document_id, row["recommendation_id"]))
            _mention(rows, review_id, document_id, reading, recommendation, row["recommendation_id"])
            for action in recommendation.actions:
                _action(rows, review_id, document_id, reading, action, row["recommendation_id"])
        for action in reading.loose_actions:
            _action(rows, review_id, document_id, reading, action, None)
        for update in reading.updates:
            _update(rows, review_id, document_id, reading, update, None, None)
        _totals(rows, review_id, document_id, reading)


def _same_recommendation(rows: Rows, review_id: str, document_id: str, new: ReadRecommendation) -> dict | None:
    """The known recommendation of another document with this number, else with nearly these words."""
    known = [
        row
        for row in rows.of("recommendations")
        if row["review_id"] == review_id and (document_id, row["recommendation_id"]) not in rows.spoken
    ]
    codes = {refs.key(ref) for ref in (new.printed.ref, *new.printed.other_refs) if ref}
    known = [row for row in known if not differ(row["text"], new.printed.text)] if codes else known
    by_ref = [row for row in known if codes & {refs.key(ref) for ref in (row["ref"] or "", *row["other_refs"]) if ref}]
    by_words = [row for row in known if _alike(row["text"], new.printed.text)]
    return (by_ref or by_words or [None])[0]


def _new_recommendation(rows: Rows, review_id: str, document_id: str, new: ReadRecommendation) -> dict:
    printed, theme = new.printed, new.theme
    position = 1 + sum(row["review_id"] == review_id for row in rows.of("recommendations"))
    return rows.add(
        "recommendations",
        recommendation_id=_unique(rows, f"{review_id}-r{_slug(printed.ref) or f'p{position}'}"),
        review_id=review_id,
        document_id=document_id,
        ref=printed.ref or None,
        other_refs=list(printed.other_refs),
        position=position,
        tier=printed.tier,
        is_key=printed.is_key,
        text=printed.text or None,
        response_text=printed.response_text or None,
        source_refs=list(printed.source_refs),
        owner_text=_line(printed.owner_text),
        due_text=_line(printed.due_text),
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


def _mention(
    rows: Rows, review_id: str, document_id: str, reading: Reading, new: ReadRecommendation, recommendation_id: str
) -> None:
    """What this document says of the recommendation itself, be it only its deadline."""
    for update in new.updates:
        _update(rows, review_id, document_id, reading, update, recommendation_id, None, new.deadline)
    if not new.updates and new.printed.text:
        rows.add(
            "updates",
            **_update_row(rows, review_id, document_id, reading, recommendation_id, None, new.printed.place),
            status="not stated",
            status_method=None,
            status_text=None,
            rag=None,
            percent_complete=None,
            narrative=None,
            **_due(new.deadline),
            completed_from=None,
            completed_to=None,
        )


def _action(
    rows: Rows, review_id: str, document_id: str, reading: Reading, new: ReadAction, recommendation_id: str | None
) -> None:
    row = _same_action(rows, document_id, new, recommendation_id, review_id)
    row = row or _new_action(rows, review_id, document_id, new, recommendation_id)
    rows.spoken.add((document_id, row["action_id"]))
    _update(rows, review_id, document_id, reading, new.update, recommendation_id, row["action_id"], new.update.deadline)


def _same_action(
    rows: Rows, document_id: str, new: ReadAction, recommendation_id: str | None, review_id: str
) -> dict | None:
    """An action of an earlier document under the same recommendation with nearly the same words."""
    known = [
        row
        for row in rows.of("actions")
        if row["review_id"] == review_id
        and row["recommendation_id"] == recommendation_id
        and (document_id, row["action_id"]) not in rows.spoken
        and _alike(row["text"], new.printed.text)
    ]
    return max(known, key=lambda row: fuzz.ratio(row["text"], new.printed.text), default=None)


def _new_action(rows: Rows, review_id: str, document_id: str, new: ReadAction, recommendation_id: str | None) -> dict:
    printed, due = new.printed, new.deadline
    siblings = [
        row
        for row in rows.of("actions")
        if row["review_id"] == review_id and row["recommendation_id"] == recommendation_id
    ]
    position = 1 + len(siblings)
    name = "-".join(filter(None, [_slug(printed.objective_ref), _slug(printed.ref)])) or f"p{position}"
    action_id = _unique(rows, f"{recommendation_id or f'{review_id}-loose'}-{name}")
    for index, owner in enumerate(new.owners, 1):
        rows.add(
            "action_owners",
            action_id=action_id,
            position=index,
            role=owner.role,
            role_family=owner.role_family,
            lead_kind=owner.lead_kind,
        )
    return rows.add(
        "actions",
        action_id=action_id,
        review_id=review_id,
        recommendation_id=recommendation_id,
        document_id=document_id,
        ref=printed.ref or None,
        position=position,
        objective_ref=printed.objective_ref or None,
        objective_text=printed.objective_text or None,
        text=printed.text,
        owner_text=_line(printed.owner_text),
        owner_scope=printed.owner_scope or None,
        due_text=_line(due.text),
        due_kind=due.kind,
        due_from=due.due_from,
        due_to=due.due_to,
        due_precision=due.precision,
        due_scope=printed.due_scope or None,
        place=printed.place,
    )


def _update(
    rows: Rows,
    review_id: str,
    document_id: str,
    reading: Reading,
    new: ReadUpdate,
    recommendation_id: str | None,
    action_id: str | None,
    deadline: Deadline | None = None,
) -> None:
    row = rows.add(
        "updates",
        **_update_row(rows, review_id, document_id, reading, recommendation_id, action_id, new.printed.place),
        status=new.status.status,
        status_method=new.status.method,
        status_text=new.printed.status_text or None,
        rag=new.status.rag,
        percent_complete=new.status.percent,
        narrative=new.printed.text or None,
        **_due(deadline or new.deadline),
        completed_from=new.completed_from,
        completed_to=new.completed_to,
    )
    for reason, quote in new.reasons:
        rows.add("update_reasons", update_id=row["update_id"], reason=reason, quote=quote)


def _update_row(
    rows: Rows,
    review_id: str,
    document_id: str,
    reading: Reading,
    recommendation_id: str | None,
    action_id: str | None,
    place: str,
) -> dict:
    about = action_id or recommendation_id or review_id
    return dict(
        update_id=_unique(rows, f"{about}@{document_id.rsplit('-', 1)[-1]}"),
        review_id=review_id,
        recommendation_id=recommendation_id,
        action_id=action_id,
        document_id=document_id,
        as_at=reading.as_at.to_on,
        said_by=said_by(reading),
        place=place,
    )


def said_by(reading: Reading) -> str:
    return SAID_BY.get(reading.printed.facts.kind, "council")


def _due(deadline: Deadline) -> dict:
    return dict(
        due_text=_line(deadline.text), due_kind=deadline.kind, due_from=deadline.due_from, due_to=deadline.due_to
    )


def _totals(rows: Rows, review_id: str, document_id: str, reading: Reading) -> None:
    for total in reading.printed.totals:
        share = (
            total.share
            if total.share is not None
            else total.count / total.of
            if total.count is not None and total.of
            else None
        )
        rows.add(
            "reported_totals",
            review_id=review_id,
            document_id=document_id,
            as_at=reading.as_at.to_on,
            said_by=said_by(reading),
            unit=total.unit,
            measure=total.measure,
            count=total.count,
            of=total.of,
            share=share,
            count_text=total.text,
            place=total.place,
        )


def _alike(one: str | None, two: str | None) -> bool:
    return bool(one and two) and fuzz.ratio(default_process(one), default_process(two)) >= SAME_WORDS


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


def _line(text: str) -> str | None:
    """Printed lines of one cell on one line; None where nothing is printed."""
    return "; ".join(part for part in text.split("\n") if part) or None
