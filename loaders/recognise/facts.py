"""What the words of a document say of itself and its review: title, kind, date, visit, and the numbers it states."""

import re
from collections import Counter
from itertools import takewhile

from loaders.clean.periods import Period, spans
from loaders.recognise import own_date
from loaders.recognise.headings import words
from loaders.recognise.mentions import NUMBER, as_number
from loaders.records import Block, Facts, Source

SUBJECT = re.compile(r"\bpeer\s+(?:challenge|review|team)\b|\bCPC\b", re.I)
KINDS = (
    ("progress review", r"\bprogress review\b"),
    ("position statement", r"\bposition statement\b"),
    ("progress report", r"\bprogress\b|\bupdate report\b|\bplan update\b"),
    (
        "action plan",
        r"\b(?:action|delivery|improvement|implementation) plan\b|\brecommendations and actions\b|\bpeer challenge plan\b",
    ),
    ("response", r"\bresponse\b"),
    ("feedback report", r"\bfeedback report\b|\bfinal report\b"),
    ("minute", r"\bminutes?\b|\bdecision details\b|\bresolved\b"),
)
# In running text a word alone is too weak: a plan says that 'progress' will be reported.
IN_TEXT = (
    ("progress review", r"\bprogress review (?:at|was|took place|on)\b"),
    ("progress report", r"\bprogress (?:report|update|to date|made)\b"),
    ("action plan", r"\b(?:action|delivery|improvement|implementation) plan\b"),
    ("response", r"\bresponse to the (?:recommendations|peer|corporate)|\bwhat we will do\b"),
    ("feedback report", r"\bfeedback report\b"),
)
MINUTE = re.compile(
    r"\b(?:resolved\s*:|decision maker|decision details|minutes\s*:|unanimously resolved|meeting\s*:\s*\d)", re.I
)
COMMITTEE = re.compile(
    r"\b(?:report of the|report to\s*:|recommended\s*:|purpose of this report|background papers)", re.I
)
ANNEX = re.compile(r"\b(?:annex|appendix|appendices)\b", re.I)
RECS = re.compile(
    rf"\b(?P<n>{NUMBER})\s+(?:(?:key|main|formal|core|high[- ]level|original|overall|peer|LGA|CPC)\s+)*recommendations\b",
    re.I,
)
PART_OF = re.compile(r"\bof\s+(?:the\s+)?$", re.I)
ACTIONS = re.compile(rf"\b(?P<n>{NUMBER})\s+(?:\w+\s+)?actions\b", re.I)
PEOPLE = re.compile(
    r"\b(?:met|spoke|meeting|speaking|talked|interview\w*|spoken|engag\w+|gather\w*|heard)\b[^.]{0,60}?\b(\d{2,4})\s+(?:\w+\s+){0,3}?people\b",
    re.I,
)
MEETINGS = re.compile(r"\b(\d{1,3})\s+(?:(?!people\b)[a-z-]+\s+){0,2}?meetings\b", re.I)
VISIT = re.compile(
    r"\b(?:took place|visited|on[- ]?site|was held|held|undertook|participated|carried out|conducted|"
    r"was (?:on|in|from|during|between)|ran from|had (?:its|a|an)|reviewed|visit|"
    r"(?:peer challenge|peer review|CPC)(?: (?:in|on|of|during|between|from|was|ran))?|spent (?:\w+ )?days)\b",
    re.I,
)
# 'On 23 to 26 April 2024 a team of peers carried out a Corporate Peer Challenge': the date stands before the words.
DATE_FIRST = re.compile(r"^(?:On|In|Between|During|From|Over)\s+(?:the\s+)?(?:\w+day,?\s+)?$")
PEERS = r"(?:corporate |LGA |finance |governance |local government association |\(LGA\) )*peer (?:challenge|review)"
HELD_AFTER = re.compile(
    rf"^[^.;:]{{0,90}}?\b(?:(?:carried out|conducted|undertook|hosted|held|had|invited|commissioned|took part in|participated in|"
    rf"underwent|completed|delivered|ran)\s+(?:an?|the|its|our|their|this)\s+{PEERS}\b(?! (?:progress|action|plan|report|update))|"
    rf"{PEERS}(?: team)? (?:took place|was held|was carried out|visited)\b|\bpeers? (?:team )?(?:visited|spent|came to)\b)",
    re.I,
)
KEY_ROWS = 9  # a larger table is no key of colours
NEAR = 60  # characters between the words that tell of the visit and its date
LEADS = 6  # paragraphs before the first table that may say what the document is about
# Plans of the same shape that mention a peer challenge only in passing.
OTHER_PLAN = re.compile(
    r"^(?!.*\bpeer (?:challenge|review)).*\b(?:corporate plan|council plan|business plan|strategy|tracker|performance report|"
    r"annual governance statement|budget)\b",
    re.I,
)
SCOPES = {
    "part": re.compile(
        r"\bextract (?:from|of)\b|\bselected (?:actions|items|recommendations)\b|\bpart (?:\d|one|two|three) of (?:\d|two|three|four)\b"
        r"|\brecommendations? \d{1,2} ?(?:to|-|–) ?\d{1,2}\b",
        re.I,
    ),
    "full": re.compile(r"\b(?:full|complete|whole) (?:action )?plan\b", re.I),
    "open items": re.compile(r"\b(?:open|outstanding|remaining) (?:actions|items|recommendations)\b", re.I),
}
OWN_NUMBER = re.compile(r"(?:rec|recommendation)\w*\s*$", re.I)
COLOUR_KEY = re.compile(
    r"\b(red|amber|yellow|green|blue|grey|gray|purple)\b\s*(?:[=:–-]|means|is|indicates)\s*([^.;,|()]{3,60})", re.I
)
NEW_THEMES = re.compile(
    r"organisational and place leadership|capacity for improvement|local priorities and outcomes", re.I
)
OLD_THEMES = re.compile(
    r"understanding of (?:the )?local (?:place|context)|leadership of place|capacity to deliver|political and managerial leadership",
    re.I,
)


