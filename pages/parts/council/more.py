"""What a busy reader may leave folded: totals, public pages, progress as a whole, all rows, documents and flags."""

from functools import partial

import pandas as pd
import streamlit as st

from pages.parts import links, shown, table, words
from pages.parts.council.known import Known


def show(known: Known, totals: pd.DataFrame) -> None:
    """One fold for each that there is."""
    of = {"review_id": known.chosen.review_id}
    parts = [
        ("How the actions stand, then and now", known.ask("actions_by_timing"), _timings(known), "actions_by_timing", of),
        ("What was said in total", totals, _totals, "reported_totals", {"gss_code": known.chosen.gss_code}),
        ("What public pages say of this review", known.ask("register_facts_of_review"), _pages, "register_facts_of_review", of),
        ("Progress told for the review as a whole", known.ask("progress_of_review"), _progress, "progress_of_review", of),
        ("All recommendations as a table", known.recommendations, _recommendations, "recommendations_of_review", of),
        ("All actions as a table", known.actions, _actions, "actions_of_review", of),
    ]  # fmt: skip
    for title, rows, columns, question, params in parts:
        if len(rows):
            with st.expander(f"{title} ({len(rows)})"):
                # What is asked of the council is narrowed to the review here, which its parameters do not say.
                made = partial(columns, rows) if params is of else columns(rows)
                shown.show(made, title, question, **params)


def sources(known: Known) -> None:
    """Documents, and what in them a person should look at."""
    of = {"gss_code": known.chosen.gss_code}
    documents, flags = known.ask("documents_by_council"), known.ask("flags_by_document", severity=None)
    if len(documents):
        shown.show(
            _documents(documents), f"Documents and public pages on {known.chosen.council}", "documents_by_council", **of
        )
    if len(flags):
        with st.expander(f"Points to check in these documents ({len(flags)})"):
            shown.show(_flags(flags), "Points to check in these documents", "flags_by_document", **of)


def source(row) -> object:
    """The published address as a link, or that none is recorded."""
    return table.Link("published page", links.web(row.url)) if links.web(row.url) else "address not recorded"


def _timings(known: Known):
    """The columns of both clocks: as at the date, and on the day of the council's own last document."""
    day = words.as_at(known.review.last_reported_on, known.review.last_reported_precision)
    last = f"As last reported ({day})" if day != words.NOT_STATED else "As last reported"

    def columns(rows: pd.DataFrame) -> dict:
        whole = int(rows.last_reported_count.sum())
        return {
            "Standing": rows.timing,
            f"As at {known.view.day()}": [words.of(*v) for v in zip(rows.action_count, rows.of_count, strict=True)],
            last: [words.of(count, whole) for count in rows.last_reported_count],
            "What it means": rows.timing.map(words.TIMINGS),
        }

    return columns


def _totals(rows: pd.DataFrame) -> dict:
    return {
        "What was said": [words.claim(text)[0] for text in rows.count_text],
        "Said by": [f"the {v}" for v in rows.said_by],
        "Date": [words.as_at(*v) for v in zip(rows.as_at, rows.as_at_precision, strict=True)],
        "How firm": [v if isinstance(v, str) else "loaded document" for v in rows.basis],
        "Rows that say so": [_counted(*v) for v in zip(rows.counted_count, rows.counted_of_count, strict=True)],
        "Difference": [words.number(v) if pd.notna(v) else "–" for v in rows.difference],
        "Remark": [words.claim(text)[1] or "–" for text in rows.count_text],
        "Source": [source(row) for row in rows.itertuples()],
        "Place": [f"{a}, {b}" for a, b in zip(rows.file_name, rows.place, strict=True)],
    }


def _counted(count: object, whole: object) -> str:
    if pd.isna(whole):
        return "no rows loaded"
    return "cannot be compared" if pd.isna(count) else words.of(int(count), int(whole))


def _pages(rows: pd.DataFrame) -> dict:
    return {
        "Page": [source(row) for row in rows.itertuples()],
        "Said by": [f"the {v}" for v in rows.said_by],
        "How firm": [words.stated(v) for v in rows.basis],
        "Dates told": [v if isinstance(v, str) else "–" for v in rows.dates],
        "Recommendations stated": [words.number(v) for v in rows.stated_recommendations],
        "Told here": [_told(row) for row in rows.itertuples()],
        "Promised or told in passing": [v if isinstance(v, str) else "–" for v in rows.events],
        "Remark": [v if isinstance(v, str) else "–" for v in rows.note],
        "Last looked": [words.period(v, v, "month") for v in rows.looked_on],
        "Place": [f"{a}, {b}" for a, b in zip(rows.file_name, rows.place, strict=True)],
    }


