"""Printed dates -> periods with a first and a last day ('Spring 2024' -> 1 March to 31 May 2024)."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import overload

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}

# Each long name in its own letters, so that 'Decemeber' and 'Feburary' are still months.
MONTH = (
    r"(?:jan(?:[uary]{2,6})?|feb(?:[ruay]{2,7})?|mar(?:[ch]{1,3})?|apr(?:[il]{1,3})?|may|june?|july?|aug(?:[uste]{1,4})?|"
    r"sept?(?:[temb]{1,6}[er]{1,3})?|oct(?:[ober]{2,6})?|nov(?:[ember]{2,7})?|dec(?:[ember]{2,8})?)\b\.?"
)
YEAR = r"(?:'|’)?(?:20\d\d|\d\d)(?!\d|[./:]\d)"
FINANCIAL = r"(?P<{0}>20\d\d|\d\d)\s?[/–-]\s?(?P<{0}b>20\d\d|\d\d)(?!\d)"
DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"

# Ordered: the first that matches at a place wins.
PATTERNS = [
    re.compile(pattern, re.I)
    for pattern in (
        r"(?P<iso>20\d\d)-(?P<iso_m>[01]\d)-(?P<iso_d>[0-3]\d)(?!\d)",
        r"(?<![\d/.-])(?P<my_m>0?[1-9]|1[0-2])/(?P<my_y>20\d\d)(?![\d/.-])",
        r"\b(?P<num_d>[0-3]?\d)[./-](?P<num_m>[01]?\d)[./-](?P<num_y>20\d\d|\d\d)(?!\d)",
        rf"(?P<week>\bw/?c\.?|week (?:commencing|beginning)|w/b)\s*{WEEKDAY}{DAY.format('week_d')}\s+(?P<week_m>{MONTH})"
        rf"(?:,?\s*(?P<week_y>{YEAR}))?",
        rf"\b{WEEKDAY}{DAY.format('from_d')}\s*(?:-|–|—|to|and|&)\s*{WEEKDAY}{DAY.format('to_d')}(?:\s+of)?\s+(?P<days_m>{MONTH})"
        rf"(?:,?\s*(?P<days_y>{YEAR}))?",
        rf"\b{WEEKDAY}{DAY.format('day')}(?:\s+of)?\s+(?P<day_m>{MONTH})(?:,?\s*(?P<day_y>{YEAR}))?",
        rf"\b(?P<us_m>{MONTH})\s+{DAY.format('us_d')},?\s+(?P<us_y>20\d\d)",
        rf"\b(?:(?P<q_a>1st|2nd|3rd|4th|first|second|third|fourth|final)\s+quarter|(?:q(?:uarter|tr)?\s?)(?P<q_b>[1-4]))"
        rf"(?:\s*(?:,|of|in|-|–)?\s*(?:fy|financial year)?\s*(?:{FINANCIAL.format('q_f')}|(?P<q_y>{YEAR})))?",
        rf"\b{FINANCIAL.format('fq')}\s*,?\s*(?:q(?:uarter|tr)?\s?)(?P<fq_q>[1-4])\b",
        rf"\b(?:h(?P<half_a>[12])|(?P<half_b>first|second|1st|2nd) half(?: of)?)\s*(?:fy\s*)?(?:{FINANCIAL.format('half_f')}|(?P<half_y>{YEAR}))",
        rf"\b(?P<season>spring|summer|autumn|winter)\b(?:\s*(?:,|of|term)?\s*(?:{FINANCIAL.format('season_f')}|(?P<season_y>{YEAR})))?",
        r"\b(?P<third>early|mid|late)(?:\s|-|–)*(?:in\s+)?(?P<third_y>20\d\d)\b",
        rf"\b(?P<month>{MONTH})(?:[\s,–'’-]{{0,3}}(?P<month_y>20\d\d|(?<=[\s'’–-])\d\d)(?!\d|[./:]\d|(?:st|nd|rd|th)\b))?",
        rf"\b(?:(?:fy|financial year|municipal year)\s*)?{FINANCIAL.format('fy')}",
        r"\b(?:fy\s*|(?:calendar|financial) year\s*)?(?<![/.])(?P<year>20\d\d)\b(?!/|-\d\d(?!\d))",
    )
]

# Every pattern needs one of these: most texts hold none, and are not searched for each pattern.
MAY_HOLD = re.compile(r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|quarter", re.I)


@dataclass(frozen=True)
class Period:
    """A printed period: its place in the text, first and last day, precision as in actions.due_precision."""

    start: int
    end: int
    from_on: date
    to_on: date
    precision: str
    is_year_inferred: bool = False


@dataclass(frozen=True)
class _Token:
    """A printed date part whose year may still be missing."""

    start: int
    end: int
    unit: str
    value: tuple[int, ...]
    year: int | None
    is_financial: bool = False


def find_periods(text: str, as_at: date | None = None) -> list[Period]:
    """Every period in the text, in order. A missing year comes from the next date of the same run, else from as_at."""
    tokens = list(_tokens(text))
    periods: list[Period] = []
    for i in range(len(tokens) - 2, -1, -1):
        tokens[i] = _with_year_of_run(tokens[i], tokens[i + 1], text)
    for token in tokens:
        year, is_inferred = token.year, False
        if year is None and as_at is not None and token.unit != "year":
            year, is_inferred = _next_year(token, as_at), True
        if year is not None and (period := _period(token, year)) is not None:
            periods.append(replace(period, is_year_inferred=is_inferred))
    return periods


def spans(text: str, as_at: date | None = None) -> list[Period]:
    """Periods, with the two ends of a range as one: '28 November to 1 December 2023'."""
    found: list[Period] = []
    for period in find_periods(text, as_at):
        if found and RANGE.fullmatch(text[found[-1].end : period.start]) and period.to_on >= found[-1].from_on:
            found[-1] = replace(found[-1], end=period.end, to_on=period.to_on, precision="range")
        else:
            found.append(period)
    return found


def month_number(name: str) -> int:
    """'Sept.' -> 9."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def last_day(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year, month, monthrange(year, month)[1])


