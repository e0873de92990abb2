"""data/families.toml, read: expressions that mean the same, light words, objects of asks, kinds of step."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from loaders import words
from loaders.errors import LoadError

FAMILIES_FILE = Path(__file__).parents[2] / "data" / "families.toml"
SAME_MARK = "@"  # no word holds it

Part = tuple[tuple[str, ...], ...]  # words that serve alike, each as its terms


@dataclass(frozen=True, eq=False)
class Expressions:
    """`same`: terms of an expression -> the one term for it; `objects`: name and parts, those of most parts first;
    `steps`: terms -> kind of step; `later`: where the main ask of a sentence ends; `before`: how words on what there is begin.
    """

    later: re.Pattern[str]
    before: re.Pattern[str]
    same: dict[tuple[str, ...], str] = field(default_factory=dict)
    light: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    steps: dict[tuple[str, ...], str] = field(default_factory=dict)
    objects: tuple[tuple[str, tuple[Part, ...]], ...] = ()
    acts: frozenset[str] = frozenset()

    @cached_property
    def longest(self) -> int:
        return max(map(len, self.same), default=1)

    @cached_property
    def in_objects(self) -> frozenset[str]:
        """Every term that objects are made of."""
        return frozenset(term for _, parts in self.objects for part in parts for word in part for term in word)

    @cached_property
    def dropped(self) -> frozenset[str]:
        """Light terms that no object and no step needs."""
        return self.light - self.in_objects - self.in_steps

    @cached_property
    def in_steps(self) -> frozenset[str]:
        return frozenset(term for step in self.steps for term in step)

    def clauses(self, sentence: str) -> list[str]:
        """A sentence cut where its main ask ends; a title keeps its colon, words on what there is already their comma."""
        said = self.before.match(sentence)
        head = said.group() if said else ""
        first, *rest = self.later.split(sentence[len(head) :])
        pieces = (head, first, *rest) if head.endswith((",", ";")) else (head + first, *rest)
        return [piece for piece in pieces if piece.strip()]

    def objects_in(self, found: list[str]) -> Iterator[tuple[str, tuple[Part, ...]]]:
        """The objects of which every part has its first term among the terms found."""
        held = set(found)
        for number in sorted({number for term in held for number in self.by_first_term.get(term, ())}):
            name, parts = self.objects[number]
            if all(any(word[0] in held for word in part) for part in parts):
                yield name, parts

    @cached_property
    def by_first_term(self) -> dict[str, list[int]]:
        """First term of a word of the first part of an object -> where such objects stand in `objects`."""
        found: dict[str, list[int]] = {}
        for number, (_, parts) in enumerate(self.objects):
            for term in {word[0] for word in parts[0]}:
                found.setdefault(term, []).append(number)
        return found


def terms(text: str, ours: Expressions) -> list[str]:
    """The terms of loaders/words.py in order, an expression of one meaning as its one term."""
    plain, found, at = words.terms(text), [], 0
    while at < len(plain):
        length = next((n for n in range(ours.longest, 0, -1) if tuple(plain[at : at + n]) in ours.same), 0)
        found.append(ours.same[tuple(plain[at : at + length])] if length else plain[at])
        at += length or 1
    return found


@lru_cache
def load(path: Path = FAMILIES_FILE) -> Expressions:
    """Read the file. Raises LoadError where an expression is empty or stands for two things."""
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    same: dict[tuple[str, ...], str] = {}
    for name, written in read["same"].items():
        for expression in written:
            _add(same, tuple(words.terms(expression)), SAME_MARK + name, f"{path.name}, [same], {expression!r}")
    ours = Expressions(_later(read), _before(read), same)
    steps = {tuple(terms(word, ours)): kind for kind, written in read["step"].items() for word in written}
    named = {**read["act"], **read["thing"]}
    objects = [(name, _parts(way, ours)) for name, ways in named.items() for way in ways]
    return Expressions(
        ours.later,
        ours.before,
        same,
        frozenset(term for word in read["light"].split() for term in terms(word, ours)),
        frozenset(term for word in read["half"].split() for term in terms(word, ours)),
        steps,
        tuple(sorted(objects, key=lambda one: -len(one[1]))),
        frozenset(read["act"]),
    )


def _add(known: dict[tuple[str, ...], str], found: tuple[str, ...], name: str, place: str) -> None:
    if not found:
        raise LoadError(
            f"{place}: no word is left of it; write at least one that data/words.toml does not list under 'stop'."
        )
    if known.setdefault(found, name) != name:
        raise LoadError(f"{place}: stands for {name[1:]!r} and for {known[found][1:]!r}; leave it in one of them.")


def _parts(way: str, ours: Expressions) -> tuple[Part, ...]:
    return tuple(
        tuple(found for word in part.split(" / ") if (found := tuple(terms(word, ours)))) for part in way.split(" + ")
    )


def _listed(text: str) -> str:
    """The expressions of a text, a line or '|' between them, as one pattern, the longest first."""
    found = sorted(filter(None, map(str.strip, re.split(r"[|\n]", text))), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found)


def _later(read: dict[str, Any]) -> re.Pattern[str]:
    further = _listed("|".join(read["verbs"].split()))
    return re.compile(
        rf"[;()]|(?<=:)\s|\s[-–—]+\s|,?\s+(?=(?:{_listed(read['later'])})\b)|,\s+(?=with\b)|\s+(?=to\s+(?:{further})\b)|(?:,|\band\b|\bthen\b)(?:\s+(?:and|then))?\s+(?=(?:{further})\b)",
        re.IGNORECASE,
    )


def _before(read: dict[str, Any]) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_listed(read['before'])})\b(?:[^,;]*[,;])?", re.IGNORECASE)
