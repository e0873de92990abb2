"""Deadlines on a line of time, each as wide as it is uncertain. Words beside every bar; colour repeats what they say."""

from dataclasses import dataclass
from datetime import date, timedelta

import plotly.graph_objects as go

from pages.parts import words
from pages.parts.colours import STATUS_COLOURS

DAY = 86_400_000  # milliseconds, which the date axis counts in
ROW, LANE, GREY = 56, 36, "#7a858f"
SHORT = 48  # letters that fit on a phone
WORDS, FIRST, LATEST = -0.2, 0.16, 0.35  # within a row: words, under them the first deadline, then the latest


@dataclass(frozen=True)
class Bar:
    """A deadline from its first possible day to its last, `said` as words; `first_*` where it was moved from, else None."""

    label: str
    start: date
    end: date
    said: str
    status: str
    first_start: date | None = None
    first_end: date | None = None


@dataclass(frozen=True)
class Mark:
    """A day, or a period by its first and last, and what it is."""

    start: date
    end: date
    said: str


def deadlines(bars: tuple[Bar, ...], marks: tuple[Mark, ...], as_at: date, ink: str, ground: str) -> go.Figure:
    """One row a bar, in the order given; marks above, each on a line of its own; a line at the as-at date. `ground` lies under words."""
    days = [
        as_at,
        *(day for bar in bars for day in _days(bar)),
        *(day for mark in marks for day in (mark.start, mark.end)),
    ]
    first, last = min(days), max(days)
    least = max((last - first) // 160, timedelta(days=1))  # a single day stays in sight
    middle = first + (last - first) / 2
    figure = go.Figure()
    _draw_marks(figure, marks, middle)
    _draw_moves(figure, bars, least)
    _draw_bars(figure, bars, least)
    _draw_as_at(figure, as_at, middle)
    pad = max((last - first) // 30, timedelta(days=14))
    figure.update_annotations(font={"color": ink, "size": 12}, bgcolor=ground, borderpad=1)
    figure.update_xaxes(tickfont={"color": ink})
    return _laid_out(figure, len(bars), len(marks), first - pad, last + pad)


def _days(bar: Bar) -> list[date]:
    return [day for day in (bar.start, bar.end, bar.first_start, bar.first_end) if day]


def _wide(start: date, end: date, least: timedelta) -> float:
    return max(end - start + timedelta(days=1), least) / timedelta(milliseconds=1)


def _draw_bars(figure: go.Figure, bars: tuple[Bar, ...], least: timedelta) -> None:
    """The latest deadline solid; over it when, how it stands and what it is of."""
    rows = range(len(bars))
    figure.add_bar(
        base=[bar.start for bar in bars],
        x=[_wide(bar.start, bar.end, least) for bar in bars],
        y=[row + LATEST for row in rows],
        width=0.2,
        orientation="h",
        marker={"color": [STATUS_COLOURS[bar.status] for bar in bars]},
        customdata=[f"{_short(bar.label)}: {_plain(bar.said)}" for bar in bars],
        hovertemplate="%{customdata}<extra></extra>",
    )
    for row, bar in enumerate(bars):
        figure.add_annotation(
            x=0, xref="paper", y=row + WORDS, text=f"{_short(bar.label)}<br><b>{_plain(bar.said)}</b>", showarrow=False,
            xanchor="left", align="left",
        )  # fmt: skip


def _draw_moves(figure: go.Figure, bars: tuple[Bar, ...], least: timedelta) -> None:
    """The first deadline hatched, and a thin line from it to the latest."""
    moved = [(row, bar) for row, bar in enumerate(bars) if bar.first_start]
    for row, bar in moved:
        figure.add_shape(
            type="line", x0=bar.first_end, x1=bar.start, y0=row + FIRST, y1=row + LATEST, line={"color": GREY, "width": 1.5, "dash": "dot"}
        )  # fmt: skip
    figure.add_bar(
        base=[bar.first_start for _, bar in moved],
        x=[_wide(bar.first_start, bar.first_end, least) for _, bar in moved],
        y=[row + FIRST for row, _ in moved],
        width=0.12,
        orientation="h",
        marker={
            "color": "rgba(0,0,0,0)",
            "line": {"color": GREY, "width": 1.5},
            "pattern": {"shape": "/", "fgcolor": GREY, "size": 5},
        },
        customdata=[
            f"{_short(bar.label)}: first deadline {words.period(bar.first_start, bar.first_end)}" for _, bar in moved
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _draw_marks(figure: go.Figure, marks: tuple[Mark, ...], middle: date) -> None:
    for place, mark in enumerate(marks):
        y = _lane(place, len(marks))
        figure.add_scatter(
            x=[mark.start, mark.end], y=[y, y], mode="lines+markers", marker={"symbol": "diamond", "size": 8, "color": GREY},
            line={"color": GREY, "width": 3}, hoverinfo="skip",
        )  # fmt: skip
        _beside(figure, y, mark, middle)


def _lane(place: int, count: int) -> float:
    """Above the first row, the first mark on top."""
    return -0.5 - (count - place) * LANE / ROW


def _draw_as_at(figure: go.Figure, as_at: date, middle: date) -> None:
    figure.add_vline(x=as_at.isoformat(), line={"color": "#c2410c", "width": 2, "dash": "dash"}, layer="below")
    figure.add_annotation(
        x=as_at, y=1, yref="paper", yanchor="bottom", showarrow=False, text=f"<b>As at {words.day(as_at)}</b>",
        xanchor="right" if as_at > middle else "left",
    )  # fmt: skip


def _beside(figure: go.Figure, y: float, mark: Mark, middle: date) -> None:
    """To the right of what begins in the left half, else to its left, so that words stay in the picture."""
    is_left = mark.start <= middle
    figure.add_annotation(
        x=mark.end if is_left else mark.start, y=y, text=_plain(mark.said).replace(", ", "<br>", 1), showarrow=False,
        xshift=8 if is_left else -8, xanchor="left" if is_left else "right", align="left" if is_left else "right",
    )  # fmt: skip


def _short(text: str) -> str:
    return _plain(text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…")


def _plain(text: str) -> str:
    """Words of a document as words: '<' would begin a mark."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _laid_out(figure: go.Figure, rows: int, marks: int, first: date, last: date) -> go.Figure:
    top = _lane(0, marks) - 0.4 if marks else -0.6
    figure.update_layout(
        height=int(ROW * (rows - 0.4 - top) + 70),
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        showlegend=False,
        barmode="overlay",
        hovermode="closest",
    )
    figure.update_yaxes(range=[rows - 0.4, top], visible=False, fixedrange=True)
    figure.update_xaxes(range=[first, last], type="date", fixedrange=True, tickformat="%b\n%Y", nticks=8)
    return figure
