"""Why something slipped, in the document's own words: a reason is read only in a sentence that tells of delay."""

import re
from datetime import date, timedelta

from loaders.clean.periods import find_periods

DELAY = re.compile(
    r"\b(?:delay\w*|postpon\w*|slipp\w*|paus(?:e|ed|ing)|held up|behind schedule|put back|deferred|later than planned|"
    r"on hold|not been possible|disrupt\w*)\b",
    re.I,
)
REASONS = (
    ("pandemic", r"pandemic|covid|coronavirus|lockdown"),
    ("election", r"\belections?\b|purdah|pre-election"),
    ("funding", r"\bfund(?:ing|s)\b|\bgrant\b|budget pressure|\bfinancial (?:pressure|position|constraint)|\bcosts?\b"),
    ("capacity", r"\bcapacity\b|\bstaffing\b|\bvacanc\w+|\brecruit\w+|\bresourc\w+|\bsickness\b|\bturnover\b"),
    (
        "partner",
        r"\bpartners?\b|\bthird part(?:y|ies)\b|\bexternal (?:body|bodies|agency)|\bawaiting (?:the )?(?:LGA|government|county)",
    ),
    ("procurement", r"\bprocure\w*|\btender\w*|\bsupplier\w*|\bcontractor\w*"),
    ("reorganisation", r"\breorgani[sz]ation\b|\bLGR\b|\bunitar\w+|\bdevolution\b|\brestructur\w+"),
    ("policy change", r"\bpolicy change|\blegislat\w+|\bnew government\b|\bregulat\w+|\bnational policy\b"),
)
AHEAD = re.compile(r"\b(?:will|to be|is due|are due|is planned|are planned|going to)\b", re.I)
PAST = re.compile(r"\b(?:was|were|has|have|had|held|took)\b", re.I)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def find(text: str) -> list[tuple[str, str]]:
    """(reason, the sentence that says so) for every reason named beside a delay; 'other' where none is."""
    found: list[tuple[str, str]] = []
    for sentence in SENTENCE.split(text or ""):
        if not DELAY.search(sentence):
            continue
        named = [name for name, pattern in REASONS if re.search(pattern, sentence, re.I)]
        found += [(name, sentence) for name in named or ["other"] if name not in {n for n, _ in found}]
    return found


def told_later(text: str, as_at: date | None) -> str:
    """The first printed day or month that a sentence tells as past although it lies within a year after `as_at`; else ''.

    A day without a year is the next one after the date half a year before `as_at`.
    """
    if as_at is None:
        return ""
    for sentence in SENTENCE.split(text or ""):
        for period in find_periods(sentence, as_at - timedelta(days=182)):
            if (
                period.precision == "day"
                and as_at < period.from_on < as_at + timedelta(days=365)
                and _is_told(sentence[: period.start])
            ):
                return sentence[period.start : period.end]
    return ""


def _is_told(before: str) -> bool:
    """Whether the words up to the date tell of the past: 'were held on', not 'will be held on'."""
    return PAST.search(before) is not None and not AHEAD.search(before)
