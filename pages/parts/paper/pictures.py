"""Pictures for paper: readable in black and white, every figure written beside its bar, the same bytes each time."""

import io
import textwrap
from datetime import date, timedelta

from pages.parts import cells, words
from pages.parts.colours import STATUS_COLOURS
from pages.parts.paper.parts import Bars, Deadline, Picture, Timeline

DPI = 200
WIDE = 6.7  # inches: the width of an A4 page between margins of 2 cm
LINE, EDGE = 0.19, 0.95
MOST_ROWS = 25
FITTING = 10  # rows with which a picture leaves room for words on its page
LABEL, LINES = 38, 2
PLAIN = "#2f7fc1"
LEAST_SPAN = 180  # days, so that the months under a timeline differ
HATCHES = {
    "complete": "",
    "in progress": "//",
    "not started": "..",
    "stopped": "xx",
    "continuous": "--",
    "not stated": "\\\\",
}


def as_png(picture: Picture) -> bytes:
    """The picture at 200 dots an inch, as wide as an A4 page allows. Raises ValueError where it has too many rows to be read."""
    rows = picture.shows.rows
    if len(rows) > MOST_ROWS:
        raise ValueError(
            f"The picture {picture.title!r} has {len(rows)} rows; at most {MOST_ROWS} can be read. Show a table."
        )
    # Heavy, and needed by nobody who only looks at pages.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    labels = [_wrapped(row.label) for row in rows]
    height = EDGE + sum(LINE * max(label.count("\n") + 1, 1.6) for label in labels)
    figure = Figure(figsize=(WIDE, height), dpi=DPI, layout="constrained", facecolor="white")
    axes = FigureCanvasAgg(figure).figure.add_subplot()
    _frame(axes, labels)
    (_bars if isinstance(picture.shows, Bars) else _timeline)(axes, picture.shows)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _frame(axes, labels: list[str]) -> None:
    """Rows from the top; '$' in a document's words is a dollar, not the start of a formula."""
    axes.set_yticks(range(len(labels)), labels, fontsize=8, parse_math=False)
    axes.set_ylim(max(len(labels), 1) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=8)
    axes.spines[["top", "right", "left"]].set_visible(False)
    if not labels:
        axes.text(0.5, 0.5, "Nothing to show", ha="center", va="center", transform=axes.transAxes)


def _bars(axes, bars: Bars) -> None:
    from matplotlib.ticker import MaxNLocator

    most = max((bar.count for bar in bars.rows), default=0) or 1
    for place, bar in enumerate(bars.rows):
        axes.barh(place, bar.count, 0.62, **_look(bar.status))
        _note(axes, bar.count + most * 0.015, place, f"{bar.count:,}{_said(bar.status)}")
    axes.set_xlim(0, most * 1.25)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.set_xlabel(cells.clean(bars.unit), fontsize=8, parse_math=False)


def _timeline(axes, timeline: Timeline) -> None:
    from matplotlib.dates import AutoDateLocator, num2date
    from matplotlib.ticker import FuncFormatter

    first, last = _ends(timeline)
    for place, row in enumerate(timeline.rows):
        axes.barh(place, row.last - row.first + timedelta(days=1), 0.5, left=row.first, **_look(row.status))
        _note(axes, row.last + timedelta(days=1) + (last - first) * 0.015, place, _dated(row))
    axes.axvline(timeline.as_at, color="black", linewidth=1.2, linestyle="--", zorder=1)
    axes.set_xlim(first, last + (last - first) * 0.5)
    axes.xaxis.set_major_locator(AutoDateLocator(minticks=3, maxticks=6))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _month(num2date(value).date())))
    axes.set_xlabel(f"Dashed line: as at {words.day(timeline.as_at)}", fontsize=8)


def _ends(timeline: Timeline) -> tuple[date, date]:
    days = [timeline.as_at, *(row.first for row in timeline.rows), *(row.last for row in timeline.rows)]
    missing = timedelta(days=max(LEAST_SPAN - (max(days) - min(days)).days, 20) // 2)
    return min(days) - missing, max(days) + missing


def _note(axes, x, place: int, text: str) -> None:
    # On white, so that no line runs through the words.
    under = {"facecolor": "white", "edgecolor": "none", "pad": 2}
    axes.text(x, place, text, va="center", ha="left", fontsize=7.5, parse_math=False, bbox=under)


def _dated(row: Deadline) -> str:
    return f"{_short(row.words, 40)}{_said(row.status)}"


def _said(status: str | None) -> str:
    return f" · {status}" if status else ""


def _look(status: str | None) -> dict:
    colour = STATUS_COLOURS.get(status or "", PLAIN)
    # The edge keeps a deadline of one day in sight.
    hatch = HATCHES.get(status or "", "")
    return {"facecolor": colour, "edgecolor": colour, "linewidth": 1.2, "hatch": hatch, "hatchcolor": "white"}


def _month(day: date) -> str:
    return f"{words.MONTHS[day.month - 1][:3]} {day.year}"


def _wrapped(label: str) -> str:
    """At most two lines; the table beside the picture has the whole text."""
    plain = " ".join(cells.clean(label).split())
    return "\n".join(textwrap.wrap(plain, LABEL, max_lines=LINES, placeholder="…")) or words.NOT_STATED


def _short(text: str, longest: int) -> str:
    plain = " ".join(cells.clean(text).split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"
