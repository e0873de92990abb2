"""The parts of the council page: the answer in one sentence, figures on both clocks, one card a recommendation."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import links, words

ACCEPTED = {"accepted": "accepted", "part": "accepted in part", "declined": "declined"}


def nothing_loaded(council, as_at: date) -> None:
    """No data yet, which is not the same as no review."""
    successor = (
        f" Its place was taken by {words.plain(council.successor)}." if isinstance(council.successor, str) else ""
    )
    st.info(
        f"Nothing on {words.plain(council.label)} that counts by {words.day(as_at)} is known here.{successor} There may have been a peer challenge: "
        "nothing was found on the pages that were searched. Whoever looks after this app can add a published document (data/sources.csv; the README tells how)."
    )


def answer(review, kind: str, totals: pd.DataFrame, as_at: date) -> None:
    """The page's question answered in one sentence."""
    visited = words.visit(review.visited_from, review.visited_to, review.visited_precision)
    what = (
        "" if kind == "corporate peer challenge" else f" for a {'review of another kind' if kind == 'other' else kind}"
    )
    opening = f"**{words.plain(review.council)}** was visited **{visited}**{what}"
    if not review.read_count:
        listed = review.listed_recommendations
        known = (
            f" {words.counted(listed, 'recommendation')} of it {'is' if listed == 1 else 'are'} known from public pages."
            if listed
            else ""
        )
        st.markdown(
            f"{opening}. No plan or report of this review is loaded as at {words.day(as_at)}.{known} {_said(totals)}"
        )
        return
    listed, stated = review.listed_recommendations, review.stated_recommendations
    told = f"{words.counted(listed, 'recommendation')} listed" + (
        f" (the documents say {int(stated)})" if pd.notna(stated) else " (the documents state no total)"
    )
    up_to = f" up to {words.day(review.latest_document_on)}" if pd.notna(review.latest_document_on) else ""
    undated = " A document states no date; it counts from the visit." if review.has_undated_document else ""
    st.markdown(
        f"{opening}: {told}, {words.counted(review.action_count, 'action')}. {_progress(review)} As at {words.day(as_at)}, "
        f"based on {words.counted(review.read_count, 'document')}{up_to}.{undated}"
    )


def _said(totals: pd.DataFrame) -> str:
    """What is known all the same: 'On 12 June 2025 the council said: 51 of 73 actions completed; ...'."""
    speakers = {"council": "the council", "peers": "the peers", "press": "the press"}
    told = []
    for (speaker, on), said in totals.groupby(["said_by", "as_at"], sort=False, dropna=False):
        precision = said.as_at_precision.iloc[0]
        claims = "; ".join(words.plain(text.split(" (")[0]) for text in said.count_text)
        told.append(f"{speakers[speaker].capitalize()} said ({words.as_at(on, precision)}): {claims}.")
    return " ".join(told)


def newer_review(reviews: pd.DataFrame, chosen) -> None:
    """A newer review of which only totals are known is not passed over."""
    newer = reviews[(reviews.read_count == 0) & (reviews.visited_from > chosen.visited_from)]
    for row in newer.itertuples():
        visited = words.visit(row.visited_from, row.visited_to, row.visited_precision)
        st.info(
            f"A newer review, visited {visited}, is known from public pages only; no plan or report of it is loaded. Choose it above."
        )


def _progress(review) -> str:
    """What is stated of the recommendations, or that nothing is."""
    counts = {
        "complete": review.complete_count,
        "in progress": review.in_progress_count,
        "not started": review.not_started_count,
        "stopped": review.stopped_count,
        "continuous": review.continuous_count,
    }
    known = [f"{count} {name}" for name, count in counts.items() if count]
    if known:
        return f"Status of the recommendations: {', '.join(known)}, {review.not_stated_count} not stated."
    return (
        "Progress is reported only for the review as a whole, below."
        if review.review_update_count
        else "No progress reported yet."
    )


