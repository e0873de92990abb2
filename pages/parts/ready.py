"""The parts of the ten-month readiness pack: when the progress review is, what it will ask about and why, and who has how much."""

import pandas as pd
import streamlit as st

from pages.parts import links, shown, table, words
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
    "no update": ("Never spoken of again", "No document after the first that is loaded says anything of it."),
    "re-dated": ("Re-dated", "A later document moved the deadline, or took its end away."),
    "no owner": ("No owner named", "Nobody is named as leading it."),
    "no calendar date": ("No calendar date", "Ongoing, tied to an event, or no deadline printed."),
}
OF_ALL = (
    "no update",
    "no owner",
    "no calendar date",
)  # where one of these holds for every action a list of them says no more
ABOUT = "about 10 months after the visit"


def when(rows: pd.DataFrame, ahead: pd.DataFrame, view: View) -> str:
    """When the progress review is or was, and how that is known."""
    first, last, basis = _day(rows, ahead)
    if pd.isna(last):
        return "When the progress review is cannot be told: no day of it is known, and no day of the visit either."
    said = f"on {words.day(last)}" if first == last else f"some time from {words.period(first, last)}"
    past = pd.Timestamp(last) < pd.Timestamp(view.as_at)
    if basis == "stated":
        return f"The progress review {'was held' if past else 'is to be'} {said}{_told(ahead)}."
    if ahead.empty or pd.isna(ahead.progress_review_due_to.iloc[0]):
        return f"No progress review was set for reviews of this time or kind. {ABOUT.capitalize()} would be {said}; that is what is measured against here."
    late = " That has passed; that no day is found does not mean that it was not held." if past else ""
    return f"No day of the progress review is found. {ABOUT.capitalize()} would be {said}.{late}"


def is_past(rows: pd.DataFrame, ahead: pd.DataFrame, view: View) -> bool:
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
    told = [f"{count} {_short(reason)}" for reason, count in reasons.items()]
    return f"{words.counted(every, 'action')} {'is' if every == 1 else 'are'} open: {'; '.join(told)}. One action can stand under several of these."


def _short(reason: str) -> str:
    said = {
        "no update": "never spoken of again",
        "no owner": "without an owner",
        "no calendar date": "without a calendar date",
    }
    return said.get(reason, reason)


def section(rows: pd.DataFrame, reason: str, review_id: str) -> None:
    """The actions for which one reason holds, the earliest deadline first."""
    found = rows[rows.reason == reason]
    if found.empty:
        return
    heading, meaning = REASONS.get(reason, (reason.capitalize(), ""))
    whole = int(found.open_count.iloc[0])
    of = f"{words.of(len(found), whole)} open actions"
    st.header(heading)
    if reason in OF_ALL and len(found) == whole:
        st.markdown(f"{meaning} That holds for all {whole}, so they are not listed here once more.")
        return
    st.markdown(f"{of}. {meaning}")
    shown.show(columns(found), f"{heading}: open actions", "readiness_of_review", f"{of}.", review_id=review_id)


def columns(rows: pd.DataFrame) -> dict[str, list]:
    every = list(rows.itertuples())
    return {
        "Action": [_linked(row) for row in every],
        "Rec.": [words.stated(row.ref) if isinstance(row.ref, str) else "–" for row in every],
        "Owners": [words.stated(row.owners) for row in every],
        "Deadline": [_deadline(row) for row in every],
        "Status": [words.status(row.status) for row in every],
        "Place, with the published source where it is known": [_place(row) for row in every],
    }


def _place(row) -> table.Link:
    return table.Link(f"{words.stated(row.file_name)}, {words.stated(row.place)}", links.web(row.url))


def _linked(row) -> object:
    if not isinstance(row.recommendation_id, str):
        return row.action
    return table.Link(row.action, links.to("recommendation", recommendation=row.recommendation_id))


def _deadline(row) -> str:
    """The latest; the first beside it where it was another."""
    latest = words.stated(row.due_text)
    moved = isinstance(row.first_due_text, str) and row.first_due_text != row.due_text
    return f"{latest} (first {row.first_due_text})" if moved else latest
