"""Printed deadlines -> intervals, by the rules of DESIGN.md 5.4. Never more precise than the print."""

import re
from dataclasses import replace
from datetime import date, timedelta

from loaders.clean.periods import RUN, Period, find_periods, last_day
from loaders.records import Deadline

NONE = re.compile(
    r"(?:[\s.\-–—]*|t\.?b\.?[cad]\.?|n/?a|to be (?:confirmed|determined|agreed|decided)|not applicable|none|"
    r"not stated|date to be (?:confirmed|agreed)|-)\.?",
    re.I,
)
DONE = re.compile(r"\b(?:complete[d]?|done|delivered|implemented|achieved|closed)\b", re.I)
NOT_DONE = re.compile(
    r"\b(?:to (?=complete|deliver|implement|achieve|close)|to be|not|cannot be|will be|partly|part|partially|be|for|until|once|when)\W+(?:\w+\W+)?"
    r"(?:complete[d]?|done|delivered|implemented|achieved|closed)\b|"
    r"\b(?:complete|completed|delivered|implemented) (?:by|before|within)\b",
    re.I,
)
ONGOING = re.compile(
    r"\b(?:on-?\s?going|continuous(?:ly)?|continual|current practice|business as usual|BAU|in place|rolling|"
    r"onwards?|throughout|already (?:happening|under\s?way)|permanent|continuing)\b",
    re.I,
)
REPEATED = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|bi-?monthly|quarterly|termly|annual(?:ly)?|yearly|six-monthly|"
    r"half-yearly|bi-?annual(?:ly)?|every (?:\w+ )?(?:week|month|quarter|year)s?|as required)\b",
    re.I,
)
STARTS = re.compile(r"\b(?:from|starting|commencing|beginning(?! of)|since)\b(?!.*\b(?:to|until|till)\b)", re.I)
BEFORE = re.compile(
    r"\b(?:before|prior to|ahead of|in advance of)\s+(?:the\s+)?(?:start of\s+|beginning of\s+)?$", re.I
)
UNTIL = re.compile(r"\b(?:by|until|till|up to|no later than)\s+(?:the\s+)?(?:end of\s+)?$", re.I)
SENTENCE_BY = re.compile(r"\b((?:by|before|no later than)\s+)(?:the\s+)?(?:end of\s+)?$", re.I)
RANGE = re.compile(r"\s*(?:-|–|—|to|/|until|till|through to)\s*", re.I)
WITHIN = re.compile(
    r"\b(?:with)?in\s+(?:the\s+)?(?:next\s+)?(\d{1,2}|one|two|three|four|five|six|nine|twelve|eighteen)\s+(day|week|month|year)s?\b",
    re.I,
)
YEAR_END = re.compile(
    r"\bend of (?:the |this |current )?(?P<next>next )?(?P<fin>financial |municipal )?year\b(?!\s*\d)", re.I
)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:end of\s+)?$", re.I)
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12, "eighteen": 18}
FILLER = re.compile(
    r"\b(?:by|the|end|of|in|on|at|before|prior|to|ahead|from|for|during|no|later|than|onwards?|and|then|or|target|due|"
    r"complete[d]?|review|launch|date|revised|originally|until)\b|[\s.,;:()&/–—-]",
    re.I,
)
BREAK = re.compile(r"\s*(?:;|\n|\||,(?=\s)|\band\b|&)\s*")


def read_deadline(text: str, as_at: date | None = None) -> Deadline:
    """What the printed text promises. Blank -> kind none; words without any date -> event."""
    words = " ".join((text or "").split())
    if NONE.fullmatch(words):
        return Deadline("none", words)
    periods = find_periods(words, as_at) or _relative(words, as_at)
    if DONE.search(words) and not NOT_DONE.search(words) and not _is_aim(words, periods, as_at):
        return _completion(words, periods)
    if _is_ongoing(words, periods):
        return Deadline("ongoing", words)
    if not periods:
        return Deadline("event", words)
    if STARTS.search(words[: periods[0].start]) and len(periods) == 1:
        return Deadline("ongoing", words)
    return _dated(words, [_before(words, period) for period in periods])


def split_deadlines(text: str) -> list[str]:
    """One printed text a deadline: 'Ongoing Spring 2024 Autumn 2024' -> three; a range stays one."""
    words = " ".join((text or "").split())
    ends = _ends(words)
    if len(ends) < 2:
        return [words] if words else []
    pieces, start = [], 0
    for end in ends[:-1]:
        pieces.append(words[start:end].strip(" ,;&/"))
        start = end
    return [
        BREAK.sub(" ", piece, count=1).strip() if BREAK.match(piece) else piece
        for piece in pieces + [words[start:].strip(" ,;&/")]
    ]


def deadline_in(sentence: str) -> str:
    """The deadline that a sentence states ('Publish a plan by March 2025' -> 'by March 2025'), '' if it states none.

    Only the last 'by' or 'before' with a date counts: other dates in a sentence tell of something else.
    """
    found = [
        match.group(1) + sentence[match.end(1) : period.end]
        for period in find_periods(sentence)
        if (match := SENTENCE_BY.search(sentence[: period.start]))
    ]
    return found[-1] if found else ""


def label_of(text: str) -> str:
    """The words beside the date: 'Final strategy – October 2024' -> 'Final strategy'; '' when there are none."""
    rest = text
    for period in reversed(find_periods(text, date(2000, 1, 1))):
        rest = rest[: period.start] + " " + rest[period.end :]
    rest = ONGOING.sub(" ", REPEATED.sub(" ", rest))
    return " ".join(rest.split()).strip(" -–—:") if FILLER.sub("", rest) else ""


