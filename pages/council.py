"""My council: what it was told, what it promised, who leads, by when, what changed, and what is known of it."""

import streamlit as st

from pages.parts import cards, choose, data, frame, links, rows, tables, words

as_at = frame.start_page(
    "What did my council promise, and what has become of it?",
    "Choose a council to see each recommendation, the actions under it, who leads, the first and the latest deadline and the status as stated.",
)

council = choose.council(data.answer("councils_for_choice", as_at=as_at))
reviews = data.answer("reviews_of_council", as_at=as_at, gss_code=council.gss_code)
if reviews.empty:
    cards.nothing_loaded(council, as_at)
    st.stop()

chosen = choose.review(reviews, as_at)
of = {"as_at": as_at, "review_id": chosen.review_id}
[review] = data.answer("reviews_by_council", gss_code=None, is_read=None, **of).itertuples()
recommendations = data.answer("recommendations_of_review", **of)
actions = data.answer("actions_of_review", **of)

if chosen.is_inherited:
    st.info(
        f"This review was of {words.plain(chosen.council)}, whose place {words.plain(council.label)} took. It counts under the former council."
    )
if isinstance(council.in_reorganisation, str):
    st.info(f"In reorganisation: {words.plain(council.in_reorganisation)}. Its reviews may pass to a successor.")
totals = data.answer("reported_totals", as_at=as_at, gss_code=chosen.gss_code)
totals = totals[totals.review_id == chosen.review_id]
cards.newer_review(reviews, chosen)
cards.answer(review, chosen.kind, totals, as_at)
cards.figures(review)
if len(actions):
    last = f"As last reported ({words.day(review.last_reported_on)})"
    tables.timings(data.answer("actions_by_timing", gss_code=None, **of), last)

links.go("Compare with peers", "peers", as_at, council=council.label)

pages_say = data.answer("register_facts_of_review", **of)
if len(pages_say):
    st.header("What public pages say of this review")
    rows.register(pages_say)

if len(totals):
    st.header("What was said in total")
    rows.totals(totals)

changes = data.answer("changes_since_last_report", **of)
if len(actions):
    st.header("What changed with the last report")
if len(actions) and changes.empty:
    st.markdown(
        "Nothing to compare: fewer than two documents speak of the actions, or the last one changed none of them."
    )
if len(changes):
    rows.changes(changes)

questions = data.answer("questions_of_review", **of)
if len(questions):
    st.header("Questions to ask")
    rows.questions(questions)

st.header("Recommendations")
if recommendations.empty:
    st.info("No document that is loaded lists a recommendation of this review. Flags below, if any, say why.")
for recommendation in recommendations.itertuples():
    cards.recommendation(recommendation, actions[actions.recommendation_id == recommendation.recommendation_id], as_at)
cards.loose(actions[actions.recommendation_id.isna()])

progress = data.answer("progress_of_review", **of)
if not progress.empty:
    st.header("Progress reported for the review as a whole")
    rows.progress(progress)

if not recommendations.empty:
    st.header("All rows")
    rows.recommendations(recommendations)
if not actions.empty:
    rows.actions(actions)

st.header("Where this comes from")
tables.documents(data.answer("documents_by_council", as_at=as_at, gss_code=chosen.gss_code))
tables.flags(data.answer("flags_by_document", as_at=as_at, gss_code=chosen.gss_code, severity=None))
frame.link_to_copy(as_at, council=council.label, review=st.session_state.get("review"))
