"""Councils of the invented sector: of every type and region, one in ten a former one, as frames of queries/schema.sql."""

import numpy as np
import pandas as pd

from tests.benchmarks import world_words as words

SECTOR = 400  # councils at 1x
FORMER = 10  # one in so many
# Share of each type, how its codes begin, and how many people it has (log-normal: middle, spread).
TYPES = {
    "Non-metropolitan district": (0.57, "E07", 110_000, 0.3),
    "Unitary authority": (0.18, "E06", 240_000, 0.5),
    "Metropolitan district": (0.1, "E08", 300_000, 0.4),
    "London borough": (0.08, "E09", 270_000, 0.25),
    "County": (0.07, "E10", 700_000, 0.35),
}
REGIONS = words.one_by_one(
    "South East;East of England;East Midlands;North West;South West;West Midlands;Yorkshire and The Humber;North East",
    ";",
)
RURALITIES = np.array(["Urban", "Urban with rural areas", "Rural", "Sparse and rural"])


def councils(first: int, count: int, rng: np.random.Generator) -> pd.DataFrame:
    """Rows of table councils numbered `first` on. Every tenth is a former one, whose place the next one took."""
    number = np.arange(first, first + count)
    kind = rng.choice(list(TYPES), count, p=[share for share, *_ in TYPES.values()])
    is_former = (number % FORMER == FORMER - 1) & (np.arange(count) + 1 < count)
    frame = pd.DataFrame({"gss_code": _codes(number, kind), "name": words.names(first, count), "council_type": kind})
    frame["official_name"] = frame.name + words.texts(np.where(kind == "County", " County Council", " Borough Council"))
    frame["region"] = np.where(kind == "London borough", "London", rng.choice(REGIONS, count))
    is_two_tier = np.isin(kind, ["Non-metropolitan district", "County"])
    county = words.texts(words.STARTS)[rng.integers(0, 20, count)] + "setshire"
    frame["county"] = np.where(is_two_tier, county, None)
    frame = frame.assign(**_facts(kind, rng), **_places(number))
    frame.loc[is_former, [*_FACTS, "region", "county", "tile_column", "tile_row"]] = None
    frame["start_on"] = np.datetime64("1974-04-01", "D")
    ended = np.datetime64("2019-03-31", "D") + rng.choice([0, 366, 1461], count).astype("timedelta64[D]")
    frame["end_on"] = np.where(is_former, ended, np.datetime64("NaT", "D"))
    frame["replaced_by"] = np.where(is_former, frame.gss_code.shift(-1), None)
    return frame


_FACTS = ("population", "area_km2", "deprivation_quintile", "rurality", "latitude", "longitude")


def _codes(number: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """Nine characters, as real ones have, from E0x100000 on, where no real code is."""
    begins = np.array([TYPES[one][1] for one in kind], dtype=object)
    return begins + words.texts((100_000 + number).astype(str))


def _facts(kind: np.ndarray, rng: np.random.Generator) -> dict[str, np.ndarray]:
    count = len(kind)
    middle = np.array([TYPES[one][2] for one in kind])
    spread = np.array([TYPES[one][3] for one in kind])
    people = (middle * np.exp(spread * rng.standard_normal(count))).round(-1).astype(int)
    density = np.exp(rng.normal(6.5, 1.2, count))
    return {
        "population": pd.array(people, dtype="Int32"),
        "area_km2": (people / density).round(1),
        "deprivation_quintile": pd.array(rng.integers(1, 6, count), dtype="Int32"),
        "rurality": rng.choice(RURALITIES, count, p=[0.5, 0.3, 0.15, 0.05]).astype(object),
    }


def _places(number: np.ndarray) -> dict[str, np.ndarray]:
    """A grid of 20 columns for each sector, one beside the other."""
    sector, here = np.divmod(number, SECTOR)
    row, column = np.divmod(here, 20)
    return {
        "latitude": 50.5 + row * 0.2,
        "longitude": -4 + column * 0.25,
        "tile_column": pd.array(column + 21 * sector, dtype="Int32"),
        "tile_row": pd.array(row, dtype="Int32"),
    }


def names(councils: pd.DataFrame) -> pd.DataFrame:
    """Rows of table council_names: two spellings of each."""
    return pd.concat(
        [
            pd.DataFrame({"gss_code": councils.gss_code, "name": councils.name}),
            pd.DataFrame({"gss_code": councils.gss_code, "name": councils.official_name}),
        ]
    )


def reorganisations(councils: pd.DataFrame) -> pd.DataFrame:
    """Rows of table reorganisations: counties and their districts."""
    waiting = councils[councils.county.notna() & councils.end_on.isna()]
    return pd.DataFrame(
        {
            "gss_code": waiting.gss_code,
            "since_on": np.datetime64("2025-02-05", "D"),
            "note": "two-tier area, invited to propose new unitary councils",
            "url": "https://example.org/reorganisation",
            "place": "line " + (waiting.index + 2).astype(str),
        }
    )
