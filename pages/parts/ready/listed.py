"""The lists of the readiness pack: the actions under each reason, what is due before the review listed once."""

import pandas as pd
import streamlit as st

from pages.parts import links, shown, table, words
from pages.parts.ready import pack


def section(rows: pd.DataFrame, reason: str, review_id: str) -> None:
    """The actions for which one reason holds, the earliest deadline first."""
    found = rows[rows.reason == reason]
    if found.empty:
        return
    heading, meaning = pack.REASONS.get(reason, (reason.capitalize(), ""))
    whole = int(found.open_count.iloc[0])
    of = f"{words.of(len(found), whole)} open actions"
    st.header(heading)
    if reason in pack.OF_ALL and len(found) == whole:
        st.markdown(f"{meaning} That holds for all {whole}, so they are not listed here once more.")
        return
    left = _not_listed(rows, found, reason)
    said = f"{of}. {meaning}{_listed_above(len(found), len(left))}"
    st.markdown(said)
    if len(left):
        shown.show(
            lambda: _listed(rows, left, reason),
            f"{heading}: open actions",
            "readiness_of_review",
            said,
            review_id=review_id,
        )


def _listed(rows: pd.DataFrame, left: pd.DataFrame, reason: str) -> dict[str, list]:
    return _with_also(rows, left) if reason == pack.BEFORE else columns(left)


def _not_listed(rows: pd.DataFrame, found: pd.DataFrame, reason: str) -> pd.DataFrame:
    """Of the actions with this reason those that the list before the review does not hold already."""
    before = rows.action_id[rows.reason == pack.BEFORE]
    return found[~found.action_id.isin(before)] if reason in pack.DATED else found


def _listed_above(whole: int, left: int) -> str:
    above = whole - left
    if not above:
        return ""
    if not left:
        return f" {'It stands' if whole == 1 else f'All {whole} stand'} in the list above, marked so under 'Also'."
    stand, rest = "stands" if above == 1 else "stand", "is the other" if left == 1 else "are the other"
    return f" {above} of them {stand} in the list above, marked so under 'Also'; here {rest} {left}."


def _with_also(rows: pd.DataFrame, found: pd.DataFrame) -> dict[str, list]:
    """The list before the review says which of its actions are overdue or without an update."""
    also = rows[rows.reason.isin(pack.DATED)].set_index("action_id").reason
    every = columns(found)
    if not found.action_id.isin(also.index).any():
        return every
    last = list(every)[-1]
    place = every.pop(last)
    return {**every, "Also": [also.get(key, "–") for key in found.action_id], last: place}


def columns(rows: pd.DataFrame) -> dict[str, list]:
    """One row an action, for the lists and the whole table."""
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
