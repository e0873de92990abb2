"""What a briefing consists of. All texts are plain: nothing in them acts as a mark, field or link."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Heading:
    """`level` 1 stands under the title, 2 under that."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Sentence:
    """A paragraph; with `quoted_place` ('plan.docx, page 3') it is quoted from there."""

    text: str
    quoted_place: str | None = None


@dataclass(frozen=True)
class Bullets:
    """A list of points."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows of as many cells as there are `columns`; the first names its row. `note` says n of N."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """A count; `status` gives its colour and hatching, None is plain."""

    label: str
    count: int
    status: str | None = None


@dataclass(frozen=True)
class Bars:
    """One bar a row, drawn from nought; `unit` names what is counted."""

    rows: tuple[Bar, ...]
    unit: str


@dataclass(frozen=True)
class Deadline:
    """A deadline from its first possible day to its last; `words` as it is printed."""

    label: str
    first: date
    last: date
    words: str
    status: str | None = None


@dataclass(frozen=True)
class Timeline:
    """One deadline a row, as wide as it is uncertain, and a line at `as_at`."""

    rows: tuple[Deadline, ...]
    as_at: date


@dataclass(frozen=True)
class Picture:
    """`alt` says in words what the picture shows."""

    title: str
    alt: str
    shows: Bars | Timeline


Part = Heading | Sentence | Bullets | Table | Picture


@dataclass(frozen=True)
class Paper:
    """`facts` are (label, value); `wording` says whose words are shown; `sources` are titles or files with addresses;
    `banner` is what every page says of a build that is not of real councils.
    """

    title: str
    lead: str
    as_at: date
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    sources: tuple[str, ...]
    wording: str
    link: str
    build: str
    banner: str | None = None