def _ends(words: str) -> list[int]:
    """Where each deadline of the text ends; the dates of one range count once."""
    joined: list[list[int]] = []
    for period in find_periods(words, date(2000, 1, 1)):
        if joined and _runs_on(words, joined[-1], period.start):
            joined[-1][1] = period.end
        else:
            joined.append([period.start, period.end])
    marks = [m.span() for m in ONGOING.finditer(words) if not m.group(0).lower().startswith("onward")]
    return sorted(
        [end for _, end in joined] + [end for start, end in marks if _stands_alone(words, start, end, joined)]
    )


def _runs_on(words: str, before: list[int], start: int) -> bool:
    """One range ('April to June 2024'), or a date that takes its year from the next ('March and June 2026')."""
    between = words[before[1] : start]
    return RANGE.fullmatch(between) is not None or (
        RUN.fullmatch(between) is not None and not _has_own_year(words[before[0] : before[1]])
    )


def _has_own_year(text: str) -> bool:
    return any(period.end == len(text.rstrip()) for period in find_periods(text))


def _stands_alone(words: str, start: int, end: int, spans: list[list[int]]) -> bool:
    """'Ongoing' beside a date it does not qualify ('Ongoing Spring 2024'), not 'Ongoing - review March 2025'."""
    after = words[end:]
    if not spans:
        return False
    gap = re.match(r"[\s;,]*", after)
    assert gap is not None  # it matches nothing at least
    return not after.strip() or any(end + gap.end() == s for s, _ in spans)


def _dated(words: str, periods: list[Period]) -> Deadline:
    between = words[periods[0].end : periods[1].start] if len(periods) == 2 else ""
    is_between = BETWEEN.search(words[: periods[0].start]) is not None and between.strip().lower() in ("and", "&")
    is_range = len(periods) == 2 and (RANGE.fullmatch(between) is not None or is_between)
    is_single = len(periods) == 1
    first, last = min(p.from_on for p in periods), max(p.to_on for p in periods)
    return Deadline(
        "dated",
        words,
        first,
        last,
        periods[0].precision if is_single else "range",
        is_several=not is_single and not is_range,
        is_year_inferred=any(p.is_year_inferred for p in periods),
    )


def _completion(words: str, periods: list[Period]) -> Deadline:
    """A year that is not printed would be read as the next one, and that is no time at which something was completed."""
    printed = [period for period in periods if not period.is_year_inferred]
    first = min((p.from_on for p in printed), default=None)
    last = max((p.to_on for p in printed), default=None)
    return Deadline("none", words, is_completion=True, completed_from=first, completed_to=last)


def _is_aim(words: str, periods: list[Period], as_at: date | None) -> bool:
    """'Complete: December 2025' in a plan of 2024 says what is to be done; 'Completed ...' says what was."""
    is_bare = re.search(r"\bcomplete\b", words, re.I) is not None
    return is_bare and as_at is not None and bool(periods) and all(period.from_on > as_at for period in periods)


def _is_ongoing(words: str, periods: list[Period]) -> bool:
    """No end: 'Ongoing', 'Quarterly', 'Ongoing - review March 2025'. A date after 'by' or 'until' is an end."""
    if _has_end(words, periods):
        return False
    repeated = REPEATED.search(words)
    return ONGOING.search(words) is not None or (repeated is not None and (not periods or _is_pace(words, repeated)))


def _is_pace(words: str, repeated: re.Match[str]) -> bool:
    """'Quarterly from April 2025' tells how often; in 'Annual report June 2024' the word only names the report."""
    return (
        repeated.start() == 0
        and re.match(r"\s*(?:$|[,;:(–-]|from|starting|review)", words[repeated.end() :], re.I) is not None
    )


def _has_end(words: str, periods: list[Period]) -> bool:
    return bool(periods) and UNTIL.search(words[: periods[-1].start]) is not None


def _before(words: str, period: Period) -> Period:
    """'before April 2024' is the month before it."""
    if not BEFORE.search(words[: period.start]):
        return period
    end = period.from_on - timedelta(days=1)
    months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12}.get(period.precision)
    if months is None:
        return replace(period, from_on=end, to_on=end)
    index = end.year * 12 + end.month - months
    return replace(period, from_on=date(index // 12, index % 12 + 1, 1), to_on=end)


def _relative(words: str, as_at: date | None) -> list[Period]:
    """'within 6 months', 'end of next year': counted from the document's own date, so nothing without one."""
    if as_at is None:
        return []
    if match := WITHIN.search(words):
        count = NUMBERS.get(match.group(1).lower()) or int(match.group(1))
        return [Period(*match.span(), as_at, _later(as_at, count, match.group(2).lower()), "range")]
    if match := YEAR_END.search(words):
        year = as_at.year + (1 if match.group("next") else 0)
        if match.group("fin"):
            year = (as_at.year if as_at.month < 4 else as_at.year + 1) + (1 if match.group("next") else 0)
            return [Period(*match.span(), date(year, 3, 1), date(year, 3, 31), "month")]
        return [Period(*match.span(), date(year, 12, 1), date(year, 12, 31), "month")]
    return []


def _later(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    index = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    end = last_day(index // 12, index % 12 + 1)
    return end.replace(day=min(day.day, end.day))
