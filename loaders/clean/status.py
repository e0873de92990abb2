"""Printed status words -> status and colour. Green is done only where the document's own key says so."""

import re
from dataclasses import dataclass
from datetime import date

from loaders.clean.periods import Period, find_periods

STATUSES = ("not started", "in progress", "complete", "stopped", "continuous", "not stated")
# Ordered: the first that matches wins, so 'not started' is read before 'started'.
# Work that is late or was taken up again is open, and 'in progress' is the word for open work that nobody calls not
# started: 'Delayed', 'Overdue', 'Reopened'; only what has begun can be 'Paused'. 'On hold', 'Deferred' and 'Postponed' do not
# say whether it had begun, so they state nothing: they stay 'not stated' and are flagged as unread.
WORDS = (
    ("not stated", r"^\s*(?:n/?a|tbc|-+|not (?:stated|known|reported))?\s*$"),
    # One word for two states ('completed or progressed') says neither.
    (
        "not stated",
        r"\b(?:complete[d]?|delivered|implemented|achieved|done|finished) ?(?:or|/) ?(?:being |well |in )?"
        r"(?:progress|under\s?way|on track|on course|on[- ]?going|advanced)",
    ),
    (
        "not started",
        r"\bnot (?:yet )?(?:been )?(?:started|begun|commenced|progressed|implemented|delivered|done|actioned|due)\b|"
        r"\b(?:delayed start|start (?:has been |is |was )?(?:delayed|deferred|postponed))\b|"
        r"\byet to (?:start|begin|commence)|\bto (?:start|do)\b|\bscheduled\b|^planned\b",
    ),
    (
        "in progress",
        r"\b(?:almost|nearly|largely|mostly|substantially|half|not yet|about to be) (?:complete|deliver|implement|done|finish)|"
        r"\b(?:much|a lot|lots|some|several|many)(?: of (?:it|them|this|these))?(?: (?:has|have|was|were|is|are))?(?: been)?(?: already)? "
        r"(?:complete[d]?|delivered|implemented|achieved|done|finished)\b|"
        r"\bpart(?:ly|ially)?[- ](?:complete[d]?|implemented|met|delivered)|\bnot (?:yet )?(?:complete[d]?|met|achieved)|"
        r"\b(?:to|will) be (?:complete|deliver|implement)|\bdue (?:for|to) complet|\bcompletion (?:expected|due)|"
        r"(?:^|\b(?:is|was|been|now) )re-?opened\b",
    ),
    (
        "stopped",
        r"\b(?:stopped|cancelled|withdrawn|rejected|superseded|absorbed|abandoned|no longer|discontinued|merged|"
        r"on hold permanently)\b",
    ),
    (
        "complete",
        r"\b(?:complete[d]?|delivered|implemented|achieved|closed|done|fully met|finished|actioned|discharged)\b",
    ),
    ("continuous", r"\b(?:business as usual|BAU|continuous|continual|no end date)\b"),
    (
        "in progress",
        r"\bin progress|under\s?way|on[- ]?going|on track|on target|started|progress(?:ing|ed)|rolled forward|carried forward|"
        r"\b(?:good|excellent|strong|some|steady|significant) progress\b|"
        r"delayed|\boverdue\b|\b(?:paused|suspended)\b|at risk|off track|behind|commenced|on schedule|slipp|partial",
    ),
)
COLOUR = re.compile(r"\b(red|amber|yellow|green|blue|grey|gray|purple)\b", re.I)
PERCENT = re.compile(r"\b(\d{1,3})\s?(?:%|per ?cent)")
# Words that take a word of completion back or make it a hope: 'not fully implemented', 'being delivered', 'should be complete'.
TAKEN_BACK = re.compile(
    r"\b(?:not|never|cannot|can't|none|nothing|unable|without|neither|being|should|may|might|could|hoped?|hoping|expected|ready to|"
    r"subject to|if|once|when|until|no)\b[^.;]{0,40}\b(?:complete|deliver|implement|achiev|clos|done|met|finish|action)|"
    r"\b(?:done|completed?|delivered|implemented)\b[^.;]{0,20}:\s*(?:none|nothing|nil)|"
    r"\b(?:phase|stage|step|draft|part) (?:\d|one|two|three|[ivx]+)?[^.;]{0,20}\bcomplete|"
    r"\b(?:completed?|delivered|implemented|achieved|closed) in (?:part|phases|stages|principle)\b|\bcomplete (?:by|before)\b",
    re.I,
)
# A word of completion right before a date, and what joins the two: 'Completed in', 'Delivered by the end of'.
BEFORE = 200  # characters before a date in which such a word stands
DONE_WHEN = re.compile(
    r"\b(?P<done>completed?|delivered|implemented|achieved|closed|done|finished)[\s:,(–-]*"
    r"(?P<how>by|before|in|during|on|at)?\s*(?:the\s+)?(?:(?:early|mid|late|end of|start of)\s+)?$",
    re.I,
)
BY = re.compile(r"\b(?:completed|delivered|implemented|closed) by\b", re.I)
OF = re.compile(r"\b(\d{1,3}) (?:out )?of (?:the )?(\d{1,3})\b")
NEGATED = re.compile(
    r"\b(?:on track|due|expected|aim(?:ing)?|plan(?:ned)?|likely|hope[ds]?)\b[^.;]{0,25}\b(?:complet|deliver|finish)",
    re.I,
)


