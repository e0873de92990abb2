"""Cached answers from the build this visit looks at. One build a run, a cursor a query."""

import os
import re
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

import queries
from queries import database

BUILDS = Path(os.environ.get("CPC_BUILDS") or Path(__file__).parents[2] / "data" / "build")
NAME = re.compile(r"v\d{1,25}\.duckdb")


def choose_build() -> str | None:
    """Settle which build this run shows: the one the link names if it is still kept, else the current one.

    None where nothing is built yet. The link's text is only ever compared with the names of files that are there.
    """
    current = database.current(BUILDS)
    kept = (
        {path.stem: path.name for path in BUILDS.glob("v*.duckdb") if NAME.fullmatch(path.name)}
        if BUILDS.is_dir()
        else {}
    )
    wanted = st.query_params.get("build") or st.session_state.get("linked_build")
    st.session_state["linked_build"] = wanted
    name = kept.get(wanted or "") or (current.name if current else None)
    st.session_state["build"] = name
    st.session_state["is_other_build"] = bool(wanted) and name is not None and wanted != Path(name).stem
    st.session_state["is_older_build"] = bool(current) and name is not None and name != current.name
    return name


def answer(name: str, **params: object) -> pd.DataFrame:
    """The question's answer from this run's build; the SQL is part of the key, so an edited query answers afresh."""
    return answer_of(st.session_state["build"], name, **params)


def take_newest() -> None:
    """Leave the build that the link names: the next run shows the current one."""
    st.session_state["linked_build"] = None
    st.query_params.pop("build", None)


def answer_of(build: str, name: str, **params: object) -> pd.DataFrame:
    """The same of a build by name, for a file that is made after the page has run."""
    return _answer(build, name, queries.query(name).sql, params)


def build_file() -> str:
    """The build of this run, as `answer_of` needs it."""
    return st.session_state["build"]


def build_name() -> str:
    """The short name that links carry: 'v1795307138214752879'."""
    return Path(st.session_state["build"]).stem


@st.cache_data(max_entries=2000, show_spinner=False)
def _answer(build: str, name: str, sql: str, params: dict[str, object]) -> pd.DataFrame:
    return queries.ask(_database(build), name, **params)


@st.cache_resource(max_entries=3, show_spinner=False)
def _database(build: str) -> duckdb.DuckDBPyConnection:
    return database.open_locked(BUILDS / build)
