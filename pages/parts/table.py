"""A table as a web page has them: it prints, wraps, enlarges and reads aloud; links in it open in the same tab."""

import math
from dataclasses import dataclass
from html import escape
from numbers import Number

import pandas as pd
import streamlit as st

FEW = 3  # columns that a phone has room for
MOST = 60  # rows up to which a table is read as a whole; above, one that sorts and searches is of more use


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere; `url` has been made by pages.parts.links, `shade` (0 to 5) says how deep a heat table colours it."""

    label: str
    url: str
    shade: int | None = None

    def __str__(self) -> str:
        return self.label


def draw(frame: pd.DataFrame, caption: str) -> None:
    """The table with its caption; its first column names the rows."""
    if len(frame) <= MOST:
        st.html(as_html(frame, caption))
    else:
        _sortable(frame, caption)


def as_html(frame: pd.DataFrame, caption: str) -> str:
    """Every word escaped. Numbers stand right, so that they can be compared.

    On a phone a table of many columns becomes a list of rows (style.css), for which each cell carries its head and each part its role.
    """
    numeric = [pd.api.types.is_numeric_dtype(frame[name]) for name in frame]
    names = [escape(str(name)) for name in frame]
    heads = "".join(
        f'<th scope="col" role="columnheader"{_side(n)}>{name}</th>' for name, n in zip(names, numeric, strict=True)
    )
    rows = "".join(_row(row, names, numeric) for row in frame.itertuples(index=False, name=None))
    stacks = ' class="stacks"' if len(names) > FEW else ""
    # A region that can scroll must be reachable by keyboard and have a name.
    return (
        f'<div class="cpc-table" role="region" tabindex="0" aria-label="{escape(caption)}"><table role="table"{stacks}><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _row(row: tuple, names: list[str], numeric: list[bool]) -> str:
    first, *rest = row
    cells = "".join(
        f'<td role="cell" data-head="{name}"{_look(value, n)}>{_cell(value)}</td>'
        for value, name, n in zip(rest, names[1:], numeric[1:], strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader"{_look(first, numeric[0])}>{_cell(first)}</th>{cells}</tr>'


def _side(is_number: bool) -> str:
    return ' class="number"' if is_number else ""


def _look(value: object, is_number: bool) -> str:
    """Numbers right, a shade where one is given, room for a sentence."""
    if isinstance(value, Link) and value.shade is not None:
        return f' class="heat-{value.shade}"'
    return _side(is_number) or (' class="long"' if len(str(value)) > 40 else "")


def _cell(value: object) -> str:
    if isinstance(value, Link):
        return f'<a href="{escape(value.url)}">{escape(value.label)}</a>' if value.url else escape(value.label)
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return "not stated"
    is_number = isinstance(value, Number) and not isinstance(value, bool)
    return f"{value:,}" if is_number else escape(str(value))


def _sortable(frame: pd.DataFrame, caption: str) -> None:
    """A link keeps its words after '#', from which the grid takes what it shows."""
    shown, config = frame.copy(), {}
    for name in frame:
        if frame[name].map(lambda value: isinstance(value, Link)).any():
            shown[name] = [
                f"{one.url}#{one.label}" if isinstance(one, Link) and one.url else None for one in frame[name]
            ]
            config[name] = st.column_config.LinkColumn(display_text=r"#(.*)$", width="medium")
        elif frame[name].dtype == object or pd.api.types.is_string_dtype(frame[name]):
            config[name] = st.column_config.TextColumn(
                width="large" if frame[name].astype(str).str.len().max() > 60 else None
            )
    st.caption(caption)
    st.dataframe(shown, hide_index=True, width="stretch", column_config=config, alt=caption)
