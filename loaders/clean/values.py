"""What the printed values of one document are read as; the printed words stay beside every value."""

from dataclasses import dataclass
from datetime import date

from loaders.clean import themes
from loaders.clean.owners import Owner
from loaders.clean.status import Status
from loaders.records import Deadline, PrintedAction, PrintedRecommendation, PrintedUpdate


@dataclass(frozen=True)
class Dated:
    """A date of a document or visit: first and last day as printed, precision day, month, quarter, year, range or None."""

    from_on: date | None = None
    to_on: date | None = None
    precision: str | None = None


@dataclass(frozen=True)
class ReadUpdate:
    """One document's word on an action, a recommendation or the review."""

    printed: PrintedUpdate
    status: Status
    deadline: Deadline
    completed_from: date | None = None
    completed_to: date | None = None
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ReadAction:
    """An action as printed and as read."""

    printed: PrintedAction
    deadline: Deadline
    owners: tuple[Owner, ...]
    update: ReadUpdate


@dataclass(frozen=True)
class ReadRecommendation:
    """A recommendation as printed and as read, with what stands under it."""

    printed: PrintedRecommendation
    deadline: Deadline
    theme: themes.Theme
    actions: tuple[ReadAction, ...]
    updates: tuple[ReadUpdate, ...]
