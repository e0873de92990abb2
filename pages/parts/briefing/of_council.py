"""The briefing on one council: what its page says, as one paper to attach to a committee paper."""

from collections import Counter

from pages.parts import data, links, notices, words
from pages.parts.briefing.tables import changed, claimed, dropped, late, moved, promised, silent, turned_down
from pages.parts.council import answer, asked, changes, claims, deadlines, when
from pages.parts.council.known import Known
from pages.parts.evidence import figures
from pages.parts.paper.parts import (
    Bar,
    Bars,
    Bullets,
    Deadline,
    Heading,
    Paper,
    Part,
    Picture,
    Sentence,
    Table,
    Timeline,
)
from pages.parts.paper.pictures import FITTING

FIGURES = ("stated_status", "overdue", "redated", "due_without_update", "undated", "dropped")
APP = "the council's page in the app has all"
MOST_REFS = 10  # numbers of actions after a question


def paper(known: Known) -> Paper:
    """Everything that the page of this review says, in the order in which members read it."""
    totals = known.totals()
    return Paper(
        title=f"Corporate peer challenge: {known.chosen.council}",
        lead=" ".join(answer.sentences(known, totals)),
        as_at=known.view.as_at,
        facts=_facts(known),
        parts=tuple(part for section in SECTIONS for part in section(known)),
        sources=_sources(known),
        wording=notices.WORDING.replace("*", ""),
        link=links.absolute("briefing", review=None),
        build=data.build_name(),
        banner=notices.banner(),
    )


def _facts(known: Known) -> tuple[tuple[str, str], ...]:
    theme = (
        (
            (
                "Theme",
                f"{known.view.theme}: recommendations, deadlines and changes only; all else counts the whole review",
            ),
        )
        if known.view.theme
        else ()
    )
    return (
        ("Council", known.council.label),
        ("Visited", words.visited(known.chosen.visited_from, known.chosen.visited_to, known.chosen.visited_precision)),
        ("Rests on", " ".join(answer.basis(known))),
        ("What comes next", " ".join(answer.next_steps(known))),
        *theme,
    )


def _figures(known: Known) -> list[Part]:
    """Each with its whole; overdue never without re-dated."""
    if known.actions.empty:
        return []
    rows = [(figures.FIGURES[name], known.review) for name in FIGURES]
    counts = [(f.label, words.of(getattr(row, f.column), getattr(row, f.of)), f.meaning) for f, row in rows]
    return [
        Heading("In figures"),
        Table("Actions of the plan", ("Figure", "Actions", "What it means"), tuple(counts)),
        Picture("How the actions stand", _told_status(known), Bars(_status_bars(known), "actions")),
    ]


def _status_bars(known: Known) -> tuple[Bar, ...]:
    counts = known.actions.status.value_counts()
    return tuple(Bar(status.capitalize(), int(counts[status]), status) for status in words.SHAPES if status in counts)


def _told_status(known: Known) -> str:
    said = ", ".join(f"{bar.count} {bar.label.lower()}" for bar in _status_bars(known))
    return f"Of {words.counted(len(known.actions), 'action')}: {said}."


def _promises(known: Known) -> list[Part]:
    if not known.shown:
        return [Heading("What was promised"), Sentence("No recommendation is known to list here.")]
    some = f"{len(known.shown)} of {words.counted(len(known.recommendations), 'recommendation')}."
    return [Heading("What was promised"), promised(known, some)]


def _timeline(known: Known) -> list[Part]:
    """A picture of as many as can be read; the others are counted."""
    if known.dated.empty:
        return [Sentence("No action has a calendar date.")] if len(known.actions) else []
    drawn = deadlines.pick(known.dated, FITTING)
    rows = tuple(
        Deadline(bar.label, bar.start, bar.end, bar.said.split(",")[0], bar.status) for bar in deadlines.bars(drawn)
    )
    return [
        Heading("By when"),
        Sentence(deadlines.told(known, len(drawn), APP).replace("*", "").replace("\\", "").partition(" A bar is")[0]),
        Picture("Latest deadlines", deadlines.alt(known, drawn).partition(" The table")[0], Timeline(rows, known.view.as_at)),
    ]  # fmt: skip


