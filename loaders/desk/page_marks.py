"""Where a record's words stand on a page: the tokens that spell them, followed from line to line.

The order of a page's instructions is not that of reading: a table may be written line by line across its cells. So the
next token is looked for to the right, at the line below, and where the instructions go on.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from loaders.desk.letters import folded
from loaders.desk.page_words import Box, Token

MOST_LETTERS = 600  # of the record are followed; the rest is not needed to find the place
FEWEST_LETTERS = 18  # three or four words, of words that the page holds in part only
MOST_STEPS = 400_000  # pairs of tokens looked at
LOST_GLYPH = re.compile(r"\(cid:\d+\)")  # what the reader writes for a letter without a name
FAR = 6.0  # the cost of going on where only the instructions do

Hints = tuple[tuple[str, ...], int]


@dataclass
class _Chain:
    """Tokens that spell the first `reach` letters; `cost` grows with the distance between one token and the next."""

    reach: int
    cost: float
    token: int
    last: "_Chain | None" = None

    def tokens(self) -> list[int]:
        found: list[int] = []
        chain: _Chain | None = self
        while chain:
            found.append(chain.token)
            chain = chain.last
        return found[::-1]


_Ends = dict[int, dict[int, _Chain]]  # by the letters spelt, then by the token that ends the chain


def boxes(tokens: list[Token], words: str, row: tuple[str, ...] = (), before: int = 0) -> list[Box]:
    """A box for each printed line of the place where `words` stand, or none. `row` and `before` as for `picture`."""
    wanted = _wanted(words)
    if not wanted:
        return []
    chains = _best(_chains(tokens, wanted), len(wanted))
    if not chains:
        return []
    return _lines([tokens[i] for i in _chosen(chains, tokens, row, before)])


def _wanted(words: str) -> str:
    """The record's first letters, to the end of a word."""
    wanted = ""
    for word in LOST_GLYPH.sub(" ", words).split():
        if wanted and len(wanted) + len(word) > MOST_LETTERS:
            break
        wanted += folded(word)
    return wanted[:MOST_LETTERS]


def _chains(tokens: list[Token], wanted: str) -> list[_Chain]:
    """The cheapest chain to every token at every letter of the words."""
    at = _fitting(tokens, wanted)
    size = median(token.height for token in tokens) if tokens else 0.0
    ends: _Ends = defaultdict(dict)
    for i in at(0):
        ends[len(tokens[i].text)][i] = _Chain(len(tokens[i].text), 0.0, i)
    steps = 0
    for reach in range(1, len(wanted)):
        nexts = at(reach) if ends.get(reach) else []
        steps += len(nexts) * len(ends.get(reach, ()))
        if steps > MOST_STEPS:
            break
        for chain in list(ends.get(reach, {}).values()):
            for i in nexts:
                _follow(chain, i, tokens, size, ends)
    return [chain for found in ends.values() for chain in found.values()]


def _fitting(tokens: list[Token], wanted: str) -> Callable[[int], list[int]]:
    """A letter of the words -> the tokens that spell them from there on."""
    by_letter: dict[str, list[int]] = defaultdict(list)
    for i, token in enumerate(tokens):
        by_letter[token.text[0]].append(i)
    return lambda start: [i for i in by_letter[wanted[start]] if wanted.startswith(tokens[i].text, start)]


def _follow(chain: _Chain, i: int, tokens: list[Token], size: float, ends: _Ends) -> None:
    step = _step(tokens[chain.token], tokens[i], i - chain.token, size)
    if step is None:
        return
    longer = _Chain(chain.reach + len(tokens[i].text), chain.cost + step, i, chain)
    known = ends[longer.reach].get(i)
    if known is None or longer.cost < known.cost:
        ends[longer.reach][i] = longer


def _step(one: Token, other: Token, apart: int, size: float) -> float | None:
    """What it costs to read `other` after `one`; None where nobody would."""
    size = max(size, one.height, other.height)
    gap = (other.x0 - one.x1) / size
    if _is_level(one, other) and -0.5 < gap < 3:
        return max(0.0, gap - 0.5)
    drop = (other.top - one.bottom) / size
    if -0.6 < drop < 3 and other.top > one.top + 0.4 * size and other.x0 < one.x1:
        return 1 + max(0.0, drop)
    return FAR if apart in (1, 2) else None  # 2: over the number of an item


def _is_level(one: Token, other: Token) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.4 * min(one.height, other.height)


def _best(chains: list[_Chain], whole: int) -> list[_Chain]:
    """The longest chains, one a start, if they are long enough to be sure of."""
    reach = max((chain.reach for chain in chains), default=0)
    if reach < min(whole, FEWEST_LETTERS):
        return []
    by_start: dict[int, _Chain] = {}
    for chain in (chain for chain in chains if chain.reach == reach):
        start = chain.tokens()[0]
        if start not in by_start or chain.cost < by_start[start].cost:
            by_start[start] = chain
    cheapest = min(chain.cost for chain in by_start.values())
    return [chain for chain in by_start.values() if chain.cost <= cheapest + FAR]


def _chosen(chains: list[_Chain], tokens: list[Token], row: tuple[str, ...], before: int) -> list[int]:
    """Of several places the one beside which the row's words stand; of equals, in reading order, the one after `before` others."""
    found = [chain.tokens() for chain in chains]
    beside = {folded(word) for cell in row for word in re.findall(r"\w+", cell)}
    scores = [
        _beside([tokens[i] for i in chain], tokens, beside) if len(found) > 1 and beside else 0 for chain in found
    ]
    equals = [chain for chain, score in zip(found, scores, strict=True) if score == max(scores)]
    equals.sort(key=lambda chain: (tokens[chain[0]].top, tokens[chain[0]].x0))
    return equals[min(before, len(equals) - 1)]


def _beside(chain: list[Token], tokens: list[Token], words: set[str]) -> int:
    """How many of the words stand level with the chain."""
    top, bottom = min(token.top for token in chain), max(token.bottom for token in chain)
    return len({token.text for token in tokens if top <= (token.top + token.bottom) / 2 <= bottom} & words)


def _lines(tokens: list[Token]) -> list[Box]:
    """One box for the tokens that follow each other on one line."""
    found: list[list[Token]] = []
    for token in tokens:
        if found and _is_level(found[-1][-1], token) and token.x0 > found[-1][-1].x0:
            found[-1].append(token)
        else:
            found.append([token])
    return [
        (min(t.x0 for t in line), min(t.top for t in line), max(t.x1 for t in line), max(t.bottom for t in line))
        for line in found
    ]
