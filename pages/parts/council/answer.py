"""The page's question answered: what was told and promised, how far it has come, and on what that rests."""

import pandas as pd
import streamlit as st

from pages.parts import links, words
from pages.parts.council import when
from pages.parts.council.known import Known

STATUSES = {
    "complete": "complete",
    "in progress": "in progress",
    "not started": "not started",
    "stopped": "stopped",
    "continuous": "going on with no end date",
}
KINDS = {"corporate peer challenge": "", "other": " for a review of another kind"}


def show(known: Known, totals: pd.DataFrame) -> None:
    """One paragraph for the answer, one for what it rests on and what comes next."""
    st.markdown(" ".join(words.plain(part) for part in sentences(known, totals)))
    st.markdown(" ".join([*map(words.plain, basis(known)), *_next_report(known)]))


def sentences(known: Known, totals: pd.DataFrame) -> list[str]:
    """The answer in plain words."""
    kind = KINDS.get(known.chosen.kind, f" for a {known.chosen.kind}")
    opening = f"{known.chosen.council} was visited {known.visited}{kind}."
    if not known.review.read_count:
        return [opening, *_from_pages(known), *reported(totals)]
    # Where no action has a status of its own, what was said in total is all that is known of progress.
    in_total = [] if known.review.stated_action_count else reported(totals)
    return [opening, _told(known.review), *_progress(known), *in_total]


def _from_pages(known: Known) -> list[str]:
    count = known.review.listed_recommendations
    listed = f"{words.counted(count, 'recommendation')} of it {'is' if count == 1 else 'are'} known from public pages."
    return ["No plan or report of this review is loaded.", *([listed] if count else [])]


def _told(review) -> str:
    """'The documents list 7 of 9 recommendations and 15 actions.'; where more are listed than were stated, both numbers as they are."""
    stated, listed = review.stated_recommendations, review.listed_recommendations
    of = f" of {int(stated)}" if pd.notna(stated) and int(stated) > listed else ""
    fewer = (
        f" A document or page speaks of {int(stated)} recommendations; more than these are known."
        if pd.notna(stated) and int(stated) < listed
        else ""
    )
    what = f"{listed}{of} recommendation{'' if listed == 1 and not of else 's'}"
    return f"{'The documents list' if not fewer else 'Documents and public pages list'} {what} and {_actions(review.action_count)}.{fewer}"


def _actions(count: int) -> str:
    return words.counted(count, "action") if count else "no action"


def _progress(known: Known) -> list[str]:
    review = known.review
    if review.action_count and review.stated_action_count:
        counts = known.actions.status.value_counts()
        told = [
            f"{counts[status]} {'is' if counts[status] == 1 else 'are'} {said}"
            for status, said in STATUSES.items()
            if status in counts
        ]
        silent = review.action_count - review.stated_action_count
        rest = f" For {silent} nothing is stated." if silent else ""
        return [f"Of the actions {listed(told)}.{rest}"]
    told = {
        "complete": review.complete_count,
        "in progress": review.in_progress_count,
        "not started": review.not_started_count,
        "stopped": review.stopped_count,
        "going on with no end date": review.continuous_count,
    }
    if any(told.values()):
        named = [f"{count} {'is' if count == 1 else 'are'} {said}" for said, count in told.items() if count]
        return [f"Of the recommendations {listed(named)}."]
    if review.review_update_count:
        return ["Progress is reported only for the review as a whole."]
    return ["No progress has been reported yet."]


def listed(parts: list[str]) -> str:
    """['a', 'b', 'c'] is 'a, b and c'."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def reported(totals: pd.DataFrame) -> list[str]:
    """What is known all the same: 'The council said (12 June 2025): 51 of 73 actions completed.'"""
    return [
        f"The {speaker} said ({words.as_at(on, said.as_at_precision.iloc[0])}): "
        f"{'; '.join(words.claim(text)[0] for text in said.count_text)}."
        for (speaker, on), said in totals.groupby(["said_by", "as_at"], sort=False, dropna=False)
    ]


def basis(known: Known) -> list[str]:
    """'As at ..., based on 3 documents up to ...', and when somebody last looked for newer ones."""
    review, ahead = known.review, known.ahead
    parts = []
    if review.read_count:
        up_to = f" up to {words.day(review.latest_document_on)}" if pd.notna(review.latest_document_on) else ""
        parts.append(f"As at {known.view.day()}, based on {words.counted(review.read_count, 'document')}{up_to}.")
    if review.has_undated_document:
        parts.append("A document states no date; it counts from the visit.")
    if pd.notna(ahead.looked_on):
        pages = f" on {words.counted(int(ahead.looked_page_count), 'public page')}" if ahead.looked_page_count else ""
        looked = words.period(ahead.looked_on, ahead.looked_on, ahead.looked_precision)
        parts.append(f"Newer documents were last looked for{pages} in {looked}." if ahead.looked_precision != "day"
                     else f"Newer documents were last looked for{pages} on {looked}.")  # fmt: skip
    else:
        parts.append("It is not recorded when newer documents were last looked for.")
    return parts


def next_steps(known: Known) -> list[str]:
    """When progress next comes to committee and when the peers come back, in plain words without sources."""
    ahead, parts = known.ahead, []
    if pd.notna(ahead.next_report_to):
        on = when.due(ahead.next_report_from, ahead.next_report_to)
        passed = " That time has passed; no further one is known." if ahead.is_next_report_past else ""
        parts.append(f"Progress {'was to come' if passed else 'next comes'} to committee {on}.{passed}")
    else:
        parts.append("No document says when progress next comes to committee.")
    return [*parts, *_peers_back(known)]


def _peers_back(known: Known) -> list[str]:
    ahead = known.ahead
    if pd.notna(ahead.progress_review_to):
        return [f"The progress review was held {when.due(ahead.progress_review_from, ahead.progress_review_to)}."]
    if pd.isna(ahead.progress_review_due_to):
        return []
    about = when.span(ahead.progress_review_due_from, ahead.progress_review_due_to)
    late = ahead.progress_review_due_to < pd.Timestamp(known.view.as_at)
    if not late:
        return [f"A progress review is expected about 10 months after the visit, around {about}."]
    return [
        f"A progress review was expected about 10 months after the visit, around {about}. "
        "No date for it was found, which does not mean that it was not held."
    ]


def _next_report(known: Known) -> list[str]:
    """The same for the page, with the source of what is said."""
    said = [words.plain(part) for part in next_steps(known)]
    ahead = known.ahead
    for place, (to, file_name, at, url) in enumerate(
        [
            (ahead.next_report_to, ahead.next_report_file_name, ahead.next_report_place, ahead.next_report_url),
            (
                ahead.progress_review_to,
                ahead.progress_review_file_name,
                ahead.progress_review_place,
                ahead.progress_review_url,
            ),
        ]
    ):
        if pd.notna(to) and isinstance(file_name, str):
            source = links.source(url, "published page")
            where = words.plain(", ".join(v for v in (file_name, at) if isinstance(v, str)))
            said[place] += f" (Source: {where}{f', {source}' if source else ''}.)"
    return said
