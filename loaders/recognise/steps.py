"""The action cell(s) of a record -> its single steps: '1. ... 2. ...', 'a. ... b. ...', list items, paragraphs."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from loaders.recognise.rows import is_open
from loaders.records import Cell, Text

STYLES = {
    "dotted number": re.compile(r"(?<!\w)(?<!\d\.)(\d{1,2})\.(?=\s|[A-Z])"),
    "bracketed number": re.compile(r"(?<![\w.])\(?(\d{1,2})\)(?=\s)"),
    "dotted letter": re.compile(r"(?<![A-Za-z(])(?<!\b[ie]\.)([a-z])\.(?=\s|[A-Z])"),
    "bracketed letter": re.compile(r"(?<![A-Za-z])\(?([a-z])\)(?=\s)"),
    "roman": re.compile(r"(?<![A-Za-z])\(?(i{1,3}|iv|vi{0,3}|ix|x)[.)](?=\s)"),
    "decimal": re.compile(r"(?<![\w.])(\d{1,2}\.\d{1,2})(?=[.)]?\s+[A-Z‘'“\"])"),
}
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
LABEL = re.compile(
    r"(?:the\s+|our\s+|proposed\s+|agreed\s+|key\s+|associated\s+|planned\s+|council\s+)*actions?"
    r"(?:\s+(?:to be taken|we will take|include|are|required|plan(?:ned)?))*\s*:?",
    re.I,
)
OPTIONS = re.compile(r"\b(?:could|may|might|for example|such as|e\.g\.|options|including)\b[^.]*:?$", re.I)


@dataclass
class Step:
    """One step: its printed number ('' if none), words, place and the index of the physical row in which it begins."""

    ref: str
    text: str
    place: str
    row: int
    is_listed: bool = False


@dataclass
class Steps:
    """What a record's action cells hold: the steps, and the comment printed around them."""

    steps: list[Step]
    comment: list[str]
    cut: list[Text]


def split(cells: list[Cell], own: Collection[int] = ()) -> Steps:
    """Steps of one record; `cells` are its action cells, one a physical row, top to bottom.

    `own`: the rows that print an owner, deadline or status of their own beside the action.
    """
    found = Steps([], [], [])
    plain: list[Step] = []
    is_labelled = False
    for row, cell in enumerate(cells):
        if row and cell and cell == cells[row - 1]:
            continue  # one cell merged over both rows
        for index, text in enumerate(cell):
            if LABEL.fullmatch(text.words):
                is_labelled = True
                continue
            for piece in pieces(text, found.steps):
                is_row_start = index == 0 and row > 0 and not (row in own and _opens(piece.words))
                _place(piece, row, is_row_start, is_labelled, found, plain)
    return _settle(found, plain, cells)


def _opens(words: str) -> bool:
    """A capital begins a step in a row that stands by itself, even below words that end in 'for'."""
    return words[:1].isupper()


def pieces(text: Text, before: list[Step]) -> list[Text]:
    """A paragraph cut at its run-in numbers: 'a. Form b. Report' -> two. A marker taken by the reader is kept."""
    if text.marker and text.marker not in "•●▪◦-–*ooo ":
        return [text]
    last = next((step.ref for step in reversed(before) if step.ref), "")
    marks = max((_sequence(pattern, text.words, last) for pattern in STYLES.values()), key=len)
    if not marks:
        return [text]
    starts = [start for start, _, _ in marks] + [len(text.words)]
    found = [Text(text.words[: starts[0]].strip(), text.place, text.marker)] if text.words[: starts[0]].strip() else []
    for (_, end, ref), stop in zip(marks, starts[1:], strict=True):
        found.append(Text(text.words[end:stop].strip(" \u2022"), text.place, ref, text.level))
    return [piece for piece in found if piece.words]


def follows(before: str, ref: str) -> bool:
    """Whether `ref` is the number after `before`: '2' after '1', 'b' after 'a', '1.3' after '1.2'."""
    if not before:
        return ref in ("1", "a", "i") or re.fullmatch(r"\d{1,2}\.1", ref) is not None
    one, two = (re.fullmatch(r"(?:(\d{1,3})\.)?(\d{1,3})", text) for text in (before, ref))
    if one and two:
        return one[1] == two[1] and int(two[2]) == int(one[2]) + 1
    if before in ROMAN and ref in ROMAN and ROMAN.index(ref) == ROMAN.index(before) + 1:
        return True
    return len(before) == len(ref) == 1 and before.isalpha() and ord(ref) == ord(before) + 1


