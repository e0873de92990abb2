"""The strips of the comparison: peers as rings without names, their middle half shaded, the council's own diamond labelled."""

from collections import Counter

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.parts.compare import sayings

# Legible on white and on near black; every part has its own form besides its colour.
OWN, PEERS, SHADE = "#c2410c", "#2f7fc1", "rgba(89, 136, 181, 0.32)"
ROW = 66  # pixels a measure
BINS, STEP, REACH = (
    50,
    0.1,
    0.22,
)  # of about one value is what lies in one fiftieth; how far rings stand apart, and reach at most, in rows

INKS = {"light": "#1c2733", "dark": "#e8ebee"}  # of words, which need more contrast than one colour has on both grounds
MARGIN = {"l": 0, "r": 8, "t": 8, "b": 8}


def ink() -> str:
    """The colour of words in a chart on the ground that the reader has chosen."""
    return INKS["dark" if st.context.theme.type == "dark" else "light"]


@st.cache_resource(max_entries=300, show_spinner=False)
def positions(frame: pd.DataFrame, council: str, ink: str) -> go.Figure:
    """One strip a measure of position_among_peers: peers as rings, their middle half shaded, the council as a labelled diamond."""
    rows = list(frame.itertuples())
    figure = go.Figure()
    _shades(figure, rows)
    _rings(figure, rows)
    _diamonds(figure, rows, council)
    for place, row in enumerate(rows):
        _head(figure, place, row, ink)
    figure.update_yaxes(visible=False, range=[len(rows) - 0.45, -0.7], fixedrange=True)
    figure.update_xaxes(range=[-3, 103], ticksuffix="%", dtick=25, fixedrange=True, zeroline=False)
    height = 60 + ROW * len(rows)
    return figure.update_layout(height=height, margin=MARGIN, showlegend=False, hovermode="closest")


def _shades(figure: go.Figure, rows: list) -> None:
    """The middle half of the peers, at least as wide as can be seen, with a line at the middle one."""
    lows = [100 * min(row.lower_share, row.upper_share - 0.006) for row in rows]
    figure.add_bar(
        orientation="h",
        y=list(range(len(rows))),
        base=lows,
        x=[100 * row.upper_share - low for row, low in zip(rows, lows, strict=True)],
        width=0.5,
        marker={"color": SHADE, "line": {"color": PEERS, "width": 1}},
        hovertemplate="middle half of the peers<extra></extra>",
    )
    figure.add_scatter(
        x=[100 * row.middle_share for row in rows],
        y=list(range(len(rows))),
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 26, "color": PEERS, "line": {"width": 2.5}},
        hovertemplate="middle peer: %{x:.0f}%<extra></extra>",
    )


def _rings(figure: go.Figure, rows: list) -> None:
    rings = [(share, place + lift) for place, row in enumerate(rows) for share, lift in _lifted(row.peer_shares)]
    figure.add_scatter(
        x=[100 * share for share, _ in rings],
        y=[y for _, y in rings],
        mode="markers",
        marker={"symbol": "circle-open", "size": 9, "color": PEERS, "line": {"width": 1.6}},
        hovertemplate="a peer: %{x:.0f}%<extra></extra>",
    )


def _diamonds(figure: go.Figure, rows: list, council: str) -> None:
    mine = [(100 * row.own_share, place) for place, row in enumerate(rows) if pd.notna(row.own_share)]
    figure.add_scatter(
        x=[x for x, _ in mine],
        y=[y for _, y in mine],
        mode="markers",
        marker={"symbol": "diamond", "size": 15, "color": OWN, "line": {"width": 1.5, "color": "#ffffff"}},
        hovertemplate=f"{council}: %{{x:.0f}}%<extra></extra>",
    )


def _head(figure: go.Figure, place: int, row, ink: str) -> None:
    """Above each strip its measure, and at the right what the diamond stands at: so nothing lies on a mark, also on a phone."""
    font = {"size": 13, "color": ink}
    line = {"y": place - 0.42, "xref": "paper", "showarrow": False}
    figure.add_annotation(x=0, text=sayings.label(row), xanchor="left", font=font, **line)
    if pd.notna(row.own_share):
        said = f"<b>◆ {sayings.percent(row.own_share)}</b>"
        figure.add_annotation(x=1, text=said, xanchor="right", font=font, **line)


def _lifted(shares: tuple[float, ...]) -> list[tuple[float, float]]:
    """Peers of about one value stand above and below each other, as close as their number asks, so that one ring is one peer."""
    bins = [round(share * BINS) for share in shares]
    apart = min(STEP, REACH / max(1, max(Counter(bins).values(), default=0) // 2))
    seen: Counter[int] = Counter()
    placed = []
    for share, at in zip(shares, bins, strict=True):
        steps = (seen[at] + 1) // 2 * (1 if seen[at] % 2 else -1)
        placed.append((share, steps * apart))
        seen[at] += 1
    return placed
