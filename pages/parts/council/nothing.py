"""Where there is nothing to show yet: no council chosen, no review known, no document loaded. Each says what to do next."""

import pandas as pd
import streamlit as st

from pages.parts import links, words
from pages.parts.council import marked
from pages.parts.view import View

MOST = 12
ADD = (
    "A published plan or report can be added by whoever looks after this app: the file goes into data/documents/, one line into data/sources.csv. "
    "The README tells how, step by step."
)


def chosen(view: View, page: str = "council") -> None:
    """An invitation, with the councils of which most is loaded as examples."""
    st.info(
        "Choose your council under 'My council' above. You will see what it was told, what it promised and what is known of it."
    )
    loaded = view.ask("reviews_by_council", is_read=True, council_type=None, region=None, year=None)
    if loaded.empty:
        st.markdown(f"No document counts by {view.day()}, so no council has a plan to show.")
        to_today(view)
        return
    most = loaded.sort_values(["read_count", "action_count"], ascending=False).head(MOST).sort_values("label")
    st.html(_examples(most, len(loaded), page))


def _examples(rows, whole: int, page: str) -> str:
    """A plain link each: Streamlit's own does not change the address on the page it stands on."""
    told = "".join(
        f"<li>{marked.link(row.label, links.to(page, council=row.label))}: "
        f"{words.counted(row.read_count, 'document')}, {words.counted(row.listed_recommendations, 'recommendation')}, "
        f"{words.counted(row.action_count, 'action')}</li>"
        for row in rows.itertuples()
    )
    some = f"{len(rows)} of the {whole} councils" if whole > len(rows) else "The councils"
    head = (
        f"<h2>Or begin with one of these</h2><p>{some} of which documents are loaded, in the order of their names.</p>"
    )
    return f'<div class="cpc-plain">{head}<ul>{told}</ul></div>'


def known(council, view: View) -> None:
    """No review at all, which is not the same as no review having taken place; or none yet by an early date."""
    first = _first_day(council, view)
    if first is not None:
        later(council, view, first)
        return
    successor = (
        f" Its place was taken by {words.plain(council.successor)}." if isinstance(council.successor, str) else ""
    )
    st.info(
        f"Nothing on {words.plain(council.label)} that counts by {view.day()} is known here.{successor} There may have been a peer challenge all the same: "
        "a gap in the data says nothing about the council."
    )
    searched(council, view)
    add(council)


def later(council, view: View, first: pd.Timestamp) -> None:
    """The chosen date is too early: when it begins, and the way there."""
    st.info(
        f"Nothing on {words.plain(council.label)} counts by {view.day()}. "
        f"The first thing known of it counts from {words.day(first)}."
    )
    to_today(view)


def to_today(view: View) -> None:
    """A button that sets the date of the bar to today; nothing where it is today already."""
    if view.as_at != words.today():
        st.button("Show what is known today", key="to-today", on_click=_set_today)


def _set_today() -> None:
    st.session_state["as_at"] = words.today()


def _first_day(council, view: View) -> pd.Timestamp | None:
    """The first day on which anything on this council counts, None where nothing is known by today either."""
    if view.as_at == words.today():
        return None
    listed = view.ask("documents_by_council", gss_code=council.gss_code, as_at=words.today())
    days = listed.counts_from[listed.counts_from > pd.Timestamp(view.as_at)]
    return None if days.empty else days.min()


def searched(council, view: View) -> None:
    """When somebody last looked."""
    rows = view.ask("coverage_of_councils", council_type=None, region=None, year=None)
    rows = rows[rows.gss_code == council.gss_code]
    looked = rows.last_looked_on.iloc[0] if len(rows) else None
    said = words.period(looked, looked, "month") if looked is not None else words.NOT_STATED
    if said == words.NOT_STATED:
        st.markdown("No search for documents of this council is recorded here yet.")
    else:
        st.markdown(f"Somebody last looked for its documents in {said}.")


def add(council) -> None:
    """How a document comes in, and whom to ask."""
    st.header("What you can do")
    address = links.report_to(f"No document of {council.label}", "My council")
    ask = f" Or [tell us where it is published]({address})." if address else ""
    st.markdown(
        f"- Do you know a published plan or progress report of {words.plain(council.label)}? {words.plain(ADD)}{ask}\n"
        "- Ask the council's democratic services for its action plan. The programme expects one within 5 months of the visit."
    )
    links.go("See what is known of all councils", "overview")
    links.go("Read what other councils were told", "recommendations")


def of_theme(view: View, whole: int) -> None:
    """The bar's theme leaves no recommendation."""
    st.info(
        f"None of the {words.counted(whole, 'recommendation')} is on {words.plain(view.theme)}. Take the theme off in the bar above to see all."
    )