def _sequence(pattern: re.Pattern[str], words: str, last: str) -> list[tuple[int, int, str]]:
    """Matches that count on from 1 (or on from `last`, or from 2 after words that stand for the first)."""
    marks: list[tuple[int, int, str]] = []
    for match in pattern.finditer(words):
        ref = match.group(1)
        before = marks[-1][2] if marks else ""
        is_next = follows(before, ref) if marks else _may_begin(ref, last, match.start(), words)
        if is_next and _at_boundary(words, match.start()):
            end = match.end() + (1 if words[match.end() : match.end() + 1] in ".)" else 0)
            marks.append((match.start(), end, ref))
    is_certain = len(marks) > 1 or (marks and (marks[0][0] == 0 or follows(last, marks[0][2]) and last))
    return marks if is_certain else []


def _may_begin(ref: str, last: str, start: int, words: str) -> bool:
    return (
        follows("", ref)
        or (bool(last) and follows(last, ref))
        or (ref in ("2", "b") and start > 0)
        or (start == 0 and ref == "b" and not last)
    )


def _at_boundary(words: str, start: int) -> bool:
    """A number stands at the start, after white space, or directly after the stop of the step before ('2023.b. Set')."""
    return start == 0 or words[start - 1].isspace() or words[start - 1] in ".;:)”’'\"?"


def _place(piece: Text, row: int, is_row_start: bool, is_labelled: bool, found: Steps, plain: list[Step]) -> None:
    """Put one piece where it belongs: on to the step before, a step of its own, or plain words."""
    holder = max([*found.steps[-1:], *plain[-1:]], key=lambda step: (step.row, _order(step, found)), default=None)
    is_number = (
        bool(piece.marker)
        and piece.marker[0] not in "•●▪◦‣∙➢➤✓✔►-–* "
        and not ("\uf000" <= piece.marker[0] <= "\uf0ff")
    )
    if is_row_start and not is_number and holder is not None and is_open(holder.text, piece.words):
        holder.text = f"{holder.text} {piece.words}"
    elif found.steps and piece.level > 1 and not is_number and found.steps[-1].is_listed:
        found.steps[-1].text = under(found.steps[-1].text, piece.words)
    elif is_number:
        found.steps.append(Step(piece.marker.strip("().[] "), piece.words, piece.place, row, True))
    elif piece.marker:
        _place_bullet(piece, row, found, plain)
    elif is_labelled and not found.steps:
        found.steps.append(Step("", piece.words, piece.place, row))
    else:
        plain.append(Step("", piece.words, piece.place, row))


def under(text: str, words: str) -> str:
    """A sub-point on to the words it stands under: 'Review all projects: benefit; savings'."""
    return f"{text} {words}" if text[-1:] in ":;,-–" else f"{text}; {words}"


def _order(step: Step, found: Steps) -> int:
    return 1 if found.steps and step is found.steps[-1] else 0


def _place_bullet(piece: Text, row: int, found: Steps, plain: list[Step]) -> None:
    """A bullet is a step, unless it only spells out the sentence that introduces it ('This could include: ...')."""
    intro = plain[-1].text if plain else ""
    is_spelt_out = (
        not found.steps
        and bool(intro)
        and (piece.words[0].islower() or OPTIONS.search(intro) is not None)
        and (intro.endswith(":") or OPTIONS.search(intro) is not None or plain[-1].is_listed)
    )
    if is_spelt_out:
        plain[-1].text = f"{intro} {piece.words};"
        plain[-1].is_listed = True
    else:
        found.steps.append(Step("", piece.words, piece.place, row, True))


def _settle(found: Steps, plain: list[Step], cells: list[Cell]) -> Steps:
    """Plain words are the actions where nothing is listed, else the comment around the list."""
    for step in plain:
        step.text = step.text.rstrip(";")
    if not found.steps:
        found.steps = plain
        return found
    first = found.steps[0]
    rows_with_steps = {step.row for step in found.steps}
    for step in plain:
        is_unnumbered_first = first.ref in ("2", "b") and step is [p for p in plain if p.row <= first.row][-1]
        if is_unnumbered_first or (step.row not in rows_with_steps and (step.row < first.row or len(cells) > 1)):
            found.steps.append(step)
        else:
            found.comment.append(step.text)
    found.steps.sort(key=lambda step: (step.row, step not in plain))
    return found
