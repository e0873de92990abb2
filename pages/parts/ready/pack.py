"""The parts of the ten-month readiness pack: when the progress review is, what it will ask about and why, and who has how much."""

import pandas as pd

from pages.parts import words
from pages.parts.view import View

# Each reason of readiness_of_review: its heading, and what it means.
REASONS = {
    "due before the progress review": (
        "Due before the progress review",
        "The latest deadline ends on or before the day of the review.",
    ),
    "overdue": ("Overdue", "A document dated on or after the deadline says that it is not finished."),
    "due, no update found": (
        "Due, no update found",
        "The deadline has passed and no later document that is loaded says what became of it.",
    ),
    "no update": ("Not mentioned in any later document", "No loaded document after the first says anything of it."),
    "re-dated": ("Re-dated", "A later document moved the deadline, or took its end away."),
    "no owner": ("No owner named", "Nobody is named as leading it."),
    "no calendar date": ("No calendar date", "Ongoing, tied to an event, or no deadline printed."),
}
OF_ALL = (
    "no update",
    "no owner",
    "no calendar date",
)  # where one of these holds for every action a list of them says no more
DATED = ("overdue", "due, no update found")  # these can hold for what is due before the review too
BEFORE = "due before the progress review"
ABOUT = "about 10 months after the visit"


def to_tell(rows: pd.DataFrame, read_count: int) -> pd.DataFrame:
    """The reasons that say something: with one document there is no later one that could mention an action."""
    return rows if read_count > 1 else rows[rows.reason != "no update"]


def when(rows: pd.DataFrame, ahead: pd.DataFrame, view: View) -> str:
    """When the progress review is or was, and how that is known."""
    first, last, basis = _day(rows, ahead)
    if pd.isna(last):
        return "When the progress review is cannot be told: no day of it is known, and no day of the visit either."
    said = f"on {words.day(last)}" if first == last else f"some time {_span(first, last)}"
    past = pd.Timestamp(last) < pd.Timestamp(view.as_at)
    if basis == "stated":
        return f"The progress review {'was held' if past else 'is to be'} {said}{_told(ahead)}."
    if ahead.empty or pd.isna(ahead.progress_review_due_to.iloc[0]):
        return f"No progress review was set for reviews of this time or kind. {ABOUT.capitalize()} would be {said}; that is what is measured against here."
    around = f"around {words.day(last)}" if first == last else said
    if past:
        return f"No date was found for the progress review. It was expected {around}, {ABOUT}; it may have been held."
    return f"No date was found for the progress review. It is expected {around}, {ABOUT}."


def _span(first: object, last: object) -> str:
    """'in January 2027' for a whole month, 'from 3 to 20 January 2027' else."""
    one, two = pd.Timestamp(first), pd.Timestamp(last)
    whole = one.is_month_start and two.is_month_end and (one.year, one.month) == (two.year, two.month)
    return f"in {words.period(first, last, 'month')}" if whole else f"from {words.period(first, last)}"


def is_past(rows: pd.DataFrame, ahead: pd.DataFrame, view: View) -> bool:
    """Whether the day of the progress review, stated or expected, lies before the as-at date."""
    last = _day(rows, ahead)[1]
    return pd.notna(last) and pd.Timestamp(last) < pd.Timestamp(view.as_at)


def _day(rows: pd.DataFrame, ahead: pd.DataFrame) -> tuple[object, object, object]:
    """First and last day, and how they are known; without an open action by what is told of the review ahead."""
    if len(rows):
        row = rows.iloc[0]
        return row.progress_review_from, row.progress_review_to, row.progress_review_basis
    if ahead.empty:
        return pd.NaT, pd.NaT, None
    row = ahead.iloc[0]
    if pd.notna(row.progress_review_to):
        return row.progress_review_from, row.progress_review_to, "stated"
    return row.progress_review_due_from, row.progress_review_due_to, ABOUT


def _told(ahead: pd.DataFrame) -> str:
    """' (said by the council, register.csv, line 3)', where that is known."""
    if ahead.empty or not isinstance(ahead.progress_review_said_by.iloc[0], str):
        return ""
    row = ahead.iloc[0]
    place = f", {row.progress_review_place}" if isinstance(row.progress_review_place, str) else ""
    return f" (said by the {row.progress_review_said_by}, {row.progress_review_file_name}{place})"


def counts(rows: pd.DataFrame) -> str:
    """How many actions are open, and for how many of them each reason holds."""
    every = int(rows.open_count.iloc[0])
    reasons = rows.groupby("reason", sort=False).size()
    told = [f"{count} {short(reason)}" for reason, count in reasons.items()]
    several = " One action can stand under several of these." if rows.action_id.duplicated().any() else ""
    return f"{words.counted(every, 'action')} {'is' if every == 1 else 'are'} open: {'; '.join(told)}.{several}"


def short(reason: str) -> str:
    """The reason within a sentence or a cell."""
    said = {
        "no update": "not mentioned in any later document",
        "no owner": "without an owner",
        "no calendar date": "without a calendar date",
    }
    return said.get(reason, reason)
