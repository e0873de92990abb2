"""Sector overview: of whom what is known, what they were told by theme, how soon they published, where loaded promises stand."""

import streamlit as st

from pages.parts import charts, data, frame, links, rows, sector, tables, words

as_at = frame.start_page(
    "What have councils been told, and how far have they come?",
    "Recommendations of Corporate Peer Challenges and the action plans that answer them: what is known of every council, and what the loaded documents hold.",
)

[total] = data.answer("coverage_totals", as_at=as_at).itertuples()
if not total.known_review_count:
    st.info(f"No review is known and no document is loaded by {words.day(as_at)}. Choose a later as-at date.")
    st.stop()

former = (
    f" Of {words.counted(total.former_with_review, 'council')} that stand no more a review is known besides."
    if total.former_with_review
    else ""
)
st.markdown(
    f"As at **{words.day(as_at)}**, a review is known of **{words.of(total.council_with_review, total.council_count)}** English councils, "
    f"recommendations of **{words.of(total.council_with_recommendations, total.council_count)}**, and the action plan of the latest review is loaded for "
    f"**{words.of(total.council_with_plan, total.council_count)}**.{former}"
)
sector.coverage(total)

st.header("What is known of each council?")
councils = data.answer("coverage_of_councils", as_at=as_at)
sector.coverage_map(councils)
with st.expander("All councils as a table"):
    sector.coverage_table(councils, as_at)

st.header("What they were told, by theme")
sector.told_by_theme(data.answer("told_by_theme", as_at=as_at, gss_codes=None), as_at)

st.header("Were report, plan and progress review published in time?")
st.markdown("Corporate peer challenges visited from 2023 on, against the months that the programme expects.")
links.go("Every review and its dates", "clock", as_at)
sector.clock(data.answer("clock_totals", as_at=as_at))

totals = data.answer("reported_totals", as_at=as_at, gss_code=None)
if len(totals):
    st.header("Totals that councils, their peers or the press reported")
    st.markdown(
        f"Known of {words.counted(total.council_with_reported_totals, 'council')}. They stand as they were said and are never mixed into other figures. "
        "Green, complete and on track mean different things in different places."
    )
    rows.totals(totals)

st.header("What rests on loaded plans and reports")
if not total.council_with_documents:
    st.info(
        "No plan or report is loaded by this day, so there are no figures on actions and progress. Choose a later as-at date."
    )
    frame.link_to_copy(as_at)
    st.stop()
st.markdown(sector.gaps(total))
st.subheader("Recommendations by theme and status")
themes = data.answer("recommendations_by_theme", as_at=as_at)
st.plotly_chart(
    charts.status_by_theme(themes),
    key="by_theme",
    alt="Recommendations of loaded plans by core theme and status; the table below holds the same figures",
)
tables.themes(themes)

st.subheader("How much is complete")
tables.completion(data.answer("sector_totals", as_at=as_at, year=None))

st.subheader("Where the promised actions stand")
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

st.subheader("Deadlines that were moved")
redated = data.answer("redated_actions", as_at=as_at, gss_code=None)
if redated.empty:
    st.markdown("None. A deadline can only be seen to move where two documents of one review are loaded.")
else:
    rows.redated(redated)

st.subheader("What changed with the councils' last reports")
changes = data.answer("changes_since_last_report", as_at=as_at, review_id=None)
if changes.empty:
    st.markdown("Nothing to compare yet: of no council two documents that list actions are loaded.")
else:
    tables.changes(changes)

st.subheader("Councils with a document")
st.markdown("The latest review of each council of which a document is loaded.")
tables.reviews(
    data.answer("reviews_by_council", as_at=as_at, gss_code=None, review_id=None, is_read=True),
    as_at,
    data.build_name(),
)
frame.link_to_copy(as_at)
