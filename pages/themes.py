"""Themes: what is told to whom, which recommendations recur, and which of them never reached a plan."""

import streamlit as st

from pages.parts import frame, links, narrowed, options
from pages.parts.sector import recurring, told

view = frame.start_page(
    "What are councils told, and where does it recur?",
    "Recommendations by theme and kind of council, those that several councils were given, and those that no plan answers.",
    uses=("type", "region", "year", "theme"),
)

if not view.ask("told_by_theme").of_count.any():
    narrowed.ends(view, "told_by_theme", "No recommendation is known", lambda now: bool(now.of_count.any()))
    links.go("What is known of each council", "overview")
    frame.end_page(view)
    st.stop()

st.header("Who was told what?")
group = options.one_of("Group by", list(told.GROUPS), "group_by", "Council type")
told.heat(told.GROUPS[group], view)

st.header("What recurs?" if view.theme is None else f"What recurs in {view.theme}?")
recurring.told_to_many(view)
links.go("All families, and search", "recommendations")

st.header("Which recommendations never reached the plan?")
recurring.never_planned(view)

st.header("Which have no action?")
recurring.without_action(view)

st.header("What do older documents call the themes?")
recurring.wordings(view)
frame.end_page(view, group_by=group)
