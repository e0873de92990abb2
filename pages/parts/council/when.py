"""Deadlines and numbers in words, no more exact than they are printed: a month stays a month, a season its months."""

import pandas as pd

from pages.parts import words


def span(first: object, last: object) -> str:
    """'12 March 2026', 'March 2026', 'March to May 2026', 'December 2024 to February 2025', '2026'; 'not stated' without days."""
    if first is None or last is None or pd.isna(first) or pd.isna(last):
        return words.NOT_STATED
    one, two = pd.Timestamp(first), pd.Timestamp(last)
    if one == two or not (one.is_month_start and two.is_month_end):
        return words.period(one, two)
    if (one.year, one.month, two.year, two.month) == (one.year, 1, one.year, 12):
        return str(one.year)
    begins, ends = words.MONTHS[one.month - 1], f"{words.MONTHS[two.month - 1]} {two.year}"
    if (one.year, one.month) == (two.year, two.month):
        return ends
    return f"{begins} to {ends}" if one.year == two.year else f"{begins} {one.year} to {ends}"


def due(first: object, last: object) -> str:
    """'on 12 March 2026', 'in March 2026', 'between March and May 2026'."""
    said = span(first, last)
    if " to " in said:
        return f"between {said.replace(' to ', ' and ')}"
    return f"on {said}" if pd.Timestamp(first) == pd.Timestamp(last) else f"in {said}"


def number(*parts: object) -> str:
    """Printed numbers from the outermost in, '2 a', '1.1' where the inner one holds the outer, '' without any."""
    known = [part for part in parts if isinstance(part, str)]
    kept = [part for place, part in enumerate(known) if not any(_holds(inner, part) for inner in known[place + 1 :])]
    return " ".join(kept)


def named(recommendation: object, objective: object, ref: object, text: str) -> str:
    """'Rec. 5, 6.1: Agree a plan', '1.1: Agree a plan' where the number holds that of its recommendation: set off from the words."""
    said = reference(recommendation, objective, ref)
    return f"{said}: {text}" if said else text


def reference(recommendation: object, objective: object, ref: object) -> str:
    """'Rec. 5, 6.1', '1.1', 'Rec. 5' where the action has no number of its own, '' without any."""
    inner = number(objective, ref)
    outer = f"Rec. {recommendation}" if isinstance(recommendation, str) and not _holds(inner, recommendation) else ""
    return ", ".join(part for part in (outer, inner) if part)


def _holds(inner: str, part: str) -> bool:
    """'1.1' and '1a' hold '1'; '10' does not."""
    return inner.startswith(part) and not inner[len(part) : len(part) + 1].isdigit()


def moved(times: int) -> str:
    """'once', 'twice', '3 times'."""
    return {1: "once", 2: "twice"}.get(times, f"{times} times")
