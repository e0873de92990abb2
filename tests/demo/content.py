"""councils/*.toml -> what every document shows: its recommendations and actions with the words printed there.

A recommendation is a table of the file, an action a table within it; under the name of a document stands what that
document says. A text, owner or deadline that a document does not change is printed as in the document before.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).parent / "councils"
KEPT = ("text", "owner", "due")  # said once, they stand until a document says otherwise


@dataclass(frozen=True)
class Shown:
    """A recommendation or action as one document prints it; '' where it prints nothing."""

    key: str
    ref: str
    text: str
    said: dict[str, str]
    actions: tuple["Shown", ...] = ()

    def value(self, name: str) -> str:
        return {"ref": self.ref, "action_ref": self.ref, "text": self.text}.get(name, self.said.get(name, ""))


@dataclass(frozen=True)
class Paper:
    """One document: its own words and what it shows."""

    name: str
    file: str
    layout: str
    head: tuple[str, ...]
    intro: tuple[str, ...]
    closing: tuple[str, ...]
    columns: dict[str, str]
    options: dict[str, str]
    source: dict[str, str]
    colours: dict[str, str]
    recommendations: tuple[Shown, ...]


@dataclass(frozen=True)
class Promise:
    """A recommendation or action of the real world, through all documents of its council."""

    key: str
    says: dict[str, Shown]
    actions: tuple["Promise", ...] = ()
    split_from: str = ""
    merged_into: str = ""
    dropped_in: str = ""


@dataclass(frozen=True)
class World:
    """One council with its documents and its promises."""

    register: dict[str, str]
    papers: tuple[Paper, ...]
    promises: tuple[Promise, ...]
    replies: tuple[dict[str, str], ...] = ()

    @property
    def is_joint(self) -> bool:
        """Whether it stands for several councils that were visited together, each with a file of its own."""
        return "joint" in self.register


def load() -> list[World]:
    """Every council, by the name of its file."""
    return [_world(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.toml"))]


def _world(data: dict) -> World:
    register = {key: str(value) for key, value in data.pop("council").items()}
    documents, replies = data.pop("documents"), tuple(data.pop("replies", ()))
    promises = tuple(_promise(key, item, number, documents) for number, (key, item) in enumerate(data.items(), 1))
    papers = tuple(_paper(name, given, promises) for name, given in documents.items())
    return World(register, papers, tuple(_as_printed(promise, papers) for promise in promises), replies)


def _promise(key: str, item: dict, number: int, documents: dict, above: str = "") -> Promise:
    """`number` is its place in the file, from which a document that numbers its lines takes the number."""
    nested = [name for name, value in item.items() if isinstance(value, dict) and name not in documents]
    actions = tuple(
        _promise(f"{key}-{name}", item[name], place, documents, key) for place, name in enumerate(nested, 1)
    )
    links = {name: f"{above}-{item[name]}" for name in ("split_from", "merged_into") if name in item}
    says: dict[str, Shown] = {}
    known = {name: str(item.get(name, "")) for name in KEPT}
    for name, document in documents.items():
        if name not in item and not any(name in action.says for action in actions):
            continue
        given = item.get(name, {})
        said = {k: str(v) for k, v in (given if isinstance(given, dict) else {"due": given}).items()}
        known |= {kept: said[kept] for kept in KEPT if kept in said}
        ref = said.get("ref") or _ref(document, said.get("n", number), above)
        says[name] = Shown(key, ref, known["text"], {**said, **known})
    return Promise(key, says, actions, dropped_in=item.get("dropped_in", ""), **links)


def _ref(document: dict, number: int | str, above: str) -> str:
    """The number as the document words it: 'R3', '2.1', 'b'; the first part of '2.1' is filled in later."""
    pattern = document.get("action_ref" if above else "ref", "")
    return pattern.replace("{n}", str(number)).replace("{a}", chr(96 + int(number)))


def _paper(name: str, given: dict, promises: tuple[Promise, ...]) -> Paper:
    shown = [_with_actions(promise, name) for promise in promises if name in promise.says]
    return Paper(
        name=name,
        file=given["file"],
        layout=given["layout"],
        head=tuple(given["head"]),
        intro=tuple(given.get("intro", ())),
        closing=tuple(given.get("closing", ())),
        columns=given.get("columns", {}),
        options=given.get("options", {}),
        source=given.get("source", {}),
        colours=given.get("colours", {}),
        recommendations=tuple(_in_order(_renumbered(shown, given) if "renumbered" in given else shown)),
    )


def _with_actions(promise: Promise, name: str) -> Shown:
    """The recommendation with its actions, each of whose numbers begins with that of the recommendation."""
    own = promise.says[name]
    whole = "".join(re.findall(r"\d+", own.ref))
    actions = [action.says[name] for action in promise.actions if name in action.says]
    actions = [replace(action, ref=action.ref.replace("{r}", str(int(whole or 0)))) for action in actions]
    return replace(own, actions=tuple(_in_order(actions)))


def _renumbered(shown: list[Shown], given: dict) -> list[Shown]:
    """In the order that the document gives, with numbers without gaps, as in a plan written anew."""
    made = []
    for number, item in enumerate(sorted(shown, key=lambda item: given["renumbered"].index(item.key)), 1):
        actions = [
            replace(action, ref=_ref(given, place, item.key).replace("{r}", str(number)))
            for place, action in enumerate(item.actions, 1)
        ]
        made.append(replace(item, ref=_ref(given, number, ""), actions=tuple(actions)))
    return made


def _in_order(shown: list[Shown]) -> list[Shown]:
    """By number where all are numbered, else as the file has them."""
    numbers = [[int(part) for part in re.findall(r"\d+", item.ref)] for item in shown]
    return sorted(shown, key=lambda item: numbers[shown.index(item)]) if all(numbers) else shown


def _as_printed(promise: Promise, papers: tuple[Paper, ...]) -> Promise:
    """The promise with the very words and numbers of each document."""
    found = {
        paper.name: {item.key: item for whole in paper.recommendations for item in (whole, *whole.actions)}
        for paper in papers
    }
    says = {name: found[name][promise.key] for name in promise.says}
    return replace(promise, says=says, actions=tuple(_as_printed(action, papers) for action in promise.actions))
