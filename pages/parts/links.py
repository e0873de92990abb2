"""Addresses of views within the app; each carries the as-at date and the build, so that it shows the same figures later."""

from datetime import date
from urllib.parse import quote, urlencode

import streamlit as st

from pages.parts import data, words


def to(page: str, as_at: date, **choices: object) -> str:
    """'council?council=Havant&as_at=2026-11-22&build=v1'; choices that are None are left out."""
    chosen = {name: value for name, value in choices.items() if value is not None}
    return f"{page}?" + urlencode({**chosen, "as_at": as_at.isoformat(), "build": data.build_name()}, quote_via=quote)


def go(label: object, page: str, as_at: date, **choices: object) -> None:
    """A link within the app, in the same tab, so that the browser's way back leads back; its words may come from a document."""
    chosen = {name: str(value) for name, value in choices.items() if value is not None}
    asked = {**chosen, "as_at": as_at.isoformat(), "build": data.build_name()}
    st.page_link(f"pages/{page}.py", label=words.plain(label), query_params=asked)


def source(urls: object, said: str = "source") -> str:
    """Published addresses as links, only where they are web addresses; '' where none is known."""
    listed = [urls] if isinstance(urls, str) else list(urls) if hasattr(urls, "__iter__") else []
    safe = [quote(url, safe=":/?#@!$&'*+,;=%~[]._-") for url in listed if str(url).startswith(("https://", "http://"))]
    if len(safe) == 1:
        return f"[{said}]({safe[0]})"
    return ", ".join(f"[{said} {number}]({url})" for number, url in enumerate(safe, 1))
