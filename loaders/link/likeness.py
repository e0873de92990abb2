"""How far printed texts mean the same thing: words that set a promise apart weigh more than those of every plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import snowballstemmer
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from loaders.link.acronyms import spelt_out

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]
STEMMER = snowballstemmer.stemmer("english")
WORD = re.compile(r"[a-z]+|\d+(?:[/.]\d+)*")
# When a thing is due is no part of what it is: it moves from document to document.
DATE = re.compile(
    r"\b(?:(?:by|before|until|from|in|during|end of|early|late|mid|since|on)\s+)*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|winter)[a-z]*\s+20\d\d\b|"
    r"\b(?:by|before|until|during|end of)\s+20\d\d\b(?!/)"
)
SMALL_WORDS = """
a an and any are as at be been but by for from has had have i in into is it its now of on or our out over so than that the their them
then there these this those through to under up us was we were when which who will with within
"""
# Words of every plan: they tell how something is done or by whom it is seen, seldom what it is.
COMMON_WORDS = """
action activity agree all also annual annually approach april area arrange august base begin board bring cabinet carry clear
committee community complete completed consider continue council councillor current december deliver develop done draft each embed
ensure establish every executive existing february finish first full further governance group head help hold implement improve
include introduce january join july june key lead leader make march may meet member monthly new next november october office officer
one ongoing part partner plan prepare present process produce programme progress propose provide publish put quarter quarterly refresh
regular report review revise run second senior september service set staff start strengthen support take team third three two
undertake update use work write year yearly
"""
SMALL = frozenset(SMALL_WORDS.split())
KEPT = frozenset(
    ["planning", "housing"]
)  # services, not what is done: their stems would be those of 'plan' and 'house'
COMMON = frozenset(STEMMER.stemWords(COMMON_WORDS.split()))
YEAR = re.compile(r"(?:20)?\d\d/(?:20)?\d\d")
COMMON_WEIGHT, LEAST_WEIGHT = 0.4, 0.2
TYPING_ERROR = 90  # ratio at which two long words are one, mistyped
DICE, INSIDE, ORDER = 0.60, 0.25, 0.15
HOLLOW = 0.25


@lru_cache(maxsize=50_000)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order, without small words."""
    plain = text.lower().replace("’", "").replace("'", "").replace(",", "" if re.search(r"\d,\d", text) else " ")
    found = [word for word in WORD.findall(DATE.sub(" ", plain)) if word not in SMALL]
    return tuple(map(_stem, found))


@lru_cache(maxsize=100_000)  # a sector has some ten thousand words and says each of them a hundred times
def _stem(word: str) -> str:
    return word if word in KEPT else STEMMER.stemWord(word)


@dataclass(frozen=True)
class Compared:
    """Known texts (rows) against seen texts (columns). `score` 0 to 1; `in_known`: share of the seen text that the known one
    holds; `in_seen`: the other way round; `numbers_differ`: each has a number that the other lacks, 1.0 where it is a financial
    year; `swapped`: alike but for one or two words of weight on each side, as 'training on finance' and 'training on planning'.
    """

    score: Floats
    in_known: Floats
    in_seen: Floats
    numbers_differ: Floats
    swapped: Truths


@dataclass(frozen=True)
class Words:
    """Texts as rows of a table of words: `held` 0 or 1, and what each word weighs. `kinds`: 'word', 'common', 'number', 'year'."""

    held: Floats
    weights: Floats
    kinds: NDArray[np.object_]
    joined: tuple[str, ...]

    def weight(self, rows: Floats) -> Floats:
        return rows @ self.weights


