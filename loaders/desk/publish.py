"""A change -> a database as it would be, held against the present one; or the same published: files first, pointer last."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

import queries
from loaders import builds, find, making
from loaders.desk import difference, inbox, lists
from loaders.desk.change import Change
from loaders.desk.difference import Difference
from loaders.errors import LoadError
from queries import database

Say = Callable[[str], None]


def attempt(data: Path, folder: Path, change: Change, say: Say) -> Difference:
    """What publishing would change; nothing under `data` is written. Raises LoadError where it could not be built.

    The present build is named first: one that somebody else publishes meanwhile holds what this attempt has not read.
    """
    before = _current(folder)
    with tempfile.TemporaryDirectory(prefix="cpc-") as aside:
        path = Path(aside, "attempt.duckdb")
        _make(path, data, Path(aside), change.files(data), _banner(folder), say)
        return difference.between(before, path)


def publish(data: Path, folder: Path, change: Change, say: Say) -> tuple[Path, Difference]:
    """Build with the change, put the changed list in its place, then move the pointer. Raises LoadError; then all stays as it was.

    The list is read only once the folder is locked, so that of two stewards neither loses a row.
    """
    before, staged = _current(folder), {}
    with tempfile.TemporaryDirectory(prefix="cpc-") as aside:

        def make(path: Path) -> None:
            staged.update(change.files(data))
            _make(path, data, Path(aside), staged, _banner(folder), say)

        def also() -> None:
            for name, content in staged.items():
                lists.write(data / name, content)
            if change.sha256:
                inbox.note(data, inbox.happened("published", change.sha256, change.by))

        path = builds.publish(folder, make, also)
    return path, difference.between(before, path)


def _make(path: Path, data: Path, aside: Path, staged: dict[str, bytes], banner: str, say: Say) -> None:
    paths = {name: aside / name for name in staged}
    for name, content in staged.items():
        paths[name].write_bytes(content)
    try:
        sources = find.from_csv(paths.get("sources.csv", data / "sources.csv"), data)
        making.make(path, sources, data, banner, is_whole=True, staged=paths, say=say)
        if "corrections.csv" in staged:
            _check_that_it_fits(path)
    except LoadError as problem:
        raise LoadError(str(problem).replace(str(aside), str(data))) from problem


def _check_that_it_fits(path: Path) -> None:
    """A correction that fits nothing from the start is refused, not published as a flag."""
    with duckdb.connect(str(path), read_only=True) as db:
        made = queries.ask(db, "corrections_made").iloc[0]
    if not made.is_applied:
        raise LoadError(
            f"This correction ('{made.change}') fits nothing: no record of {made.file_name} at '{made.place}' that begins with "
            f"'{made.printed[:60]}' can be changed so. Look at the record again."
        )


def _current(folder: Path) -> Path | None:
    return database.newest(folder)[0]


def _banner(folder: Path) -> str:
    """Invented data stay marked as such."""
    current = _current(folder)
    if current is None:
        return ""
    with duckdb.connect(str(current), read_only=True) as db:
        info: dict[str, str] = dict(db.table("build_info").fetchall())
        return info.get("banner", "")