def _changes(known: Known) -> list[Part]:
    if known.actions.empty:
        return []
    rows = changes.of(known)
    told = [Heading("What the last report changed"), Sentence(" ".join(changes.told(known, rows)))]
    return [*told, changed(rows)] if len(rows) else told


def _questions(known: Known) -> list[Part]:
    listed = asked.of(known.ask("questions_of_review"))
    if not listed:
        return []
    numbers = {
        row.action_id: when.reference(row.recommendation_ref, row.objective_ref, row.ref) or "one without a number"
        for row in known.actions.itertuples()
    }
    told = tuple(
        f"{one.question.iloc[0]} ({words.counted(len(one), 'action')}: {_numbers([numbers[key] for key in one.action_id])})"
        for one in listed
    )
    return [Heading("Questions to ask"), Bullets(told)]


def _numbers(found: list[str]) -> str:
    """'4.3; 5.1; Rec. 2 (3 actions)': what a question rests on, as it is numbered in the plan."""
    kept = Counter(found[:MOST_REFS])
    said = "; ".join(f"{one} ({count} actions)" if count > 1 else one for one, count in kept.items())
    rest = len(found) - MOST_REFS
    return f"{said}; and {rest} more, listed on the council's page in the app" if rest > 0 else said


def _late(known: Known) -> list[Part]:
    """Overdue and re-dated stand together."""
    if known.actions.empty:
        return []
    besides = [table for table in (silent(known.actions), dropped(known.actions)) if table.rows]
    heading = Heading("Overdue, re-dated, and without a word since")
    return [heading, late(known.actions), moved(known.actions), *besides]


def _claims(known: Known) -> list[Part]:
    rows, declined = known.ask("claims_of_review"), known.ask("declined_of_review")
    said = [Heading("Called complete: what stands beside it?"), Sentence(claims.told(rows))]
    said = [*said, *([claimed(known, rows)] if len(rows) else [])] if known.review.read_count else []
    return [*said, *([Heading("Declined, or accepted in part"), turned_down(declined)] if len(declined) else [])]


def _sources(known: Known) -> tuple[str, ...]:
    """Each document and page that speaks of this review: title, date, file, address."""
    told = (known.ask("updates_of_review"), known.recommendations, known.ask("progress_of_review"), known.totals())
    spoken = {name for rows in told for name in rows.file_name}
    listed = known.ask("documents_by_council")
    return tuple(
        f"{_title(row)} ({words.kind(row.kind)}, date: {words.as_at(row.as_at, row.as_at_precision)}), {row.file_name}"
        + (f", {row.url}" if links.web(row.url) else "")
        for row in listed[listed.file_name.isin(spoken)].itertuples()
    )


def _title(row) -> str:
    return words.stated(row.published_title if isinstance(row.published_title, str) else row.title)


def _whole(known: Known) -> list[Part]:
    """What was said in total, and of the review as a whole: each with who said it, when and where."""
    totals, progress = known.totals(), known.ask("progress_of_review")
    said = tuple(
        f"{words.as_at(row.as_at, row.as_at_precision)}, the {row.said_by}: {row.count_text} ({row.file_name}, {row.place})"
        for row in totals.itertuples()
    )
    told = tuple(f"{row.statement} (the {row.said_by}; {row.file_name}, {row.place})" for row in progress.itertuples())
    return [
        *([Heading("What was said in total"), Bullets(said)] if said else []),
        *([Heading("Progress told for the review as a whole"), Bullets(told)] if told else []),
    ]


SECTIONS = (_figures, _whole, _promises, _timeline, _changes, _questions, _late, _claims)