def table(texts: Sequence[str]) -> Words:
    """Every text taken apart; a word weighs less the more of the texts hold it."""
    taken = [stems(text) for text in spelt_out(texts)]
    same = _mistyped(sorted({stem for one in taken for stem in one}))
    taken = [tuple(same.get(stem, stem) for stem in one) for one in taken]
    names = sorted({stem for one in taken for stem in one})
    index = {name: i for i, name in enumerate(names)}
    held = np.zeros((len(taken), len(names)))
    for i, one in enumerate(taken):
        held[i, [index[stem] for stem in one]] = 1
    distinct = np.unique(held, axis=0)
    rare = np.log((len(distinct) + 2) / (distinct.sum(axis=0) + 0.5)) / np.log(len(distinct) + 2)
    common = np.array([COMMON_WEIGHT if name in COMMON else 1.0 for name in names])
    weights = np.maximum(rare, LEAST_WEIGHT) * common
    kinds = np.array([_kind(name) for name in names], dtype=object)
    return Words(held, weights, kinds, tuple(" ".join(one) for one in taken))


def _kind(name: str) -> str:
    if name[0].isdigit():
        return "year" if YEAR.fullmatch(name) else "number"
    return "common" if name in COMMON else "word"


def compare(known: Words, seen: Words) -> Compared:
    """Both sides must come from one table (`part`). Weighted Dice, raised where the smaller is held whole by the larger."""
    common = (known.held * known.weights) @ seen.held.T
    one, two = known.weight(known.held)[:, None], seen.weight(seen.held)[None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        dice, in_seen, in_known = 2 * common / (one + two), common / one, common / two
    order = process.cdist(known.joined, seen.joined, scorer=fuzz.ratio) / 100
    score = DICE * np.nan_to_num(dice) + INSIDE * np.nan_to_num(np.maximum(in_seen, in_known)) + ORDER * order
    # Two texts that share nothing but the words of every plan have the same frame and another substance.
    is_word = known.kinds != "common"
    has_own = (known.held[:, is_word].sum(axis=1) > 1)[:, None] & (seen.held[:, is_word].sum(axis=1) > 1)[None, :]
    hollow = has_own & (known.held[:, is_word] @ seen.held[:, is_word].T == 0)
    score = np.where(hollow, HOLLOW * score, score)
    differ = np.where(_each_lacks(known, seen, "year"), 1.0, np.where(_each_lacks(known, seen, "number"), 0.5, 0.0))
    return Compared(score, np.nan_to_num(in_known), np.nan_to_num(in_seen), differ, _swapped(known, seen))


def _each_lacks(known: Words, seen: Words, kind: str) -> Truths:
    one, two = known.held[:, known.kinds == kind], seen.held[:, seen.kinds == kind]
    return (one @ (1 - two).T > 0) & ((1 - one) @ two.T > 0)


def _swapped(known: Words, seen: Words) -> Truths:
    """One or two words of weight on either side, and nothing else, set the two apart."""
    is_word = known.kinds == "word"
    alone_one, alone_two = _alone(known.held, seen.held), _alone(seen.held, known.held).T
    words_one = _alone(known.held[:, is_word], seen.held[:, is_word])
    words_two = _alone(seen.held[:, is_word], known.held[:, is_word]).T
    few = (words_one >= 1) & (words_one <= 2) & (words_two >= 1) & (words_two <= 2)
    swapped: Truths = few & (alone_one == words_one) & (alone_two == words_two)
    return swapped


def _alone(one: Floats, two: Floats) -> Floats:
    """How many words of each row of `one` each row of `two` lacks."""
    return one @ (1 - two).T


def part(words: Words, rows: Sequence[int]) -> Words:
    """Some of the texts of a table."""
    return Words(words.held[list(rows)], words.weights, words.kinds, tuple(words.joined[i] for i in rows))


def _mistyped(names: list[str]) -> dict[str, str]:
    """Long words that differ from another by a typing error only: word -> the one it stands for."""
    long = [name for name in names if len(name) > 5 and not name[0].isdigit()]
    if len(long) < 2:
        return {}
    near = process.cdist(long, long, scorer=fuzz.ratio, score_cutoff=TYPING_ERROR)
    same: dict[str, str] = {}
    for i, name in enumerate(long):
        first = int(np.argmax(near[i] > 0))
        if first < i:
            same[name] = same.get(long[first], long[first])
    return same
