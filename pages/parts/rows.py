"""The rows of one review as tables: recommendations, actions, what changed, what to ask, what was told in total."""

import pandas as pd
import streamlit as st

from pages.parts import tables, words
from pages.parts.tables import TEXT


def recommendations(frame: pd.DataFrame) -> None:
    """Every recommendation of a council, one row each."""
    tables.show(
        {
            "No.": [words.stated(v) for v in frame.ref],
            "Recommendation": [words.stated(v) for v in frame.recommendation],
            "Theme": [words.theme(*v) for v in zip(frame.theme, frame.theme_method, strict=True)],
            "Status": [words.status(*v) for v in zip(frame.status, frame.status_method, strict=True)],
            "Status stated on": [words.day(v) for v in frame.status_as_at],
            "Owners": [words.stated(v) for v in frame.owners],
            "First deadlines end": [words.day(v) for v in frame.first_due_to],
            "Latest deadlines end": [words.day(v) for v in frame.due_to],
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
    tables.show(
        {
            "Rec.": [words.stated(v) for v in frame.recommendation_ref],
            "No.": [
                " ".join(p for p in (a, b) if isinstance(p, str)) or "–"
                for a, b in zip(frame.objective_ref, frame.ref, strict=True)
            ],
            "Action": frame.action,
            "Owners": [words.stated(v) for v in frame.owners],
            "First deadline": [words.stated(v) for v in frame.first_due_text],
            "Latest deadline": [words.deadline(*v) for v in zip(frame.due_kind, frame.due_text, strict=True)],
            "From": [words.day(v) for v in frame.due_from],
            "To": [words.day(v) for v in frame.due_to],
            "Times re-dated": frame.redated_count,
            "Against the first deadline": [
                words.slippage(*v) for v in zip(frame.slip_low_days, frame.slip_high_days, strict=True)
            ],
            "Status": [words.status(*v) for v in zip(frame.status, frame.status_method, strict=True)],
            "Standing": frame.timing,
            "As last reported": [words.stated(v) for v in frame.last_reported_timing],
            "Dropped": ["without statement" if v else "" for v in frame.is_dropped],
            "Documents": frame.mention_count,
            "Document": frame.file_name,
            "Place": frame.place,
        },
        {"Action": TEXT(width="large")},
    )


def progress(frame: pd.DataFrame) -> None:
    """What is said of the review as a whole."""
    tables.show(
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


def changes(frame: pd.DataFrame) -> None:
    """What the last report changed, one row a change."""
    tables.show(
        {
            "Change": frame.change,
            "Rec.": [words.stated(v) if isinstance(v, str) else "–" for v in frame.ref],
            "Action": frame.action,
            "Before": [words.stated(v) if isinstance(v, str) else "–" for v in frame.was],
            "Now": [words.stated(v) if isinstance(v, str) else "no longer shown" for v in frame.is_now],
            "Document": frame.file_name,
            "Place": [v if isinstance(v, str) else "not in it" for v in frame.place],
        },
        {"Action": TEXT(width="large")},
    )


def questions(frame: pd.DataFrame) -> None:
    """Each question once, opening the actions it rests on."""
    for question, asked in frame.groupby("question", sort=False):
        with st.expander(f"{question} ({words.counted(len(asked), 'action')})"):
            tables.show(
                {
                    "Rec.": [words.stated(v) if isinstance(v, str) else "–" for v in asked.ref],
                    "Action": asked.action,
                    "Why it is asked": asked.because,
                    "Document": [words.stated(v) for v in asked.file_name],
                    "Place": [words.stated(v) for v in asked.place],
                },
                {"Action": TEXT(width="large")},
            )


def redated(frame: pd.DataFrame) -> None:
    """Actions whose deadline was moved: first and latest deadline side by side."""
    tables.show(
        {
            "Council": frame.council,
            "Action": frame.action,
            "First deadline": [words.stated(v) for v in frame.first_due_text],
            "Latest deadline": [words.stated(v) for v in frame.due_text],
            "Times re-dated": frame.redated_count,
            "Against the first deadline": [
                words.slippage(*v) for v in zip(frame.slip_low_days, frame.slip_high_days, strict=True)
            ],
            "Status": [words.SHAPES[v] for v in frame.status],
            "Standing": frame.timing,
        },
        {"Action": TEXT(width="large")},
    )


def totals(frame: pd.DataFrame) -> None:
    """What was said in total, beside what the rows come to; the two are never made to agree."""
    tables.show(
        {
            "Council": frame.council,
            "Date": [words.as_at(*v) for v in zip(frame.as_at, frame.as_at_precision, strict=True)],
            "Said by": frame.said_by,
            "How firm": ["loaded document" if not isinstance(v, str) else v for v in frame.basis],
            "Visited": [
                words.visited(first, None, how).split(" (")[0]
                for first, how in zip(frame.visited_from, frame.visited_precision, strict=True)
            ],
            "What was said": [text.partition(" (")[0] for text in frame.count_text],
            "Remark": [text.partition(" (")[2].removesuffix(")") for text in frame.count_text],
            "Rows that say so": [
                "no rows loaded"
                if pd.isna(whole)
                else "cannot be compared"
                if pd.isna(count)
                else words.of(int(count), int(whole))
                for count, whole in zip(frame.counted_count, frame.counted_of_count, strict=True)
            ],
            "Difference": [words.number(v) if pd.notna(v) else "–" for v in frame.difference],
            "Source": [words.stated(v) for v in frame.url],
            "Document": frame.file_name,
            "Place": frame.place,
        },
        {"What was said": TEXT(width="large")},
    )


def register(frame: pd.DataFrame) -> None:
    """What public pages say of a review, page by page: who says so, how firm it is, what must be known to read it."""
    tables.show(
        {
            "Said by": frame.said_by,
            "How firm": [words.stated(v) for v in frame.basis],
            "Dates told": [v if isinstance(v, str) else "–" for v in frame.dates],
            "Recommendations stated": [words.number(v) for v in frame.stated_recommendations],
            "Told here": [
                "; ".join(
                    filter(
                        None,
                        [
                            words.counted(r, "recommendation") if r else "",
                            words.counted(t, "total") if t else "",
                            s if isinstance(s, str) else "",
                        ],
                    )
                )
                or "–"
                for r, t, s in zip(frame.recommendation_count, frame.total_count, frame.said_of_progress, strict=True)
            ],
            "Promised or told in passing": [v if isinstance(v, str) else "–" for v in frame.events],
            "Remark": [v if isinstance(v, str) else "–" for v in frame.note],
            "Last looked": [words.period(v, v, "month") for v in frame.looked_on],
            "Page": frame.url,
            "Place": [f"{a}, {b}" for a, b in zip(frame.file_name, frame.place, strict=True)],
        },
        {"Page": st.column_config.LinkColumn(), "Remark": TEXT(width="large")},
    )
