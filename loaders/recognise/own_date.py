"""The date that a document prints as its own: in its title, after words that say so, or as a committee's heading has it."""

import re

from loaders.clean.periods import find_periods
from loaders.recognise.headings import words
from loaders.records import Block

OPENING = 8  # paragraphs in which a committee's heading may give the date
LONE_DATE = re.compile(r"^[\s(]*(?:(?:as at|updated|version|draft)\b[\s:]*)?[\w ]{3,22}[\s).]*$", re.I)
DATED = re.compile(
    r"\b(?:date|dated|feedback|feedback report|published|publication date|meeting|meeting date|as at|(?:position|progress|status|update) (?:as )?at|updated|"
    r"last updated|date of decision|(?:meeting|minutes)\b[\w ,]{0,40} held)\b\s*(?:on\b)?\s*:?\s*$",
    re.I,
)
APPROVED = re.compile(r"\b(?:approved|agreed|adopted|endorsed)(?: by [\w ]{3,40})? on\s*$", re.I)
BEFORE = 200  # characters before a date in which words say what it is the date of
HEADED = re.compile(r"\b(?:committee|cabinet|council|executive|board|panel)\b\s*[,:–-]?\s*$", re.I)


def text_of(title: str, paragraphs: list[str], blocks: tuple[Block, ...]) -> str:
    """A date printed as the document's own: in the title (finer than a year), or after 'Date:' and the like."""
    periods = [p for p in find_periods(title) if p.precision != "year" and not title.endswith(".")]
    if periods:
        return title[periods[-1].start : periods[-1].end]
    rows = _plan_rows(blocks)
    for number, text in enumerate(paragraphs):
        for period in find_periods(text):
            before = text[max(0, period.start - BEFORE) : period.start]
            is_lone = (
                LONE_DATE.match(text) is not None and not before.strip(" (") and period.precision in ("day", "month")
            )
            is_heading = (
                number < OPENING and len(text) < 120 and text not in rows and (HEADED.search(before) or is_lone)
            )
            if period.precision in ("day", "month", "quarter") and (is_heading or DATED.search(before)):
                return text[period.start : period.end]
    return _approved(paragraphs)


def _plan_rows(blocks: tuple[Block, ...]) -> set[str]:
    """The words of rows of several cells, in which a date by itself is a deadline: 'Chief Executive | May 2026' is no committee's heading."""
    rows = [row for block in blocks for row in block.rows if sum(map(bool, row.cells)) > 2]
    return {" ".join(words(cell) for cell in row.cells if cell) for row in rows}


def _approved(paragraphs: list[str]) -> str:
    """The day on which the plan was approved, where it prints no date of its own."""
    for text in paragraphs:
        for period in find_periods(text):
            if period.precision == "day" and APPROVED.search(text[max(0, period.start - BEFORE) : period.start]):
                return text[period.start : period.end]
    return ""
