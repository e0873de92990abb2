"""Every council on a tile of its own, as near to its place on the map as the tiles allow, so that London is as legible as Cornwall."""

import math
from collections.abc import Iterable

import numpy as np
from scipy.optimize import linear_sum_assignment

from loaders.councils import Council

MIDDLE = math.radians(52.8)  # latitude at which a degree east is drawn as long as it is on the ground
ROOM = 1.12  # tiles for every council, so that the outline of the land stays
SHARE = 0.35  # how far places are moved from their true position to an even spread, which gives crowded cities room


def tiles(register: Iterable[Council]) -> dict[str, tuple[int, int]]:
    """(column from the west, row from the south) by code, for councils that stand and whose position is known."""
    placed = sorted((c for c in register if c.latitude and not c.end_on), key=lambda c: c.gss_code)
    if not placed:
        return {}
    places = _spread(np.array([(float(c.longitude) * math.cos(MIDDLE), float(c.latitude)) for c in placed]))
    grid, side = _grid(places)
    cost = ((places[:, None, :] - grid[None, :, :]) ** 2).sum(axis=2)
    _, chosen = linear_sum_assignment(cost)
    cells = np.rint((grid[chosen] - grid.min(axis=0)) / side).astype(int)
    cells -= cells.min(axis=0)
    return {c.gss_code: (int(x), int(y)) for c, (x, y) in zip(placed, cells, strict=True)}


def _spread(places: np.ndarray) -> np.ndarray:
    """Each axis part of the way from degrees to ranks."""
    low, high = places.min(axis=0), places.max(axis=0)
    ranks = places.argsort(axis=0, kind="stable").argsort(axis=0) / max(len(places) - 1, 1)
    spread: np.ndarray = places * (1 - SHARE) + (low + ranks * (high - low)) * SHARE
    return spread


def _grid(places: np.ndarray) -> tuple[np.ndarray, float]:
    """The widest square grid that has tiles enough near the places, and its side."""
    side = float(np.ptp(places, axis=0).max()) or 1.0
    while len(cells := _cells(places, side)) < ROOM * len(places):
        side *= 0.98
    return cells, side


def _cells(places: np.ndarray, side: float) -> np.ndarray:
    """Middles of the tiles that lie within a tile and a half of some council."""
    low, high = places.min(axis=0) - 2 * side, places.max(axis=0) + 2 * side
    axes = [np.arange(a, b, side) for a, b in zip(low, high, strict=True)]
    middles = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    near = np.sqrt(((middles[:, None, :] - places[None, :, :]) ** 2).sum(axis=2)).min(axis=1)
    within: np.ndarray = middles[near <= 1.5 * side]
    return within
