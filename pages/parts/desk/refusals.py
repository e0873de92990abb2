"""Facts of a document that nobody could use: the sentence that says what is wrong with them and what to write instead."""

import re
from datetime import date

from pages.parts import links, words

WRITE = "Write 2024, 2024-03 or 2024-03-12"
DATES = ("as_at", "visited_from", "visited_to", "published_on")
PARTIAL = re.compile(r"20\d\d(-\d\d(-\d\d)?)?")


def wrong(typed: dict[str, str]) -> str:
    """The first thing that is wrong, '' where nothing is. `typed`: gss_code, url and DATES, each '' where nothing is given."""
    if not typed["gss_code"]:
        return "Choose the council."
    for name in DATES:
        if typed[name] and not _is_date(typed[name]):
            return f"{typed[name][:100]} is no date here. {WRITE}."
    return _order(typed) or _address(typed["url"])


def _is_date(text: str) -> bool:
    """A day of the calendar, or a month or year of it."""
    try:
        return bool(PARTIAL.fullmatch(text) and date.fromisoformat(text + "-01-01"[len(text) - 4 :]))
    except ValueError:
        return False


def _order(typed: dict[str, str]) -> str:
    """A visit ends after it began; neither it nor a publication lies ahead."""
    first, last = typed["visited_from"], typed["visited_to"]
    if last and not first:
        return "The visit has a last day and no first day. Write its first day too."
    if last[: len(first)] < first[: len(last)]:
        return f"The visit would end on {last}, before it began on {first}. Put one of the two right."
    today = f"{words.today():%Y-%m-%d}"
    for name, said in (
        ("visited_from", "The visit"),
        ("visited_to", "The last day of the visit"),
        ("published_on", "'Published on'"),
    ):
        if typed[name] > today:
            return f"{said} ({typed[name]}) lies ahead. Write a day up to today."
    return ""


def _address(url: str) -> str:
    return "" if not url or links.web(url) else f"{url[:100]} is no web address. It begins with https:// or http://."
