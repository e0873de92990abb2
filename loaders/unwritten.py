"""What cannot be written is told in a sentence: which folder, why, what to do."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from loaders.errors import LoadError

ROOM = "Free some space there and run the command again"
RIGHT = "Let this account write there, or choose another place"
ADVICE = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EFBIG: ROOM,
    errno.EROFS: RIGHT,
    errno.EACCES: RIGHT,
    errno.EPERM: RIGHT,
}
DISK = "Have the disk looked at, or choose another place"


@contextmanager
def told(folder: Path, after: str) -> Iterator[None]:
    """A disk that is full, read-only or not ours becomes a LoadError that ends with `after`; other faults go their way."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        found = reason(error)
        if found is None:
            raise
        where, why, advice = found
        raise LoadError(f"{where or folder}: cannot be written ({why}). {advice}; {after}") from error


def reason(error: Exception) -> tuple[str, str, str] | None:
    """Place if it is known, why, and what to do, of an error that came of writing; None of any other.

    DuckDB raises one of four kinds on a full disk, by the moment at which it fills; the system's words are in all of them.
    """
    if isinstance(error, OSError):
        place = error.filename if isinstance(error.filename, str) else ""
        return place, error.strerror or str(error), ADVICE.get(error.errno or 0, DISK)
    if isinstance(error, duckdb.Error):
        said = str(error)
        for code in (*ADVICE, errno.EIO):
            if os.strerror(code) in said:
                return "", os.strerror(code), ADVICE.get(code, DISK)
    return None
