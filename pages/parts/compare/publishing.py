"""When the peers published, and what was reported in total: as told, and no part of the figures on progress."""

import pandas as pd
import streamlit as st

from pages.parts import links, table, words
from pages.parts.compare import group
from pages.parts.compare.group import Group

MOST_TOTALS = 60
STEPS = {
    "Report (3 months)": "report",
    "Plan (5 months)": "action plan",
    "Progress review (10 months)": "progress review",
    "Its report (12 months)": "progress review report",
}


def clock(chosen: Group) -> None:
    """Each step of each review visited from 2023 on, the council's own first."""
    steps = chosen.view.ask("publication_clock")
    steps = steps[steps.gss_code.isin([chosen.own, *chosen.peers.gss_code])]
    if steps.empty:
        st.markdown("No corporate peer challenge of these councils visited from 2023 on is known.")
        return
    plans = steps[(steps.step == "action plan") & (steps.gss_code != chosen.own)]
    found = int(plans.found_on.notna().sum())
    said = f"The day of the action plan is found for {words.of(found, len(plans))} reviews of peers. Not found is not late."
    st.markdown(said)
    _steps(chosen, steps, said)


def _steps(chosen: Group, steps: pd.DataFrame, said: str) -> None:
    """One row a review, its steps side by side."""
    standing: dict[str, dict[str, str]] = {}
    for row in steps.itertuples():
        standing.setdefault(row.review_id, {})[row.step] = _standing(row)
    reviews = steps.drop_duplicates("review_id").sort_values(
        "gss_code", key=lambda codes: codes != chosen.own, kind="stable"
    )
    group.show(
        {
            "Council": [table.Link(name, links.to("council", council=name)) for name in reviews.council],
            "Visited": _visited(reviews),
            **{head: [standing[key].get(step, "–") for key in reviews.review_id] for head, step in STEPS.items()},
        },
        "Publication of the peers' reviews from 2023 on",
        "publication_clock",
        said,
    )


def _visited(frame: pd.DataFrame) -> list[str]:
    visits = zip(frame.visited_from, frame.visited_precision, strict=True)
    return [words.visited(first, None, how).split(" (")[0] for first, how in visits]


def _standing(row) -> str:
    return row.standing if pd.isna(row.found_on) else f"{row.standing}: {words.between(row.found_from, row.found_on)}"


def totals(chosen: Group) -> None:
    """What was said in total, beside what the rows come to; the two are never made to agree."""
    every = chosen.view.ask("reported_totals")
    every = every[every.gss_code.isin([chosen.own, *chosen.peers.gss_code])]
    if every.empty:
        st.markdown("No total of any of these councils is known.")
        return
    every = every.sort_values("gss_code", key=lambda codes: codes != chosen.own, kind="stable")
    shown = every.head(MOST_TOTALS)
    said = (
        f"{len(shown)} of {words.counted(len(every), 'total')} of {words.counted(every.gss_code.nunique(), 'council')}."
    )
    st.markdown(f"{said} They are as told and take no part in the figures above.")
    group.show(
        {
            "Council": [table.Link(name, links.to("council", council=name)) for name in shown.council],
            "Date": [words.as_at(*v) for v in zip(shown.as_at, shown.as_at_precision, strict=True)],
            "What was said": shown.count_text,
            "Said by": [words.stated(v) for v in shown.said_by],
            "How firm": ["loaded document" if not isinstance(v, str) else v for v in shown.basis],
            "Rows that say so": [_beside(row) for row in shown.itertuples()],
            "Source": [table.Link("source", links.web(v)) if links.web(v) else "not recorded" for v in shown.url],
        },
        "Totals that were reported",
        "reported_totals",
        said,
    )


def _beside(row) -> str:
    if pd.isna(row.counted_of_count):
        return "no rows loaded"
    return (
        "cannot be compared"
        if pd.isna(row.counted_count)
        else words.of(int(row.counted_count), int(row.counted_of_count))
    )
