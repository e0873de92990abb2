"""Totals that a document states in running text: '51 of 73 actions complete', '91 per cent', 'six green, three amber'."""

import re

from loaders.recognise.mentions import NUMBERS, as_number
from loaders.records import PrintedTotal, Text

NUMBER = rf"(?:{'|'.join(NUMBERS)}|\d{{1,3}}|none|no)"
MEASURE = (
    r"(?:not (?:yet )?(?:been )?)?(?:completed?(?:/are progressed)?|delivered|implemented|achieved|closed|signed off|in progress|"
    r"under\s?way|on track|started|progressed|overdue|delayed|behind schedule|outstanding|ongoing)|red|amber|green|blue|grey"
)
UNIT = r"(?:actions?|milestones?|recommendations?|themes?)"
TOTAL = re.compile(
    rf"\b(?P<quantity>(?P<all>all)(?:\s+of)?(?:\s+(?:the|its|our))?(?:\s+(?P<all_of>{NUMBER}))?|"
    rf"(?P<percent>\d{{1,3}}(?:\.\d+)?|{NUMBER})\s?(?:%|per\s?cent\b)|"
    rf"(?P<count>{NUMBER})(?:\s+(?:out\s+)?of\s+(?:the\s+|its\s+|our\s+)?(?P<of>{NUMBER}))?)"
    rf"(?:\s+of)?(?:\s+(?:the|its|our|these|those|all))?(?:\s+(?:key|main|peer|CPC|LGA|formal))?(?:\s+(?P<unit>{UNIT}))?"
    r"(?:\s*\((?P<share>\d{1,3})\s?(?:%|per cent)\))?"
    r"(?:\s+(?:which|that|are|were|is|was|have|has|had|been|rated|marked|assessed|now|fully|as|at|being|currently|already|reported|shown))*"
    rf"\s*[‘'\"“]?(?P<measure>{MEASURE})\b",
    re.I,
)
WHICH = re.compile(rf"\b(?P<of>{NUMBER})\s+(?:\w+\s+)?(?P<unit>{UNIT}),? of which\b", re.I)
WHOLE = re.compile(
    rf"\b(?:of|out of|across|for)\s+(?:the|its|our|all)?\s*(?:the\s+)?(?P<of>{NUMBER})\s+(?:\w+\s+)?(?P<unit>{UNIT})\b",
    re.I,
)
RATED_ALL = re.compile(
    rf"\brated all (?:of )?(?:the |its |our )?(?:(?P<of>{NUMBER}) )?(?P<unit>{UNIT})(?: as)? [‘'\"]?(?P<measure>red|amber|green|blue)\b",
    re.I,
)
UNREAL = re.compile(
    r"\b(?:hope[ds]?|expect(?:ed|s)?|would|should|target|forecast|aim(?:s|ing)?|on track to|plans? to|intend\w*|if)\b",
    re.I,
)
COUNTED = re.compile(rf"\b(?P<of>{NUMBER})\s+(?:\w+\s+)?{UNIT}\b", re.I)
NOUN = re.compile(rf"\b(?P<unit>{UNIT})\b", re.I)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")


def find(texts: list[Text]) -> list[PrintedTotal]:
    """Every total, in order. What a sentence only hopes for is none; the unit may stand earlier in the paragraph."""
    found: list[PrintedTotal] = []
    for text in texts:
        unit, stated = "", None
        for sentence in SENTENCE.split(text.words):
            nouns = NOUN.search(sentence)
            unit = _unit(nouns["unit"]) if nouns else unit
            totals = _of_sentence(sentence, unit, text.place, stated) if unit and not UNREAL.search(sentence) else []
            unit = totals[-1].unit if totals else unit
            found.extend(totals)
            count = COUNTED.search(sentence)
            stated = as_number(count["of"]) if count and not totals else stated
    return found


def _of_sentence(sentence: str, unit: str, place: str, stated: int | None) -> list[PrintedTotal]:
    """`stated` is the whole that the sentence before names: 'The plan has 32 actions. Of these 20 are complete.'"""
    whole = WHICH.search(sentence) or WHOLE.search(sentence)
    of = as_number(whole["of"]) if whole else stated if re.match(r"of (?:these|those|them)\b", sentence, re.I) else None
    rated = RATED_ALL.search(sentence)
    if rated:
        count = as_number(rated["of"])
        return [PrintedTotal(_unit(rated["unit"]), rated["measure"].lower(), count, count, rated.group(0), place)]
    return [_total(match, unit, of, place) for match in TOTAL.finditer(sentence)]


def _total(match: re.Match[str], unit: str, of: int | None, place: str) -> PrintedTotal:
    """One total; count and of None where the document gives only a share or only 'all'."""
    own = _unit(match["unit"]) if match["unit"] else unit
    share = _share(match["percent"] or match["share"])
    count = _count(match["count"])
    if match["all"]:
        count = of = as_number(match["all_of"]) or of
    return PrintedTotal(
        own,
        match["measure"].lower(),
        count,
        as_number(match["of"]) or (None if match["percent"] else of),
        match.group(0),
        place,
        share,
    )


def _share(text: str | None) -> float | None:
    """'91' -> 0.91, 'nine' -> 0.09."""
    if not text:
        return None
    return (float(text) if text[0].isdigit() else as_number(text) or 0) / 100


def _count(text: str | None) -> int | None:
    return 0 if (text or "").lower() in ("no", "none") else as_number(text)


def _unit(noun: str) -> str:
    """A milestone is a step like an action."""
    return noun.lower().rstrip("s").replace("milestone", "action")
