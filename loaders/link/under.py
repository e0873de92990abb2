"""How much of the actions under one recommendation stand under another: recommendations are reworded, their actions stay."""

from collections.abc import Sequence

import numpy as np

from loaders.link.weigh import Entry, Weighed

SAME = 0.5  # likeness of words from which on an action is taken for the same


def share_under(
    known: Sequence[Entry], actions: Sequence[Entry], counts: Sequence[int], weighed: Weighed
) -> np.ndarray:
    """Share, 0 to 1, by known (rows) and seen (columns) recommendation. `counts`: actions of each seen recommendation, in order."""
    shares = np.zeros((len(known), len(counts)))
    rows = [[j for j, a in enumerate(actions) if a.parent == old.row["recommendation_id"]] for old in known]
    start = 0
    for i, count in enumerate(counts):
        for j, own in enumerate(rows):
            if own and count:
                best = weighed.like[own, start : start + count].max(axis=0)
                shares[j, i] = float((best * (best >= SAME)).mean())
        start += count
    return shares