def read(blocks: tuple[Block, ...], source: Source) -> Facts:
    """The facts that the text states; '' and None where it is silent."""
    paragraphs = all_texts(blocks)
    whole = " \n".join(paragraphs)
    title = source.title or title_of(blocks)
    return Facts(
        title=title,
        kind=source.document_kind or _kind(title, whole),
        scope=_scope(title),
        as_at_text=own_date.text_of(title, paragraphs, blocks),
        visited_text=_visited_text([text for text in paragraphs if text != title]),
        stated_recommendations=_stated(paragraphs, RECS),
        stated_actions=_stated(paragraphs, ACTIONS) if ACTIONS.search(whole) else None,
        people_met=_number(PEOPLE, whole),
        meetings=_number(MEETINGS, whole),
        framework=_framework(whole),
        names_annex=ANNEX.search(whole) is not None,
        colour_key=colour_key(paragraphs) or colours_of_tables(blocks),
    )


def is_about_peer_challenge(blocks: tuple[Block, ...], source: Source) -> bool:
    """Whether the words, the titles or the file's name say so; a source row that gives the kind has decided it."""
    if source.document_kind:
        return True
    before = list(takewhile(lambda b: b.kind != "table", blocks))[:LEADS] + [b for b in blocks if b.kind == "heading"]
    heads = [words(cell) for b in blocks for row in b.rows[:3] for cell in row.cells if len(words(cell)) < 80]
    leads = [*heads, title_of(blocks), source.title, source.published_title, *(b.text.words for b in before)]
    passing = len(SUBJECT.findall(" ".join(all_texts(blocks)))) < 3
    if passing and (OTHER_PLAN.search(title_of(blocks)) or not SUBJECT.search(" ".join(leads + [_named(source)]))):
        return False
    said = " ".join([source.title, source.published_title, _named(source), *all_texts(blocks)])
    return SUBJECT.search(said) is not None


def _named(source: Source) -> str:
    return source.file_name.replace("-", " ").replace("_", " ")


def all_texts(blocks: tuple[Block, ...]) -> list[str]:
    """The words of every paragraph and every table row, in reading order."""
    return [
        text
        for block in blocks
        for text in (
            [" ".join(words(cell) for cell in row.cells if cell) for row in block.rows]
            if block.kind == "table"
            else [block.text.words]
        )
    ]