# Only words whose subject is the recommendation or its work state its status; 'the review is complete' tells of a step.
NAMED = re.compile(r"(?:^(?:this|the)|\bthis) (?:recommendation|action)\b", re.I)
SUBJECT = re.compile(
    r"^(?:this|the|that)\s+(?:recommendation|action|work)\b|^(?:all\s+)?(?:work|actions?)\b(?: on this (?:recommendation|action))?|"
    r"^(?:this|it)\s+(?:is|has|was)\b",
    re.I,
)
OPENING = re.compile(
    r"^(?:status\s*[:–-]\s*)?((?:not |fully |now |partly |partially )?(?:yet )?"
    r"(?:complete[d]?|started|in progress|under\s?way|on track|ongoing|delivered|implemented|stopped|superseded))"
    r"\s*(?:[.:;–-]|$)",
    re.I,
)
PROGRESS = re.compile(
    r"\b(?:good|excellent|some|significant|strong|steady|further|substantial) progress\b|\bprogress (?:has been|is being) made\b|"
    r"\b(?:is|are|remains?) (?:now )?(?:well )?(?:under\s?way|in progress|on track)\b",
    re.I,
)


@dataclass(frozen=True)
class Status:
    """status as in DESIGN.md 4; method stated, colour key, percent or None where nothing was said."""

    status: str
    method: str | None
    rag: str | None = None
    percent: int | None = None


def read_status(text: str, colour_key: dict[str, str] | None = None, as_at: date | None = None) -> Status:
    """'Completed' -> complete; '100%' -> complete; 'Green' -> not stated unless the key gives it a meaning.

    What is completed in a period after `as_at`, the document's own date, is not complete yet.
    """
    words = " ".join((text or "").split())
    colour = COLOUR.search(words)
    rag = colour.group(1).lower() if colour else None
    said = _said(COLOUR.sub("", words).strip(" -–:()/"), as_at)
    if said == "complete" and _percent(words) not in (None, 100):
        return Status("in progress", "percent", rag, _percent(words))
    if said != "not stated":
        return Status(said, "stated", rag, _percent(words))
    if (percent := _percent(words)) is not None:
        return Status(
            "complete" if percent == 100 else "in progress" if percent else "not started", "percent", rag, percent
        )
    if rag and colour_key and rag in colour_key:
        meant = _said(colour_key[rag])
        return Status(meant, "colour key" if meant != "not stated" else None, rag)
    return Status("not stated", None, rag)


def done_when(text: str) -> Period | None:
    """The period that stands right after a word of completion: 'Completed in June 2024' -> June 2024."""
    return next((period for period in find_periods(text) if _done_before(text, period)), None)


def _done_before(text: str, period: Period) -> re.Match[str] | None:
    """The word of completion right before the period."""
    return DONE_WHEN.search(text[max(0, period.start - BEFORE) : period.start])


def status_in(text: str, as_at: date | None = None) -> tuple[Status, str]:
    """The status that running text states of its own subject, and the sentence that does.

    That is a sentence about 'this recommendation', wherever it stands, else the first sentence.

    Completion is read only from an opening word ('Completed.') or of the recommendation itself.
    """
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join((text or "").split()))
    named = [sentence[match.start() :] for sentence in sentences if (match := NAMED.search(sentence))]
    for sentence in [*reversed(named), sentences[0]]:
        opening = OPENING.match(sentence)
        is_own = opening or SUBJECT.match(sentence)
        said = _said(opening.group(1) if opening else sentence, as_at) if is_own else "not stated"
        if said == "not stated" and PROGRESS.search(sentence):
            said = "in progress"
        if said not in ("not stated", "continuous"):
            return Status(said, "prose"), sentence
    return Status("not stated", None), ""


def _said(words: str, as_at: date | None = None) -> str:
    if NEGATED.search(words):
        return "in progress"
    found = _matched(words)
    part = OF.search(words)
    if found == "complete" and (TAKEN_BACK.search(words) or (part and int(part[1]) < int(part[2]))):
        return "in progress"
    return "in progress" if found == "complete" and _is_ahead(words, as_at) else found


def _is_ahead(words: str, as_at: date | None) -> bool:
    """Whether the words set a time for completion that is not past: 'Delivered in March 2025' in a document of 2024."""
    period = done_when(words)
    if period is None:
        return BY.search(words) is not None
    if as_at is None:
        return is_plan(words, period)
    return period.to_on > as_at if is_plan(words, period) else period.from_on > as_at


def is_plan(words: str, period: Period) -> bool:
    """'Completed in June 2024' tells of the past; 'completed by' and 'complete in' are a plan until that time is over."""
    before = _done_before(words, period)
    how = (before["how"] or "").lower() if before else ""
    return how in ("by", "before") or (bool(how) and before is not None and before["done"].lower() == "complete")


def _matched(words: str) -> str:
    return next((status for status, pattern in WORDS if re.search(pattern, words, re.I)), "not stated")


def _percent(words: str) -> int | None:
    match = PERCENT.search(words)
    return int(match.group(1)) if match and int(match.group(1)) <= 100 else None
