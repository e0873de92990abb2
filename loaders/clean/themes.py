"""Says which of the five peer challenge themes a text is about, by the words of data/themes.toml."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

GRADES = ("strong", "usual", "hints")
# Measured (docs/themes.md): from a third of the weight on, the second theme is often the one a person would have chosen.
SECOND_SHARE = 1 / 3
# Below this a heading is no longer a mistyped theme name: 'Capacity to delivery' is 97, 'Governance and leadership' 72.
STATED_LIKENESS = 90

EXPRESSION = re.compile(r"[a-z0-9]+\*?(?: [a-z0-9]+\*?)*")
NUMBERING = re.compile(r"(?i)^\W*(?:(?:core |key )?(?:theme|question)\b)?\W*(?:q?\d{1,2}|[a-e](?=[.)]))?(?=\W)\W*")


@dataclass(frozen=True)
class Theme:
    """What a text is about. `theme_id` 1 to 5, None: nothing in it says.

    `score` is the winning theme's share (0 to 1) of all weight found, 1 where the document states the theme, None
    without a theme. `method` is 'stated', 'inferred' or None. `second_theme_id` None: no other theme comes near.
    `words` are the words that decided it, in small letters: as found in the text, or the theme's name as listed.
    """

    theme_id: int | None = None
    score: float | None = None
    method: str | None = None
    second_theme_id: int | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The lexicon, compiled. Group n of `pattern` belongs to entry n - 1 of `entries`.

    `entries` are (theme id, weight); theme id None is an expression to leave out of account.
    `later` matches from a text's start up to its second part, where words count `later_weight` times their weight.
    `wordings` are theme names, current and older, in plain form -> theme id.
    """

    pattern: re.Pattern[str]
    entries: tuple[tuple[int | None, float], ...]
    later: re.Pattern[str]
    later_weight: float
    wordings: Mapping[str, int]


@dataclass(frozen=True)
class Hit:
    """One expression found in a plain text: where it stands (characters) and what it says."""

    start: int
    end: int
    text: str
    theme_id: int | None
    weight: float


def load_lexicon(path: Path) -> Lexicon:
    """Read data/themes.toml. Raises ValueError where an expression is unreadable or listed twice."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    listed = expressions(document)
    check([word for word, _, _ in listed], path.name)
    # Of expressions that begin at one place the first alternative wins: more words, then more letters.
    # Those of one first letter stand together, since only they can begin at the same place: the others are passed over at once.
    listed.sort(key=lambda entry: (entry[0][0], -len(entry[0].split()), -len(entry[0]), entry[0]))
    alternatives = "|".join(
        f"{letter}(?:{'|'.join(_alternative(word[1:]) for word, _, _ in entries)})"
        for letter, entries in groupby(listed, key=lambda entry: entry[0][0])
    )
    turns = "|".join(plain(word) for word in document["later"]["words"])
    return Lexicon(
        pattern=re.compile(rf"(?<!\S)(?={alternatives})"),
        entries=tuple((theme_id, weight) for _, theme_id, weight in listed),
        later=re.compile(rf"(?:\S+ ){{3,}}?(?:{turns})\b"),
        later_weight=document["weights"]["later"],
        wordings={plain(name): theme["id"] for theme in document["theme"] for name in [theme["name"], *theme["older"]]},
    )


def _alternative(word: str) -> str:
    """The empty group says which expression matched; in front of the word it would slow the search fiftyfold."""
    return rf"{word.replace('*', '[a-z0-9]*')}\b()"


def expressions(document: Mapping[str, Any]) -> list[tuple[str, int | None, float]]:
    """(expression, theme id, weight) of every list; those to leave out of account have no theme and weigh nothing."""
    listed: list[tuple[str, int | None, float]] = [
        (plain(word, "*"), None, 0.0) for word in document["ignore"]["words"]
    ]
    for theme in document["theme"]:
        for grade in GRADES:
            weight = float(document["weights"][grade])
            listed += [(plain(word, "*"), theme["id"], weight) for word in theme[grade]]
    return listed


def check(words: list[str], file_name: str) -> None:
    """Raise ValueError for expressions nobody could find, or of which nobody could say which listing counts."""
    unreadable = [word for word in words if not EXPRESSION.fullmatch(word)]
    if unreadable:
        raise ValueError(f"{file_name}: write words, with a star only at a word's end, not {unreadable}")
    twice = [word for word, count in Counter(words).items() if count > 1]
    if twice:
        raise ValueError(f"{file_name}: a word stands in one list only, found twice: {', '.join(twice)}")


def infer(text: str, lexicon: Lexicon) -> Theme:
    """'Agree a balanced budget' -> theme 4, inferred. Theme_id None where no word of the lexicon stands in the text."""
    hits = find(plain(text), lexicon)
    totals: Counter[int | None] = Counter()
    for hit in hits:
        totals[hit.theme_id] += hit.weight  # type: ignore[assignment]  # any number adds up
    if not totals:
        return Theme()
    # most_common keeps the order of first mention among equals, so of two equal themes the one named first wins.
    (first, weight), *others = totals.most_common()
    whole = totals.total()
    second = others[0][0] if others and others[0][1] / whole >= SECOND_SHARE else None
    words = dict.fromkeys(hit.text for hit in hits if hit.theme_id == first)
    return Theme(first, round(weight / whole, 3), "inferred", second, tuple(words))


def stated(text: str, lexicon: Lexicon) -> Theme:
    """'3. Governance and culture:' -> theme 3, stated. Theme_id None where the text is no theme's name."""
    name = plain(NUMBERING.sub("", f"{text} ").partition(":")[0])
    best = process.extractOne(name, lexicon.wordings.keys(), scorer=fuzz.ratio, score_cutoff=STATED_LIKENESS)
    return Theme(lexicon.wordings[best[0]], 1.0, "stated", None, (best[0],)) if best else Theme()


def find(text: str, lexicon: Lexicon) -> list[Hit]:
    """Expressions in plain text, in order; none that overlaps a longer one."""
    turn = lexicon.later.match(text)
    found = [hit_of(match, lexicon, turn.end() if turn else len(text)) for match in lexicon.pattern.finditer(text)]
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (-len(hit.text.split()), -len(hit.text), hit.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted((hit for hit in kept if hit.theme_id is not None), key=lambda hit: hit.start)


def hit_of(match: re.Match[str], lexicon: Lexicon, turn: int) -> Hit:
    """The expression that begins where the pattern matched; from the character `turn` on it counts less."""
    assert match.lastindex is not None  # every expression ends in a group
    start, end = match.start(), match.end(match.lastindex)
    theme_id, weight = lexicon.entries[match.lastindex - 1]
    return Hit(start, end, match.string[start:end], theme_id, weight * (lexicon.later_weight if start >= turn else 1.0))


def plain(text: str, keep: str = "") -> str:
    """Small letters, single spaces, no marks but `keep`: "Members' decision-making" -> 'members decision making'."""
    text = re.sub(r"['’‘]", "", text.lower()).replace("&", " and ")
    return " ".join(re.sub(rf"[^a-z0-9{keep}]+", " ", text).split())
