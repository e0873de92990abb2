"""Addresses: of views within the app, each with filters, date and build; of published sources; of whoever takes reports of errors."""

import os
import threading
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from pages.parts import view, words
from pages.parts.desk import access

# Of this run: the menu's pages by their names, since to look for a page by its file asks the disk a dozen times a link; and the
# steward, or None, to whom ways to correct are shown. Whoever writes something is asked for anew (pages/parts/desk/access.py).
RUN = threading.local()
REPORT_TO = os.environ.get("CPC_REPORT_TO", "")  # an e-mail address, or the web address of a form


def to(page: str, **choices: object) -> str:
    """'council?council=Havant&as_at=2026-11-22&build=v1': what is looked at now, changed by `choices`; None takes one out."""
    return f"{page}?" + urlencode(_asked(choices), quote_via=quote)


def absolute(page: str, **choices: object) -> str:
    """The same as a whole address, for a file that leaves the app."""
    return f"{site()}/{to(page, as_at=view.current().as_at.isoformat(), **choices)}"


def site() -> str:
    """'https://explorer.example.org': where this app is."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}"


def go(label: object, page: str, **choices: object) -> None:
    """A link within the app, in the same tab, so that the browser's way back leads back; its words may come from a document."""
    found = getattr(RUN, "pages", {}).get(page, f"pages/{page}.py")
    st.page_link(found, label=words.plain(label), query_params=_asked(choices))


def _asked(choices: dict[str, object]) -> dict[str, str]:
    whole = {**view.current().in_link(), **choices}
    return {name: str(value) for name, value in whole.items() if value is not None}


def source(urls: object, said: str = "source") -> str:
    """Published addresses as links, only where they are web addresses; '' where none is known."""
    listed = [urls] if isinstance(urls, str) else list(urls) if hasattr(urls, "__iter__") else []
    safe = [web(url) for url in listed if web(url)]
    if len(safe) == 1:
        return f"[{said}]({safe[0]})"
    return ", ".join(f"[{said} {number}]({url})" for number, url in enumerate(safe, 1))


def web(url: object) -> str:
    """The address made safe for a link, '' where it is no web address."""
    is_web = isinstance(url, str) and url.startswith(("https://", "http://"))
    return quote(url, safe=":/?#@!$&'*+,;=%~[]._-") if is_web else ""


def report(record_id: str, place: object) -> str:
    """'[Report an error](mailto:...)' with the record's key and place filled in; without an address the key to quote."""
    address, right = report_to(record_id, place), put_right(record_id)
    said = f"[Report an error]({address})" if address else f"Record {words.plain(record_id)}"
    return said + (f" · [Put right]({right})" if right else "")


def put_right(record_id: str) -> str:
    """The address at which a steward corrects the record, '' for everybody else."""
    return to("correct", record=record_id) if shows_put_right() else ""


def shows_put_right() -> bool:
    """Whether this reader is shown ways to correct; what is kept for several readers is kept apart by it."""
    who = RUN.steward if hasattr(RUN, "steward") else access.who()
    return bool(who) and not who.codes


def report_to(record_id: str, place: object) -> str:
    """The address of such a report, '' where nobody takes them."""
    return _report_address(
        f"Error in {record_id}",
        f"Record: {record_id}\nPlace: {words.stated(place)}\nBuild: {view.data.build_name()}\n\nWhat is wrong:\n",
    )


def report_page() -> None:
    """How to report an error on a page, or that nobody has been named yet."""
    address = _report_address("Error on a page", f"Page: {st.context.url}\n\nWhat is wrong:\n")
    st.caption(
        f"[Report an error on this page]({address})"
        if address
        else "Found an error? Tell whoever looks after this copy of the app, with the name of the record that stands beside it."
    )


def _report_address(subject: str, body: str) -> str:
    filled = urlencode({"subject": subject, "body": body}, quote_via=quote)
    if web(REPORT_TO):
        return f"{web(REPORT_TO)}{'&' if '?' in REPORT_TO else '?'}{filled}"
    return f"mailto:{quote(REPORT_TO, safe='@.+-_')}?{filled}" if "@" in REPORT_TO else ""
