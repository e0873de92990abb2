"""Runs timed several times: medians with spread, as cells of a Markdown table."""

import statistics
import time
from collections.abc import Callable


def runs(do: Callable[[], object], repeats: int) -> list[float]:
    """Seconds of each run, after one that warms up what is warmed up once."""
    do()
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        do()
        taken.append(time.perf_counter() - start)
    return taken


def told(seconds: list[float]) -> str:
    """'1.23 (1.20 to 1.31)': median, lowest and highest; one run alone without them."""
    middle = f"{statistics.median(seconds):.3g}"
    return middle if len(seconds) < 2 else f"{middle} ({min(seconds):.3g} to {max(seconds):.3g})"


def row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
