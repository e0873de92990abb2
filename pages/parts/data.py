"""Cached answers from the build this visit looks at. One build a run, a cursor a query."""

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import streamlit as st

import queries
from pages.parts import log
from pages.parts.kept import Kept
from queries import database, replica

BUILDS = replica.started() or Path(os.environ.get("CPC_BUILDS") or Path(__file__).parents[2] / "data" / "build")
MOST = 150_000_000  # bytes of answers that a process keeps, and of tables and charts


def choose_build() -> str | None:
    """Settle which build this run shows: the one the link names if it is still kept and whole, else the current one.

    A current one that is damaged is passed over for the newest whole one. None where there is none at all. The link's text
    is only ever compared with the names of files that are there.
    """
    served, said = database.newest(BUILDS)
    wanted = st.query_params.get("build") or st.session_state.get("linked_build")
    st.session_state["linked_build"] = wanted
    linked = _linked(wanted)
    name = (linked or served).name if linked or served else None
    st.session_state["build"] = name
    st.session_state["passed_over"] = said
    st.session_state["is_other_build"] = bool(wanted) and name is not None and linked is None
    st.session_state["is_older_build"] = linked is not None and linked != served
    _tell_once(said)
    if name is None and replica.named():  # what is shared is built elsewhere, so nothing is built here
        st.error(
            "The data cannot be shown at this moment. The person who looks after this copy of the app finds the reason in its log."
        )
        st.stop()
    return name


def _linked(wanted: str | None) -> Path | None:
    """The build of this short name, where it is kept and whole."""
    found = next((path for path in database.builds(BUILDS) if path.stem == wanted), None) if wanted else None
    return found if found and database.problem(found) is None else None


@lru_cache(maxsize=100)
def _tell_once(said: str | None) -> None:
    """In the server's log once for each thing that is wrong, not once a visit."""
    if said:
        log.tell("error", f"the current build was passed over: {said}")


def answer(name: str, **params: object) -> pd.DataFrame:
    """The question's answer from this run's build; an edited query answers afresh."""
    return answer_of(st.session_state["build"], name, **params)


def take_newest() -> None:
    """Leave the build that the link names: the next run shows the current one."""
    st.session_state["linked_build"] = None
    st.query_params.pop("build", None)


def answer_of(build: str, name: str, **params: object) -> pd.DataFrame:
    """The same of a build by name, for a file that is made after the page has run."""
    key = (*stamp(build), queries.query(name).sql, *sorted(params.items()))
    try:
        # Pandas copies what is written to, so a caller that changes its frame leaves the one that is kept as it was.
        return ANSWERS.get(key, lambda: _asked(build, name, params)).copy(deep=False)
    except duckdb.Error:
        # The file may have been cut off or taken away under the connection: the next run looks at it and opens it anew.
        database.doubt(BUILDS / build)
        _database.clear()
        raise


def build_file() -> str:
    """The build of this run, as `answer_of` needs it."""
    return st.session_state["build"]


def build_name() -> str:
    """The short name that links carry: 'v1795307138214752879'."""
    return Path(st.session_state["build"]).stem


def stamp(build: str) -> tuple:
    """What tells a build from every other: its path, and size, age and number of the file, so that a damaged one is asked anew."""
    path = BUILDS / build
    try:
        status = path.stat()
    except OSError:
        return (str(path),)
    return str(path), status.st_size, status.st_mtime_ns, status.st_ino


def _asked(build: str, name: str, params: dict[str, object]) -> pd.DataFrame:
    frame = queries.ask(connection(build), name, **params)
    # A list in a cell is an array that all copies of the frame share.
    for cell in (cell for column in frame if frame[column].dtype == object for cell in frame[column]):
        if isinstance(cell, np.ndarray):
            cell.flags.writeable = False
    return frame


def _weigh(frame: pd.DataFrame) -> int:
    return int(frame.memory_usage(deep=True).sum())


def once(key: tuple, make: Callable[[], Any]) -> Any:
    """What `make` makes of this run's build, made once for all who ask with the same key. It is shared, so it must not be changed."""
    return MADE.get((*stamp(st.session_state["build"]), *key), make)


def forget() -> None:
    """Ask and make everything anew."""
    ANSWERS.clear()
    MADE.clear()


ANSWERS = Kept(MOST, _weigh)
# Tables and charts of a page, of which each says what it weighs in bytes; those that do not are small.
MADE = Kept(MOST, lambda made: getattr(made, "weight", 20_000))


def connection(build: str) -> duckdb.DuckDBPyConnection:
    """The one connection of this process to a build by name; take a cursor from it for every query. Raises duckdb.Error."""
    return _database(build)


@st.cache_resource(max_entries=3, show_spinner=False)
def _database(build: str) -> duckdb.DuckDBPyConnection:
    return database.open_locked(BUILDS / build)
