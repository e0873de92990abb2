"""A table as a web page has them: it prints, wraps, enlarges and reads aloud; links in it open in the same tab."""

import math
import re
from dataclasses import dataclass, field
from html import escape
from numbers import Number

import pandas as pd
import pyarrow as pa
import streamlit as st

FEW = 3  # columns that a phone has room for
WIDEST = 60  # columns of which a phone can be told the heads
# On a phone each cell stands under its column's head (style.css). The table says a head once, not every cell again.
HEADS = "".join(
    f".cpc-table .stacks td:nth-child({n})::before{{content:var(--head-{n})}}" for n in range(2, WIDEST + 1)
)
STYLE = f"<style>@media screen and (max-width:640px){{{HEADS}}}</style>"
MOST = 60  # rows up to which a table is read as a whole; above, one that sorts and searches is of more use


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere; `url` has been made by pages.parts.links, `shade` (0 to 5) says how deep a heat table colours it."""

    label: str
    url: str
    shade: int | None = None

    def __str__(self) -> str:
        return self.label


class Html:
    """Markup made here: Streamlit takes it as it stands, and does not look through it for indents."""

    def __init__(self, markup: str) -> None:
        self.markup = markup

    @property
    def weight(self) -> int:
        return len(self.markup)

    def _repr_html_(self) -> str:
        return self.markup


@dataclass(frozen=True)
class Table:
    """A finished table: a web page's own, or where `page` is None one that sorts and searches. `weight` in bytes."""

    frame: pd.DataFrame
    caption: str
    page: Html | None
    grid: pa.Table | pd.DataFrame | None = None
    config: dict = field(default_factory=dict)

    @property
    def weight(self) -> int:
        drawn = self.page.weight if self.page else getattr(self.grid, "nbytes", 0)
        return drawn + int(self.frame.memory_usage(deep=True).sum())


def draw(frame: pd.DataFrame, caption: str) -> None:
    """The table with its caption; its first column names the rows."""
    put(made(frame, caption))


def made(frame: pd.DataFrame, caption: str) -> Table:
    """The same, finished to be put on pages."""
    if len(frame) <= MOST:
        return Table(frame, caption, Html(as_html(frame, caption)))
    return Table(frame, caption, None, *_sortable(frame))


def put(table: Table) -> None:
    """Draw a finished table where the page stands."""
    if table.page:
        st.html(table.page)
        return
    st.caption(table.caption)
    st.dataframe(table.grid, hide_index=True, width="stretch", column_config=table.config, alt=table.caption)


def as_html(frame: pd.DataFrame, caption: str) -> str:
    """Every word escaped. Numbers stand right, so that they can be compared.

    On a phone a table of many columns becomes a list of rows (style.css), for which it carries its heads and each part its role.
    """
    numeric = [pd.api.types.is_numeric_dtype(frame[name]) for name in frame]
    names = [escape(str(name)) for name in frame]
    heads = "".join(
        f'<th scope="col" role="columnheader"{_side(n)}>{name}</th>' for name, n in zip(names, numeric, strict=True)
    )
    rows = "".join(_row(row, numeric) for row in frame.itertuples(index=False, name=None))
    stacks = f' class="stacks" style="{_heads(frame)}"' if len(names) > FEW else ""
    # A region that can scroll must be reachable by keyboard and have a name.
    return (
        f'<div class="cpc-table" role="region" tabindex="0" aria-label="{escape(caption)}"><table role="table"{stacks}><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _heads(frame: pd.DataFrame) -> str:
    """The heads for style sheets: every sign but letters and digits by its number, so that none ends the text."""
    quoted = [re.sub(r"[^0-9A-Za-z ]", lambda sign: f"\\{ord(sign[0]):x} ", str(name)) for name in frame]
    return "".join(f"--head-{place}:&quot;{name}&quot;;" for place, name in enumerate(quoted[1:WIDEST], 2))


def _row(row: tuple, numeric: list[bool]) -> str:
    first, *rest = row
    cells = "".join(
        f'<td role="cell"{_look(value, n)}>{_cell(value)}</td>' for value, n in zip(rest, numeric[1:], strict=True)
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


def _sortable(frame: pd.DataFrame) -> tuple[pa.Table | pd.DataFrame, dict]:
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
    try:
        return pa.Table.from_pandas(shown), config
    except pa.ArrowException:  # a column of several kinds, which Streamlit puts into words itself
        return shown, config
