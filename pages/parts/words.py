"""How figures, dates and states are said. 'Not stated' is always said, never left blank and never a nought."""

import re
from datetime import date

import pandas as pd

NOT_STATED = "not stated"
SHAPES = {
    "complete": "✔ complete",
    "in progress": "◐ in progress",
    "not started": "○ not started",
    "stopped": "■ stopped",
    "continuous": "↻ continuous",
    "not stated": "◌ not stated",
}
TIMINGS = {
    "overdue": "a document dated on or after the deadline says it is not finished",
    "dropped": "a later document that lists the whole plan no longer shows the action, and no word says why",
    "re-dated": "a later document moved the deadline, or took its end away",
    "due, no update found": "the deadline has passed and no later document is loaded that says what became of it",
    "covered by its recommendation": "the deadline has passed and a later document speaks of the whole recommendation, not of this action",
    "not yet due": "the deadline, or the last day of its period, is still ahead",
    "undated": "no calendar date: ongoing, tied to an event, or none printed",
    "done on time": "completed wholly on or before the first deadline",
    "done late": "completed wholly after the first deadline",
    "done, date not stated": "stated as complete; whether in time cannot be told",
    "no end by design": "stated as continuous or business as usual",
    "stopped": "stated as stopped, replaced or merged",
    "date before its document": "the printed deadline is earlier than the plan itself, so it is left out of timing",
}
MARKS = "\\`*_{}[]<>()#+-.!|~$:^=&\"'"
LIVE = re.compile(r"://|www\.|\w@\w|:\w", re.I)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def of(count: int, whole: int) -> str:
    """'12 of 30 (40%)'; below five no percentage, because it would say more than is known."""
    return f"{count:,} of {whole:,}" + (f" ({percent(count / whole)})" if whole >= 5 else "")


def percent(share: float) -> str:
    """'40%'; some are never nought and not all are never a hundred: 'under 1%', 'over 99%'."""
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 < share < 1 else f"{100 * share:.0f}%"


def counted(count: int, one: str, many: str | None = None) -> str:
    """'1 action', '3 actions'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day(value: object) -> str:
    """'15 September 2025', or 'not stated'."""
    if value is None or pd.isna(value):
        return NOT_STATED
    found = pd.Timestamp(value)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def as_at(value: object, precision: object) -> str:
    """The date of a document as exactly as it is stated: '2025', 'September 2024', 'period to 30 September 2020'."""
    if value is None or pd.isna(value):
        return NOT_STATED
    if precision in ("month", "year"):
        return period(value, value, precision)
    return day(value) if precision in ("day", None) or not isinstance(precision, str) else f"period to {day(value)}"


def period(first: object, last: object, precision: object = "day") -> str:
    """'June 2025' for a month, '26 to 29 March 2019' for days, 'not stated' without dates."""
    if first is None or pd.isna(first):
        return NOT_STATED
    one, two = pd.Timestamp(first), pd.Timestamp(last if last is not None and not pd.isna(last) else first)
    if precision == "month":
        return f"{MONTHS[one.month - 1]} {one.year}"
    if precision == "year":
        return str(one.year)
    if one == two:
        return day(one)
    if (one.year, one.month) == (two.year, two.month):
        return f"{one.day} to {day(two)}"
    return f"{day(one)} to {day(two)}"


def visit(first: object, last: object, precision: object) -> str:
    """'in June 2025', 'from 2 March 2020' where the last day is not stated, 'from 26 to 29 March 2019'."""
    if first is None or pd.isna(first):
        return "on a date not stated"
    if precision != "day":
        return f"in {period(first, last, precision)}"
    if last is None or pd.isna(last):
        return f"from {day(first)} (last day not stated)"
    return f"on {day(first)}" if first == last else f"from {period(first, last)}"


def visited(first: object, last: object, precision: object) -> str:
    """'June 2025', '2 March 2020 (last day not stated)', '26 to 29 March 2019', for a table."""
    return visit(first, last, precision).removeprefix("in ").removeprefix("from ").removeprefix("on ")


def visits(frame: pd.DataFrame) -> list[str]:
    """When each row's review was, for a table."""
    return [visited(*v) for v in zip(frame.visited_from, frame.visited_to, frame.visited_precision, strict=True)]


def between(first: object, last: object) -> str:
    """When something was found: a day, '1 to 30 June 2024' for a month, 'not found'."""
    return "not found" if last is None or pd.isna(last) else period(first if pd.notna(first) else last, last)


def deadline(kind: object, text: object) -> str:
    """The deadline as printed, with what it is where it is no date."""
    printed = stated(text)
    if kind == "none":
        return NOT_STATED if printed == NOT_STATED else f"{printed} (no deadline)"
    if kind == "dated" or str(kind) in printed.lower():
        return printed
    return f"{printed} ({'tied to an event' if kind == 'event' else kind})"


