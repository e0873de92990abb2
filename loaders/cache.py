"""What a reader made of a file, kept by content and reader version, so that an unchanged file is not read twice."""

import contextlib
import glob
import hashlib
import os
import pickle
import shutil
from functools import cache
from pathlib import Path
from typing import TypeVar

from loaders import readers, records
from loaders.limits import limits
from loaders.records import Document

FOLDER = Path(__file__).parents[1] / "data" / "build" / "parsed"
Kept = TypeVar("Kept")


def read(path: Path, folder: Path | None = None) -> tuple[Document, str]:
    """As readers.read. A file that cannot be kept is read again next time; a kept one that is damaged is read anew."""
    sha256 = _sha256(path)
    place = place_of(folder) / f"{sha256}{path.suffix.lower()}.pickle"
    if document := load(place, Document):
        return document, sha256
    document, sha256 = readers.read(path)
    keep(place, document)
    return document, sha256


def place_of(folder: Path | None = None) -> Path:
    """Where readings of this version of the readers are kept, under `folder` or where the environment says."""
    return (folder or Path(os.environ.get("CPC_PARSED") or FOLDER)) / version()


@cache
def version() -> str:
    """Changes with every line of the readers, so that an older reading is never taken for a new one."""
    return version_of([Path(records.__file__), *sorted(Path(readers.__file__).parent.glob("*.py"))])


def version_of(files: list[Path]) -> str:
    """Sixteen characters that change with any byte of these files."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def load(place: Path, kind: type[Kept]) -> Kept | None:
    """What was kept there; None where there is nothing, or nothing whole."""
    with contextlib.suppress(OSError, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError):
        found = pickle.loads(place.read_bytes())
        return found if isinstance(found, kind) else None
    return None


def keep(place: Path, made: object) -> None:
    """Write beside, then rename; what cannot be written costs only time."""
    with contextlib.suppress(OSError):
        _keep(place, made)


def _sha256(path: Path) -> str:
    """'' for what is no readable file, or too large to be read: the readers then say why."""
    with contextlib.suppress(OSError):
        if path.is_file() and path.stat().st_size <= limits().most_bytes:
            return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def _keep(kept: Path, made: object) -> None:
    """Folders of older versions beside this one go, and what a full disk or a killed build left half written."""
    if not kept.parent.is_dir():
        for old in kept.parent.parent.glob("*/"):
            if old != kept.parent:  # another process may have made it meanwhile
                shutil.rmtree(old, ignore_errors=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
    writing = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        writing.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(writing, kept)
    finally:
        for left in kept.parent.glob(f"{glob.escape(kept.name)}.*"):
            left.unlink(missing_ok=True)
