"""What is printed beside the words: number, recommendation, owner, deadline and place in the list, every pair at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from loaders.link.weigh import Entry

SAME_PARENT, OTHER_PARENT = 0.10, -0.12
SAME_OWNER, OTHER_OWNER, SAME_DUE, SAME_POSITION = 0.06, -0.06, 0.05, 0.02
GONE = -0.20  # what was split or merged seldom comes back
ONE_OWNER, TWO_OWNERS = 90, 60  # token set ratio from which owners are one, under which they are two


@dataclass(frozen=True)
class Signs:
    """Tables of known entries (rows) against seen ones (columns). `beside`: what parent, owner, deadline and place add to a score;
    `same_leads`: one owner by one deadline; `is_silent`: one of the two has no words."""

    same_ref: np.ndarray
    other_ref: np.ndarray
    same_leads: np.ndarray
    is_silent: np.ndarray
    beside: np.ndarray

    @classmethod
    def of(cls, known: Sequence[Entry], seen: Sequence[Entry]) -> "Signs":
        same_ref = _shared(known, seen)
        numbered = _each(known, seen, lambda entry: bool(entry.refs), np.logical_and)
        owners = _owners(known, seen)
        same_due = _equal(known, seen, lambda entry: entry.due.lower())
        parents = _each(known, seen, lambda entry: bool(entry.parent), np.logical_and)
        same_parent = _equal(known, seen, lambda entry: entry.parent or "")
        beside = np.where(same_parent, SAME_PARENT, np.where(parents, OTHER_PARENT, 0.0)) + owners
        beside += np.where(same_due, SAME_DUE, 0.0)
        beside += np.where(_each(known, seen, lambda entry: entry.position, np.equal), SAME_POSITION, 0.0)
        beside += np.where([[entry.is_gone] for entry in known], GONE, 0.0)
        is_silent = _each(known, seen, lambda entry: not entry.text, np.logical_or)
        return cls(same_ref, numbered & ~same_ref, (owners > 0) & same_due, is_silent, beside)


def _each(
    known: Sequence[Entry], seen: Sequence[Entry], value: Callable[[Entry], object], compare: np.ufunc
) -> np.ndarray:
    compared: np.ndarray = compare(
        np.array([value(old) for old in known])[:, None], np.array([value(new) for new in seen])[None, :]
    )
    return compared


def _equal(known: Sequence[Entry], seen: Sequence[Entry], value: Callable[[Entry], str]) -> np.ndarray:
    """Both print it, and print the same."""
    codes: dict[str, int] = {"": -1}
    for entry in [*known, *seen]:
        codes.setdefault(value(entry), len(codes))
    one, two = (np.array([codes[value(entry)] for entry in side]) for side in (known, seen))
    equal: np.ndarray = (one[:, None] == two[None, :]) & (one[:, None] >= 0)
    return equal


def _shared(known: Sequence[Entry], seen: Sequence[Entry]) -> np.ndarray:
    """Whether two entries have a number in common."""
    names = sorted({ref for entry in [*known, *seen] for ref in entry.refs})
    index = {name: i for i, name in enumerate(names)}
    held = []
    for side in (known, seen):
        table = np.zeros((len(side), len(names)), dtype=np.float32)
        for row, entry in enumerate(side):
            table[row, [index[ref] for ref in entry.refs]] = 1
        held.append(table)
    return held[0] @ held[1].T > 0


def _owners(known: Sequence[Entry], seen: Sequence[Entry]) -> np.ndarray:
    """What the owners add: the same, two different ones, or nothing to tell."""
    names = sorted({entry.owner.lower() for entry in [*known, *seen]})
    index = {name: i for i, name in enumerate(names)}
    same = process.cdist(names, names, scorer=fuzz.token_set_ratio)
    adds = np.where(same >= ONE_OWNER, SAME_OWNER, np.where(same < TWO_OWNERS, OTHER_OWNER, 0.0))
    blank = np.array([not name for name in names])
    adds[blank, :], adds[:, blank] = 0.0, 0.0
    one, two = ([index[entry.owner.lower()] for entry in side] for side in (known, seen))
    return adds[np.ix_(one, two)]
