"""The words that stand under a recommendation outside tables -> its actions, with 'Lead: ...' lines read as fields."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from loaders.clean import refs
from loaders.clean.acceptance import read_acceptance
from loaders.clean.deadlines import deadline_in
from loaders.recognise import headings, steps
from loaders.records import PrintedAction, Text

KEYED = re.compile(r"^([A-Z][\w %/()'’.-]{1,40}?)\s*[:–]\s*(?=\S)")
NUMBER = re.compile(r"\s+\(?(\d{1,2}(?:\.\d{1,2})?[a-z]?|[a-z])\)?$")
OF_RECOMMENDATION = ("response_text", "acceptance_text")  # never an action's, wherever it stands


@dataclass
class Under:
    """What is read under one recommendation. `left` are the words that are neither action nor field."""

    actions: list[PrintedAction] = field(default_factory=list)
    owner_text: str = ""
    due_text: str = ""
    status_text: str = ""
    update_text: str = ""
    response_text: str = ""
    acceptance_text: str = ""
    left: list[Text] = field(default_factory=list)


def read(below: list[Text], known: dict[str, str], takes_items: bool) -> Under:
    """Fields belong to the action above them, or to the recommendation where none has begun.

    `takes_items`: whether list items are actions, as in a plan; in a report they tell what was done.
    """
    found = Under()
    base = min((text.level for text in below if text.marker), default=0)
    for text in below:
        name, ref, words = keyed(text.words, known)
        if name == "action" and words:
            found.actions.append(_action(words, text.place, ref))
        elif name and name != "action":
            _put(found, name, words, text)
        elif takes_items and text.marker and found.actions and text.level > base:
            last = found.actions[-1]
            found.actions[-1] = replace(last, text=steps.under(last.text, text.words))
        elif takes_items and text.marker:
            found.actions.append(_action(text.words, text.place, _number(text.marker)))
        elif not steps.LABEL.fullmatch(text.words):
            found.left.append(text)
    return found


def _action(words: str, place: str, ref: str) -> PrintedAction:
    """Outside a table the deadline stands in the sentence: '... by March 2025'."""
    due = deadline_in(words)
    return PrintedAction(words, place, ref, due_text=due, due_scope="own" if due else "")


def keyed(words: str, known: dict[str, str]) -> tuple[str, str, str]:
    """'Action 1.1: Publish a framework' -> ('action', '1.1', 'Publish a framework'); ('', '', words) if it is no field."""
    match = KEYED.match(words)
    if match is None:
        return "", "", words
    number = NUMBER.search(match.group(1))
    label = match.group(1)[: number.start()] if number else match.group(1)
    name = headings.field_of(label, known)
    if name in (None, "ref", "recommendation", "objective", "theme", "ignored"):
        return "", "", words
    return name, number.group(1) if number else "", words[match.end() :]


def _put(found: Under, name: str, words: str, text: Text) -> None:
    """Give the field to the action it stands under, else to the recommendation."""
    target = {"owner": "owner_text", "deadline": "due_text", "status": "status_text", "percent": "status_text",
              "progress": "update_text", "response": "response_text", "acceptance": "acceptance_text",
              "revised_deadline": "revised_due_text"}.get(name)  # fmt: skip
    if target is None or (name == "acceptance" and read_acceptance(words) is None):
        found.left.append(text)
    elif found.actions and target not in OF_RECOMMENDATION:
        last = found.actions[-1]
        if target == "due_text" and last.due_text == deadline_in(last.text):
            last = replace(last, due_text="")  # a deadline of its own governs a date in the sentence
        both = "\n".join(filter(None, [getattr(last, target), words]))
        scopes: dict[str, Any] = {"owner_text": {"owner_scope": "own"}, "due_text": {"due_scope": "own"}}.get(
            target, {}
        )
        found.actions[-1] = replace(last, **{target: both, **scopes})
    elif target != "revised_due_text":
        setattr(found, target, "\n".join(filter(None, [getattr(found, target), words])))


def _number(marker: str) -> str:
    plain = marker.strip("().[] ")
    return plain if plain[:1].isalnum() and plain not in ("o",) else refs.split_ref(marker).ref
