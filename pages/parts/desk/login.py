"""The way in for stewards where a login is set up: a small link at the foot of every page, and the way out."""

import streamlit as st

from pages.parts import words
from pages.parts.desk import access


def show() -> None:
    """Nothing where nobody can log in; otherwise who is logged in, or the link."""
    try:
        kept = access.secrets()
    except Exception:  # told in the log by access.who()
        return
    if "auth" not in kept:
        return
    if st.user.get("is_logged_in") is True:
        _who()
    elif st.button("Log in as a steward", type="tertiary"):
        st.login(_provider(kept["auth"]))


def _who() -> None:
    name = words.plain(str(st.user.get("email") or "somebody without an e-mail address"))
    on_list = "" if access.who() else ", who is not on the list of stewards"
    st.caption(f"Logged in as {name}{on_list}.")
    st.button("Log out", type="tertiary", on_click=st.logout)


def _provider(auth: dict) -> str | None:
    """None for the provider written into [auth] itself, else the first of [auth.NAME]."""
    named = [name for name, value in auth.items() if isinstance(value, dict) and "client_id" in value]
    return None if "client_id" in auth or not named else named[0]
