"""Called complete, and what stands beside it: for everything called complete the claim, and what the document shows beside it. Nothing is called proven."""

import pandas as pd
import streamlit as st

from pages.parts import links, shown, table, words
from pages.parts.council import when
from pages.parts.council.known import Known

NOTHING = "the document shows nothing beside it"


def show(known: Known) -> None:
    """The sentence, and each claim with what stands beside it."""
    claims = known.ask("claims_of_review")
    st.markdown(told(claims))
    if len(claims):
        shown.show(lambda: columns(known, claims), "What is called complete, and what is shown beside it", "claims_of_review",
                   told(claims), review_id=known.chosen.review_id)  # fmt: skip


def told(claims: pd.DataFrame) -> str:
    """'Of 7 claims of completion 4 come with words on what was done.'"""
    if claims.empty:
        return "No document says in its own words that any single action or recommendation is complete."
    count, worded = len(claims), int((claims.grade == "words beside it").sum())
    if count == 1:
        with_words = "comes with words on what was done" if worded else "comes without a word on what was done"
        return f"The one claim of completion {with_words}."
    return f"Of {count} claims of completion {worded or 'none'} {'comes' if worded < 2 else 'come'} with words on what was done."


def columns(known: Known, claims: pd.DataFrame) -> dict:
    """The table's columns, for page and paper."""
    actions = {row.action_id: row for row in known.actions.itertuples()}
    return {
        "Called complete": [named(row, actions.get(row.id)) for row in claims.itertuples()],
        "The claim": [f"“{v}”" if isinstance(v, str) else "nothing is printed" for v in claims.claim],
        "Said by": [f"the {v}" for v in claims.said_by],
        "On": [words.day(v) for v in claims.claimed_on],
        "Claimed in": [_place(*v) for v in zip(claims.file_name, claims.place, claims.url, strict=True)],
        "Shown beside it": [f"“{v}”" if isinstance(v, str) else NOTHING for v in claims.shown],
        "Shown in": [
            _place(*v) if isinstance(v[0], str) else "–"
            for v in zip(claims.shown_file_name, claims.shown_place, claims.shown_url, strict=True)
        ],
    }


def named(row, action=None) -> str:
    """'Recommendation 5: ...'; an action with the number of its recommendation, as on the timeline."""
    text = row.text if isinstance(row.text, str) else "its words are not known"
    again = " (had been complete before, then was not)" if row.is_reopened else ""
    if row.level == "recommendation":
        return f"Recommendation{f' {row.ref}' if isinstance(row.ref, str) else ''}: {text}{again}"
    numbers = (action.recommendation_ref, action.objective_ref, action.ref) if action else (None, None, row.ref)
    return f"{when.named(*numbers, text)}{again}"


def _place(file_name: object, place: object, url: object) -> object:
    """'plan.docx, page 3'; a link to the published document where its address is known."""
    said = ", ".join(v for v in (file_name, place) if isinstance(v, str)) or words.NOT_STATED
    return table.Link(said, links.web(url)) if links.web(url) else said
