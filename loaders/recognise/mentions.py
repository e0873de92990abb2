"""Progress that a document states in running text: completed recommendations by ref, the rest, the review as a whole."""

import re

from loaders.records import Block, PrintedUpdate, Text

NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
NUMBER = rf"(?:{'|'.join(NUMBERS)}|\d{{1,3}})"
DONE = r"(?:completed|complete|delivered|implemented|achieved|closed|signed off)"
COMPLETED = re.compile(
    rf"\b(?P<count>{NUMBER}|all)?\s*(?:of\s+(?:the\s+)?)?(?:(?P<of>{NUMBER})\s+)?recommendations?\s+"
    rf"(?:were|was|have been|has been|are now|are|had been)\s+(?:now\s+|fully\s+|already\s+)?{DONE}\b",
    re.I,
)
REST = re.compile(
    r"(?<!of the )(?<!of )\b(?:remaining|other|outstanding|rest of the)\s+(?:actions?|recommendations?)\b[^.]*\b"
    r"(?P<how>rolled forward|carried forward|in progress|under\s?way|continu\w+|on[- ]?going|progressing|on track)",
    re.I,
)
LEAD_IN = re.compile(r"^[^:]*:\s*|^.*?\b(?:namely|these (?:are|were)|specifically|including)\b[:,]?\s*", re.I | re.S)
JOIN = re.compile(r"^[\s;,.]*(?:and\s+)?(?:also\s+)?|[\s;,]+$")
PROGRESS_HEADING = re.compile(r"\bprogress\b|\bupdate\b|\bachiev", re.I)
UNREAL = re.compile(r"\b(?:hoped?|expected|if|would|should|not|neither|unless|subject to)\b", re.I)
DELAY = re.compile(r"\b(?:delay\w*|postpon\w*|slipp\w*|paused|held up|behind schedule)\b", re.I)
INTRODUCES = re.compile(
    r"(?:in particular|includ\w+|as follows|following|highlights?|achievements?|areas?)\b[^.]*:$", re.I
)


def as_number(text: str | None) -> int | None:
    """'eight' -> 8, '12' -> 12, anything else None."""
    low = (text or "").lower()
    return int(low) if low.isdigit() else NUMBERS.index(low) + 1 if low in NUMBERS else None


def completed(texts: list[Text]) -> list[PrintedUpdate]:
    """'Three of the recommendations were completed ...: the restructure (CRD1); ... (CRD2)' -> one update a ref."""
    updates: list[PrintedUpdate] = []
    for text in texts:
        match = COMPLETED.search(text.words)
        if match is None or UNREAL.search(text.words[max(0, match.start() - 60) : match.end()]):
            continue
        said = text.words[match.start() :]
        rest = REST.search(said)
        scope = said[: rest.start()] if rest else said
        clauses = _clauses(scope)
        period = scope[: scope.find(clauses[0][1])] if clauses else scope
        updates += [
            PrintedUpdate(words, text.place, ref, "complete", "prose", match.group(0), period) for ref, words in clauses
        ]
    return updates


def rest_status(texts: list[Text]) -> Text | None:
    """The sentence that says what became of all other recommendations, if there is one."""
    for text in texts:
        match = REST.search(text.words)
        if match is not None and not UNREAL.search(match.group(0)):
            start = max(text.words.rfind(". ", 0, match.start()) + 1, 0)
            end = text.words.find(".", match.end())
            return Text(text.words[start : end if end > 0 else None].strip(), text.place)
    return None


def delays(texts: list[Text]) -> list[PrintedUpdate]:
    """Paragraphs that tell of delay to the recommendations in general, naming none by number."""
    return [
        PrintedUpdate(text.words, text.place)
        for text in texts
        if DELAY.search(text.words)
        and re.search(r"\b(?:some|all|many|most|several|number) of the (?:recommendations|actions)", text.words, re.I)
    ]


def of_review(blocks: tuple[Block, ...], used: set[int]) -> list[PrintedUpdate]:
    """List items under a progress heading, introduced as achievements: progress of the review as a whole."""
    updates: list[PrintedUpdate] = []
    is_progress = is_introduced = False
    for index, block in enumerate(blocks):
        if index in used or block.kind == "table":
            continue
        text = block.text
        if _is_heading(block):
            is_progress, is_introduced = PROGRESS_HEADING.search(text.words) is not None, False
        elif is_introduced and block.kind == "item" and not re.match(r"\d+\.\d", text.marker):
            updates.append(PrintedUpdate(text.words, text.place))
        else:
            is_introduced = is_progress and INTRODUCES.search(text.words) is not None
    return updates


def _is_heading(block: Block) -> bool:
    """A heading by its kind, or a short line without a bullet and without a stop ('3 Progress update')."""
    text, marker = block.text.words, block.text.marker
    is_listed = bool(marker) and not marker.strip(".").isdigit()
    return block.kind == "heading" or (len(text) < 80 and text[-1] not in ".:;," and not is_listed)


def _clauses(sentence: str) -> list[tuple[str, str]]:
    """(ref, words before it back to the ref before) for every ref in brackets."""
    found: list[tuple[str, str]] = []
    start = 0
    for match in re.finditer(r"\(((?:[A-Z]{1,4}\s?)?\d{1,2})\)", sentence):
        words = sentence[start : match.start()]
        words = LEAD_IN.sub("", words) if not found else words
        words = JOIN.sub("", words).strip(" ;,.")
        if words:
            found.append((match.group(1).replace(" ", ""), words))
        start = match.end()
    return found
