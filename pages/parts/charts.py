"""Frame in, figure out. Every chart has its table beside it, so colour never carries anything alone."""

from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from pages.parts.colours import STATUS_COLOURS

PLAIN = "#2f7fc1"
BAR = 44


def status_by_theme(frame: pd.DataFrame) -> go.Figure:
    """Recommendations by theme, one stacked bar a theme, counts inside the bars."""
    figure = go.Figure()
    for status, colour in STATUS_COLOURS.items():
        counts = frame[f"{status.replace(' ', '_')}_count"]
        if counts.sum():
            figure.add_bar(
                y=_wrapped(frame["theme"]),
                x=counts,
                name=status,
                orientation="h",
                text=[str(c) if c else "" for c in counts],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"color": "#ffffff"},
                marker={
                    "color": colour,
                    "line": {"color": "rgba(255,255,255,0.6)", "width": 1},
                    "pattern": _hatched(status == "not stated", "#6f7983"),
                },
                hovertemplate="%{y}: %{x} " + status + "<extra></extra>",
            )
    return _laid_out(figure, len(frame), barmode="stack")


def counts(frame: pd.DataFrame, label: str, value: str, unit: str) -> go.Figure:
    """One bar a row, its count at the end."""
    figure = go.Figure(_bar(frame, label, value, unit))
    return _laid_out(figure, len(frame))


def both_clocks(frame: pd.DataFrame, now: str) -> go.Figure:
    """Two bars a standing: as at the date (`now` in words, full) and as each council's last document had it (hatched)."""
    figure = go.Figure(
        [
            _bar(frame, "timing", "action_count", "actions", name=f"as at {now}"),
            _bar(frame, "timing", "last_reported_count", "actions", name="as last reported", hatched=True),
        ]
    )
    return _laid_out(figure, len(frame), barmode="group", bargap=0.25, bargroupgap=0.08)


def _bar(frame: pd.DataFrame, label: str, value: str, unit: str, name: str = "", hatched: bool = False) -> go.Bar:
    return go.Bar(
        y=_wrapped(frame[label]),
        x=frame[value],
        name=name,
        orientation="h",
        text=frame[value],
        textposition="outside",
        cliponaxis=False,
        marker={"color": "#8a949e" if hatched else PLAIN, "pattern": _hatched(hatched, "#59626c")},
        hovertemplate="%{y}: %{x} " + unit + "<extra></extra>",
    )


def _hatched(is_hatched: bool, colour: str) -> dict:
    return {"shape": "/" if is_hatched else "", "fillmode": "overlay", "size": 6, "fgcolor": colour}


def _wrapped(labels: pd.Series) -> list[str]:
    """Long names in lines, so that on a phone room is left for the bars."""
    return ["<br>".join(wrap(label, 20)) for label in labels]


def _laid_out(figure: go.Figure, bars: int, **layout: object) -> go.Figure:
    several = len(figure.data) > 1
    figure.update_layout(
        height=(70 if several else 30) + BAR * max(bars, 1),
        margin={"l": 0, "r": 32, "t": 8, "b": 8},
        showlegend=several,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        **layout,
    )
    figure.update_yaxes(autorange="reversed", title=None, automargin=True, fixedrange=True, ticklabelstandoff=6)
    # The counts stand on the bars; an axis would say them again.
    figure.update_xaxes(visible=False, rangemode="tozero", fixedrange=True)
    return figure