def title_of(blocks: tuple[Block, ...]) -> str:
    """The first heading, paragraph or lone cell that speaks of a peer challenge or plan, else the first words at all."""
    first = ""
    for block in blocks[:40]:
        candidates = (
            [block.text.words]
            if block.kind != "table"
            else [words(cell) for row in block.rows[:2] if sum(map(bool, row.cells)) == 1 for cell in row.cells if cell]
        )
        for text in candidates:
            if (
                8 < len(text) < 160
                and (SUBJECT.search(text) or re.search(r"\baction plan\b", text, re.I))
                and text[-1] not in ".;"
            ):
                return text
            first = first or text
    return first[:160]


def _kind(title: str, whole: str) -> str:
    for kind, pattern in KINDS:
        if re.search(pattern, title, re.I):
            if kind in ("progress report", "action plan") and COMMITTEE.search(whole) and ANNEX.search(whole):
                return "cover report"
            return "minute" if MINUTE.search(whole) and kind != "progress review" else kind
    if MINUTE.search(whole):
        return "minute"
    return next((kind for kind, pattern in IN_TEXT if re.search(pattern, whole[:1500], re.I)), "other")


def _scope(title: str) -> str:
    """full, part or open items where the title says so."""
    return next((scope for scope, pattern in SCOPES.items() if pattern.search(title)), "unknown")


def colours_of_tables(blocks: tuple[Block, ...]) -> dict[str, str]:
    """A key drawn as a small table: a coloured cell with its meaning in it, or beside it."""
    for block in blocks:
        found: dict[str, str] = {}
        for row in block.rows if len(block.rows) <= KEY_ROWS else ():
            for cell, beside in zip(row.cells, (*row.cells[1:], ()), strict=True):
                fill = next((text.fill for text in cell if text.fill), "")
                meaning = words(cell) or words(beside)
                if fill and 0 < len(meaning) < 60:
                    found.setdefault(fill, meaning)
        if len(found) > 1 and len({words(cell) for row in block.rows for cell in row.cells}) <= 2 * KEY_ROWS:
            return found
    return {}


def colour_key(paragraphs: list[str]) -> dict[str, str]:
    """What the document says its colours mean: 'Blue = complete; Green = on track' -> {'blue': 'complete', ...}."""
    for text in paragraphs:
        found = {colour.lower(): meaning.strip() for colour, meaning in COLOUR_KEY.findall(text)}
        if len(found) > 1:
            return found
    return {}


def _visited_text(paragraphs: list[str]) -> str:
    """The most exact date printed in a sentence that tells of the peer challenge taking place."""
    best: tuple[int, str] | None = None
    for text in paragraphs:
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text):
            if not (SUBJECT.search(sentence) and VISIT.search(sentence)) or re.search(
                r"progress review|action plan was", sentence, re.I
            ):
                continue
            for match in VISIT.finditer(sentence):
                period = next((p for p in spans(sentence) if p.start >= match.end() - 1), None)
                rank = _exactness(period) if period and period.start - match.end() < NEAR else 0
                if period and rank and (best is None or rank > best[0]):
                    best = rank, sentence[period.start : period.end]
            first = _date_first(sentence)
            if first and (best is None or _exactness(first) > best[0]):
                best = _exactness(first), sentence[first.start : first.end]
    return best[1] if best else ""


def _date_first(sentence: str) -> Period | None:
    """The date that opens a sentence which goes on to tell of the peer challenge taking place."""
    period = next(iter(spans(sentence)), None)
    if period is None or not DATE_FIRST.match(sentence[: period.start]):
        return None
    return period if HELD_AFTER.match(sentence[period.end :]) else None


def _exactness(period: Period) -> int:
    return {"range": 4, "day": 3, "month": 2, "year": 1}.get(period.precision, 0)


def _stated(paragraphs: list[str], pattern: re.Pattern[str]) -> int | None:
    """The number said most often, the first of equals; '3 of the 8 recommendations' states 8."""
    found = [
        as_number(match["n"])
        for text in paragraphs
        for match in pattern.finditer(text)
        if not OWN_NUMBER.match(text, 0, match.start())
    ]
    counts = Counter(n for n in found if n)
    return max(counts, key=lambda n: counts[n]) if counts else None


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return int(match.group(1)) if match else None


def _framework(whole: str) -> str:
    """Named only where two of the themes or questions are printed: 'capacity to deliver' alone is common speech."""
    for name, pattern in (("five themes 2021", NEW_THEMES), ("five questions 2012", OLD_THEMES)):
        if len({match.group(0).lower() for match in pattern.finditer(whole)}) > 1:
            return name
    return "not stated"
