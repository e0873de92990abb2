"""A table that can be taken away and asked about: under it CSV, Excel, and the way to its definition and its SQL."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

import queries
from pages.parts import data, export, links, notices, table, view

FILES = (
    ("csv", export.as_csv, "text/csv"),
    ("xlsx", export.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)
# What the bar gives to a question, by its parameter, under the bar's own name.
GIVEN_BY_BAR = {"council_type": "type", "region": "region", "year": "year", "theme_id": "theme"}


Columns = dict[str, Iterable]


def show(
    columns: Columns | Callable[[], Columns], caption: str, question: str, said: str = "", **params: object
) -> None:
    """Draw `columns` under `caption`; `question` and its `params` are where they come from, `said` the sentence with n of N.

    A function that makes the columns is called once for everybody who looks at the same: then the build, what is looked at
    and the other arguments must say all that decides them.
    """
    with _under(_drawn(columns, caption, question, said, params), caption, question, said, params):
        links.go("How this is worked out", "figure", question=question, **asked(question, params))


def here(columns: Columns, caption: str, question: str, said: str = "", **params: object) -> None:
    """The same on the page that says how it is worked out, which needs no way to itself."""
    _under(_drawn(columns, caption, question, said, params), caption, question, said, params)


def _drawn(columns: Columns | Callable[[], Columns], caption: str, *of: object) -> pd.DataFrame:
    if callable(columns):
        made = view.current().once("table", caption, str(of), make=lambda: _made(columns(), caption))
    else:
        made = _made(columns, caption)
    table.put(made)
    return made.frame


def _made(columns: Columns, caption: str) -> table.Table:
    return table.made(pd.DataFrame({name: list(values) for name, values in columns.items()}), caption)


def _under(frame: pd.DataFrame, caption: str, question: str, said: str, params: dict[str, object]):
    """The files of a table; returns the line in which they stand."""
    looked_at = view.current()
    foot = looked_at.once("foot", caption, question, str(params), make=lambda: _foot(caption, question, params))
    line = st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"under-{foot.key}")
    with line:
        sheet = _sheet(
            frame, caption, question, said or f"{len(frame)} rows.", params, f"{links.site()}/{foot.address}"
        )
        for ending, made, mime in FILES:
            st.download_button(
                f"Download {ending.upper()}",
                data=lambda made=made: made(sheet()),
                file_name=foot.names[ending],
                mime=mime,
                key=f"{ending}-{foot.key}",
                on_click="ignore",
                type="tertiary",
                help=f"{caption}, as shown, with as-at date, filters and sources in the file",
            )
    return line


@dataclass(frozen=True)
class Foot:
    """What is under a table besides its rows: its key, the names of its files by their endings, the address of its definition."""

    key: str
    names: dict[str, str]
    address: str


def _foot(caption: str, question: str, params: dict[str, object]) -> Foot:
    as_at = view.current().as_at
    return Foot(
        re.sub(r"\W+", "-", f"{question} {caption} {sorted(params.items(), key=str)}".lower())[:120],
        {ending: export.name(caption, as_at, ending) for ending, *_ in FILES},
        links.to("figure", as_at=as_at.isoformat(), question=question, **asked(question, params)),
    )


def asked(question: str, params: dict[str, object]) -> dict[str, object]:
    """What an address must say to ask with these parameters; filters of the bar that took no part are taken out of it."""
    own = {key: value for key, value in params.items() if key not in GIVEN_BY_BAR}
    return own | dict.fromkeys(GIVEN_BY_BAR[key] for key in _left_out(question, params))


def _left_out(question: str, params: dict[str, object]) -> set[str]:
    """The bar's filters that took no part: those the question has no use for or that are set to none, and those of the sector
    where one council or review is asked for.
    """
    is_of_one = any(params.get(key) for key in ("review_id", "gss_code", "recommendation_id"))
    takes = queries.query(question).params
    unused = {key for key in GIVEN_BY_BAR if key not in takes or (key in params and params[key] is None)}
    return unused | ({"council_type", "region", "year"} if is_of_one else set())


def _sheet(frame: pd.DataFrame, caption: str, question: str, said: str, params: dict[str, object], link: str):
    """Everything the file must say, gathered now, made only when somebody asks for it."""
    looked_at, build, banner = view.current(), data.build_file(), notices.banner()
    query = queries.query(question)

    def make() -> export.Sheet:
        return export.Sheet(
            title=caption,
            answer=said,
            as_at=looked_at.as_at,
            filters=looked_at.filters(_taken(question, params)) | _told(params),
            definition=f"{query.question} Grain: {query.grain}.",
            link=link,
            build=build.removesuffix(".duckdb"),
            rows=frame.map(_in_file),
            sources=_sources(build, looked_at, params.get("gss_code")),
            banner=banner,
        )

    return make


def _taken(question: str, params: dict[str, object]) -> tuple[str, ...]:
    """Those of the bar's filters that took part, by the bar's names."""
    left_out = _left_out(question, params)
    return tuple(name for key, name in GIVEN_BY_BAR.items() if key not in left_out)


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
