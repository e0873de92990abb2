"""Documents and flags: what was read, from which file, and what a person should look at."""

import streamlit as st

from pages.parts import data, frame, rows, tables, words

SEVERITIES = {"All": None, "Errors": "error", "Warnings": "warning", "Notes": "note"}

as_at = frame.start_page(
    "Which documents are loaded, and what should a person look at?",
    "Figures on actions and progress come from these files; what else is known comes from public pages, each named where it is shown. "
    "A flag marks something that was not read, not stated, or needs a careful eye.",
)

documents = data.answer("documents_by_council", as_at=as_at, gss_code=None)
documents = documents[documents.kind != "register"]
if documents.empty:
    st.info(f"No document counts by {words.day(as_at)}. Choose a later as-at date.")
    st.stop()

flagged = int((documents.error_count + documents.warning_count > 0).sum())
st.markdown(
    f"As at **{words.day(as_at)}**, {words.counted(len(documents), 'document')} of {words.counted(documents.gss_code.nunique(), 'council')} are loaded; "
    f"{words.of(flagged, len(documents))} carry an error or a warning."
)

st.header("Documents")
st.markdown(
    "Two clocks: a document tells how things stood on its own date, and it counts from the day it was published, where that is known."
)
tables.documents(documents)

st.header("What each document changed")
st.markdown("A change can only be seen where an earlier document of the same review is loaded.")
tables.document_changes(data.answer("changes_by_document", as_at=as_at, gss_code=None))

redated = data.answer("redated_actions", as_at=as_at, gss_code=None)
if len(redated):
    st.header("First and latest deadlines that differ")
    rows.redated(redated)

st.header("What the documents say in total")
rows.totals(data.answer("reported_totals", as_at=as_at, gss_code=None))

st.header("Flags")
choice = st.segmented_control(
    "Show", list(SEVERITIES), default="All", key="severity", bind="query-params", required=True
)
flags = data.answer("flags_by_document", as_at=as_at, gss_code=None, severity=SEVERITIES.get(choice))
tables.flags(flags)
facts = data.answer("build_facts")
st.markdown(
    f"Built {facts.built_at[0]} UTC from {words.counted(int(facts.document_count[0]), 'document')}; fingerprint of the files {facts.content[0]}."
)
frame.link_to_copy(as_at, severity=choice if choice != "All" else None)
