"""How a comparison is said: shares with their n of N, the middle half of the peers, bands that say nothing of good or bad."""

import pandas as pd

from pages.parts import words

# What each measure of position_among_peers is called, and what it counts.
MEASURES = {
    "complete": ("Complete", "recommendations called complete, of those with a stated status"),
    "overdue": ("Overdue", words.TIMINGS["overdue"]),
    "due, no update found": ("Due, no update found", words.TIMINGS["due, no update found"]),
    "re-dated": ("Re-dated", words.TIMINGS["re-dated"]),
    "slipped late": (
        "Slipped",
        "later than the first deadline, of those that can be measured; the upper bound adds those where nobody can tell",
    ),
    "without a calendar date": ("No calendar date", "ongoing, tied to an event, or no deadline printed"),
    "with a named owner": ("Owner named", "a role is named as leading"),
    "moved to business as usual": ("Moved to business as usual", "continuous now, and not so in the first plan"),
    "done on time": (
        "Done on time",
        "by the first deadline, of those done or overdue; the upper bound adds those where nobody can tell",
    ),
}
BANDS = {
    "lower quarter": "in the lower quarter",
    "middle half": "in the middle half",
    "upper quarter": "in the upper quarter",
}
ENOUGH = 5  # from which on a share is given (method rule 13)
FEW = "fewer than 5 counted"


def percent(share: float) -> str:
    """0.4249 is '42%'."""
    return f"{100 * share:.0f}%"


def label(row) -> str:
    """'Overdue (actions)'."""
    return f"{MEASURES[row.measure][0]} ({row.unit}s)"


def own(row) -> str:
    """'2 of 7 (29%; between 25% and 60%)', or why there is no figure."""
    if pd.isna(row.own_count):
        return "no progress loaded" if row.needs_progress else "no plan loaded"
    if row.own_of_count == 0:
        return "none to count"
    return rate(int(row.own_count), int(row.own_of_count), row.own_low_share, row.own_high_share)


def rate(count: int, whole: int, low: float, high: float) -> str:
    """'2 of 7 (29%; between 25% and 60%)'; bounds only where they differ, below five only the counts."""
    said = words.of(count, whole)
    if whole < ENOUGH or pd.isna(low) or percent(low) == percent(high):
        return said
    return f"{said[:-1]}; between {percent(low)} and {percent(high)})"


def spread(lower: float, upper: float) -> str:
    """'29% to 50%', '0%' where both ends are alike, or that too few are counted."""
    if pd.isna(lower):
        return FEW
    one, two = percent(lower), percent(upper)
    return one if one == two else f"{one} to {two}"


def middle(share: float) -> str:
    """The middle peer's share; a dash where too few are counted."""
    return "–" if pd.isna(share) else percent(share)


def band(row) -> str:
    """In words; why there is none, where there is none."""
    if isinstance(row.band, str):
        return BANDS[row.band]
    return "too few peers counted" if pd.isna(row.lower_share) else "own number too small or not loaded"


def counted(row) -> str:
    """'9 of 10'."""
    return f"{int(row.counted_count)} of {int(row.peer_count)}"
