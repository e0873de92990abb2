"""The parts of the page behind a figure: rule, rows and SQL, of a single figure or of the question behind a table."""

import re
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

import queries
from pages.parts import links, narrowed, shown, table, words
from pages.parts.evidence import figures
from pages.parts.view import View

METHOD = Path(__file__).parents[3] / "docs" / "method.md"
# What an address may say to a question besides what the bar says; everything goes in as a parameter, never as SQL.
NUMBERS = {"limit_to"}
CARRIED = {"figure", "question", "gss_code", "gss_codes", "review_id", "by", "level", "grouping", "codes", "family_id",
           "recommendation_id", "text", "scope", "severity", "limit_to", "is_read"}  # fmt: skip


def is_question(name: object) -> bool:
    """Whether this is the name of a question."""
    return name in queries.names()


def figure(name: str, asked: dict[str, str], view: View) -> None:
    """One figure: n of N, meaning, rule, rows, SQL."""
    one = figures.FIGURES[name]
    given = _given(one.rows, asked)
    rows, whole = figures.rows_of(name, view, **given)
    st.header(words.plain(one.label))
    st.markdown(
        f"**{words.of(len(rows), whole)}** {one.one}s, as at {view.day()}{narrowed.told(view, one.rows)}. "
        f"{words.plain(one.meaning[0].upper() + one.meaning[1:].rstrip('.'))}."
    )
    narrowed.unused(view, one.rows)
    _rows(rows, one.rows, f"{one.label}: the rows it counts", given)
    _rule(one.rule)
    _sql(one.question)


def question(name: str, asked: dict[str, str], view: View) -> None:
    """The question behind a table: what it asks, what a row and each column is, its answer in full, its SQL."""
    found, given = queries.query(name), _given(name, asked)
    st.header(words.plain(found.question))
    st.markdown(
        f"{words.plain(found.grain[0].upper() + found.grain[1:])}. As at {view.day()}{narrowed.told(view, name)}."
    )
    narrowed.unused(view, name)
    try:
        answer = view.ask(name, **given)
    except duckdb.Error:
        st.warning("The address asks this question with a value that it does not take. Open it from a page again.")
        return
    _rows(answer, name, "The answer in full", given)
    with st.expander("What each column means"):
        st.html(
            table.as_html(pd.DataFrame({"Column": found.columns.keys(), "Meaning": found.columns.values()}), "Columns")
        )
    _sql(name)


def _given(name: str, asked: dict[str, str]) -> dict[str, object]:
    """What the address says to this question's own parameters, cut to a length that any true value has."""
    texts = {
        key: value[:4000]
        for key, value in asked.items()
        if key in CARRIED and key in queries.query(name).params and value
    }
    return {
        key: (int(value) if value.isascii() and value.isdigit() else None) if key in NUMBERS else value
        for key, value in texts.items()
    }


def _rows(rows: pd.DataFrame, name: str, caption: str, given: dict[str, object]) -> None:
    if rows.empty:
        st.info(
            "No row. A figure of nought has nothing behind it; choose a later as-at date or fewer filters to see more."
        )
        return
    columns = {heading.replace("_", " "): _values(rows, heading) for heading in rows if rows[heading].notna().any()}
    shown.here(columns, caption, name, f"{len(rows)} rows.", **given)


def _values(rows: pd.DataFrame, heading: str) -> list:
    """Days as days, lists joined, gaps said, keys and addresses as links."""
    page = {"recommendation_id": "recommendation", "family_id": "family"}.get(heading)
    if page:
        key = page
        return [
            table.Link(v, links.to(page, **{key: v})) if isinstance(v, str) else "not stated" for v in rows[heading]
        ]
    if heading == "url":
        return [table.Link("source", links.web(v)) if links.web(v) else "not stated" for v in rows[heading]]
    if pd.api.types.is_datetime64_any_dtype(rows[heading]):
        return [words.day(v) for v in rows[heading]]
    if heading.endswith("_share"):
        return ["not stated" if pd.isna(v) else f"{100 * v:.0f}%" for v in rows[heading]]
    if pd.api.types.is_bool_dtype(rows[heading]):
        return ["not stated" if pd.isna(v) else "yes" if v else "no" for v in rows[heading]]
    return (
        list(rows[heading])
        if pd.api.types.is_numeric_dtype(rows[heading])
        else [words.stated(v) for v in rows[heading]]
    )


def _rule(number: int) -> None:
    """The rule of docs/method.md, as it stands there."""
    text = METHOD.read_text(encoding="utf-8")
    rule = re.search(rf"^## {number}\. (.+?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    with st.expander(f"The definition: method rule {number}, {rule[1].lower()}"):
        st.markdown(rule[2])


def _sql(name: str) -> None:
    with st.expander("The SQL that works it out"):
        st.caption(f"queries/{name}.sql. Run it yourself: python -m queries {name}")
        st.code(queries.query(name).sql, language="sql", wrap_lines=True)
    with st.expander("The definitions it rests on"):
        st.code("\n\n".join(queries.definitions(name).values()) or "-- none", language="sql", wrap_lines=True)
