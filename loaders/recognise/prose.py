"""Recommendations printed as paragraphs, headings or lists, and the words that stand under each."""

import re
from dataclasses import replace
from itertools import takewhile

from loaders.clean import refs
from loaders.recognise import forms
from loaders.recognise.forms import LABEL, Found
from loaders.recognise.tables import PAGE_NUMBER
from loaders.records import Block, Text

INTRO = re.compile(r"\brecommendations?\b[^.]*(?::|[-–])?\s*$|\brecommendations?\b.*:$", re.I)
SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2})?\.?$")
# What a committee is asked to do with the report is not a recommendation of the peers.
COMMITTEE = re.compile(
    r"^(?:that\b|to (?:note|approve|agree|endorse|receive|consider)\b|(?:note|approve|endorse) (?:the|progress)\b)",
    re.I,
)
HEADED = 3  # headings with lists under them that make a plan
CAPTIONS = 3  # paragraphs (captions, a repeated lead) that may stand between a heading and its list
ACTIONS = re.compile(r"(?:our\s+|proposed\s+|agreed\s+|key\s+)?actions?(?: we will take| to be taken)?\s*:?", re.I)
LAST_HEADING = re.compile(
    r"(?:(?:our |the )?next steps|conclusions?|summary|looking ahead|what happens next|background papers|(?:further|more) information|"
    r"contacts?|acknowledgements?)\s*:?",
    re.I,
)
LAST_WORDS = re.compile(
    r"^(?:(?:the|an?|our) )?(?:next|further|final|full|annual|six[- ]month(?:ly)?|quarterly) (?:\w+ )?(?:report|update|review)\b|"
    r"^progress (?:against|on|with) (?:the|this|all|these) (?:\w+ )?(?:plan|recommendations|actions)\b|"
    r"^(?:this|the) (?:\w+ )?(?:report|plan|document|paper)\b|^(?:thanks?|for (?:more|further) information|contact)\b|"
    r"^[^.]{3,60}\b(?:will|is|are|has|have|would)\b[^.]*\b(?:all (?:of )?(?:the|these|its|our) recommendations|action plan|"
    r"peer (?:team|challenge))\b|^[^.]{3,60}\bthanks?\b",
    re.I,
)
DETERMINER = re.compile(
    r"^(?:an?|the|this|these|those|we|our|all|both|there|work (?:has|is|was)|following|since|in|\d)\b", re.I
)
PERFECT = re.compile(r"\b(?:has|have|had|been|was|were|will)\b", re.I)


def labelled(blocks: tuple[Block, ...], used: set[int], known: dict[str, str]) -> list[Found]:
    """Recommendations that carry the word or a code: 'Recommendation 2: ...', 'REC 3 (CRD3) ...', 'R1 ...'."""
    found: list[Found] = []
    current: Found | None = None
    form: Found | None = None  # the last of the table just before: a page break may tear a form into two tables
    for index, block in enumerate(blocks):
        if block.kind == "table":
            fields = forms.fields_of(block, known) if index not in used else []
            if (holder := current or form) is not None and fields:
                holder.below.extend(fields)
                continue
            rows = forms.of_rows(block, known, form) if index not in used else []
            found.extend(rows)
            current, form = None, rows[-1] if rows else None
            continue
        form = form if PAGE_NUMBER.fullmatch(block.text.words) else None
        if LABEL.match(block.text.words) and not _is_passing(block.text.words):
            current = _labelled(block.text)
            found.append(current)
        elif current is not None and _is_section(block):
            current = None
        elif current is not None and not current.text and block.kind != "item":
            current.text = block.text.words
        elif current is not None:
            current.below.append(block.text)
    return _without_closing_words(_without_last_words([f for f in found if f.text]))


def headed(blocks: tuple[Block, ...], used: set[int]) -> list[Found]:
    """Recommendations that are headings without the word: a line without a stop and a list under it, three times or more."""
    found: list[Found] = []
    for index, block in enumerate(blocks[:-1]):
        words = block.text.words
        if (
            block.kind in ("heading", "paragraph")
            and blocks[index + 1].kind == "item"
            and words[-1] not in ".:;,"
            and len(words) > 20
        ):
            following = takewhile(lambda later: later.kind == "item", blocks[index + 1 :])
            found.append(
                Found(refs.split_ref(words), refs.split_ref(words).rest, block.text.place, [b.text for b in following])
            )
    return found if len(found) >= HEADED else []


