"""Documents and flags: what was read, from which file, and what a person should look at."""

import streamlit as st

from pages.parts import frame, links, narrowed, options
from pages.parts.evidence import read
from pages.parts.sector import reported

view = frame.start_page(
    "Which documents are loaded, and what should a person look at?",
    "Figures on actions and progress come from these files; what else is known comes from public pages, each named where it is shown. "
    "A flag marks something that was not read, not stated, or needs a careful eye.",
    uses=("type", "region", "year"),
)

documents = view.ask("documents_by_council")
documents = documents[documents.kind != "register"]
if documents.empty:
    narrowed.ends(view, "documents_by_council", "No document counts", lambda now: bool((now.kind != "register").any()))
    links.go("What is known without a document", "overview")
    frame.end_page(view)
    st.stop()
read.answer(documents, view)

st.header("Documents")
read.documents(documents)

st.header("What did each document change?")
read.changes(view)
links.go("Deadlines that were moved, from when to when", "slippage")

st.header("What do documents and pages say in total?")
reported.show(view)

st.header("What should a person look at?")
severity = options.one_of("Show", list(read.SEVERITIES), "severity", "All")
read.flags(severity, view)
read.build(view)
frame.end_page(view, severity=severity if severity != "All" else None)
