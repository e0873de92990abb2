"""Totals that somebody said, beside what the loaded rows come to; the two are never made to agree."""

import pandas as pd
import streamlit as st

from pages.parts import links, narrowed, shown, table, words
from pages.parts.view import View


def show(view: View) -> None:
    """Of how many councils a total is known, and all of them folded."""
    frame = view.ask("reported_totals")
    if frame.empty:
        narrowed.nothing(view, "reported_totals", "No total that somebody reported is known")
        return
    st.markdown(
        f"{words.counted(len(frame), 'total')} of {words.counted(frame.gss_code.nunique(), 'council')} are known"
        f"{narrowed.told(view, 'reported_totals')}. They stand as they were said and are never mixed into other figures. "
        "Green, complete and on track mean different things in different places."
    )
    narrowed.unused(view, "reported_totals")
    with st.expander(f"All {words.counted(len(frame), 'total')}"):
        _table(frame)


def _table(frame: pd.DataFrame) -> None:
    shown.show(
        lambda: {
            "Council": [table.Link(name, links.to("council", council=name)) for name in frame.council],
            "Date": [words.as_at(*v) for v in zip(frame.as_at, frame.as_at_precision, strict=True)],
            "Said by": frame.said_by,
            "How firm": ["loaded document" if not isinstance(v, str) else v for v in frame.basis],
            "What was said": [words.claim(text)[0] for text in frame.count_text],
            "Remark": [words.claim(text)[1] or "–" for text in frame.count_text],
            "Rows that say so": [_counted(row) for row in frame.itertuples()],
            "Difference": [words.number(v) if pd.notna(v) else "–" for v in frame.difference],
            "Source": [
                table.Link("source", links.web(v)) if links.web(v) else f"{file}, {place}"
                for v, file, place in zip(frame.url, frame.file_name, frame.place, strict=True)
            ],
        },
        "Totals as they were reported",
        "reported_totals",
    )


def _counted(row) -> str:
    if pd.isna(row.counted_of_count):
        return "no rows loaded"
    if pd.isna(row.counted_count):
        return "cannot be compared"
    return words.of(int(row.counted_count), int(row.counted_of_count))
