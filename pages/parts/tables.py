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
    _show(shown)


def timings(frame: pd.DataFrame) -> None:
    """The figures of the timing chart, each with its meaning."""
    _show(
        {
            "Standing": frame.timing,
            "Actions": [words.of(a, b) for a, b in zip(frame.action_count, frame.of_count, strict=True)],
            "Councils": frame.council_count,
            "What it means": frame.timing.map(words.TIMINGS),
        }
    )


def reviews(frame: pd.DataFrame, as_at: date, build: str) -> None:
    """One row a council, with a link to its page."""
    links = [
        "council?" + urlencode({"council": name, "as_at": as_at.isoformat(), "build": build}) for name in frame.label
    ]
    _show(
        {
            "Council": links,
            "Visited": [
                words.visit(*v) for v in zip(frame.visited_from, frame.visited_to, frame.visited_precision, strict=True)
            ],
            "Recommendations listed": [
                f"{a} of {words.number(b)}" if pd.notna(b) else f"{a} (total not stated)"
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


def recommendations(frame: pd.DataFrame) -> None:
    """Every recommendation of a council, one row each."""
    _show(
        {
            "No.": [words.stated(v) for v in frame.ref],
            "Recommendation": [words.stated(v) for v in frame.recommendation],
            "Theme": [words.theme(*v) for v in zip(frame.theme, frame.theme_method, strict=True)],
            "Status": [words.status(*v) for v in zip(frame.status, frame.status_method, strict=True)],
            "Status stated on": [words.day(v) for v in frame.status_on],
            "Owners": [words.stated(v) for v in frame.owners],
            "Actions": frame.action_count,
            "Overdue": frame.overdue_count,
            "Re-dated": frame.redated_count,
            "Due, no update found": frame.due_without_update_count,
            "Document": frame.file_name,
            "Place": frame.place,
        },
        {"Recommendation": TEXT(width="large")},
    )


def actions(frame: pd.DataFrame) -> None:
    """Every action of a council, one row each."""
    _show(
        {
            "Rec.": [words.stated(v) for v in frame.recommendation_ref],
            "No.": [
                " ".join(p for p in (a, b) if isinstance(p, str)) or "–"
                for a, b in zip(frame.objective_ref, frame.ref, strict=True)
            ],
            "Action": frame.action,
            "Owners": [words.stated(v) for v in frame.owners],
            "Deadline as printed": [words.deadline(*v) for v in zip(frame.due_kind, frame.due_text, strict=True)],
            "From": [words.day(v) for v in frame.due_from],
            "To": [words.day(v) for v in frame.due_to],
            "Status": [words.status(*v) for v in zip(frame.status, frame.status_method, strict=True)],
            "Standing": frame.timing,
            "Times re-dated": frame.redated_count,
            "Document": frame.file_name,
            "Place": frame.place,
        },
        {"Action": TEXT(width="large")},
    )


def progress(frame: pd.DataFrame) -> None:
    """What is said of the review as a whole."""
    _show(
        {
            "Date of document": [words.day(v) for v in frame.as_at],
            "Said by": frame.said_by,
            "Statement": frame.statement,
            "Reasons for delay": [words.stated(v) for v in frame.reasons],
            "Document": frame.file_name,
            "Place": frame.place,
        },
        {"Statement": TEXT(width="large")},
    )


def documents(frame: pd.DataFrame) -> None:
    """What each file is, and what was read in it."""
    _show(
        {
            "Council": frame.council,
            "Kind": frame.kind,
            "Published document": [
                words.stated(p if isinstance(p, str) else t)
                for p, t in zip(frame.published_title, frame.title, strict=True)
            ],
            "Date": [words.day(v) for v in frame.as_at],
            "Wording": frame.wording.map({"summary": "our summary", "verbatim": "as published"}),
            "Recommendations": frame.recommendation_count,
            "Actions": frame.action_count,
            "Statements": frame.update_count,
            "Errors": frame.error_count,
            "Warnings": frame.warning_count,
            "Notes": frame.note_count,
            "File": frame.file_name,
            "Published at": [words.stated(v) for v in frame.url],
        }
    )


def flags(frame: pd.DataFrame) -> None:
    """What a person should look at, and where."""
    if frame.empty:
        st.info("No flags.")
        return
    _show(
        {
            "Council": frame.council,
            "Severity": frame.severity,
            "What": frame.message,
            "Found": [words.stated(v) for v in frame.found],
            "Place": [words.stated(v) if isinstance(v, str) else "whole document" for v in frame.place],
            "Document": frame.file_name,
            "Code": frame.code,
        },
        {"What": TEXT(width="large")},
    )


def _show(columns: dict, config: dict | None = None) -> None:
    frame = pd.DataFrame({name: list(values) for name, values in columns.items()})
    st.dataframe(frame, hide_index=True, width="stretch", column_config=config or {})
