"""Tables as people read them: plain column names, every gap said, no index."""

from datetime import date
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.parts import words

TEXT = st.column_config.TextColumn
STATUSES = ("complete", "in progress", "not started", "stopped", "continuous", "not stated")


def themes(frame: pd.DataFrame) -> None:
    """The figures of the theme chart."""
    shown = {"Theme": frame.theme, "Recommendations": frame.recommendation_count, "Councils": frame.council_count}
    shown |= {status.capitalize(): frame[f"{status.replace(' ', '_')}_count"] for status in STATUSES}
    shown |= {
        "Theme stated in print": [
            words.of(a, b) for a, b in zip(frame.stated_theme_count, frame.recommendation_count, strict=True)
        ],
        "Actions": frame.action_count,
    }
    show(shown)


def timings(frame: pd.DataFrame, last_reported: str = "") -> None:
    """The figures of the timing chart on both clocks, each with its meaning; of one council, `last_reported` heads its clock."""
    whole = int(frame.last_reported_count.sum())
    show(
        {
            "Standing": frame.timing,
            "As at the date": [words.of(a, b) for a, b in zip(frame.action_count, frame.of_count, strict=True)],
            last_reported or "As last reported": [words.of(count, whole) for count in frame.last_reported_count],
            **({} if last_reported else {"Councils": frame.council_count}),
            "What it means": frame.timing.map(words.TIMINGS),
        }
    )


def completion(frame: pd.DataFrame) -> None:
    """How much is complete at both levels, with its bounds and what stands outside them."""
    show(
        {
            "Level": frame.level.map({"recommendation": "Recommendations", "action": "Actions"}),
            "Complete of those with a stated status": [
                words.rate(*v)
                for v in zip(frame.complete_count, frame.stated_count, frame.low_share, frame.high_share, strict=True)
            ],
            "All that count": frame.counting_count,
            "Moved to business as usual": frame.moved_to_continuous_count,
            "Councils with progress reported": [
                words.of(a, b) for a, b in zip(frame.progress_council_count, frame.council_count, strict=True)
            ],
            "No progress reported yet": [words.counted(v, "council") for v in frame.without_progress_council_count],
        }
    )


def changes(frame: pd.DataFrame) -> None:
    """How many changes of each kind the last report of each council brought."""
    counts = frame.groupby(["council", "reported_on", "change"], as_index=False, sort=False).size()
    show(
        {
            "Council": counts.council,
            "Last report": [words.day(v) for v in counts.reported_on],
            "Change": counts.change,
            "Actions": counts["size"],
        }
    )


def reviews(frame: pd.DataFrame, as_at: date, build: str) -> None:
    """One row a council, with a link to its page."""
    links = [
        "council?" + urlencode({"council": name, "as_at": as_at.isoformat(), "build": build}) for name in frame.label
    ]
    show(
        {
            "Council": links,
            "Visited": [
                words.visit(*v) for v in zip(frame.visited_from, frame.visited_to, frame.visited_precision, strict=True)
            ],
            "Recommendations listed": [
                f"{a} (the documents say {words.number(b)})" if pd.notna(b) else f"{a} (total not stated)"
                for a, b in zip(frame.listed_recommendations, frame.stated_recommendations, strict=True)
            ],
            "Complete": frame.complete_count,
            "In progress": frame.in_progress_count,
            "Not started": frame.not_started_count,
            "Not stated": frame.not_stated_count,
            "Actions": frame.action_count,
            "Overdue": frame.overdue_count,
            "Re-dated": frame.redated_count,
            "Due, no update found": frame.due_without_update_count,
            "No calendar date": frame.undated_count,
            "Latest document": [words.day(v) for v in frame.latest_document_on],
            "Flags": frame.flag_count,
        },
        {"Council": st.column_config.LinkColumn(display_text=r"council=([^&]*)", width="medium")},
    )


def documents(frame: pd.DataFrame) -> None:
    """What each file is, and what was read in it."""
    show(
        {
            "Council": frame.council,
            "Kind": frame.kind.map(words.kind),
            "Published document": [
                words.stated(p if isinstance(p, str) else t)
                for p, t in zip(frame.published_title, frame.title, strict=True)
            ],
            "Its own date": [words.as_at(*v) for v in zip(frame.as_at, frame.as_at_precision, strict=True)],
            "Counts from": [words.day(v) for v in frame.counts_from],
            "Wording": frame.wording.map({"summary": "our summary", "verbatim": "as published"}),
            "Recommendations": frame.recommendation_count,
            "Actions": frame.action_count,
            "Statements": frame.update_count,
            "Errors": frame.error_count,
            "Warnings": frame.warning_count,
            "Notes": frame.note_count,
            "File": frame.file_name,
            "Published at": [v if isinstance(v, str) else "address not recorded" for v in frame.url],
        }
    )


def document_changes(frame: pd.DataFrame) -> None:
    """What each document did to the actions it speaks of."""
    if frame.empty:
        st.info("No document that lists actions is loaded.")
        return
    show(
        {
            "Council": frame.council,
            "Document": frame.file_name,
            "Its own date": [words.as_at(*v) for v in zip(frame.as_at, frame.as_at_precision, strict=True)],
            "Counts from": [words.day(v) for v in frame.counts_from],
            "Actions": frame.action_count,
            "New": frame.new_count,
            "Done": frame.done_count,
            "Reopened": frame.reopened_count,
            "Deadline moved": frame.redated_count,
            "Stopped": frame.stopped_count,
            "Dropped": frame.dropped_count,
        }
    )


def flags(frame: pd.DataFrame) -> None:
    """What a person should look at, and where."""
    if frame.empty:
        st.info("No flags.")
        return
    show(
        {
            "Council": [v if isinstance(v, str) else "–" for v in frame.council],
            "Severity": frame.severity,
            "What": frame.message,
            "Found": [words.stated(v) for v in frame.found],
            "Place": [words.stated(v) if isinstance(v, str) else "whole document" for v in frame.place],
            "Document": [v if isinstance(v, str) else "data/corrections.csv" for v in frame.file_name],
            "Code": frame.code,
        },
        {"What": TEXT(width="large")},
    )


def show(columns: dict, config: dict | None = None) -> None:
    """One table; what is blank in it is not stated."""
    frame = pd.DataFrame({name: list(values) for name, values in columns.items()})
    st.dataframe(frame, hide_index=True, width="stretch", column_config=config or {})
