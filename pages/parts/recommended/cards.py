"""One action on the page of its recommendation, and how a council's answer is said."""

import streamlit as st

from pages.parts import links, words
from pages.parts.council import when

ACCEPTED = {"accepted": "accepted", "part": "accepted in part", "declined": "declined"}


def action(row, right: list[str]) -> None:
    """A row of actions_of_review: its words, owner, deadlines, status, standing, place, where to report an error, what was put `right`."""
    number = when.number(row.objective_ref, row.ref)
    reopened = " · reopened" if row.reopened_count else ""
    dropped = f" · left out of the full plan of {words.day(row.dropped_on)} without a word" if row.is_dropped else ""
    place = ", ".join(v for v in (row.file_name, row.place) if isinstance(v, str))
    st.markdown(
        f"- {f'**{words.plain(number)}** ' if number else ''}{words.plain(row.action)}  \n"
        f"  Led by: {words.plain(row.owners)} · Deadline: {words.plain(words.deadlines(row))} · "
        f"{words.status(row.status, row.status_method)}{reopened} · {row.timing}{dropped} · {words.plain(place)} · {links.report(row.action_id, place)}"
        + "".join(f"  \n  {said}" for said in right)
    )
