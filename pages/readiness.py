"""Ready for the progress review: what falls due before it, what is overdue or silent, re-dated, without owner or date, and who has it."""

import streamlit as st

from pages.parts import choose, frame, links, words
from pages.parts.council import marked, nothing
from pages.parts.ready import by_owner, listed, pack, states

view = frame.start_page(
    "What will the progress review ask about?",
    "About ten months after the visit the peers come back. This is what to have ready, action by action, with its owner.",
    uses=("council",),
)
if view.council is None:
    st.html(marked.STYLE)
    nothing.chosen(view, "readiness")
    frame.end_page(view)
    st.stop()

council = choose.council(view, "")
reviews = view.ask("reviews_of_council", gss_code=council.gss_code)
if reviews.empty:
    states.no_review(council, view)
    frame.end_page(view)
    st.stop()

chosen = choose.review(reviews, view)
of = {"review_id": chosen.review_id}
rows, ahead = view.ask("readiness_of_review", **of), view.ask("review_ahead", **of)
rows = pack.to_tell(rows, chosen.read_count)
st.markdown(f"As at **{view.day()}**: {words.plain(pack.when(rows, ahead, view))}")
if rows.empty:
    states.nothing_open(chosen, council, view)
else:
    st.markdown(words.plain(pack.counts(rows)))
    if pack.is_past(rows, ahead, view):
        st.info(
            "The day of the review has passed, so this is what was open then or since and is still not known to be finished. Use it for the next report."
        )
    for reason in rows.reason.drop_duplicates():
        listed.section(rows, reason, chosen.review_id)
    by_owner.owners(rows, chosen.review_id)
    by_owner.whole(rows, chosen.review_id)
links.go("Briefing to print", "briefing")
links.go(f"All that is known of {council.label}", "council")
frame.end_page(view, review=st.session_state.get("review"))
