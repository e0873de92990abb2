"""Marking a review as checked: an officer of the council says on which day what is shown of it was found right."""

import streamlit as st

from pages.parts import data, words
from pages.parts.desk import access, changes
from pages.parts.view import View


def show(by: str, view: View) -> None:
    """Choose the council in the bar, then the review, the day and the role; then see and publish."""
    if view.gss_code is None:
        st.info("Choose the council at the top of the page.")
        return
    codes = access.require().codes
    reviews = data.answer("reviews_of_council", as_at=view.as_at, gss_code=view.gss_code)
    reviews = reviews[reviews.gss_code.isin(codes)] if codes else reviews
    if reviews.empty:
        st.info("No review of this council is known that you may mark.")
        return
    labels = {
        row.review_id: f"Visited {words.visited(row.visited_from, row.visited_to, row.visited_precision)}"
        for row in reviews.itertuples()
    }
    with st.form(f"checked-{changes.turn()}"):
        review = st.selectbox("Review", list(labels), format_func=labels.get)
        day = st.date_input("Checked on", words.today(), max_value=words.today(), format="DD/MM/YYYY")
        role = st.text_input(
            "Role of the officer who checked",
            placeholder="Head of Policy",
            max_chars=100,
            help="A role, no person's name: readers see it.",
        )
        note = st.text_input("Remark (may stay empty)", max_chars=300)
        st.form_submit_button("See what the check would change")
    if role.strip():
        row = {"review_id": review, "checked_on": f"{day:%Y-%m-%d}", "by_role": role, "note": note}
        changes.show({"list": "checked.csv", "by": by, "row": row}, "The check is published")
