"""Giving a document: who gives it, files to drop, an address to paste. Which of the documents given is looked at."""

import streamlit as st

from pages.parts import words
from pages.parts.desk import access, apart
from pages.parts.desk.apart import Problem

KEY = "item"


def name() -> str:
    """Who is named beside what is given: the login, or what somebody at this machine writes."""
    who = access.require()
    if who.is_named:
        return who.name
    return st.text_input(
        "Your name or role",
        "Steward",
        max_chars=100,
        key="by",
        help="Kept in the lists beside what you add, correct or publish. It is not shown to readers.",
    )


def show(by: str) -> None:
    """One file or several, or an address."""
    left, right = st.columns(2)
    with left:
        _files(by)
    with right, st.form("address", border=False):
        url = st.text_input(
            "Or paste the web address of a document",
            placeholder="https://www.borsetshire.gov.uk/plan.pdf",
            max_chars=2000,
        )
        if st.form_submit_button("Get it") and url.strip():
            _take("fetch", {"url": url.strip(), "by": by}, b"", "Asking for the document")


def chosen() -> str | None:
    """The document that is looked at: the one given last, or the one that the address names."""
    return st.session_state.get(KEY) or st.query_params.get(KEY)


def choose(sha256: str | None) -> None:
    """Look at this one from now on."""
    st.session_state[KEY] = sha256
    if sha256:
        st.query_params[KEY] = sha256
    else:
        st.query_params.pop(KEY, None)


def _files(by: str) -> None:
    files = st.file_uploader(
        "Drop one file or several: PDF, Word, Excel, web page, CSV or text",
        accept_multiple_files=True,
        key="files",
        help="Old .doc and .xls files: save them as .docx or .xlsx first. A scan must go through text recognition (OCR) first.",
    )
    taken = st.session_state.get("taken", set())
    st.session_state["taken"] = {file.file_id for file in files}
    new = [file for file in files if file.file_id not in taken]
    for file in new:
        _take("keep", {"name": file.name, "by": by}, file.getvalue(), f"Keeping {file.name}")
    if len(new) > 1:
        st.info(
            f"{len(new)} documents were given. The last one is shown; the others wait in the list at the foot of the page."
        )


def _take(command: str, given: dict, content: bytes, said: str) -> None:
    """Keep it, then look at it. What was given before is said, not kept twice."""
    try:
        with st.spinner(f"{words.plain(said)} …"):
            item = apart.ask(command, given, content)
    except Problem as problem:
        st.error(words.plain(str(problem)))
        return
    if item["is_known"]:
        st.info(f"{words.plain(item['name'])} is already here, with the same content. It was not added again.")
    choose(item["sha256"])