def figures(review) -> None:
    """The review in figures, each with its whole; overdue never without re-dated beside it."""
    if not review.action_count:
        st.markdown("No actions are listed in the documents loaded, so there are no figures on deadlines.")
        return
    timings = {
        "Overdue": (review.overdue_count, "overdue"),
        "Re-dated": (review.redated_count, "re-dated"),
        "Due, no update found": (review.due_without_update_count, "due, no update found"),
        "No calendar date": (review.undated_count, "undated"),
        "Dropped without statement": (review.dropped_count, "dropped"),
    }
    with st.container(horizontal=True):
        st.metric(
            "Actions with a stated status", words.of(review.stated_action_count, review.action_count), border=True
        )
        for label, (count, meaning) in timings.items():
            st.metric(
                label, words.of(count, review.action_count), border=True, help=words.TIMINGS[meaning].capitalize() + "."
            )


def recommendation(row, actions: pd.DataFrame, as_at: date) -> None:
    """One recommendation, folded: its words, theme, owners, what was said of it and its actions."""
    words_of = (
        row.recommendation if isinstance(row.recommendation, str) else "its words are not in the documents loaded"
    )
    number = words.plain(row.ref) if isinstance(row.ref, str) else "No number"
    with st.expander(f"**{number}** · {words.plain(words_of)} · **{words.status(row.status, row.status_method)}**"):
        st.markdown("  \n".join(_facts(row)))
        if isinstance(row.said, str):
            st.markdown(f"Reported on {words.day(row.said_on)}: {words.plain(row.said)}")
        for one in actions.itertuples():
            action(one)
        others = "Who else was told this" if isinstance(row.family_id, str) else "This recommendation and its sources"
        links.go(others, "recommendations", as_at, recommendation=row.recommendation_id)


def loose(actions: pd.DataFrame) -> None:
    """Actions of rows that do not say whose they are: shown, never given to a recommendation."""
    if actions.empty:
        return
    with st.expander(f"{words.counted(len(actions), 'action')} whose recommendation the document does not show"):
        for one in actions.itertuples():
            action(one)


def _facts(row) -> list[str]:
    return [
        f"Theme: {words.theme(row.theme, row.theme_method)}"
        + (f"; also {row.second_theme}" if isinstance(row.second_theme, str) else ""),
        f"Owners: {words.plain(row.owners)}",
        *([f"The council's answer: {ACCEPTED[row.acceptance]}"] if isinstance(row.acceptance, str) else []),
        *([f"Deadline of the recommendation: {words.plain(row.due_text)}"] if isinstance(row.due_text, str) else []),
        f"{_counts(row)}.",
        _printed(row),
    ]


def _printed(row) -> str:
    """Where it stands first; of a register's row who says so, how firm that is, and the page."""
    if not row.is_from_register:
        return f"First printed in {words.plain(row.file_name)}, {words.plain(row.place)}"
    note = f" ({words.plain(row.note)})" if isinstance(row.note, str) else ""
    return (
        f"Known from a public page only, in this project's words{note}: said by {words.speaker(row.said_by, row.basis)}, "
        f"{links.source(row.url)}; {words.plain(row.file_name)}, {words.plain(row.place)}"
    )


def _counts(row) -> str:
    """'5 actions: 3 complete, 2 in progress; 1 date has moved; the next deadline ends on 31 March 2026'."""
    if not row.action_count:
        return "No actions listed"
    statuses = ("complete", "in_progress", "not_started", "stopped", "continuous", "not_stated")
    counts = {status.replace("_", " "): getattr(row, f"{status}_count") for status in statuses}
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    moved = f"; the dates of {row.redated_count} have moved" if row.redated_count else ""
    dropped = f"; {row.dropped_count} left out of the last full plan without a word" if row.dropped_count else ""
    ahead = f"; the next deadline ends on {words.day(row.next_due_on)}" if pd.notna(row.next_due_on) else ""
    return f"{words.counted(row.action_count, 'action')}: {told}{moved}{dropped}{ahead}"


def action(row) -> None:
    number = " ".join(part for part in (row.objective_ref, row.ref) if isinstance(part, str))
    reopened = " · reopened" if row.reopened_count else ""
    dropped = f" · left out of the full plan of {words.day(row.dropped_on)} without a word" if row.is_dropped else ""
    st.markdown(
        f"- {f'**{words.plain(number)}** ' if number else ''}{words.plain(row.action)}  \n"
        f"  Owner: {words.plain(row.owners)} · Deadline: {words.plain(words.deadlines(row))} · "
        f"{words.status(row.status, row.status_method)}{reopened} · {row.timing}{dropped} · {words.plain(row.place)}"
    )
