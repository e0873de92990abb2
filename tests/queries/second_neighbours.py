"""Method rule 10 worked out a second time in plain Python, from docs/method.md alone."""

import csv
import math
from itertools import combinations
from pathlib import Path

STEPS = ["Urban", "Urban with rural areas", "Rural", "Sparse and rural"]
WEIGHTS = {"population": 1, "density": 1, "deprivation": 1, "rurality": 1, "region": 0.5}
NUMBERS = {"population": int, "area_km2": float, "deprivation_quintile": int}
REGISTER = Path(__file__).parents[2] / "data" / "councils.csv"
COLUMNS = (
    *("gss_code", "name", "council_type", "region", "county", "population", "area_km2"),
    *("deprivation_quintile", "rurality", "start_on", "end_on", "replaced_by"),
)
Nearest = dict[str, list[tuple[str, float]]]


def register() -> list[dict]:
    """Rows of data/councils.csv as the table councils takes them, None where a fact is blank."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return [{name: _typed(name, row[name]) for name in COLUMNS} for row in csv.DictReader(file)]


def nearest(councils: list[dict]) -> Nearest:
    """Code -> up to ten (code of the neighbour, distance), nearest first."""
    standing = [council for council in councils if not council.get("end_on")]
    return {mine["gss_code"]: _nearest(mine, standing) for mine in standing}


def _typed(name: str, text: str) -> object:
    return NUMBERS.get(name, str)(text) if text else None


def _nearest(mine: dict, standing: list[dict]) -> list[tuple[str, float]]:
    wanted = "London borough" if mine["council_type"] == "City corporation" else mine["council_type"]
    pool = [council for council in standing if council["council_type"] == wanted]
    wide, usual = _measure(pool)
    found = []
    for theirs in pool:
        parts = _parts(mine, theirs, wide)
        if theirs is not mine and len(parts) >= 3:
            found.append((round(_distance({**usual, **parts}), 6), theirs["gss_code"]))
    return [(code, distance) for distance, code in sorted(found)[:10]]


def _distance(parts: dict[str, float]) -> float:
    return sum(WEIGHTS[name] * part for name, part in parts.items()) / sum(WEIGHTS[name] for name in parts)


_known: dict[tuple, tuple] = {}


def _measure(pool: list[dict]) -> tuple[dict, dict]:
    """What nine in ten pairs stay within, and the mean of every part; the same for all councils of a type."""
    key = tuple(tuple(council.items()) for council in pool)
    if key not in _known:
        gaps = [_gaps(a, b) for a, b in combinations(pool, 2)]
        wide = {name: _nine_in_ten([gap[name] for gap in gaps if name in gap]) for name in ("population", "density")}
        parts = [_parts(a, b, wide) for a, b in combinations(pool, 2)]
        by_name = {name: [part[name] for part in parts if name in part] for name in WEIGHTS}
        _known[key] = wide, {name: sum(values) / len(values) for name, values in by_name.items() if values}
    return _known[key]


def _nine_in_ten(gaps: list[float]) -> float:
    return sorted(gaps)[-(-9 * len(gaps) // 10) - 1] if gaps else 0


def _gaps(a: dict, b: dict) -> dict[str, float]:
    """Differences of the logarithms of people and of people a square kilometre."""
    gaps = {}
    if a.get("population") and b.get("population"):
        gaps["population"] = abs(math.log(a["population"]) - math.log(b["population"]))
        if a.get("area_km2") and b.get("area_km2"):
            gaps["density"] = abs(math.log(a["population"] / a["area_km2"]) - math.log(b["population"] / b["area_km2"]))
    return gaps


def _parts(a: dict, b: dict, wide: dict[str, float]) -> dict[str, float]:
    """The parts that are known of both, each 0 to 1."""
    parts = {
        name: 0.0 if not gap else min(1, gap / wide[name]) if wide[name] else 1.0 for name, gap in _gaps(a, b).items()
    }
    if a.get("deprivation_quintile") and b.get("deprivation_quintile"):
        parts["deprivation"] = abs(a["deprivation_quintile"] - b["deprivation_quintile"]) / 4
    if a.get("rurality") in STEPS and b.get("rurality") in STEPS:
        parts["rurality"] = abs(STEPS.index(a["rurality"]) - STEPS.index(b["rurality"])) / 3
    if a.get("region") and b.get("region"):
        parts["region"] = float(a["region"] != b["region"])
    return parts
