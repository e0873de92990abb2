"""The map: a tile a council near its place in England, lettered and shaded by what is known, each leading to its council."""

from html import escape
from urllib.parse import quote

import pandas as pd
import streamlit as st

from pages.parts import links, table, words
from pages.parts.view import View

# The letter says what the shade says.
LEVELS = {
    "progress loaded": ("✔", "a loaded document states progress"),
    "plan loaded": ("P", "its action plan is loaded"),
    "recommendations known": ("R", "recommendations are known, the plan is not loaded"),
    "review known": ("v", "a review is known, its recommendations are not"),
    "nothing found": ("·", "nothing was found, which does not mean that there was no review"),
}
SHADES = {level: len(LEVELS) - 1 - place for place, level in enumerate(LEVELS)}
# On a phone the tiles are too small to hit, so style.css takes their links away there and shows this.
NARROW = (
    "On a narrow screen the tiles are not links. Choose ‘My council’ in the bar above, or open the table below the map."
)
SHOWN = ["label", "gss_code", "level", "tile_column", "tile_row"]


def show(councils: pd.DataFrame, view: View) -> None:
    """The map with its key in words beside it."""
    anywhere = links.to("council", council=None)
    st.html(view.once("map", make=lambda: table.Html(_as_html(councils, anywhere, view.gss_code))))


def _key(levels: pd.Series) -> str:
    counts = levels.value_counts()
    lines = [
        f'<li><span class="tile shade-{SHADES[level]}" aria-hidden="true">{letter}</span> <span>{escape(meaning)}: '
        f"<b>{words.counted(int(counts.get(level, 0)), 'council')}</b></span></li>"
        for level, (letter, meaning) in LEVELS.items()
    ]
    return f"<ul>{''.join(lines)}</ul>"


def _as_html(councils: pd.DataFrame, anywhere: str, mine: str | None) -> str:
    """`anywhere` is the address of the council page without a council, `mine` the reader's own."""
    placed = councils[SHOWN].dropna()
    if placed.empty:
        return ""
    left, top = int(placed.tile_column.min()), int(placed.tile_row.max())
    wide = int(placed.tile_column.max()) - left + 1
    drawn = "".join(_tile(row, left, top, wide, anywhere, mine) for row in placed.itertuples())
    # Every tile is a link for the pointer; by keyboard and screen reader the table below holds the same.
    return (
        '<div class="cpc-map"><p class="unseen">A map: every council as a tile near its place in England, lettered by what is known. '
        f'The table below holds the same.</p><div class="tiles" aria-hidden="true" style="--wide:{wide};max-width:{min(3 * wide, 44)}rem">{drawn}</div>'
        f'<p class="narrow">{NARROW}</p>{_key(councils.level)}</div>'
    )


def _tile(row, left: int, top: int, wide: int, anywhere: str, mine: str | None) -> str:
    letter, meaning = LEVELS[row.level]
    column = int(row.tile_column) - left + 1
    is_mine = row.gss_code == mine
    side = "before" if column > wide / 2 else "after"
    name = f'<b class="{side}">{escape(row.label)}</b>' if is_mine else ""
    return (
        f'<a class="tile shade-{SHADES[row.level]}{" mine" if is_mine else ""}" tabindex="-1" href="{escape(anywhere)}&amp;council={quote(row.label)}" '
        f'title="{escape(row.label)}: {escape(meaning)}" style="grid-area:{top - int(row.tile_row) + 1}/{column}">{letter}{name}</a>'
    )
