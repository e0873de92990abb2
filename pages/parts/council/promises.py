"""Each recommendation as one plain sentence, with status, owner and deadlines; folded under it its words, actions and sources."""

from html import escape

import streamlit as st

from pages.parts import links, table, words
from pages.parts.council import marked, sentence, when
from pages.parts.council.known import Known
from pages.parts.recommended import cards

SHORT = 150  # letters of a recommendation that its heading shows; the rest is folded


def show(known: Known, replies: dict[str, list]) -> None:
    """One list; `replies` are the council's own words by the key of the record they answer."""
    # A steward's list has more links than a reader's.
    of = ("promises", known.chosen.review_id, links.shows_put_right())
    st.html(known.view.once(*of, make=lambda: table.Html(_listed(known, replies))))


def _listed(known: Known, replies: dict[str, list]) -> str:
    beside = _beside(known, replies)
    every = "".join(_card(row, actions, beside) for row, actions in known.shown)
    return every + (_loose(known, beside) if len(known.loose) and known.view.theme is None else "")


def _beside(known: Known, replies: dict[str, list]) -> dict[str, str]:
    """What stands beside a record, by its key: the council's own words, and what a steward put right."""
    said = {key: "".join(map(reply, rows)) for key, rows in replies.items()}
    for row in known.ask("corrections_of_review").itertuples():
        said[row.record_id] = f"{said.get(row.record_id, '')}<p>{escape(words.corrected(row))}</p>"
    return said


def said(row, actions: list) -> str:
    """What the list shows of a recommendation in words, for the page and the briefing alike."""
    return sentence.of(row, actions)


def owners(row) -> str:
    """Who leads, as printed."""
    return words.stated(row.owners)


def deadlines(row) -> list[tuple[str, str]]:
    """[('Deadline', 'March 2026')]; first and latest where they differ; nothing where none is dated."""
    first, latest = when.span(row.first_due_from, row.first_due_to), when.span(row.due_from, row.due_to)
    if words.NOT_STATED in (first, latest) or first == latest:
        known = latest if latest != words.NOT_STATED else first
        return [("Deadline", known)]
    return [("First deadline", first), ("Latest deadline", latest)]


def _card(row, actions: list, beside: dict[str, str]) -> str:
    number = f'<span class="cpc-ref">{marked.quoted(row.ref)}</span> ' if isinstance(row.ref, str) else ""
    head = (
        marked.quoted(_short(row.recommendation)) if isinstance(row.recommendation, str) else "Its words are not known"
    )
    return (
        f'<article class="cpc-card" id="{escape(row.recommendation_id)}"><h3>{number}{head}</h3>'
        f"<p>{escape(said(row, actions))}</p>{_facts(row)}{beside.get(row.recommendation_id, '')}"
        f"{marked.folded(_summary(actions), _inside(row, actions, beside))}</article>"
    )


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"


def _facts(row) -> str:
    """Status by word and shape, owner, deadlines, theme."""
    theme = f"{words.theme(row.theme, row.theme_method)}" + (
        f"; also {row.second_theme}" if isinstance(row.second_theme, str) else ""
    )
    facts = [
        ("Status", f"<strong>{escape(words.status(row.status, row.status_method))}</strong>"),
        ("Led by", marked.quoted(owners(row))),
        *((label, escape(said)) for label, said in deadlines(row)),
        ("Theme", escape(theme)),
    ]
    return _pairs(facts)


def _pairs(facts: list[tuple[str, str]]) -> str:
    return f'<dl class="cpc-facts">{"".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in facts)}</dl>'


def _summary(actions: list) -> str:
    count = f"{words.counted(len(actions), 'action')}, " if actions else ""
    return f"Its words in full, {count}what was said and where"


def _inside(row, actions: list, beside: dict[str, str]) -> str:
    listed = "".join(f"<li>{_action(action, beside)}</li>" for action in actions)
    return "".join(
        [
            marked.quoted(row.recommendation, "blockquote"),
            _answer(row),
            _word(row),
            f"<h4>Actions</h4><ul>{listed}</ul>" if actions else "<p>No action is listed under it.</p>",
            f"<p>{_printed(row)}</p>",
            f"<p>{_ways(row)}</p>",
        ]
    )


def _answer(row) -> str:
    return f"<p>The council’s answer: {cards.ACCEPTED[row.acceptance]}.</p>" if isinstance(row.acceptance, str) else ""


def _word(row) -> str:
    if not isinstance(row.said, str):
        return ""
    on = f" ({words.day(row.said_on)})" if words.day(row.said_on) != words.NOT_STATED else ""
    return f"<p>Last said of it{on}: {marked.quoted(row.said, 'q')}</p>"


def _printed(row) -> str:
    if not row.is_from_register:
        return f"First printed in {marked.where(row)}."
    note = f" ({marked.quoted(row.note)})" if isinstance(row.note, str) else ""
    firm = f" ({marked.quoted(row.basis)})" if isinstance(row.basis, str) else ""
    return f"Known from a public page only, told in our words{note}. Said by the {escape(row.said_by)}{firm}: {marked.where(row)}."


def _ways(row) -> str:
    others = (
        "Who else was told this" if isinstance(row.family_id, str) else "Every word and source on this recommendation"
    )
    page = links.to("recommendation", recommendation=row.recommendation_id)
    return f"{marked.link(others, page)} · {_report(row.recommendation_id, row)}"


def _report(record_id: str, row) -> str:
    where = ", ".join(v for v in (row.file_name, row.place) if isinstance(v, str))
    address, right = links.report_to(record_id, where), links.put_right(record_id)
    said = marked.link("Report an error", address) if address else f"Record {marked.quoted(record_id)}"
    return said + (f" · {marked.link('Put right', right)}" if right else "")


def _action(row, beside: dict[str, str]) -> str:
    number = when.number(row.objective_ref, row.ref)
    facts = [
        (
            "Status",
            f"{escape(words.status(row.status, row.status_method))}{' (reopened)' if row.reopened_count else ''}",
        ),
        ("Led by", marked.quoted(row.owners)),
        ("Deadline", marked.quoted(words.deadlines(row))),
        ("Standing", escape(_standing(row))),
    ]
    head = f"<p>{f'<strong>{marked.quoted(number)}</strong> ' if number else ''}{marked.quoted(row.action)}</p>"
    source = f'<p class="cpc-small">{marked.where(row)} · {_report(row.action_id, row)}</p>'
    return f"{head}{_pairs(facts)}{beside.get(row.action_id, '')}{source}"


def _standing(row) -> str:
    dropped = f"; left out of the full plan of {words.day(row.dropped_on)} without a word" if row.is_dropped else ""
    return f"{row.timing}{dropped}"


def reply(row) -> str:
    """The council's own word, marked as such; what it answers stays as it is."""
    source = marked.sources(row.url, "published reply")
    return (
        f'<aside class="cpc-reply"><p><strong>The council’s own reply</strong> ({marked.quoted(row.by_role)}, '
        f"{words.day(row.replied_on)}){f', {source}' if source else ''}. It changes no figure here.</p>"
        f"{marked.quoted(row.reply, 'blockquote')}</aside>"
    )


def _loose(known: Known, beside: dict[str, str]) -> str:
    """Actions of rows that do not say whose they are: shown, never given to a recommendation."""
    listed = "".join(f"<li>{_action(action, beside)}</li>" for action in known.loose.itertuples())
    told = f"{words.counted(len(known.loose), 'action')} whose recommendation the document does not show"
    return f'<article class="cpc-card">{marked.folded(told, f"<ul>{listed}</ul>")}</article>'
