"""Sector overview: of whom anything is loaded, what they were told by theme, where their promises stand."""

import streamlit as st

from pages.parts import charts, data, frame, rows, tables, words

as_at = frame.start_page(
    "What have councils been told, and how far have they come?",
    "Recommendations of Corporate Peer Challenges and the action plans that answer them, from the documents that are loaded.",
)

[total] = data.answer("coverage_totals", as_at=as_at).itertuples()
if not total.council_with_documents:
    st.info(f"No document that counts by {words.day(as_at)} is loaded. Choose a later as-at date.")
    st.stop()

st.markdown(
    f"As at **{words.day(as_at)}**, documents of **{words.of(total.council_with_documents, total.council_count)}** English councils are loaded. "
    f"The latest review of each lists {words.counted(total.recommendation_count, 'recommendation')} and {words.counted(total.action_count, 'action')}; "
    f"{words.of(total.reviews_with_status, total.review_count)} of these reviews have a document that states any progress. "
    + (
        f"Of {words.counted(total.council_with_reported_totals, 'council')} a total is known that somebody reported. "
        if total.council_with_reported_totals
        else ""
    )
    + "A council that is not here has no document loaded: that says nothing of how it is doing."
)

with st.container(horizontal=True):
    st.metric("Councils with a document", words.of(total.council_with_documents, total.council_count), border=True)
    st.metric(
        "Recommendations listed",
        f"{total.recommendation_count:,}",
        border=True,
        help=f"{words.of(total.reviews_stating_total, total.review_count)} reviews say how many there are; of those "
        f"{words.of(total.listed_of_stated_count, total.stated_recommendation_count)} are listed.",
    )
    st.metric(
        "Actions listed",
        f"{total.action_count:,}",
        border=True,
        help=f"{words.counted(total.loose_action_count, 'action')} of them stand in a row that does not say which recommendation they belong to.",
    )
    st.metric("Reviews with stated progress", words.of(total.reviews_with_status, total.review_count), border=True)

st.header("What they were told, by theme")
themes = data.answer("recommendations_by_theme", as_at=as_at)
st.markdown(
    "Each recommendation counts once, in its main theme. Themes that a document does not state are inferred from its words."
)
st.plotly_chart(
    charts.status_by_theme(themes),
    key="by_theme",
    alt="Recommendations by core theme and status; the table below holds the same figures",
)
tables.themes(themes)

st.header("How much is complete")
tables.completion(data.answer("sector_totals", as_at=as_at, year=None))

st.header("Where the promised actions stand")
timing = data.answer("actions_by_timing", as_at=as_at, gss_code=None, review_id=None)
st.markdown(
    "A deadline that has passed is not proof of anything: without a later document nobody can tell here whether the work was done. "
    "The table tells both clocks: as at the date, and as each council's own last document had it."
)
st.plotly_chart(
    charts.counts(timing[timing.action_count > 0], "timing", "action_count", "actions"),
    key="by_timing",
    alt="Actions by where they stand against their deadline; the table below holds the same figures",
)
tables.timings(timing)

st.header("Deadlines that were moved")
redated = data.answer("redated_actions", as_at=as_at, gss_code=None)
if redated.empty:
    st.markdown("None. A deadline can only be seen to move where two documents of one review are loaded.")
else:
    rows.redated(redated)

st.header("What changed with the councils' last reports")
changes = data.answer("changes_since_last_report", as_at=as_at, review_id=None)
if changes.empty:
    st.markdown("Nothing to compare yet: of no council two documents that list actions are loaded.")
else:
    tables.changes(changes)

totals = data.answer("reported_totals", as_at=as_at, gss_code=None)
if len(totals):
    st.header("Totals that councils, their peers or the press reported")
    st.markdown(
        "These stand as they were said and are never mixed into the figures above. Green, complete and on track mean different things in different places."
    )
    rows.totals(totals)

st.header("Councils with a document")
st.markdown("The latest review of each council of which a document is loaded.")
tables.reviews(
    data.answer("reviews_by_council", as_at=as_at, gss_code=None, review_id=None, is_read=True),
    as_at,
    data.build_name(),
)
frame.link_to_copy(as_at)