def _told(row) -> str:
    counts = [
        words.counted(row.recommendation_count, "recommendation") if row.recommendation_count else "",
        words.counted(row.total_count, "total") if row.total_count else "",
        row.said_of_progress if isinstance(row.said_of_progress, str) else "",
    ]
    return "; ".join(part for part in counts if part) or "–"


def _progress(rows: pd.DataFrame) -> dict:
    return {
        "Statement": rows.statement,
        "Said by": [f"the {v}" for v in rows.said_by],
        "Date of document": [words.day(v) for v in rows.as_at],
        "Reasons for delay": [words.stated(v) for v in rows.reasons],
        "Document": rows.file_name,
        "Place": rows.place,
    }


def _recommendations(rows: pd.DataFrame) -> dict:
    return {
        "No.": [v if isinstance(v, str) else "–" for v in rows.ref],
        "Recommendation": [
            table.Link(words.stated(text), links.to("recommendation", recommendation=key))
            for text, key in zip(rows.recommendation, rows.recommendation_id, strict=True)
        ],
        "Theme": [words.theme(*v) for v in zip(rows.theme, rows.theme_method, strict=True)],
        "Status": [words.status(*v) for v in zip(rows.status, rows.status_method, strict=True)],
        "Status stated on": [words.day(v) for v in rows.status_as_at],
        "Owners": [words.stated(v) for v in rows.owners],
        "First deadlines end": [words.day(v) for v in rows.first_due_to],
        "Latest deadlines end": [words.day(v) for v in rows.due_to],
        "Actions": rows.action_count,
        "Overdue": rows.overdue_count,
        "Re-dated": rows.redated_count,
        "Due, no update found": rows.due_without_update_count,
        "Document": rows.file_name,
        "Place": rows.place,
    }


def _actions(rows: pd.DataFrame) -> dict:
    return {
        "Action": rows.action,
        "Rec.": [v if isinstance(v, str) else "–" for v in rows.recommendation_ref],
        "No.": [
            " ".join(p for p in pair if isinstance(p, str)) or "–"
            for pair in zip(rows.objective_ref, rows.ref, strict=True)
        ],
        "Owners": [words.stated(v) for v in rows.owners],
        "First deadline": [words.stated(v) for v in rows.first_due_text],
        "Latest deadline": [words.deadline(*v) for v in zip(rows.due_kind, rows.due_text, strict=True)],
        "Times re-dated": rows.redated_count,
        "Against the first deadline": [
            words.slippage(*v) for v in zip(rows.slip_low_days, rows.slip_high_days, strict=True)
        ],
        "Status": [words.status(*v) for v in zip(rows.status, rows.status_method, strict=True)],
        "Standing": rows.timing,
        "As last reported": [words.stated(v) for v in rows.last_reported_timing],
        "Dropped": ["without a word" if v else "no" for v in rows.is_dropped],
        "Documents": rows.mention_count,
        "Document": rows.file_name,
        "Place": rows.place,
    }


def _documents(rows: pd.DataFrame) -> dict:
    return {
        "Document": [_title(row) for row in rows.itertuples()],
        "Kind": rows.kind.map(words.kind),
        "Its own date": [words.as_at(*v) for v in zip(rows.as_at, rows.as_at_precision, strict=True)],
        "Counts from": [words.day(v) for v in rows.counts_from],
        "Wording": rows.wording.map({"summary": "our summary", "verbatim": "as published"}),
        "Recommendations": rows.recommendation_count,
        "Actions": rows.action_count,
        "Statements": rows.update_count,
        "Flags": rows.error_count + rows.warning_count + rows.note_count,
        "File": rows.file_name,
        "Published at": [source(row) for row in rows.itertuples()],
    }


def _title(row) -> str:
    return words.stated(row.published_title if isinstance(row.published_title, str) else row.title)


def _flags(rows: pd.DataFrame) -> dict:
    return {
        "What": rows.message,
        "Severity": rows.severity,
        "Found": [words.stated(v) for v in rows.found],
        "Place": [v if isinstance(v, str) else "whole document" for v in rows.place],
        "Document": [words.stated(v) for v in rows.file_name],
        "Code": rows.code,
    }