def listed(blocks: tuple[Block, ...], used: set[int]) -> list[Found]:
    """Recommendations that are the items of a list introduced by words about recommendations."""
    found: list[Found] = []
    is_open = False
    waiting = 0
    for index, block in enumerate(blocks):
        if index in used or block.kind == "table":
            is_open = False
        elif block.kind == "item" and is_open and found and block.text.level > 1:
            found[-1].below.append(block.text)
        elif block.kind == "item" and is_open and not _is_heading_item(block, blocks, index):
            found.append(Found(_item_ref(block.text), _item_text(block.text), block.text.place))
            waiting = 0
        elif _introduces(block):
            is_open, waiting = True, 0 if block.text.words.endswith(":") else CAPTIONS
        elif block.kind != "item" and found and is_open and _is_gloss(blocks, index):
            found[-1].below.append(block.text)
        elif waiting and block.kind == "paragraph" and not block.text.words.endswith(":"):
            waiting -= 1
        else:
            is_open = False
    kept = [f for f in found if not COMMITTEE.match(f.text)]
    return kept if len(kept) > 1 else []


def _introduces(block: Block) -> bool:
    """A sentence about recommendations that ends in ':', or a heading that names them."""
    words = block.text.words
    is_heading = block.kind != "item" and len(words) < 80 and words[-1] not in ".;,"
    return INTRO.search(words) is not None and (is_heading or words[-1] in ":-–") and len(words) < 400


def split_below(found: Found) -> tuple[list[Text], list[Text]]:
    """The sub-points that belong to the recommendation's own words, and what is reported under it.

    A text that ends in ':' goes on as a list; the list ends at the first item that tells what was done instead of
    asking for something.
    """
    if not found.text.rstrip().endswith(":"):
        return [], found.below or _told_after(found)
    count = 0
    for text in found.below:
        if _tells(text.words):
            break
        count += 1
    return found.below[:count], found.below[count:]


def _told_after(found: Found) -> list[Text]:
    """Progress printed in one paragraph with the recommendation: from the first sentence that tells of something done."""
    for match in re.finditer(r"(?<=[.!?])\s+(?=[A-Z])", found.text):
        rest = found.text[match.end() :]
        if _tells(rest):
            found.text = found.text[: match.start()]
            return [Text(rest, found.place)]
    return []


def _tells(text: str) -> bool:
    """'An agreed plan has been produced' tells; 'Develop core plans' asks."""
    opening = " ".join(text.split()[:8])
    return DETERMINER.match(text) is not None or PERFECT.search(opening) is not None


def _is_passing(words: str) -> bool:
    """'recommendation 8 on regeneration would come later' only speaks of it: small letters follow the number at once."""
    return re.match(r"^\D*\d{1,2}[a-z]?\s+[a-z]", words) is not None


def _labelled(text: Text) -> Found:
    ref = refs.split_ref(text.words)
    if not ref.ref:
        ref = replace(_item_ref(text), rest=re.sub(r"^[\w ]+?\s*[:–-]\s*", "", text.words))
    return Found(ref, ref.rest.lstrip(" .:-–—"), text.place)


def _without_closing_words(found: list[Found]) -> list[Found]:
    """What follows the last of a bare list of recommendations is the document's next subject, not its progress."""
    if len(found) > 2 and not any(f.below for f in found[:-1]):
        found[-1].below = []
    return found


def _without_last_words(found: list[Found]) -> list[Found]:
    """Words of the whole report after the last recommendation are not its progress: 'The next report will come in June.'

    The layout and the words must both say so: more paragraphs than stand under any other, about the report or the plan,
    or a heading of the report's last part that no other recommendation has under it.
    """
    most = max((len(f.below) for f in found[:-1]), default=0)
    others = {text.words for f in found[:-1] for text in f.below}
    cut = [i for i, text in enumerate(found[-1].below) if LAST_HEADING.fullmatch(text.words)] if most else []
    if cut and found[-1].below[cut[0]].words not in others:
        found[-1].below = found[-1].below[: cut[0]]
    while most and len(found[-1].below) > most and LAST_WORDS.match(found[-1].below[-1].words):
        found[-1].below.pop()
    return found


def _is_section(block: Block) -> bool:
    """A numbered paragraph or heading of the document itself ends what stands under a recommendation."""
    if ACTIONS.fullmatch(block.text.words):
        return False
    number = block.text.marker.strip("().") if block.text.marker else ""
    return block.kind == "heading" or (
        bool(number) and SECTION.match(number) is not None and "." in block.text.marker.rstrip(".")
    )


def _is_heading_item(block: Block, blocks: tuple[Block, ...], index: int) -> bool:
    """'2. Summary of the approach': a numbered heading, not an item of the list."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    is_short = len(block.text.words) < 60 and block.text.words[-1] not in ".;,"
    return (block.text.words.isupper() and " " in block.text.words) or (
        is_short and SECTION.match(block.text.marker) is not None and following is not None and following.kind != "item"
    )


def _is_gloss(blocks: tuple[Block, ...], index: int) -> bool:
    """A paragraph between two items of one list explains the item before it."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return following is not None and following.kind == "item" and blocks[index - 1].kind == "item"


def _item_ref(text: Text) -> refs.Ref:
    marker = text.marker.strip("().[] ")
    return refs.Ref(marker if marker[:1].isalnum() and marker != "o" else "", text.words)


def _item_text(text: Text) -> str:
    ref = refs.split_ref(text.words)
    return ref.rest if ref.ref else text.words
