"""What was recognised and cleaned in a document, kept: the same file, told the same of it, read with the same lists and program."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from loaders import cache as documents
from loaders.clean.reading import Reading
from loaders.records import Source


def read(sha256: str, source: Source, lists: str, make: Callable[[], Reading], folder: Path | None = None) -> Reading:
    """As `make`, which is called where no whole reading is kept. `sha256`: of the file; `lists`: a fingerprint of what people may edit
    and every document is read with."""
    said = repr((sha256, source.path.suffix.lower(), replace(source, path=Path(source.file_name)), lists))
    name = f"{hashlib.sha256(said.encode()).hexdigest()}.pickle"
    place = documents.place_of(folder) / f"read-{version()}" / name
    if found := documents.load(place, Reading):
        return replace(found, source=source)
    made = make()
    documents.keep(place, made)
    return made


@cache
def version() -> str:
    """Changes with every line of the loaders, wherever they stand: whatever a reading may depend on is among them."""
    return documents.version_of(sorted(Path(__file__).parent.rglob("*.py")))