def deadlines(row: object) -> str:
    """The first deadline and the latest: 'first May 2024, now July 2024 (moved once, 61 days later)', no more exact than they are."""
    latest = deadline(row.due_kind, row.due_text)
    if not row.redated_count:
        return latest
    times = "once" if row.redated_count == 1 else f"{row.redated_count} times"
    return f"first {stated(row.first_due_text)}, now {latest} (moved {times}{_moved(row)})"


def _moved(row: object) -> str:
    """By how much at least and at most, from first day to first day and from last day to last day (method rule 6)."""
    if any(pd.isna(v) for v in (row.due_from, row.due_to, row.first_due_from, row.first_due_to)):
        return ""
    return f", {slippage(*sorted([(row.due_from - row.first_due_from).days, (row.due_to - row.first_due_to).days]))}"


def slippage(low: object, high: object) -> str:
    """'61 days later', '10 to 40 days earlier', 'between 5 days earlier and 20 days later', 'not measured'."""
    if pd.isna(low) and pd.isna(high):
        return "not measured"
    if pd.isna(low) or pd.isna(high):
        return "how much is not known"
    one, two = int(low), int(high)
    if one == two == 0:
        return "unmoved"
    if one >= 0:
        return f"{_days(one, two)} later"
    if two <= 0:
        return f"{_days(-two, -one)} earlier"
    return f"between {counted(-one, 'day')} earlier and {counted(two, 'day')} later"


def _days(least: int, most: int) -> str:
    return counted(most, "day") if least == most else f"{least:,} to {counted(most, 'day')}"


def rate(part: int, whole: int, low: object, high: object) -> str:
    """'3 of 9 (33%; between 19% and 62%)'; below five only the counts."""
    bounds = "" if pd.isna(low) or pd.isna(high) else f"; between {percent(low)} and {percent(high)} of all"
    share = f" ({percent(part / whole)}{bounds})" if whole >= 5 else ""
    return f"{part:,} of {whole:,}{share}"


def stated(value: object) -> str:
    """The text itself, a list joined by semicolons, or 'not stated'."""
    if isinstance(value, str):
        return value or NOT_STATED
    if value is None or (not hasattr(value, "__len__") and pd.isna(value)):
        return NOT_STATED
    return "; ".join(str(part) for part in value) or NOT_STATED


def speaker(said_by: str, basis: object) -> str:
    """Who says so, and how firm that is: 'the council (council page, numbered)', 'the press', 'the peers'."""
    firm = f" ({plain(basis)})" if isinstance(basis, str) and basis != said_by else ""
    return f"the {said_by}{firm}"


def kind(value: str) -> str:
    """The kind of document; a register's entry is a public page whose document is not here."""
    return "public page" if value == "register" else value


def claim(text: str) -> tuple[str, str]:
    """What was said in total, and the remark that stands in brackets at its end: '51 of 73 actions (status word cut off)', 'Excerpt'."""
    said, remark = re.fullmatch(r"(.*?)(?: \(([^()]*)\))?", text, re.DOTALL).groups()
    return said, remark or ""


def number(value: object) -> str:
    """1234 is '1,234'; 'not stated' where it is not known."""
    return NOT_STATED if value is None or pd.isna(value) else f"{int(value):,}"


def status(value: str, method: object = None) -> str:
    """The status with its shape, and how it is known where that is not the document's own word for it."""
    notes = {
        "prose": " (from the text)",
        "derived": " (from its actions)",
        "colour key": " (by its colour key)",
        "percent": " (from its percentage)",
        "corrected": " (put right by a steward)",
    }
    return SHAPES[value] + notes.get(method if isinstance(method, str) else "", "")


RIGHTED = {
    "due": "deadline",
    "owner": "who leads",
    "done": "time of completion",
    "ref": "number",
    "text": "words",
    "acceptance": "the council's answer",
    "part": "not the record it was taken for",
    "join": "the same as an earlier record",
    "apart": "not the same as others of its family",
}


def corrected(row: object) -> str:
    """'Put right (deadline, now June 2026): the minute says June (22 November 2026).'"""
    meant = f", now {row.meant}" if isinstance(row.meant, str) and row.change not in ("join", "text") else ""
    day_of = f" ({day(row.corrected_on)})" if pd.notna(row.corrected_on) else ""
    return f"Put right ({RIGHTED.get(row.change, row.change)}{meant}): {row.reason}{day_of}."


def theme(name: object, method: object) -> str:
    """The theme, marked where it is inferred and not printed."""
    if not isinstance(name, str):
        return "no theme found"
    return name if method in ("stated", "corrected") else f"{name} (inferred)"


def today() -> date:
    """The machine's day, at one place so that tests can set it."""
    return date.today()


def plain(text: object) -> str:
    """Words of a document for Markdown: nothing in them may act as a mark, a link, an icon or a picture.

    Addresses become links even after escaping, so an invisible joiner (U+2060) breaks what they are known by.
    """
    text = LIVE.sub(lambda match: f"{match.group(0)[0]}\u2060{match.group(0)[1:]}", stated(text).replace("\n", " "))
    return "".join(f"\\{c}" if c in MARKS else c for c in text)
