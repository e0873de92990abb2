"""data/registers/*.csv -> readings: what public pages say of reviews whose documents are not here (data/README.md)."""

from collections.abc import Iterator
from pathlib import Path

from loaders.clean.themes import Lexicon
from loaders.registers import progress, recommendations, reviews
from loaders.registers.table import Registered


def load(folder: Path, lexicon: Lexicon) -> Iterator[Registered]:
    """Every register under `folder`; one that is not there holds nothing. Raises LoadError naming the line that cannot be used."""
    yield from reviews.load(folder / "reviews.csv")
    yield from recommendations.load(folder / "recommendations.csv", lexicon)
    yield from progress.load(folder / "progress.csv")
