"""An export of a build: its manifest, and whether every file stands there as it was written.

DIR/manifest.json
    format       1
    build        'v1795...', under which copies of it are served and linked
    definitions  SHA-256 of the SQL behind it and of DuckDB's version (queries/intact.py)
    facts        what the table build_info holds, by key: built_at, content, documents ...
    tables       by name: columns (name: type, in order), rows, partitioned_by (column or null),
                 files (path below DIR, bytes, sha256)
"""

import json
import re
from pathlib import Path
from typing import Any, TypeGuard

from queries import intact

NAME = "manifest.json"
FORMAT = 1
BUILD = re.compile(r"v\d{1,30}")
TABLE = re.compile(r"[a-z]\w{0,100}", re.ASCII)
PLACE = re.compile(r"(?!/)(?!.*\.\.)[^\\\0]{1,1000}\.parquet", re.DOTALL)
KINDS: dict[str, type | tuple[type, ...]] = {
    "columns": dict,
    "rows": int,
    "partitioned_by": (str, type(None)),
    "files": list,
}
AGAIN = "Export the build again with python -m loaders export."


class Refused(ValueError):
    """What was named cannot be served; the message is one sentence that says why and what to do."""


def read(folder: Path) -> dict[str, Any]:
    """The manifest of an export that fits this program. Raises Refused."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(f"{folder}: holds no {NAME}, so it is no finished export. {AGAIN}") from None
    except (OSError, ValueError) as error:
        raise Refused(f"{folder / NAME}: cannot be read ({_short(error)}). {AGAIN}") from error
    if not _has_shape(found):
        raise Refused(f"{folder / NAME}: is no manifest of an export in format {FORMAT}. {AGAIN}")
    if found["definitions"] != intact.definitions():
        raise Refused(
            f"{folder}: was exported by another version of this program, whose definitions are not the ones here. "
            "Export it again with this version, or start the version that wrote it."
        )
    if missing := sorted(_tables() - found["tables"].keys()):
        raise Refused(f"{folder / NAME}: names no table {missing[0]}. {AGAIN}")
    return found


def verify(folder: Path, table: dict[str, Any]) -> list[Path]:
    """The files of a table, each with the bytes it was written with. Raises Refused."""
    return [_whole(folder, file) for file in table["files"]]


def _whole(folder: Path, file: dict[str, Any]) -> Path:
    path: Path = folder / file["path"]
    try:
        is_same = path.stat().st_size == file["bytes"] and intact.sha256(path) == file["sha256"]
    except OSError as error:
        raise Refused(f"{path}: cannot be read ({_short(error)}). {AGAIN}") from error
    if not is_same:
        raise Refused(f"{path}: is not what was written when it was exported; it is cut off or damaged. {AGAIN}")
    return path


def _has_shape(found: Any) -> TypeGuard[dict[str, Any]]:
    if not isinstance(found, dict) or found.get("format") != FORMAT or not BUILD.fullmatch(str(found.get("build"))):
        return False
    kinds = {"definitions": str, "facts": dict, "tables": dict}
    if not all(isinstance(found.get(key), kind) for key, kind in kinds.items()):
        return False
    return all(map(_is_table, found["tables"].items()))


def _is_table(item: tuple[str, Any]) -> bool:
    name, table = item
    if not TABLE.fullmatch(name) or not isinstance(table, dict):
        return False
    if not all(isinstance(table.get(key, ...), kind) for key, kind in KINDS.items()) or not table["columns"]:
        return False
    return bool(table["files"]) and all(map(_is_file, table["files"]))


def _is_file(file: Any) -> bool:
    """Only files below the export may be named, whatever the manifest says."""
    return (
        isinstance(file, dict) and bool(PLACE.fullmatch(str(file.get("path")))) and {"bytes", "sha256"} <= file.keys()
    )


def _tables() -> set[str]:
    return {name.removeprefix("table ") for name in intact.expected() if name.startswith("table ")}


def _short(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
