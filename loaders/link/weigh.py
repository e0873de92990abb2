"""Everything known against everything that one document shows: one table of likeness of words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from loaders.link.likeness import compare, part, table
from loaders.link.stages import stages

Row = dict[str, Any]  # of a table of queries/schema.sql: column -> value
WORDINGS = 3  # the latest wordings of one thing that are compared


@dataclass
class Entry:
    """One recommendation or action: as a document shows it, or as it is known so far (`wordings`: every wording, latest last).

    `places`: (file, place) of every mention; `parent`: the recommendation an action stands under.
    """

    wordings: list[str]
    refs: frozenset[str] = frozenset()
    parent: str | None = None
    owner: str = ""
    due: str = ""
    position: int = 0
    places: list[tuple[str, str]] = field(default_factory=list)
    is_gone: bool = False
    is_done: bool = False
    row: Row = field(default_factory=dict)

    @property
    def text(self) -> str:
        return next((text for text in reversed(self.wordings) if text), "")


@dataclass(frozen=True)
class Weighed:
    """Known entries (rows) against seen entries (columns). `like` 0 to 1, by the best of the known wordings; `in_known`: share of
    the seen words that the latest known wording holds, `in_seen` the other way round; `held`: the table of words of both."""

    like: np.ndarray
    in_known: np.ndarray
    in_seen: np.ndarray
    numbers_differ: np.ndarray
    swapped: np.ndarray
    stages_differ: np.ndarray
    known_words: np.ndarray
    seen_words: np.ndarray
    weights: np.ndarray


def weigh_entries(known: Sequence[Entry], seen: Sequence[Entry]) -> Weighed:
    """Every pair weighed once; entries without words are like nothing."""
    if not known:
        none = np.zeros((0, len(seen)))
        return Weighed(none, none, none, none, none, none, none, none, np.zeros(0))
    wordings = [(i, text) for i, old in enumerate(known) for text in [t for t in old.wordings if t][-WORDINGS:] or [""]]
    words = table([*(text for _, text in wordings), *(new.text for new in seen)])
    one, two = part(words, range(len(wordings))), part(words, range(len(wordings), len(wordings) + len(seen)))
    each = compare(one, two)
    starts = np.array([next(j for j, (of, _) in enumerate(wordings) if of == i) for i in range(len(known))], dtype=int)
    lasts = np.append(starts[1:], len(wordings)) - 1
    return Weighed(
        np.maximum.reduceat(each.score, starts),
        each.in_known[lasts],
        each.in_seen[lasts],
        np.minimum.reduceat(each.numbers_differ, starts),
        np.logical_and.reduceat(each.swapped, starts),
        _stages_differ(known, seen),
        one.held[lasts],
        two.held,
        words.weights,
    )


def _stages_differ(known: Sequence[Entry], seen: Sequence[Entry]) -> np.ndarray:
    """Both name a stage of work, and none that the other names."""
    one, two = (np.array([stages(entry.text) for entry in side], dtype=int) for side in (known, seen))
    differ: np.ndarray = (one[:, None] & two[None, :] == 0) & (one[:, None] > 0) & (two[None, :] > 0)
    return differ
