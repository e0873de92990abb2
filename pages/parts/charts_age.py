"""The curve of the comparison at the same age: the council's own line, the peers' middle half as a band, and how many are counted."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.parts.charts_peers import MARGIN, OWN, PEERS, SHADE

FEWEST_MONTHS, TALL = 12, 430


@st.cache_resource(max_entries=300, show_spinner=False)
def curves(mine: pd.DataFrame, theirs: pd.DataFrame, council: str, ink: str) -> go.Figure:
    """Share complete by months since the visit, stepwise; `mine` of completion_by_months, `theirs` of its group."""
    figure = go.Figure()
    for part in _unbroken(theirs, "lower_share"):
        _band(figure, part)
    for part in _unbroken(mine, "point_share"):
        _line(figure, part.month, part.point_share, council, {"color": OWN, "width": 4})
    _label_ends(figure, mine, theirs, council, ink)
    _counts(figure, theirs, ink)
    most = max(theirs.measured_count.max() if len(theirs) else 0, 1)
    last = max(mine.month.max() if len(mine) else 0, theirs.month.max() if len(theirs) else 0, FEWEST_MONTHS)
    figure.update_layout(height=TALL, margin=MARGIN, showlegend=False, bargap=0.15)
    figure.update_xaxes(
        title="months since the visit", dtick=6, range=[-0.5, last + 1], anchor="y2", fixedrange=True, zeroline=False
    )
    share = {"domain": [0.34, 1], "range": [-4, 106], "ticksuffix": "%", "dtick": 25, "title": "complete"}
    count = {"domain": [0, 0.18], "range": [0, most * 1.6], "title": "peers<br>counted", "showticklabels": False}
    return figure.update_layout(
        yaxis={**share, "fixedrange": True}, yaxis2={**count, "showgrid": False, "fixedrange": True}
    )


def _unbroken(frame: pd.DataFrame, column: str) -> list[pd.DataFrame]:
    """The frame in runs of months with a value: a line must not cross a gap."""
    kept = frame[frame[column].notna()]
    return [part for _, part in kept.groupby((kept.month.diff() != 1).cumsum())]


def _line(figure: go.Figure, months: pd.Series, shares: pd.Series, who: str, look: dict, **more: object) -> None:
    """A step lasts until the next month, the last one too."""
    figure.add_scatter(
        x=[*months, int(months.iloc[-1]) + 1],
        y=[100 * share for share in (*shares, shares.iloc[-1])],
        mode="lines",
        line={"shape": "hv", **look},
        hovertemplate=f"{who}, %{{x}} months: %{{y:.0f}}%<extra></extra>",
        **more,
    )


def _band(figure: go.Figure, part: pd.DataFrame) -> None:
    thin, dashed = {"color": PEERS, "width": 1}, {"color": PEERS, "width": 2.5, "dash": "dash"}
    _line(figure, part.month, part.lower_share, "a quarter of the peers", thin)
    _line(figure, part.month, part.upper_share, "three quarters", thin, fill="tonexty", fillcolor=SHADE)
    _line(figure, part.month, part.middle_share, "middle peer", dashed)


def _counts(figure: go.Figure, theirs: pd.DataFrame, ink: str) -> None:
    numbers = zip(theirs.measured_count, theirs.month, strict=True)
    figure.add_bar(
        x=theirs.month,
        y=theirs.measured_count,
        yaxis="y2",
        marker={"color": SHADE, "line": {"color": PEERS, "width": 1}},
        text=[str(number) if month % 6 == 0 else "" for number, month in numbers],
        textposition="outside",
        textfont={"color": ink},
        cliponaxis=False,
        hovertemplate="%{x} months: %{y} peers counted<extra></extra>",
    )


def _label_ends(figure: go.Figure, mine: pd.DataFrame, theirs: pd.DataFrame, council: str, ink: str) -> None:
    """Each line is named at its end, the council below its own unless that is near nought."""
    own, others = mine[mine.point_share.notna()], theirs[theirs.upper_share.notna()]
    if len(own):
        height = 100 * own.point_share.iloc[-1]
        _name(figure, own, height + (7 if height < 12 else -7), f"<b>{council}</b>", ink)
    if len(others):
        _name(figure, others, 100 * others.upper_share.max() + 6, "peers: middle half, dashed the middle one", ink)


def _name(figure: go.Figure, frame: pd.DataFrame, height: float, text: str, colour: str) -> None:
    figure.add_annotation(
        x=frame.month.iloc[-1] + 1,
        y=height,
        text=text,
        showarrow=False,
        xanchor="right",
        font={"color": colour, "size": 13},
    )
