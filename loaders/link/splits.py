"""One promise told as several, and several told as one: what the assignment of one to one cannot say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from loaders.link.match import Match
from loaders.link.weigh import Entry, Weighed

# Share of a piece's words that the whole must hold, and of the whole's words that its pieces must hold together.
# A sentence that joins others has words of its own.
PARTS, JOINED = (0.60, 0.50), (0.70, 0.33)
# Where the whole is not shown at all and the pieces continue nothing else, less is needed.
PARTS_LEFT = (0.30, 0.40)
UNCHANGED = 0.80  # share of each other's words from which on an entry simply goes on
OWN = 0.25  # what a piece must add, in words of middling weight


@dataclass(frozen=True)
class Splits:
    """`parts`: index of `seen` -> index of the known action that was split; `joined`: index of `seen` -> those merged in it."""

    parts: dict[int, int]
    joined: dict[int, tuple[int, ...]]


def find_splits(
    known: Sequence[Entry],
    seen: Sequence[Entry],
    matched: dict[int, Match],
    weighed: Weighed,
    decided: frozenset[int] = frozenset(),
) -> Splits:
    """`decided`: entries of which a person said what they are; they are neither parts nor joined."""
    if not known:
        return Splits({}, {})
    index = {id(old): j for j, old in enumerate(known)}
    taken = {i: index[id(match.known)] for i, match in matched.items()}
    goes_on = {i for i, j in taken.items() if min(weighed.in_known[j, i], weighed.in_seen[j, i]) >= UNCHANGED}
    free = [i for i in range(len(seen)) if i not in decided and i not in goes_on]
    open_known = [j for j, old in enumerate(known) if not old.is_gone and j not in {taken[i] for i in goes_on}]
    parts = _parts(known, seen, taken, free, open_known, weighed, PARTS)
    new = [i for i in free if i not in taken and i not in parts]
    gone = [j for j in open_known if j not in taken.values() and j not in parts.values()]
    parts |= _parts(known, seen, taken, new, gone, weighed, PARTS_LEFT)
    left = [j for j in open_known if j not in parts.values()]
    return Splits(parts, _joined(taken, [i for i in free if i not in parts], left, weighed))


def _parts(
    known: Sequence[Entry],
    seen: Sequence[Entry],
    taken: dict[int, int],
    free: list[int],
    olds: list[int],
    weighed: Weighed,
    bars: tuple[float, float],
) -> dict[int, int]:
    """Parts stand where the whole stood: under its recommendation."""
    parts: dict[int, int] = {}
    for j in olds:
        may = [i for i in free if i not in parts and taken.get(i, j) == j and _may(known[j], seen[i])]
        found = _pieces(may, weighed.in_known[j], weighed.seen_words, weighed.known_words[j], weighed.weights, bars)
        parts |= dict.fromkeys(found, j)
    return parts


def _joined(taken: dict[int, int], free: list[int], olds: list[int], weighed: Weighed) -> dict[int, tuple[int, ...]]:
    of = {j: i for i, j in taken.items()}
    joined: dict[int, tuple[int, ...]] = {}
    for i in free:
        may = [j for j in olds if of.get(j, i) == i]
        found = _pieces(may, weighed.in_seen[:, i], weighed.known_words, weighed.seen_words[i], weighed.weights, JOINED)
        if found:
            joined[i] = tuple(found)
            olds = [j for j in olds if j not in found]
    return joined


def _pieces(
    may: list[int],
    inside: np.ndarray,
    words: np.ndarray,
    whole: np.ndarray,
    weights: np.ndarray,
    bars: tuple[float, float],
) -> list[int]:
    """Two or more that lie inside the whole, each with words of it that no other has, together holding most of it; else []."""
    found = [i for i in may if inside[i] >= bars[0]]
    held = words[found] * whole
    own = (held * (held.sum(axis=0) == 1)) @ weights if found else np.zeros(0)
    found = [i for i, weight in zip(found, own, strict=True) if weight >= np.median(weights) * OWN]
    covered = (words[found].max(axis=0) * whole) @ weights if found else 0.0
    return found if len(found) > 1 and covered >= bars[1] * (whole @ weights) else []


def _may(old: Entry, new: Entry) -> bool:
    return not (old.parent and new.parent and old.parent != new.parent)
