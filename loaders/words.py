"""A text as the terms by which it is found: plain words, stems, and one term for expressions that mean the same.

data/words.toml holds what is particular to this field. queries/prepared/90_search.sql takes typed words apart in the same way.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import snowballstemmer

WORDS_FILE = Path(__file__).parent.parent / "data" / "words.toml"
STEMMER = snowballstemmer.stemmer("english")
APOSTROPHES = re.compile(r"['’‘ʼ`´]")
CAPITALS_IT = re.compile(r"\bIT\b", re.ASCII)
WORD = re.compile(r"[a-z0-9]+")
GROUP_MARK = "="  # no word holds it, so the term of a group is never mistaken for a stem


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """data/words.toml, read. `expressions`: stems of an expression -> term of its group; `lengths`: first stem of an
    expression -> how many words those that begin with it have, longest first; `written`: all words of expressions.
    """

    stop: frozenset[str]
    kept: frozenset[str]
    expressions: dict[tuple[str, ...], str] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def stem(self, word: str) -> str:
        """The stem of a plain word; a stop word and a kept word stay as they are."""
        return word if word in self.stop or word in self.kept else _stem(word)


def words(text: str) -> list[str]:
    """The plain words of a text in order: 'Café’s O&S' -> ['cafes', 'o', 'and', 's']."""
    plain = CAPITALS_IT.sub("ict", text).lower()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFD", plain) if unicodedata.category(char)[0] != "M")
    return WORD.findall(APOSTROPHES.sub("", plain).replace("&", " and "))


def terms(text: str, vocabulary: Vocabulary | None = None) -> list[str]:
    """Stems in order, an expression of a group as the group's one term ('=budget gap'), stop words left out."""
    ours = vocabulary or load()
    return [term for term, inside in _spans(text, ours) if inside or term not in ours.stop]


def index_terms(text: str, vocabulary: Vocabulary | None = None) -> list[str]:
    """The terms and, beside the term of a group, the stems that stand for it: either finds the text."""
    ours = vocabulary or load()
    found: list[str] = []
    for term, inside in _spans(text, ours):
        if inside:
            found.append(term)
        found += [stem for stem in inside or (term,) if stem not in ours.stop]
    return found


@lru_cache
def load(path: Path = WORDS_FILE) -> Vocabulary:
    """Read a vocabulary. Raises ValueError where an expression is empty or stands for two groups."""
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    vocabulary = Vocabulary(frozenset(words(read["stop"])), frozenset(read["kept"]))
    for group in read["group"]:
        for written in group["written"]:
            _add(vocabulary, tuple(map(vocabulary.stem, words(written))), group["name"], f"{path.name}, {written!r}")
            vocabulary.written.update(words(written))
    for stems in vocabulary.expressions:
        known = {len(stems), *vocabulary.lengths.get(stems[0], ())}
        vocabulary.lengths[stems[0]] = tuple(sorted(known, reverse=True))
    return vocabulary


def _add(vocabulary: Vocabulary, stems: tuple[str, ...], name: str, place: str) -> None:
    term = GROUP_MARK + " ".join(words(name))
    if not set(stems) - vocabulary.stop:
        raise ValueError(f"{place}: no word is left of it; write at least one that is not in 'stop'.")
    if vocabulary.expressions.setdefault(stems, term) != term:
        other = vocabulary.expressions[stems].removeprefix(GROUP_MARK)
        raise ValueError(f"{place}: stands for {name!r} and for {other!r}; leave it in one group.")


def _spans(text: str, ours: Vocabulary) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A stem and (), or the term of a group and the stems it stands for; the longest expression from the left."""
    stems = [ours.stem(word) for word in words(text)]
    at = 0
    while at < len(stems):
        inside: tuple[str, ...] = ()
        for length in ours.lengths.get(stems[at], ()):
            if (run := tuple(stems[at : at + length])) in ours.expressions:
                inside = run
                break
        yield (ours.expressions[inside], inside) if inside else (stems[at], ())
        at += len(inside) or 1


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    stem: str = STEMMER.stemWord(word)
    return stem
