"""The plain records that travel between the stages; no methods, no database."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One file to load and what is known of it beforehand; '' where sources.csv says nothing."""

    path: Path
    file_name: str
    council: str = ""
    gss_code: str = ""
    visited_from: str = ""
    visited_to: str = ""
    document_kind: str = ""
    as_at: str = ""
    published_on: str = ""
    title: str = ""
    published_title: str = ""
    looked_on: str = ""
    url: str = ""
    wording: str = "verbatim"
    said_by: str = ""


@dataclass(frozen=True)
class Text:
    """One printed paragraph or list item: `marker` its bullet or number ('•', '1.', 'a)'), `level` its list depth.

    `fill` names the colour of the cell it stands in (red, amber, green, blue, grey, purple), '' for none; a cell that
    holds nothing but its colour has one Text without words.
    """

    words: str
    place: str
    marker: str = ""
    level: int = 0
    fill: str = ""


Cell = tuple[Text, ...]


@dataclass(frozen=True)
class Row:
    """One printed table row, left to right; an empty tuple is an empty cell."""

    cells: tuple[Cell, ...]
    place: str


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, item or table of a document: `text` for the first three, `rows` for a table."""

    kind: str
    text: Text
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Document:
    """What a reader makes of a file, the same shape from every format."""

    blocks: tuple[Block, ...]
    media_type: str
    page_count: int | None = None
    flags: tuple["Flag", ...] = ()


@dataclass(frozen=True)
class Flag:
    """Something a person should look at: `code` is one of loaders.flags.SEVERITY."""

    code: str
    message: str
    field: str = ""
    found: str = ""
    place: str = ""


@dataclass(frozen=True)
class Deadline:
    """A deadline as read. kind: dated, ongoing, event or none; dates None unless dated.

    `is_completion` marks a text that says the work is done ('Completed July 2024'), with its period if one is printed.
    """

    kind: str
    text: str = ""
    due_from: date | None = None
    due_to: date | None = None
    precision: str | None = None
    is_several: bool = False
    is_year_inferred: bool = False
    is_completion: bool = False
    completed_from: date | None = None
    completed_to: date | None = None


@dataclass(frozen=True)
class PrintedAction:
    """One action as printed, before its values are read."""

    text: str
    place: str
    ref: str = ""
    objective_ref: str = ""
    objective_text: str = ""
    owner_text: str = ""
    owner_scope: str = ""
    due_text: str = ""
    due_scope: str = ""
    is_due_shared: bool = False
    revised_due_text: str = ""
    status_text: str = ""
    update_text: str = ""
    update_place: str = ""


@dataclass(frozen=True)
class PrintedUpdate:
    """What a document says of one recommendation, or of the review as a whole. `done_text`: the printed time of completion."""

    text: str
    place: str
    ref: str = ""
    status: str = ""
    status_method: str = ""
    status_text: str = ""
    done_text: str = ""


@dataclass(frozen=True)
class PrintedRecommendation:
    """One recommendation as printed with the actions under it; text '' where only its ref is named."""

    ref: str
    text: str
    place: str
    other_refs: tuple[str, ...] = ()
    source_refs: tuple[str, ...] = ()
    is_key: bool = False
    tier: str = "recommendation"
    owner_text: str = ""
    due_text: str = ""
    theme_text: str = ""
    response_text: str = ""
    acceptance_text: str = ""
    actions: tuple[PrintedAction, ...] = ()
    updates: tuple[PrintedUpdate, ...] = ()
    topic: str = ""
    note: str = ""


@dataclass(frozen=True)
class PrintedTotal:
    """A total that the document states in words or figures."""

    unit: str
    measure: str
    count: int | None
    of: int | None
    text: str
    place: str
    share: float | None = None


@dataclass(frozen=True)
class Facts:
    """What the prose of a document says of its review; None where it is silent."""

    title: str = ""
    kind: str = "other"
    scope: str = "unknown"
    as_at_text: str = ""
    visited_text: str = ""
    stated_recommendations: int | None = None
    stated_actions: int | None = None
    people_met: int | None = None
    meetings: int | None = None
    framework: str = "not stated"
    names_annex: bool = False
    colour_key: dict[str, str] = field(default_factory=dict)
    next_report_text: str = ""  # when progress next comes to a body of the council
    next_report_place: str = ""


@dataclass(frozen=True)
class Printed:
    """Everything recognised in one document, as printed."""

    facts: Facts
    recommendations: tuple[PrintedRecommendation, ...] = ()
    loose_actions: tuple[PrintedAction, ...] = ()
    updates: tuple[PrintedUpdate, ...] = ()
    totals: tuple[PrintedTotal, ...] = ()
    flags: tuple[Flag, ...] = field(default_factory=tuple)
