"""What a search found: how it was understood, how many match, and each match with its place and source."""

import pandas as pd
import streamlit as st

from pages.parts import links, shown, words
from pages.parts.recommended import families
from pages.parts.view import View

MOST = 50


def show(text: str, scope: str, view: View) -> None:
    """The best matches, each a link to the recommendation; the same as a table below."""
    asked = {"text": text, "scope": scope, "gss_code": view.gss_code if scope != "all" else None, "limit_to": MOST}
    frame = view.ask("search_recommendations", **asked)
    st.header("What was found")
    if frame.empty and not families.is_any_known(view):
        families.nothing(scope, view)
        return
    if frame.empty:
        st.info(
            "Nothing was found. Try fewer or other words, all themes, or all councils. Most recommendations are known only in this project's "
            "words, so the printed sentence may differ. Words as common as 'the' find nothing."
        )
        return
    first = frame.iloc[0]
    for told in (first.understood_as, _unused(first.unused_words)):
        if isinstance(told, str) and told:
            st.markdown(words.plain(told))
    shown = (
        "" if first.match_count <= len(frame) else f" The {len(frame)} best are shown; more words narrow the search."
    )
    held = words.counted(int(first.match_count), "recommendation")
    st.markdown(
        f"**{held}** hold at least one of these words, themselves or in their actions; those that say most come first.{shown}"
    )
    for row in frame.itertuples():
        _line(row)
    with st.expander("The same as a table"):
        _table(frame, asked)


def _unused(unused: object) -> str:
    return f"Not used: {unused}." if isinstance(unused, str) else ""


def _line(row) -> None:
    visited = words.visited(row.visited_from, None, row.visited_precision).split(" (")[0]
    done = f", {int(row.complete_count)} known to be complete" if row.complete_count else ""
    did = f" · {words.counted(int(row.action_count), 'action')}{done}" if row.action_count else ""
    family = " · others were told the same" if isinstance(row.family_id, str) else ""
    where = links.source(row.url) or f"{words.plain(row.file_name)}, {words.plain(row.place)}"
    with st.container(gap=None):
        links.go(row.text, "recommendation", recommendation=row.recommendation_id)
        st.markdown(
            f"**{words.plain(row.council)}** ({visited}) · {words.theme(row.theme, row.theme_method)} · "
            f"status {words.status(row.status, row.status_method)}{did}{family} · found: {words.plain(', '.join(row.matched))} · {where}"
        )


def _table(frame: pd.DataFrame, asked: dict[str, object]) -> None:
    columns = {
        "Council": frame.council,
        "Year of visit": [words.number(v).replace(",", "") for v in frame.review_year],
        **families.recommended(frame),
        "Theme": [words.theme(*v) for v in zip(frame.theme, frame.theme_method, strict=True)],
        "Words found": [", ".join(v) for v in frame.matched],
        **families.placed(frame),
    }
    said = f"{len(frame)} of {int(frame.match_count.iloc[0])} that hold at least one of the words."
    shown.show(columns, "Recommendations found", "search_recommendations", said, **asked)
