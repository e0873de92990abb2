"""From one of the council's open recommendations to those that others finished, the nearest first."""

import pandas as pd
import streamlit as st

from pages.parts import links, table, words
from pages.parts.compare import group
from pages.parts.compare.group import Group

CLOSED = ("complete", "stopped", "continuous")
MOST = 10


def show(chosen: Group) -> None:
    """Choose one of the open recommendations, then who finished something like it."""
    every = chosen.view.ask("recommendations_behind", gss_code=chosen.own, theme_id=None)
    known = every[~every.status.isin(CLOSED) & every.text.notna()]
    if known.empty:
        st.info(_nothing(chosen, every))
        return
    key = _choice(known)
    found = chosen.view.ask("finished_like", recommendation_id=key, limit_to=MOST)
    if found.empty:
        st.markdown(_none(chosen))
        return
    councils = words.counted(found.gss_code.nunique(), "council")
    said = f"{words.counted(len(found), 'complete recommendation')} of {councils} {'is' if len(found) == 1 else 'are'} like it."
    st.markdown(f"{said} Likeness is of what both ask for; read both before you rely on it.")
    _table(chosen, found, said, key)


def _nothing(chosen: Group, every: pd.DataFrame) -> str:
    name = words.plain(chosen.council.label)
    if every.empty:
        return f"No recommendation to {name} is known, so there is none to look for. Search for its words instead."
    return f"None of the {words.counted(len(every), 'recommendation')} to {name} that are known is open in words that are known."


def _choice(known: pd.DataFrame) -> str:
    """The chosen recommendation's key; it stands in the address."""
    labels = {row.recommendation_id: _label(row) for row in known.itertuples()}
    keys, asked = list(labels), st.query_params.get("like")
    if asked and asked not in keys:
        st.warning(
            f"The link asks for the recommendation {words.plain(asked[:200])}, which is not among the open ones here."
        )
    return st.selectbox(
        "One of my open recommendations",
        keys,
        index=keys.index(asked) if asked in keys else 0,
        format_func=labels.get,
        key="liked",
        on_change=_keep,
    )


def _keep() -> None:
    # A bound widget would put the words of the recommendation into the address, not its key.
    st.query_params["like"] = st.session_state["liked"]


def _label(row) -> str:
    return f"{row.ref} · {row.text}" if isinstance(row.ref, str) else row.text


def _none(chosen: Group) -> str:
    """What was looked through, so that an empty answer is not taken for a gap in what councils did."""
    asked = {"theme_id": None, "gss_codes": None}
    done = chosen.view.ask("recommendations_behind", **asked)
    done = done[(done.status == "complete") & (done.gss_code != chosen.own)]
    return (
        f"Nothing like it is known to be finished. Looked through: {words.counted(len(done), 'complete recommendation')} of "
        f"{words.counted(done.gss_code.nunique(), 'other council')}.{_unseen(chosen)}"
    )


def _unseen(chosen: Group) -> str:
    """What could not be looked through, where that is most; of the councils of which a review is known."""
    every = chosen.view.ask("coverage_of_councils")
    others = every[(every.gss_code != chosen.own) & (every.level != "nothing found")]
    seen = int(others.has_progress.sum())
    little = " so this says little." if 2 * seen < len(others) else " what the rest did is not seen here."
    said = f" Progress is loaded for {words.of(seen, len(others))} other councils with a known review"
    return f"{said}:{little}" if seen < len(others) else f"{said}."


def _table(chosen: Group, found: pd.DataFrame, said: str, key: str) -> None:
    rows = list(found.itertuples())
    group.show(
        {
            "What was finished": [
                table.Link(row.text, links.to("recommendation", recommendation=row.recommendation_id)) for row in rows
            ],
            "Council": [table.Link(row.council, links.to("council", council=row.council)) for row in rows],
            "Why it is here": [_why(row) for row in rows],
            "Months from the visit": [_months(row) for row in rows],
            "Actions complete": [
                words.of(int(row.complete_count), int(row.action_count)) if row.action_count else "none listed"
                for row in rows
            ],
            "Owners": [words.stated(row.owners) for row in rows],
            "Status": [words.status(row.status, row.status_method) for row in rows],
            "Place": [f"{words.stated(row.file_name)}, {words.stated(row.place)}" for row in rows],
            "Source": [
                table.Link("source", links.web(row.url)) if links.web(row.url) else "not recorded" for row in rows
            ],
        },
        "Finished elsewhere, the most alike first",
        "finished_like",
        said,
        recommendation_id=key,
        limit_to=MOST,
    )


def _why(row) -> str:
    return f"{row.why}; a near neighbour" if row.is_neighbour else row.why


def _months(row) -> str:
    low, high = row.months_from_visit_low, row.months_from_visit_high
    if pd.isna(low) and pd.isna(high):
        return "not stated"
    if pd.isna(low):
        return f"up to {int(high)}"
    if pd.isna(high):
        return f"{int(low)} or more"
    return str(int(low)) if low == high else f"{int(low)} to {int(high)}"
