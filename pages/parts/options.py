"""A page's own choice between a few words: it stands in the address, and a wrong one is said."""

import streamlit as st

from pages.parts import words


def one_of(label: str, choices: list[str], key: str, default: str) -> str:
    """The chosen word. What a link asks for in vain is told with what is shown instead."""
    asked = st.query_params.get(key)
    if asked and asked not in choices:
        st.warning(
            f"The link asks for {words.plain(asked[:100])} under '{label}', which is none of these. {words.plain(default)} is shown."
        )
    if st.session_state.get(key, default) not in choices:
        st.session_state.pop(key)
    return st.segmented_control(label, choices, default=default, key=key, bind="query-params", required=True)
