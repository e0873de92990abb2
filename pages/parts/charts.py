"""Frame in, figure out. Every chart has its table beside it, so colour never carries anything alone."""

import pandas as pd
import plotly.graph_objects as go

# Legible on white and on near black; 'not stated' is hatched besides.
STATUS_COLOURS = {
    "complete": "#1f8a5b",
    "in progress": "#2f7fc1",
    "not started": "#c77d0a",
    "stopped": "#8d5bb5",
    "continuous": "#2a9da8",
    "not stated": "#59626c",
}
BAR = 44
# The letter says what the shade says; plotly sets dark letters on the light shades and light ones on the dark.
LETTERS = {
    "progress loaded": "✔",
    "plan loaded": "P",
    "recommendations known": "R",
    "review known": "v",
    "nothing found": "·",
}
SHADES = {
    "progress loaded": "#0b4f6c",
    "plan loaded": "#1f6f9c",
    "recommendations known": "#8fc1de",
    "review known": "#d3e4ee",
    "nothing found": "#efe9dc",
}


def status_by_theme(frame: pd.DataFrame) -> go.Figure:
    """Recommendations by theme, one stacked bar a theme, counts inside the bars."""
    figure = go.Figure()
    for status, colour in STATUS_COLOURS.items():
        counts = frame[f"{status.replace(' ', '_')}_count"]
        if counts.sum():
            figure.add_bar(
                y=frame["theme"],
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
                    "pattern": {
                        "shape": "/" if status == "not stated" else "",
                        "fillmode": "overlay",
                        "size": 6,
                        "fgcolor": "#6f7983",
                    },
                },
                hovertemplate="%{y}: %{x} " + status + "<extra></extra>",
            )
    return _laid_out(figure, len(frame), "recommendations", barmode="stack")


def counts(frame: pd.DataFrame, label: str, value: str, unit: str) -> go.Figure:
    """One bar a row, its count at the end."""
    figure = go.Figure(
        go.Bar(
            y=frame[label],
            x=frame[value],
            orientation="h",
            text=frame[value],
            textposition="outside",
            cliponaxis=False,
            marker={"color": "#2f7fc1"},
            hovertemplate="%{y}: %{x} " + unit + "<extra></extra>",
        )
    )
    return _laid_out(figure, len(frame), unit)


def tiles(frame: pd.DataFrame) -> go.Figure:
    """Every council as a tile, lettered and shaded by what is known of it."""
    placed = frame[frame.tile_column.notna()]
    at = {(int(row.tile_row), int(row.tile_column)): row for row in placed.itertuples()}
    rows, columns = (range(max((place[axis] for place in at), default=0) + 1) for axis in (0, 1))
    grid = [[at.get((y, x)) for x in columns] for y in rows]
    shades = list(SHADES.values())
    figure = go.Figure(
        go.Heatmap(
            z=[[list(SHADES).index(one.level) if one else None for one in line] for line in grid],
            text=[[LETTERS[one.level] if one else "" for one in line] for line in grid],
            customdata=[[f"{one.council}: {one.level}" if one else "" for one in line] for line in grid],
            texttemplate="%{text}",
            hovertemplate="%{customdata}<extra></extra>",
            hoverongaps=False,
            zmin=-0.5,
            zmax=len(shades) - 0.5,
            colorscale=[[edge / len(shades), shade] for i, shade in enumerate(shades) for edge in (i, i + 1)],
            showscale=False,
            xgap=2,
            ygap=2,
        )
    )
    hidden = {"visible": False, "fixedrange": True}
    return figure.update_layout(
        height=640,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        xaxis=hidden,
        yaxis={**hidden, "scaleanchor": "x"},
    )


def _laid_out(figure: go.Figure, bars: int, unit: str, **layout: object) -> go.Figure:
    figure.update_layout(
        height=110 + BAR * max(bars, 1),
        margin={"l": 0, "r": 24, "t": 8, "b": 8},
        showlegend=len(figure.data) > 1,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        **layout,
    )
    figure.update_yaxes(autorange="reversed", title=None, automargin=True)
    figure.update_xaxes(title=unit, rangemode="tozero", dtick=None, fixedrange=True)
    figure.update_yaxes(fixedrange=True)
    return figure
