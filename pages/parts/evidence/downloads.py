"""What can be taken away: the database of this build, the questions it answers, and the method's text."""

import re
from pathlib import Path

import pandas as pd
import streamlit as st

import queries
from pages.parts import data, links, table, words

METHOD = Path(__file__).parents[3] / "docs" / "method.md"
TERMS = (
    "The code is under the MIT licence. The facts are those of the councils' published documents and of the public pages named beside each of them; "
    "texts marked *our summary* are this project's own words. The register of councils is mySociety's (CC BY 4.0) and contains public sector "
    "information under the Open Government Licence v3.0; the theme names are the Local Government Association's. Name the sources when you pass "
    "figures on."
)


def database() -> None:
    """One file with every table of this build, and on what terms."""
    build = data.build_file()
    path = data.BUILDS / build
    st.download_button(
        f"The whole database of this build (DuckDB, {path.stat().st_size / 1e6:.0f} MB)",
        data=path.read_bytes,
        file_name=f"peer-challenge-explorer-{build}",
        mime="application/octet-stream",
        on_click="ignore",
        key="whole_database",
    )
    st.markdown(
        "It holds every table and definition behind this app, and opens with DuckDB 2.0 or later, for example in Python:"
    )
    st.code(
        f"import duckdb\nduckdb.connect('peer-challenge-explorer-{build}', read_only=True).sql('from actions')",
        wrap_lines=True,
    )
    st.markdown(
        "Under every table of this app stand the same rows as CSV and as a spreadsheet, with date, filters and sources in the file."
    )
    st.markdown(f"**Terms.** {TERMS}")


def questions() -> None:
    """Every question by its sentence, each leading to its answer, its SQL and its columns; and how to ask on the command line."""
    every = [queries.query(name) for name in queries.names()]
    st.markdown(
        f"{words.counted(len(every), 'question')} stand behind the pages. Each opens with its answer as at the date above, what every column means, "
        "and its SQL. Those about one council or one review answer nothing until it is named: open them from its page."
    )
    st.markdown("On a computer with the project, a question is asked by its name:")
    st.code(
        "python -m queries\npython -m queries completion_by_group by=region as_at=2026-06-30 --format csv",
        language="sh",
        wrap_lines=True,
    )
    with st.expander(f"All {words.counted(len(every), 'question')}"):
        rows = [
            {
                "Question": table.Link(one.question, links.to("figure", question=one.name)),
                "Name": one.name,
                "One row is": one.grain.removeprefix("one row per ").removeprefix("one row "),
                "Can be narrowed by": ", ".join(one.params) or "nothing",
            }
            for one in every
        ]
        st.html(table.as_html(pd.DataFrame(rows), "Questions that the database answers"))


def method() -> None:
    """docs/method.md as it stands, its headings one level down under this page's own."""
    _, _, rules = METHOD.read_text(encoding="utf-8").partition("\n")
    st.markdown(re.sub(r"^## ", "### ", rules, flags=re.MULTILINE))
