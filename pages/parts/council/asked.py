"""At most five questions a member may ask, each opening the actions it rests on."""

from html import escape

import pandas as pd
import streamlit as st

from pages.parts import links, table, words
from pages.parts.council import marked
from pages.parts.council.known import Known

MOST = 5


def show(known: Known) -> None:
    """The first five, folded, and the way to all rows with their places."""
    rows = known.ask("questions_of_review")
    listed = of(rows)
    if not listed:
        st.markdown("The documents raise no question: nothing open is late, undated, without an owner or left out.")
        return
    more = rows.question.nunique() - len(listed)
    rest = f" {words.counted(more, 'further question')} can be seen under the link below." if more else ""
    st.markdown(
        f"They follow from the documents by fixed rules and accuse nobody. Open one to see the actions it rests on.{rest}"
    )
    st.html(known.view.once("questions", known.chosen.review_id, make=lambda: table.Html(_folded(listed))))
    links.go(
        "All rows behind these questions", "figure", question="questions_of_review", review_id=known.chosen.review_id
    )


def of(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """The rows of each of the first five questions, in their order."""
    return [one for _, one in rows.groupby("position", sort=True)][:MOST]


def _folded(listed: list[pd.DataFrame]) -> str:
    return "".join(_question(number, one) for number, one in enumerate(listed, 1))


def _question(number: int, rows: pd.DataFrame) -> str:
    summary = f"<strong>{number}. {escape(rows.question.iloc[0])}</strong> ({words.counted(len(rows), 'action')})"
    cut = f"<p>The first {table.MOST} of {len(rows)}; the link below has all.</p>" if len(rows) > table.MOST else ""
    inner = table.as_html(_columns(rows.head(table.MOST)), f"Actions behind question {number}")
    return f'<div class="cpc-fold">{marked.folded(summary, cut + inner)}</div>'


def _columns(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Action": list(rows.action),
            "Rec.": [v if isinstance(v, str) else "–" for v in rows.ref],
            "Why it is asked": list(rows.because),
            "Document": [words.stated(v) for v in rows.file_name],
            "Place": [words.stated(v) for v in rows.place],
        }
    )
