"""Words that the layout tore apart: paragraphs with another between them, sentences broken over two table records."""

import re
from dataclasses import replace
from typing import TypeVar

from loaders.records import Block, Flag, PrintedAction, Text

END = ".!?:;"
TAIL = re.compile(r"^([a-z][^.!?]*[.!?][)”’\"']?)(?:\s+(?=[A-Z])|$)")
CLOSING = re.compile(r"^[^()]*\)")


Before = TypeVar("Before", PrintedAction, None)  # the action before, where there is one


def rejoin(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Put a paragraph that begins in lower case back on to the unfinished one before the paragraph between them."""
    found: list[Block] = []
    for block in blocks:
        at = _unfinished(found) if _is_tail(block) else None
        if at is None:
            found.append(block)
        else:
            text = found[at].text
            found[at] = replace(found[at], text=replace(text, words=f"{text.words} {block.text.words}"))
    return tuple(found)


def _is_tail(block: Block) -> bool:
    return block.kind == "paragraph" and not block.text.marker and block.text.words[:1].islower()


def _unfinished(found: list[Block]) -> int | None:
    """The index of an unfinished long paragraph two blocks back; the block between must be finished."""
    if len(found) < 2 or "table" in (found[-1].kind, found[-2].kind):
        return None
    before, between = found[-2].text.words, found[-1].text.words
    return len(found) - 2 if len(before) > 40 and before[-1] not in END and between[-1] in END else None


def move_tail(before: Before, action: PrintedAction) -> tuple[Before, PrintedAction]:
    """Give the end of a sentence that begins `action` back to the action before, where that one is left open.

    Only a bracket opened there and closed here is proof enough ('(for' ... 'example). By the end ...').
    """
    tail = TAIL.match(action.text)
    if (
        before is None
        or tail is None
        or before.text.count("(") <= before.text.count(")")
        or not CLOSING.match(tail.group(1))
    ):
        return before, action
    rest = action.text[tail.end() :].strip()
    if not rest:
        return before, action
    return replace(before, text=f"{before.text} {tail.group(1)}"), replace(action, text=rest)


def cut_tail(action: PrintedAction) -> tuple[PrintedAction, Flag | None]:
    """Take the end of a lost sentence off an action of a row without number, and flag it."""
    tail = TAIL.match(action.text)
    rest = action.text[tail.end() :].strip() if tail else ""
    if not tail or not rest:
        return action, None
    flag = Flag(
        "text_cut",
        "These words end a sentence whose beginning is not in the file.",
        "text",
        tail.group(1),
        action.place,
    )
    return replace(action, text=rest), flag


def is_cut(text: Text | str) -> bool:
    """An opened bracket or quotation that never closes: the words go on where the file does not."""
    words = text if isinstance(text, str) else text.words
    return words.count("(") > words.count(")")
