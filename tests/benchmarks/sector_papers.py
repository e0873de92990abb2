"""What the invented councils publish: a plan and three reports on it each, laid out as councils do, as papers of tests/demo."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from tests.benchmarks import world_words as words
from tests.demo.content import Paper, Shown

TOLD, STEPS = 10, 4  # recommendations of a review, actions of a recommendation
REPORTS = (0, 200, 400, 620)  # days after the plan: the plan itself and three reports
# Share of documents, extension, layout, style, options: what councils publish, mostly PDF and Word.
FORMS = (
    (0.18, ".pdf", "rows", "", {"recommendation": "first"}),
    (0.08, ".pdf", "tables", "", {}),
    (0.10, ".pdf", "rows", "unruled", {"recommendation": "repeated"}),
    (0.14, ".docx", "rows", "", {"recommendation": "merged"}),
    (0.08, ".docx", "bands", "", {}),
    (0.08, ".docx", "tables", "", {}),
    (0.08, ".html", "rows", "", {"recommendation": "merged"}),
    (0.05, ".html", "tables", "", {}),
    (0.03, ".html", "lines", "", {}),
    (0.08, ".xlsx", "rows", "", {"recommendation": "repeated"}),
    (0.05, ".csv", "rows", "", {"recommendation": "repeated"}),
    (0.05, ".txt", "lines", "", {}),
)
KINDS = ("action plan", "progress report", "progress report", "progress report")
COLUMNS = {
    "ref": "Ref",
    "recommendation": "Recommendation",
    "action_ref": "No",
    "action": "Action",
    "owner": "Lead officer",
    "due": "Deadline",
}
REPORTED = {"status": "Status", "update": "Progress"}
LATER = ("Not started", "In progress", "Complete")


@dataclass(frozen=True)
class Visited:
    """A council with the days of one visit. `number` counts councils and draws what is said of it."""

    number: int
    name: str
    official_name: str
    gss_code: str
    first: date
    last: date


@dataclass
class _Promise:
    """One action through time."""

    text: str
    owner: str
    due: date
    state: int = 0


def papers(council: Visited, seed: int, documents: int = 4) -> list[Paper]:
    """The plan of a council and its reports, the earliest first; same seed, same words."""
    rng = np.random.default_rng([seed, council.number])
    told = _told(rng, council.number)
    planned = council.last + timedelta(days=int(rng.integers(90, 160)))
    promises = [_promises(rng, ask, council.number, planned) for _, ask in told]
    made = []
    for turn in range(documents):
        on = planned + timedelta(days=REPORTS[turn] + int(rng.integers(0, 40)))
        if turn:
            _go_on(promises, on, rng)
        made.append(_paper(council, turn, on, [text for text, _ in told], promises, rng))
    return made


def _told(rng: np.random.Generator, number: int) -> list[tuple[str, int]]:
    """(text, ask) of each recommendation."""
    asks = words.drawn_asks(rng, TOLD)
    texts = words.recommendations(rng, asks, words.names(20_000 + 40 * (number % 500), 40))
    return list(zip(texts.tolist(), asks.tolist(), strict=True))


def _promises(rng: np.random.Generator, ask: int, number: int, planned: date) -> list[_Promise]:
    texts = words.actions(rng, np.full(STEPS, ask), words.names(20_000 + 40 * (number % 500), 40))
    owners = rng.choice(words.ROLES, STEPS)
    days = rng.integers(60, 800, STEPS)
    dues = [planned + timedelta(days=int(day)) for day in days]
    return [_Promise(*one) for one in zip(texts.tolist(), owners.tolist(), dues, strict=True)]


def _go_on(promises: list[list[_Promise]], on: date, rng: np.random.Generator) -> None:
    """Until the next report some are done, some begun, some put off."""
    for promise in (promise for of_one in promises for promise in of_one):
        promise.state = min(2, promise.state + int(rng.random() < 0.5))
        if promise.state < 2 and promise.due < on and rng.random() < 0.6:
            promise.due = on + timedelta(days=int(rng.integers(60, 300)))


def _paper(
    council: Visited, turn: int, on: date, told: list[str], promises: list[list[_Promise]], rng: np.random.Generator
) -> Paper:
    kind = KINDS[turn]
    share, extension, layout, style, options = FORMS[rng.choice(len(FORMS), p=[form[0] for form in FORMS])]
    shown = tuple(_shown(i, text, promises[i - 1], turn, rng) for i, text in enumerate(told, 1))
    columns = COLUMNS | (REPORTED if turn else {})
    return Paper(
        name=str(turn),
        file=f"{council.gss_code.lower()}-{on:%Y-%m}-{kind.replace(' ', '-')}{extension}",
        layout=layout,
        head=(council.official_name, f"Corporate Peer Challenge: {kind}"),
        intro=(
            f"Date: {on.day} {on:%B %Y}",
            f"The Corporate Peer Challenge took place in {council.first:%B %Y}. The peers made {TOLD} recommendations.",
        ),
        closing=("Progress will be reported to the Overview and Scrutiny Committee.",),
        columns=columns,
        options={"style": style, "label": _label(layout), **options},
        source={
            "council": council.name if rng.random() < 0.95 else "",
            "visited_from": council.first.isoformat(),
            "visited_to": council.last.isoformat(),
        },
        colours={},
        recommendations=shown,
    )


def _label(layout: str) -> str:
    return "{text}" if layout == "rows" else "Recommendation {ref}: {text}"


def _shown(number: int, text: str, promises: list[_Promise], turn: int, rng: np.random.Generator) -> Shown:
    actions = tuple(
        Shown(f"{number}-{place}", f"{number}.{place}", promise.text, _said(promise, turn, rng))
        for place, promise in enumerate(promises, 1)
    )
    return Shown(str(number), str(number), text, {}, actions)


def _said(promise: _Promise, turn: int, rng: np.random.Generator) -> dict[str, str]:
    said = {"owner": promise.owner, "due": f"{promise.due:%B %Y}"}
    if turn:
        said |= {"status": LATER[promise.state], "update": str(words.narratives(rng, 1)[0]) if promise.state else ""}
    return said


def as_form(paper: Paper, extension: str, layout: str, style: str = "", **options: str) -> Paper:
    """The same words in another form."""
    stem = paper.file.rpartition(".")[0]
    kept = {"style": style, "label": _label(layout), **options}
    return replace(paper, file=f"{stem}{extension}", layout=layout, options=kept)
