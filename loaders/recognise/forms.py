"""A recommendation with its label, and forms: tables without headings whose rows are 'Lead | Head of Place'."""

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile

from loaders.clean import refs
from loaders.recognise.headings import field_of, words
from loaders.recognise.tables import PAGE_NUMBER
from loaders.records import Block, Row, Text

LABEL = re.compile(
    r"^(?:key\s+)?recommendation\s*[:–-]\s|^(?:key\s+)?(?:recommendation|rec)\b\.?\s*(?:no\.?\s*)?\(?\d{1,2}\b|"
    r"^(?:KR|CRD|R|REC)\s?\d{1,2}\b",
    re.I,
)
LONGEST_LABEL = 40  # letters of what names a row of a form


@dataclass
class Found:
    """A recommendation in the prose: its printed text and the blocks that stand under it until the next.

    `unread`: what a form prints in a row that is no label with its words.
    """

    ref: refs.Ref
    text: str
    place: str
    below: list[Text] = field(default_factory=list)
    unread: list[Text] = field(default_factory=list)


def fields_of(block: Block, known: dict[str, str]) -> list[Text]:
    """The rows of a small table under a recommendation as 'Lead: Head of Place', [] unless every row is such a pair.

    One label in two must be known: 'Reason | No money' below the known ones is a field of the form too.
    """
    pairs = [[(words(cell), cell[0].place) for cell in row.cells if cell] for row in block.rows]
    if not all(len(pair) == 2 and _is_field(pair[0][0], known) and not LABEL.match(pair[0][0]) for pair in pairs):
        return []
    if sum(field_of(name, known) is not None for (name, _), _ in pairs) * 2 < len(pairs):
        return []
    return [Text(f"{name.strip(' :')}: {value}", place) for (name, _), (value, place) in pairs]


def of_rows(block: Block, known: dict[str, str], form: Found | None) -> list[Found]:
    """Rows of a table without headings: 'Recommendation 1 | Engage residents', and 'Lead | Head of Place' under it.

    Where it goes on with a `form` of the page before, the rows above its first recommendation are that one's.
    """
    found: list[Found] = []
    if form is not None:
        _add_torn(block, known, form)
    for row in block.rows:
        texts = [words(cell) for cell in row.cells if cell]
        if texts and _is_label(texts[0]):
            ref = refs.split_ref(texts[0])
            text, *rest = list(filter(None, [ref.rest, *texts[1:]])) or [""]
            found.append(Found(ref, text, row.place, unread=[Text(more, row.place) for more in rest]))
        elif found:
            _add_row(found[-1], row, known)
    return found


def _is_label(words: str) -> bool:
    return LABEL.match(words) is not None and len(words) < LONGEST_LABEL


def _add_row(form: Found, row: Row, known: dict[str, str]) -> None:
    """A label and its words, whether or not the label is known ('Reason | No money'); what cannot be one is left unread."""
    texts = [words(cell) for cell in row.cells if cell]
    if len(texts) == 2 and _is_field(texts[0], known):
        form.below.append(Text(f"{texts[0].strip(' :')}: {texts[1]}", row.place))
    elif texts and not PAGE_NUMBER.fullmatch(texts[0]) and not _is_bare(row, texts, known):
        form.unread.append(Text(" | ".join(texts), row.place))


def _is_bare(row: Row, texts: list[str], known: dict[str, str]) -> bool:
    """A label beside an empty cell, or a known one over the whole row, says nothing."""
    is_beside = len(row.cells) > 1 and bool(row.cells[0]) and len(texts[0]) < LONGEST_LABEL
    return len(texts) == 1 and (is_beside or field_of(texts[0], known) is not None)


def _is_field(label: str, known: dict[str, str]) -> bool:
    is_short = len(label) < LONGEST_LABEL and not LABEL.match(label)
    return is_short or field_of(label, known) is not None


def _add_torn(block: Block, known: dict[str, str], form: Found) -> None:
    """The rows above the table's first recommendation; the end of a cell torn by the page goes back on to its half."""
    rows = [(row, [words(cell) for cell in row.cells if cell]) for row in block.rows if any(row.cells)]
    above = list(takewhile(lambda pair: not LABEL.match(pair[1][0]), rows))
    is_form = len(above) < len(rows) or any(len(texts) == 2 and field_of(texts[0], known) for _, texts in above)
    for index, (row, texts) in enumerate(above):
        is_torn = index == 0 and len(texts) == 1 and not row.cells[0]
        if is_torn and form.below:
            form.below[-1] = replace(form.below[-1], words=f"{form.below[-1].words} {texts[0]}")
        elif is_torn:
            form.text = f"{form.text} {texts[0]}"
        elif is_form:
            _add_row(form, row, known)
