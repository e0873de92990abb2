"""Asks -> groups of which every two are alike: pairs that share an object or a weighty word are scored, the most alike join first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process
from scipy import sparse

from loaders.link.asks import Ask

LEAST = 0.66  # measured (docs/families.md): finds every tuning pair that lower limits find, higher ones lose some
WORDS, ORDER = 0.85, 0.15  # the weight of what is shared, and of how like the two are as written
OTHER_STEP, NEAR_STEP = 0.6, 0.9  # of the score, where steps of two kinds are taken
NEAR_STEPS = {frozenset(pair) for pair in (("better", "write"), ("", "better"), ("", "write"))}
FEW = 100  # added to the number of texts: what is rare shows only against many
ROWS = 500  # scored against all others at a time, so that memory stays bounded

Pair = tuple[float, int, int]


@dataclass(frozen=True)
class Table:
    """All asks side by side. `held`: root of each weight, one row an ask; `objects`: 1 where it is an object of the main ask."""

    held: sparse.csr_array
    total: np.ndarray
    objects: sparse.csr_array
    steps: np.ndarray
    like_steps: np.ndarray
    normal: np.ndarray


def groups(asks: Sequence[Ask]) -> list[list[int]]:
    """Positions of the asks that say the same, two or more together.

    The two most alike join first, and groups join only where every pair across them is alike: no chain of likenesses ties
    two different asks together.
    """
    pairs = sorted(scored(asks), key=lambda pair: (-pair[0], *pair[1:]))
    near: dict[int, set[int]] = {}
    for _, i, j in pairs:
        near.setdefault(i, {i}).add(j)
        near.setdefault(j, {j}).add(i)
    group = {i: {i} for i in near}
    for _, i, j in pairs:
        if group[i] is not group[j] and group[j] <= near[i] and group[i] <= near[j]:
            both, common = group[i] | group[j], near[i] & near[j]
            group.update(dict.fromkeys(both, both))
            near.update(dict.fromkeys(both, common))
    return sorted(sorted(found) for found in {id(found): found for found in group.values()}.values() if len(found) > 1)


def scored(asks: Sequence[Ask]) -> Iterator[Pair]:
    """(score up to 1, i, j) of every pair that is alike, i < j."""
    table = _table(asks)
    for start in range(0, len(asks), ROWS):
        shared = (table.held[start : start + ROWS] @ table.held.T).tocoo()
        i, j = shared.row + start, shared.col
        dice = 2 * shared.data / (table.total[i] + table.total[j])
        may = (i < j) & (WORDS * dice + ORDER >= LEAST)
        i, j, score = i[may], j[may], _score(table, i[may], j[may], dice[may])
        yield from zip(*(values[score >= LEAST].tolist() for values in (score, i, j)), strict=True)


def _score(table: Table, i: np.ndarray, j: np.ndarray, dice: np.ndarray) -> np.ndarray:
    """What is shared and how it is written, less where the steps differ, nothing where both have objects and share none."""
    written = process.cpdist(table.normal[i], table.normal[j], scorer=fuzz.token_sort_ratio) / 100
    counts = np.diff(table.objects.indptr)
    shared = np.asarray(table.objects[i].multiply(table.objects[j]).sum(axis=1)).ravel() > 0
    is_other = ~shared & (counts[i] > 0) & (counts[j] > 0)
    step = table.like_steps[table.steps[i], table.steps[j]]
    score: np.ndarray = np.round((WORDS * dice + ORDER * written) * step * ~is_other, 6)
    return score


def _table(asks: Sequence[Ask]) -> Table:
    names = {name: n for n, name in enumerate(sorted({name for ask in asks for name in ask.weights}))}
    weights = _matrix([{names[name]: weight for name, weight in ask.weights.items()} for ask in asks], len(names))
    counts = np.diff(weights.tocsc().indptr)
    rarity = np.log((len(asks) + FEW) / (counts + 1)) / np.log(len(asks) + FEW)
    weighed = weights @ sparse.diags_array(rarity)
    kinds = sorted({ask.step for ask in asks})
    return Table(
        weighed.sqrt().tocsr(),
        np.asarray(weighed.sum(axis=1)).ravel(),
        _matrix([{names[name]: 1.0 for name in ask.objects} for ask in asks], len(names)),
        np.array([kinds.index(ask.step) for ask in asks], dtype=int),
        np.array([[_like(one, two) for two in kinds] for one in kinds]),
        np.array([ask.normal for ask in asks], dtype=object),
    )


def _matrix(rows: list[dict[int, float]], width: int) -> sparse.csr_array:
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column in sorted(row)], dtype=np.int64)
    values = np.array([row[column] for row in rows for column in sorted(row)])
    return sparse.csr_array((values, columns, ends), shape=(len(rows), max(width, 1)))


def _like(one: str, two: str) -> float:
    if one == two:
        return 1.0
    return NEAR_STEP if frozenset({one, two}) in NEAR_STEPS else OTHER_STEP
