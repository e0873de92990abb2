"""My council: what it was told, what it promised, who leads, by when, and what is known of it."""

import streamlit as st

from pages.parts import cards, data, frame, tables

as_at = frame.start_page(
    "What did my council promise, and what has become of it?",
    "Choose a council to see each recommendation, the actions under it, who leads, the deadline as printed and the status as stated.",
)

council = cards.choose_council(data.answer("councils_for_choice", as_at=as_at))
reviews = data.answer("reviews_by_council", as_at=as_at, gss_code=council.gss_code)
if reviews.empty:
    cards.nothing_loaded(council, as_at)
    st.stop()

[review] = reviews.itertuples()
recommendations = data.answer("recommendations_of_council", as_at=as_at, gss_code=council.gss_code)
actions = data.answer("actions_of_council", as_at=as_at, gss_code=council.gss_code)
documents = data.answer("documents_by_council", as_at=as_at, gss_code=council.gss_code)

cards.answer(review, as_at)
cards.figures(review)

st.header("Recommendations")
if recommendations.empty:
    st.info("The documents that are loaded list no recommendation. The flags below say why.")
for recommendation in recommendations.itertuples():
    cards.recommendation(recommendation, actions[actions.recommendation_id == recommendation.recommendation_id])
cards.loose(actions[actions.recommendation_id.isna()])

progress = data.answer("review_updates_of_council", as_at=as_at, gss_code=council.gss_code)
if not progress.empty:
    st.header("Progress reported for the review as a whole")
    tables.progress(progress)

if not recommendations.empty:
    st.header("All rows")
    tables.recommendations(recommendations)
if not actions.empty:
    tables.actions(actions)

st.header("Where this comes from")
tables.documents(documents)
tables.flags(data.answer("flags_by_document", as_at=as_at, gss_code=council.gss_code, severity=None))
frame.link_to_copy(as_at, council=council.label)
