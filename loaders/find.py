"""data/sources.csv -> sources: which files to load and what is known of each beforehand."""

import csv
import re
from dataclasses import fields
from pathlib import Path

from loaders.clean.reading import dated
from loaders.errors import LoadError
from loaders.records import Source

DATES = {
    "visited_from": "the visit (visited_from)",
    "visited_to": "the end of the visit (visited_to)",
    "as_at": "the document (as_at)",
    "published_on": "its publication (published_on)",
    "looked_on": "the last search for newer documents (looked_on)",
}
KINDS = (
    *("action plan", "progress report", "position statement", "response", "feedback report", "progress review"),
    *("cover report", "minute", "register", "other"),
)
PARTIAL = re.compile(r"20\d\d(?:-[01]\d(?:-[0-3]\d)?)?")
KNOWN = {field.name for field in fields(Source)} - {"path", "file_name"}


def from_csv(path: Path, folder: Path | None = None) -> list[Source]:
    """One source a row; paths are relative to the CSV, or to `folder`. Raises LoadError naming the line that cannot be used."""
    if not path.is_file():
        raise LoadError(f"{path}: there is no such file. Give the list of documents as a CSV with a column 'file'.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows, ends = [], [1]
            for row in reader:
                rows.append(row)
                ends.append(reader.line_num)
    except (UnicodeDecodeError, csv.Error) as error:
        raise LoadError(
            f"{path}: is not a readable CSV in UTF-8 ({error}). Save it as 'CSV UTF-8' and try again."
        ) from error
    if not rows or "file" not in rows[0]:
        raise LoadError(
            f"{path}: has no rows under a heading 'file'. The first line must name the columns, one of them 'file'."
        )
    return [_source(path, before + 1, row, folder or path.parent) for before, row in zip(ends, rows, strict=False)]


def from_file(path: Path, council: str, visited: str) -> Source:
    """One file given on the command line."""
    return Source(path, path.name, council=council, visited_from=visited)


def _source(path: Path, number: int, row: dict[str, str], folder: Path) -> Source:
    name = (row.get("file") or "").strip()
    if not name:
        raise LoadError(
            f"{path}, line {number}: the row names no file. Write the file's name in the column 'file', or delete the row."
        )
    if None in row:
        raise LoadError(
            f"{path}, line {number}: has more cells than there are headings. Put quotes round a value that holds a comma."
        )
    given = {key: value.strip() for key, value in row.items() if key in KNOWN and value and value.strip()}
    return Source(folder / name, Path(name).name, **given)


def check_known(source: Source) -> None:
    """What a person typed and nobody can read (a date, a kind, a wording) is refused: dropped in silence it would be lost."""
    for name, allowed in (
        ("document_kind", KINDS),
        ("wording", ("verbatim", "summary")),
        ("said_by", ("council", "peers", "press")),
    ):
        if getattr(source, name) and getattr(source, name) not in allowed:
            raise LoadError(
                f"{source.file_name}: {getattr(source, name)!r} is no {name}. Write one of: {', '.join(allowed)}."
            )
    for name in DATES:
        value = getattr(source, name)
        if value and not (PARTIAL.fullmatch(value) and dated(value).from_on):
            raise LoadError(
                f"{source.file_name}: {value!r} is no date for {DATES[name]}. Write 2024, 2024-03 or 2024-03-12."
            )
