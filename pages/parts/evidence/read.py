"""What was read: the documents, what each changed, what a person should look at, and the build they are in."""

import pandas as pd
import streamlit as st

from pages.parts import links, narrowed, shown, table, words
from pages.parts.view import View

SEVERITIES = {"All": None, "Errors": "error", "Warnings": "warning", "Notes": "note"}


def answer(documents: pd.DataFrame, view: View) -> None:
    """How many documents of how many councils, and how many need a look."""
    flagged = int((documents.error_count + documents.warning_count > 0).sum())
    st.markdown(
        f"As at **{view.day()}**{narrowed.told(view, 'documents_by_council')}, **{words.counted(len(documents), 'document')}** of "
        f"**{words.counted(documents.gss_code.nunique(), 'council')}** are loaded; {words.of(flagged, len(documents))} carry an error or a warning."
    )
    narrowed.unused(view, "documents_by_council")


def documents(frame: pd.DataFrame) -> None:
    """What each file is, and what was read in it."""
    st.markdown(
        "Two clocks: a document tells how things stood on its own date, and it counts from the day it was published, where that is known."
    )
    shown.show(
        lambda: {
            "Document": [_published(row) for row in frame.itertuples()],
            "Council": [table.Link(name, links.to("council", council=name)) for name in frame.council],
            "Kind": frame.kind,
            "Its own date": [words.as_at(*v) for v in zip(frame.as_at, frame.as_at_precision, strict=True)],
            "Counts from": [words.day(v) for v in frame.counts_from],
            "Wording": frame.wording.map({"summary": "our summary", "verbatim": "as published"}),
            "Read in it": [_read(row) for row in frame.itertuples()],
            "Flags": [_flagged(row) for row in frame.itertuples()],
            "File": frame.file_name,
        },
        "Documents that were read",
        "documents_by_council",
        f"{words.counted(len(frame), 'document')}.",
    )


def _published(row) -> table.Link:
    title = row.published_title if isinstance(row.published_title, str) else row.title
    return table.Link(title if isinstance(title, str) else row.file_name, links.web(row.url))


def _read(row) -> str:
    """What is first printed in it, and how many statements of progress it holds."""
    counts = (
        (row.recommendation_count, "recommendation"),
        (row.action_count, "action"),
        (row.update_count, "statement"),
    )
    return _listed(counts) or "nothing that is counted"


def _flagged(row) -> str:
    return _listed(((row.error_count, "error"), (row.warning_count, "warning"), (row.note_count, "note"))) or "none"


def _listed(counts: tuple[tuple[int, str], ...]) -> str:
    return ", ".join(words.counted(count, kind) for count, kind in counts if count)


def changes(view: View) -> None:
    """What each document did to the actions it speaks of."""
    frame = view.ask("changes_by_document")
    if frame.empty:
        narrowed.nothing(view, "changes_by_document", "No document that lists actions is loaded")
        return
    st.markdown("A change can only be seen where an earlier document of the same review is loaded.")
    shown.show(
        lambda: {
            "Document": frame.file_name,
            "Council": frame.council,
            "Its own date": [words.as_at(*v) for v in zip(frame.as_at, frame.as_at_precision, strict=True)],
            "Counts from": [words.day(v) for v in frame.counts_from],
            "Actions": frame.action_count,
            "New": frame.new_count,
            "Done": frame.done_count,
            "Reopened": frame.reopened_count,
            "Deadline moved": frame.redated_count,
            "Stopped": frame.stopped_count,
            "Dropped": frame.dropped_count,
        },
        "What each document changed",
        "changes_by_document",
        f"{words.counted(len(frame), 'document')}.",
    )


def flags(severity: str, view: View) -> None:
    """What a person should look at, and where."""
    frame = view.ask("flags_by_document", severity=SEVERITIES[severity])
    if frame.empty:
        kind = "flag" if severity == "All" else severity.lower().removesuffix("s")
        st.info(f"No {kind}. Choose another kind above, or take a filter off.")
        return
    st.markdown(
        f"**{words.counted(len(frame), 'flag')}** in {words.counted(frame.file_name.nunique(), 'file')}"
        f"{narrowed.told(view, 'flags_by_document')}. What is wrong is put right in data/corrections.csv, with a reason."
    )
    shown.show(
        lambda: {
            "What": frame.message,
            "Severity": frame.severity,
            "Council": [v if isinstance(v, str) else "–" for v in frame.council],
            "Found": [words.stated(v) for v in frame.found],
            "Place": [v if isinstance(v, str) else "whole document" for v in frame.place],
            "Document": [v if isinstance(v, str) else "data/corrections.csv" for v in frame.file_name],
            "Code": frame.code,
        },
        "Flags",
        "flags_by_document",
        f"{words.counted(len(frame), 'flag')}.",
        severity=SEVERITIES[severity],
    )


def build(view: View) -> None:
    """Which build of the data this is."""
    [facts] = view.ask("build_facts").itertuples()
    st.markdown(
        f"Built {facts.built_at} UTC from {words.counted(int(facts.document_count), 'document')}; fingerprint of the files {facts.content}."
    )
    links.go("Take the whole database away", "method")
