"""The deadlines of a review on a line of time, and the same as a table."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.parts import charts_time, data, shown, words
from pages.parts.council import when
from pages.parts.council.known import Known

MOST = 20  # rows that a picture bears


def show(known: Known) -> None:
    """Sentence, picture, table. Without a dated action the sentence alone."""
    dated, undated = known.dated, known.undated_count
    if dated.empty:
        st.markdown("No action has a calendar date, so there is no timeline.")
        return
    drawn = pick(dated)
    st.markdown(told(known, len(drawn)))
    figure = _figure(data.build_file(), known.chosen.review_id, known.view.as_at, known.view.theme, *_colours(), known)
    st.plotly_chart(figure, key="timeline", alt=alt(known, drawn), config={"displayModeBar": False})
    with st.expander("The timeline as a table"):
        said = f"{len(dated)} of {len(dated) + undated} actions have a calendar date."
        shown.show(
            lambda: _columns(dated),
            "Deadlines, in the order of their last day",
            "actions_of_review",
            said,
            review_id=known.chosen.review_id,
        )


@st.cache_resource(max_entries=300, show_spinner=False)
def _figure(
    build: str, review_id: str, as_at: date, theme: str | None, ink: str, ground: str, _known: Known
) -> go.Figure:
    """Drawn once for all who look at the same; what decides it are the others, not what is known by them."""
    return charts_time.deadlines(tuple(bars(pick(_known.dated))), tuple(marks(_known)), as_at, ink, ground)


def _colours() -> tuple[str, str]:
    """Letters and ground as the page's own; Streamlit's letters for charts are too pale to read."""
    return ("#eef2f5", "#10161c") if st.context.theme.type == "dark" else ("#14202b", "#ffffff")


def told(known: Known, drawn: int, where: str = "the table has all") -> str:
    """How many have a date, how many are drawn, how to read the bars."""
    dated, undated = len(known.dated), known.undated_count
    theme = f" on {words.plain(known.view.theme)}" if known.view.theme else ""
    without = f" {undated} {'has' if undated == 1 else 'have'} none." if undated else ""
    cut = f" The picture shows {drawn} of {dated}, open ones first; {where}." if drawn < dated else ""
    return (
        f"**{dated} of {dated + undated}** actions{theme} have a calendar date.{without}{cut} "
        "A bar is as wide as the date is open: a month is a month wide. A hatched bar is the first date, where it has moved."
    )


def pick(dated: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """What is drawn: all, or where that is too much what is open first; in the order of time."""
    is_open = ~dated.status.isin(["complete", "stopped", "continuous"])
    order = pd.concat([dated[is_open], dated[~is_open]]).index[:most]
    return dated[dated.index.isin(order)]


def bars(dated: pd.DataFrame) -> list[charts_time.Bar]:
    """One bar an action; the first deadline only where its end has moved."""
    return [
        charts_time.Bar(
            label=_label(row),
            start=row.due_from.date(),
            end=row.due_to.date(),
            said=f"{when.span(row.due_from, row.due_to)}, {words.status(row.status)}",
            status=row.status,
            **(
                {"first_start": row.first_due_from.date(), "first_end": row.first_due_to.date()}
                if pd.notna(row.first_due_to) and row.first_due_to != row.due_to
                else {}
            ),
        )
        for row in dated.itertuples()
    ]


def _label(row) -> str:
    return when.named(row.recommendation_ref, row.objective_ref, row.ref, row.action)


def marks(known: Known) -> list[charts_time.Mark]:
    """Visit, documents of this review, progress review, next report: what there is, in the order of time."""
    chosen, ahead = known.chosen, known.ahead
    visited_to = chosen.visited_to if pd.notna(chosen.visited_to) else chosen.visited_from
    listed = [
        (chosen.visited_from, visited_to, "Visit"),
        *_documents(known),
        (ahead.progress_review_from, ahead.progress_review_to, "Progress review"),
        (ahead.next_report_from, ahead.next_report_to, "Next report to committee"),
    ]
    found = [(first, last, said) for first, last, said in listed if pd.notna(first) and pd.notna(last)]
    return [
        charts_time.Mark(first.date(), last.date(), f"{said}, {when.span(first, last)}")
        for first, last, said in sorted(found)
    ]


def _documents(known: Known) -> list[tuple]:
    """Each dated document that speaks of this review; one dated by its month is that month wide."""
    spoken = set(known.ask("updates_of_review").file_name)
    listed = known.ask("documents_by_council")
    listed = listed[listed.file_name.isin(spoken) & (listed.kind != "register") & listed.as_at.notna()]
    starts = listed.as_at.where(listed.as_at_precision != "month", listed.as_at.dt.to_period("M").dt.start_time)
    return list(zip(starts, listed.as_at, listed.kind.str.capitalize(), strict=True))


def alt(known: Known, drawn: pd.DataFrame) -> str:
    """The timeline for those who do not see it."""
    first, last = drawn.due_from.min(), drawn.due_to.max()
    return (
        f"Timeline of {words.counted(len(drawn), 'deadline')} of {known.chosen.council} from {words.day(first)} to {words.day(last)}, "
        f"with a line at {known.view.day()}. The table below holds the same."
    )


def _columns(dated: pd.DataFrame) -> dict:
    return {
        "Action": [_label(row) for row in dated.itertuples()],
        "First deadline": [when.span(*v) for v in zip(dated.first_due_from, dated.first_due_to, strict=True)],
        "Latest deadline": [when.span(*v) for v in zip(dated.due_from, dated.due_to, strict=True)],
        "As printed": [words.stated(v) for v in dated.due_text],
        "Times moved": dated.redated_count,
        "Status": [words.status(*v) for v in zip(dated.status, dated.status_method, strict=True)],
        "Standing": dated.timing,
    }