@lru_cache(maxsize=10_000)  # the same few deadlines stand in every row of a plan, and each is asked for several times
def _tokens(text: str) -> tuple[_Token, ...]:
    """Every date part in order; where patterns match at one place the first of PATTERNS wins."""
    found: list[_Token] = []
    if not MAY_HOLD.search(text):
        return ()
    following = [_search(pattern, text, 0) for pattern in PATTERNS]
    while matches := [match for match in following if match]:
        match = min(matches, key=lambda m: m.start())
        found.append(_token(match))
        following = [
            _search(pattern, text, match.end()) if m and m.start() < match.end() else m
            for pattern, m in zip(PATTERNS, following, strict=True)
        ]
    return tuple(found)


def _search(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """The next match that is a date."""
    return next((match for match in pattern.finditer(text, start) if _is_date(match)), None)


def _is_date(match: re.Match[str]) -> bool:
    """Not the verb 'may', not two years that do not follow each other ('2024-2026' is no financial year)."""
    years = [
        (value, match[f"{name}b"])
        for name, value in match.groupdict().items()
        if f"{name}b" in match.groupdict() and value
    ]
    return match.group(0) != "may" and all(int(second) % 100 == (int(first) + 1) % 100 for first, second in years)


def _token(match: re.Match[str]) -> _Token:
    g = {key: value for key, value in match.groupdict().items() if value is not None}
    at = match.start(), match.end()
    if "iso" in g:
        return _Token(*at, "day", (int(g["iso_m"]), int(g["iso_d"])), int(g["iso"]))
    if "my_m" in g:
        return _Token(*at, "month", (int(g["my_m"]),), int(g["my_y"]))
    if "num_d" in g:
        return _Token(*at, "day", (int(g["num_m"]), int(g["num_d"])), _year(g["num_y"]))
    if "week" in g:
        return _Token(*at, "week", (month_number(g["week_m"]), int(g["week_d"])), _year(g.get("week_y")))
    if "days_m" in g:
        days = (month_number(g["days_m"]), int(g["from_d"]), int(g["to_d"]))
        return _Token(*at, "days", days, _year(g.get("days_y")))
    for prefix in ("day", "us"):
        if f"{prefix}_m" in g:
            day = int(g["day"] if prefix == "day" else g["us_d"])
            return _Token(*at, "day", (month_number(g[f"{prefix}_m"]), day), _year(g.get(f"{prefix}_y")))
    return _token_of_period(g, at)


def _token_of_period(g: dict[str, str], at: tuple[int, int]) -> _Token:
    if "q_a" in g or "q_b" in g:
        quarter = ORDINALS[g["q_a"].lower()] if "q_a" in g else int(g["q_b"])
        return _Token(*at, "quarter", (quarter,), _year(g.get("q_f", g.get("q_y"))), "q_f" in g)
    if "fq_q" in g:
        return _Token(*at, "quarter", (int(g["fq_q"]),), _year(g["fq"]), True)
    if "half_a" in g or "half_b" in g:
        half = int(g["half_a"]) if "half_a" in g else ORDINALS[g["half_b"].lower()]
        return _Token(*at, "half", (half,), _year(g.get("half_f", g.get("half_y"))), "half_f" in g)
    if "season" in g:
        first, last = SEASONS[g["season"].lower()]
        return _Token(*at, "season", (first, last), _season_year(g, first))
    if "third" in g:
        return _Token(*at, "third", THIRDS[g["third"].lower()], _year(g["third_y"]))
    if "month" in g:
        return _Token(*at, "month", (month_number(g["month"]),), _year(g.get("month_y")))
    if "fy" in g:
        return _Token(*at, "year", (), _year(g["fy"]), True)
    return _Token(*at, "year", (), _year(g["year"]))


def _season_year(g: dict[str, str], first: int) -> int | None:
    """'winter 2024/25' begins in 2024, 'spring 2024/25' is the spring of 2025."""
    if "season_f" in g:
        return _year(g["season_f"]) + (1 if first < 6 else 0)
    return _year(g.get("season_y"))


@overload
def _year(text: str) -> int: ...
@overload
def _year(text: None) -> None: ...
def _year(text: str | None) -> int | None:
    if text is None:
        return None
    number = int(text.lstrip("'’"))
    return number if number > 99 else 2000 + number


RANGE = re.compile(r"\s*(?:-|–|—|to|/|until|till|through to|and)\s*", re.I)
RUN = re.compile(r"\s*(?:-|–|—|to|and|&|/|,|or|until|till|through to)?\s*", re.I)


def _with_year_of_run(here: _Token, after: _Token, text: str) -> _Token:
    """The token with the year of the next date that it runs into: 'April-Sept 2024', 'Q1-Q2 2025/26'.

    The year before, if the run crosses the new year ('Nov - Feb 2025').
    """
    if here.year is not None or after.year is None or not RUN.fullmatch(text[here.end : after.start]):
        return here
    is_earlier = here.unit in ("month", "day") and after.unit in ("month", "day") and here.value > after.value
    is_financial = after.is_financial and here.unit == after.unit
    return replace(here, year=after.year - is_earlier, is_financial=is_financial)


def _next_year(token: _Token, as_at: date) -> int:
    """The year in which the period next ends on or after as_at."""
    period = _period(token, as_at.year)
    return as_at.year if period is not None and period.to_on >= as_at else as_at.year + 1


def _period(token: _Token, year: int) -> Period | None:
    """None for a day that does not exist ('31 June')."""
    span = token.start, token.end
    try:
        if token.unit == "day":
            day = date(year, *token.value)
            return Period(*span, day, day, "day")
        if token.unit == "days":
            month, first, last = token.value
            if first > last:
                return None
            return Period(*span, date(year, month, first), date(year, month, last), "range")
        if token.unit == "week":
            monday = date(year, *token.value)
            return Period(*span, monday, monday + timedelta(days=6), "range")
        return _months(token, year, span)
    except ValueError:
        return None


def _months(token: _Token, year: int, span: tuple[int, int]) -> Period:
    """Periods of whole months. Financial years run from April."""
    shift = 3 if token.is_financial else 0
    first, count, precision = {
        "month": (token.value[:1] or (1,), 1, "month"),
        "quarter": ((3 * (token.value or (1,))[0] - 2,), 3, "quarter"),
        "half": ((6 * (token.value or (1,))[0] - 5,), 6, "half"),
        "season": (token.value[:1] or (1,), 3, "season"),
        "third": (token.value[:1] or (1,), 4, "range"),
        "year": ((1,), 12, "year"),
    }[token.unit]
    start = first[0] - 1 + shift
    end = start + count - 1
    return Period(
        *span, date(year + start // 12, start % 12 + 1, 1), last_day(year + end // 12, end % 12 + 1), precision
    )
