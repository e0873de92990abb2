"""A table that can be taken away and asked about: under it CSV, Excel, and the way to its definition and its SQL."""

import re
from collections.abc import Iterable

import pandas as pd
import streamlit as st

import queries
from pages.parts import data, export, links, notices, table, view

# What the bar gives to a question, by its parameter, under the bar's own name.
GIVEN_BY_BAR = {"council_type": "type", "region": "region", "year": "year", "theme_id": "theme"}


def show(columns: dict[str, Iterable], caption: str, question: str, said: str = "", **params: object) -> None:
    """Draw `columns` under `caption`; `question` and its `params` are where they come from, `said` the sentence with n of N."""
    frame = pd.DataFrame({name: list(values) for name, values in columns.items()})
    table.draw(frame, caption)
    _under(frame, caption, question, said or f"{len(frame)} rows.", params)


def _under(frame: pd.DataFrame, caption: str, question: str, said: str, params: dict[str, object]) -> None:
    key = re.sub(r"\W+", "-", f"{question} {caption} {sorted(params.items(), key=str)}".lower())[:120]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"under-{key}"):
        sheet = _sheet(frame, caption, question, said, params)
        for ending, made, mime in (
            ("csv", export.as_csv, "text/csv"),
            ("xlsx", export.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ):
            st.download_button(
                f"{ending.upper()}",
                data=lambda made=made: made(sheet()),
                file_name=export.name(caption, view.current().as_at, ending),
                mime=mime,
                key=f"{ending}-{key}",
                on_click="ignore",
                type="tertiary",
                help=f"{caption}, as shown, with as-at date, filters and sources in the file",
            )
        links.go("How this is worked out", "figure", question=question, **_asked(params))


def _asked(params: dict[str, object]) -> dict[str, object]:
    """What an address must say to ask with these parameters; filters of the bar that took no part are taken out of it."""
    own = {key: value for key, value in params.items() if key not in GIVEN_BY_BAR}
    return own | dict.fromkeys(GIVEN_BY_BAR[key] for key in _left_out(params))


def _left_out(params: dict[str, object]) -> set[str]:
    """The bar's filters that took no part: those set to none, and those of the sector where one council or review is asked for."""
    is_of_one = any(params.get(key) for key in ("review_id", "gss_code", "recommendation_id"))
    none = {key for key in GIVEN_BY_BAR if key in params and params[key] is None}
    return none | ({"council_type", "region", "year"} if is_of_one else set())


def _sheet(frame: pd.DataFrame, caption: str, question: str, said: str, params: dict[str, object]):
    """Everything the file must say, gathered now, made only when somebody asks for it."""
    looked_at, build, banner = view.current(), data.build_file(), notices.banner()
    link = links.absolute("figure", question=question, **_asked(params))
    asked = queries.query(question)

    def make() -> export.Sheet:
        return export.Sheet(
            title=caption,
            answer=said,
            as_at=looked_at.as_at,
            filters=looked_at.filters(_taken(asked.params, params)) | _told(params),
            definition=f"{asked.question} Grain: {asked.grain}.",
            link=link,
            build=build.removesuffix(".duckdb"),
            rows=frame.map(_in_file),
            sources=_sources(build, looked_at, params.get("gss_code")),
            banner=banner,
        )

    return make


def _taken(known: dict[str, str], params: dict[str, object]) -> tuple[str, ...]:
    """Those of the bar's filters that the question takes and this table does not leave out."""
    left_out = _left_out(params)
    return tuple(name for key, name in GIVEN_BY_BAR.items() if key in known and key not in left_out)


def _told(params: dict[str, object]) -> dict[str, str]:
    return {key.replace("_", " "): str(value) for key, value in params.items() if value is not None}


def _sources(build: str, looked_at: view.View, gss_code: object) -> tuple[str, ...]:
    """The documents that count: council, kind, file and address."""
    listed = data.answer_of(build, "documents_by_council", as_at=looked_at.as_at, gss_code=gss_code)
    return tuple(
        f"{row.council}: {row.kind}, {row.file_name}" + (f", {row.url}" if isinstance(row.url, str) else "")
        for row in listed.itertuples()
    )


def _in_file(cell: object) -> object:
    """A published source stands in a file as its address, a link within the app as its words."""
    if not isinstance(cell, table.Link):
        return cell
    return cell.url if cell.url.startswith("http") else cell.label
