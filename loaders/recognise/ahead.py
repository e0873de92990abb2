"""When a document says that progress next comes to a committee: its words for the day, and where they stand."""

import re
from collections.abc import Iterable

from loaders.clean.periods import spans
from loaders.records import Block

NEXT = re.compile(
    r"\b(?:(?:next|further)\s+(?:(?:progress|update|monitoring|formal|annual|six-monthly)\s+)*(?:report|update)|"
    r"(?:will|shall|is to|are to)\s+(?:next\s+)?(?:be\s+reported|report(?:\s+back)?|come\s+back))\b",
    re.I,
)
BODY = re.compile(r"\b(?:committee|cabinet|council|executive|board|panel|scrutiny|members)\b", re.I)
SUBJECT = re.compile(r"\b(?:progress|report|reported|update|plan|peer (?:challenge|review)|recommendations?)\b", re.I)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def next_report(blocks: Iterable[Block]) -> tuple[str, str]:
    """('March 2026', 'line 40') of the last sentence that says when it next comes to a body of the council; ('', '') where none does.

    The day has its year printed; a document that says 'in the autumn' says nothing that can be looked up later.
    """
    found = ("", "")
    for block in blocks:
        for sentence in SENTENCE.split(block.text.words) if block.kind != "table" else ():
            if when := _when(sentence):
                found = when, block.text.place
    return found


def _when(sentence: str) -> str:
    said = NEXT.search(sentence)
    if said is None or not BODY.search(sentence) or not SUBJECT.search(sentence):
        return ""
    period = next((one for one in spans(sentence) if one.start >= said.end() and one.precision != "year"), None)
    return sentence[period.start : period.end] if period else ""
