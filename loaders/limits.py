"""How large, long and slow a document may be. Whoever looks after a copy may allow more by environment variables."""

import os
from dataclasses import dataclass, fields

from loaders.errors import LoadError

UNPACKED = 8  # times its own size that a zipped document may unpack to; ordinary ones stay below 20 MB in all
HIGHEST = 1_000_000  # no limit at all would be none


@dataclass(frozen=True)
class Limits:
    """A field's variable is its name in capitals after CPC_: CPC_MOST_MEGABYTES. A megabyte is a million bytes."""

    most_megabytes: int = 25  # of a file
    most_pages: int = 300  # of a PDF
    most_seconds: int = 60  # to read, recognise and clean one document
    most_memory_megabytes: int = 2000  # that one document may take beside what the program takes anyway

    @property
    def most_bytes(self) -> int:
        return 1_000_000 * self.most_megabytes

    @property
    def most_unpacked_bytes(self) -> int:
        return UNPACKED * self.most_bytes


def limits() -> Limits:
    """As the environment says now. Raises LoadError naming the variable that nobody can read."""
    return Limits(
        **{
            field.name: _number(variable(field.name), field.default)  # type: ignore[arg-type]  # all have one
            for field in fields(Limits)
        }
    )


def variable(name: str) -> str:
    """The variable that sets a limit: most_pages -> CPC_MOST_PAGES."""
    return f"CPC_{name.upper()}"


def advice(name: str) -> str:
    """What to do at a limit: load less, or allow more."""
    return f"Load the part that holds the plan, or allow more with {variable(name)}."


def _number(name: str, default: int) -> int:
    text = os.environ.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 0 < int(text) <= HIGHEST):
        raise LoadError(f"{name}: {text[:40]!r} is no limit. Write a whole number from 1 to {HIGHEST}.")
    return int(text)
