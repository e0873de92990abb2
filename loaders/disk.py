"""Files that survive a loss of power: what was written, and the name it was given, are on the disk when these return."""

import os
from pathlib import Path


def put(path: Path, content: str | bytes) -> None:
    """Write the whole file; text as UTF-8. Raises OSError with the file's name."""
    try:
        with path.open("wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)  # a full disk does not say at which file
        raise


def settle(path: Path) -> None:
    """A file's content, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
