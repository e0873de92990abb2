"""What a reader made of a file, kept by content and reader version, so that an unchanged file is not read twice."""

import contextlib
import glob
import hashlib
import os
import pickle
import shutil
from functools import cache
from pathlib import Path

from loaders import readers, records
from loaders.limits import limits
from loaders.records import Document

FOLDER = Path(__file__).parents[1] / "data" / "build" / "parsed"


def read(path: Path, folder: Path | None = None) -> tuple[Document, str]:
    """As readers.read. A file that cannot be kept is read again next time; a kept one that is damaged is read anew."""
    folder = folder or Path(os.environ.get("CPC_PARSED") or FOLDER)
    sha256 = _sha256(path)
    kept = folder / version() / f"{sha256}{path.suffix.lower()}.pickle"
    with contextlib.suppress(OSError, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError):
        document = pickle.loads(kept.read_bytes())
        if isinstance(document, Document):
            return document, sha256
    document, sha256 = readers.read(path)
    with contextlib.suppress(OSError):
        _keep(kept, document)
    return document, sha256


@cache
def version() -> str:
    """Changes with every line of the readers, so that an older reading is never taken for a new one."""
    files = [Path(records.__file__), *sorted(Path(readers.__file__).parent.glob("*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _sha256(path: Path) -> str:
    """'' for what is no readable file, or too large to be read: the readers then say why."""
    with contextlib.suppress(OSError):
        if path.is_file() and path.stat().st_size <= limits().most_bytes:
            return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def _keep(kept: Path, document: Document) -> None:
    """Write beside, then rename; readings of older versions go, and what a full disk or a killed build left half written."""
    if not kept.parent.is_dir():
        for old in kept.parent.parent.glob("*"):
            shutil.rmtree(old, ignore_errors=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
    writing = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        writing.write_bytes(pickle.dumps(document, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(writing, kept)
    finally:
        for left in kept.parent.glob(f"{glob.escape(kept.name)}.*"):
            left.unlink(missing_ok=True)
