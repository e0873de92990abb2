"""The records that were read, and the document with the place of one of them marked."""

import base64
from html import escape

import pandas as pd
import streamlit as st

from pages.parts import table, words
from pages.parts.desk import apart
from pages.parts.desk.apart import Problem

PDF = "application/pdf"
ABOUT = 25  # lines of the document shown before and after the marked one


def show(found: dict) -> None:
    """Flags first, since they ask for a look; then one record beside its place; then all records."""
    if found["flags"]:
        table.draw(_flags(found["flags"]), "Flags: what a person should look at")
    if not found["records"]:
        st.info("No recommendation, action or statement was recognised. The document is shown below as it was read.")
        _lines(found, None)
        return
    chosen = st.selectbox(
        "Show the place of",
        range(len(found["records"])),
        format_func=lambda i: _label(i, found["records"][i]),
        key=f"record-{found['item']['sha256'][:12]}",
    )
    record = found["records"][chosen]
    left, right = st.columns([2, 3])  # a page must be wide enough to be read
    with left:
        st.html(table.as_html(_values(record), "What was read"))
    with right:
        _document(found, record)
    with st.expander(f"All {words.counted(len(found['records']), 'record')}"):
        table.draw(_records(found["records"]), "Everything that was read, in the order of the document")


def _document(found: dict, record: dict) -> None:
    if found["media_type"] == PDF and record["page"]:
        row = found["lines"][record["line"]]["cells"] if record["line"] is not None else ()
        _page(found["item"]["sha256"], record, tuple(row))
    else:
        _lines(found, record["line"])


def _page(sha256: str, record: dict, row: tuple[str, ...]) -> None:
    page = record["page"]
    try:
        picture = _picture(sha256, page, record["text"], row, record["before"])
    except Problem as problem:
        st.warning(words.plain(str(problem)))
        return
    marked = "the words of the record are marked" if picture["is_marked"] else "the words were not found again on it"
    st.image(base64.b64decode(picture["png"]), caption=f"Page {page} of {picture['page_count']}; {marked}.")


def _picture(sha256: str, page: int, text: str, row: tuple[str, ...], before: int) -> dict:
    kept = st.session_state.setdefault("pictures", {})
    key = (sha256, page, text, row, before)
    if key not in kept:
        if len(kept) > 20:
            kept.clear()
        kept[key] = apart.ask("picture", {"sha256": sha256, "page": page, "words": text, "row": row, "before": before})
    return kept[key]


def _lines(found: dict, line: int | None) -> None:
    """The document as it was read, line by line, the record's own marked and said."""
    lines = found["lines"]
    first = max(0, (line or 0) - ABOUT)
    shown = range(first, min(len(lines), (line or 0) + ABOUT))
    body = _more(first, "above") + "".join(_line(lines[i], i == line) for i in shown)
    body += _more(len(lines) - first - len(shown), "below")
    st.html(
        f'<div class="cpc-original" role="region" tabindex="0" aria-label="The document as it was read">{body}</div>'
    )


def _more(count: int, where: str) -> str:
    """What is not shown is said."""
    return f"<p><em>{words.counted(count, 'more line')} {where}</em></p>" if count else ""


def _line(line: dict, is_marked: bool) -> str:
    cells = " | ".join(escape(cell) for cell in line["cells"])
    tag = "strong" if line["kind"] == "heading" else "span"
    place = f'<span class="cpc-place">{escape(line["place"])}</span>'
    if is_marked:
        return f'<p class="cpc-marked">{place} <mark>▶ {cells}</mark></p>'
    return f"<p>{place} <{tag}>{cells}</{tag}></p>"


def _label(i: int, record: dict) -> str:
    ref = f"{record['ref']} · " if record["ref"] else ""
    return f"{i + 1}. {record['kind']}: {ref}{record['text'][:90]}"


def _values(record: dict) -> pd.DataFrame:
    """Only what a record of its kind can have."""
    told = {
        "Record": record["kind"],
        "Number": record["ref"],
        "Words": record["text"],
        "Under": record["under"],
        "Who leads": record["owner"],
        "Deadline as printed": record["due"],
        "Deadline as understood": record["understood"],
        "Status": record["status"],
        "Theme": f"{record['theme']}" if record["theme"] else "",
        "Place": record["place"],
    }
    kept = {name: value for name, value in told.items() if value or name in ("Words", "Place")}
    return pd.DataFrame({"Field": list(kept), "Read as": [words.stated(value) for value in kept.values()]})


def _records(records: list[dict]) -> pd.DataFrame:
    names = {
        "kind": "Record",
        "ref": "Number",
        "text": "Words",
        "owner": "Who leads",
        "due": "Deadline",
        "status": "Status",
        "place": "Place",
    }
    return pd.DataFrame({said: [words.stated(record[name]) for record in records] for name, said in names.items()})


def _flags(flags: list[dict]) -> pd.DataFrame:
    names = {"message": "What", "severity": "Severity", "found": "Found", "place": "Place", "code": "Code"}
    return pd.DataFrame({said: [words.stated(flag[name]) for flag in flags] for name, said in names.items()})
