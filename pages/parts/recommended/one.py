"""One recommendation: its words, what is known of it, every document or page that speaks of it, and who else was told the same."""

import pandas as pd
import streamlit as st

from pages.parts import links, words
from pages.parts.recommended import cards, families
from pages.parts.view import View


def show(recommendation_id: str, view: View) -> None:
    """Everything on one recommendation, or a sentence where it is not known by the date."""
    if not recommendation_id:
        st.info("No recommendation is named in the address. Open one from a list or a search.")
        return
    known = view.ask("recommendation_by_id", recommendation_id=recommendation_id)
    if known.empty:
        st.warning(
            f"The link asks for the recommendation {words.plain(recommendation_id[:200])}, which is not known as at {view.day()}."
        )
        return
    [row] = known.itertuples()
    number = f"{words.plain(row.ref)} · " if isinstance(row.ref, str) else ""
    st.header(number + (words.plain(row.text) if isinstance(row.text, str) else "Its words are not known"))
    st.markdown("  \n".join(_facts(row)))
    links.go(f"The page of {row.council}", "council", council=row.council)
    mentions = view.ask("mentions_of_recommendation", recommendation_id=recommendation_id)
    _replies(row, view)
    place = f"{mentions.file_name.iloc[0]}, {mentions.place.iloc[0]}" if len(mentions) else None
    st.caption(links.report(recommendation_id, place))
    for said in _put_right(row, view).get(recommendation_id, []):
        st.caption(said)
    st.subheader("Where it stands, and what was said")
    st.markdown("\n".join(_mention(mention, row.text) for mention in mentions.itertuples()))
    _actions(row, view)
    if isinstance(row.family_id, str):
        st.subheader("Who else was told the same")
        members = view.ask("recommendations_of_family", family_id=row.family_id)
        others = members[members.recommendation_id != recommendation_id]
        families.list_members(others.head(families.FIRST_MEMBERS))
        if len(others) > families.FIRST_MEMBERS:
            st.caption(f"These are the first {families.FIRST_MEMBERS} of {len(others):,}.")
            links.go("All of them", "family", family=row.family_id)
    else:
        st.markdown("No other council was told the same in words near enough to be sure.")
        links.go("Search for others", "recommendations", q=_search(row))


def _replies(row, view: View) -> None:
    """The council's own words beside the record, never instead."""
    replies = view.ask("replies_of_review", review_id=row.review_id)
    for reply in replies[replies.record_id == row.recommendation_id].itertuples():
        where = links.source(reply.url, "published reply")
        st.info(
            f"**The council's own reply** ({words.plain(reply.by_role)}, {words.day(reply.replied_on)}){f', {where}' if where else ''}. "
            f"It changes no figure here.  \n{words.plain(reply.reply)}"
        )


def _put_right(row, view: View) -> dict[str, list[str]]:
    """What a steward put right of records of this review, by their keys: a reader sees that one is no longer as it was read."""
    said: dict[str, list[str]] = {}
    for one in view.ask("corrections_of_review", review_id=row.review_id).itertuples():
        said.setdefault(one.record_id, []).append(words.plain(words.corrected(one)))
    return said


def _search(row) -> str | None:
    """What to look for: its topic, else its words, else nothing."""
    told = row.topic if isinstance(row.topic, str) else row.text
    return told[:120] if isinstance(told, str) else None


def _facts(row) -> list[str]:
    visited = words.visit(row.visited_from, row.visited_to, row.visited_precision)
    theme = f"Theme: {words.theme(row.theme, row.theme_method)}"
    also = f"; also {row.second_theme}" if isinstance(row.second_theme, str) else ""
    said = row.status != "not stated"
    since = f", stated in a document of {words.day(row.status_as_at)}" if said and pd.notna(row.status_as_at) else ""
    since = since or (", by a page without a date" if said else "")
    return [
        f"{words.plain(row.council)}, visited {visited}",
        theme + also,
        f"Status: {words.status(row.status, row.status_method)}{since}",
        *([f"The council's answer: {cards.ACCEPTED[row.acceptance]}"] if isinstance(row.acceptance, str) else []),
        *([f"Beside it: {words.plain(row.response_text)}"] if isinstance(row.response_text, str) else []),
        *([f"Remark: {words.plain(row.note)}"] if isinstance(row.note, str) else []),
    ]


def _mention(row, text: object) -> str:
    """What one document says; its own words only where they are others than the heading's."""
    told = f" It says: {words.plain(row.narrative)}" if isinstance(row.narrative, str) else ""
    where = f"{words.plain(row.file_name)}, {words.plain(row.place)}"
    source = links.source(row.url, "published page")
    return (
        f"- {words.kind(row.kind).capitalize()} (date: {words.as_at(row.as_at, row.as_at_precision)}), said by {words.speaker(row.said_by, row.basis)}: "
        f"{_said(row, text)}.{told} · {where}{f' · {source}' if source else ''}"
    )


def _said(row, text: object) -> str:
    own = isinstance(row.words, str) and row.words != text
    status = f"status: {words.plain(row.status_text if isinstance(row.status_text, str) else row.status)}"
    status = status if row.status != "not stated" else "mentioned, no status given"
    return f"{status}; in these words: {words.plain(row.words)}" if own else status


def _actions(row, view: View) -> None:
    if not row.has_document:
        st.markdown(
            "No plan or report of this review is loaded, so what the council promised and did is not known here."
        )
        return
    actions = view.ask("actions_of_review", review_id=row.review_id)
    actions = actions[actions.recommendation_id == row.recommendation_id]
    st.subheader("What the council promised")
    if actions.empty:
        st.markdown("The documents loaded list no action under it.")
    right = _put_right(row, view)
    for action in actions.itertuples():
        cards.action(action, right.get(action.action_id, []))
