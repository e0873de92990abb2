"""Why things slip: how often each reason is given, and the sentences that give it."""

import pandas as pd
import streamlit as st

from pages.parts import links, narrowed, shown, table, words
from pages.parts.view import View

FEW = 12  # rows up to which a list is shown unfolded


def show(view: View) -> None:
    """Counts by theme and reason, then every quote with who said it, when and where."""
    frame = view.ask("reasons_by_theme")
    if frame.empty:
        narrowed.nothing(view, "reasons_by_theme", "No loaded document gives a reason for a delay")
        return
    first = frame.drop_duplicates(["theme", "reason"])
    st.markdown(
        f"**{words.counted(len(frame), 'reason')}** given by {words.counted(frame.gss_code.nunique(), 'council')}"
        f"{narrowed.told(view, 'reasons_by_theme')}: {_commonest(frame)}. A statement may give two reasons. "
        "Only what a document says is counted; most delays are told without a reason."
    )
    _counts(first)
    with st.expander(f"In the documents' words: {words.counted(len(frame), 'reason')}", expanded=len(frame) <= FEW):
        _quotes(frame)


def _commonest(frame: pd.DataFrame) -> str:
    counts = frame.reason.value_counts()
    return "; ".join(f"{words.plain(reason)} {count}" for reason, count in counts.items())


def _counts(first: pd.DataFrame) -> None:
    wide = first.pivot(index="theme", columns="reason", values="statement_count").fillna(0).astype(int)
    shown.show(
        {"Theme": wide.index, **{reason.capitalize(): wide[reason] for reason in wide}, "All": wide.sum(axis=1)},
        "How often each reason is given, by theme",
        "reasons_by_theme",
        f"{words.counted(int(wide.to_numpy().sum()), 'reason')}.",
    )


def _quotes(frame: pd.DataFrame) -> None:
    shown.show(
        lambda: {
            "What is said": [_quote(row) for row in frame.itertuples()],
            "Reason": frame.reason,
            "Theme": frame.theme,
            "Council": [table.Link(v, links.to("council", council=v)) for v in frame.council],
            "Said by": frame.said_by,
            "Date": [words.day(v) for v in frame.as_at],
            "Document": [_document(row) for row in frame.itertuples()],
            "Place": frame.place,
        },
        "Reasons for delay as they are told",
        "reasons_by_theme",
        f"{words.counted(len(frame), 'reason')}.",
    )


def _quote(row):
    if not isinstance(row.recommendation_id, str):
        return row.quote
    return table.Link(row.quote, links.to("recommendation", recommendation=row.recommendation_id))


def _document(row):
    return table.Link(row.file_name, links.web(row.url)) if links.web(row.url) else row.file_name
