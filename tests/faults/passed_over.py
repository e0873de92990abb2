"""A database that is cut off, damaged, foreign or gone is never served: the app shows the newest whole one and says so."""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import duckdb

import queries
from queries import database
from tests.faults import worker
from tests.faults.tally import Count
from tests.faults.worlds import ROOT, World

BANNER = "The newest data could not be opened"
PART = "The current build is damaged, foreign or gone"
FLIPS = 40


def run(world: World, share: float, seed: int) -> list[Count]:
    """Each damage on a fresh folder with two builds; in the app itself for as many as `share` says, three at least."""
    rng = random.Random(seed)
    damages = {**DAMAGES, **{f"byte {n}": _flipped(rng) for n in range(max(4, round(FLIPS * share)))}}
    in_app = list(damages)[:: 1 if share >= 0.5 else 8]
    seen: Counter[str] = Counter()
    for number, (name, damage) in enumerate(damages.items()):
        _one(world, number, name, damage, name in in_app, seen)
    return [
        Count(PART, "kinds of damage", len(damages)),
        Count(PART, "never served; the build before it is, with a sentence", seen["passed over"], len(damages)),
        Count(PART, "shown by the app with its banner and without a fault", seen["shown"], len(in_app)),
        Count(PART, "healed by the next build", seen["healed"], len(in_app)),
        *_while_open(world),
    ]


def _one(world: World, number: int, name: str, damage: Callable, is_in_app: bool, seen: Counter) -> None:
    folder = world.fresh(f"damaged-{number}")
    old, new = database.current(folder), worker.publish(folder, world.finished)
    damage(folder, new)
    found, said = database.newest(folder)
    is_passed_over = found == (new if name in POINTERS else old) and bool(said)
    seen["passed over"] += is_passed_over
    if not is_passed_over:
        print(f"{name}: {found} is served; {said}")
    if is_in_app:
        seen["shown"] += _is_shown(_app(folder), found, has_banner=True)
        healed = worker.publish(folder, world.finished)
        seen["healed"] += _is_shown(_app(folder), healed, has_banner=False)
    shutil.rmtree(folder)


def _while_open(world: World) -> list[Count]:
    """The file is cut off, overwritten or taken away under the app's open connection, and put back."""
    part = "The file changes under the app's open connection"
    seen: Counter[str] = Counter()
    for number, damage in enumerate((_cut(0.3), _rubbish, _gone)):
        folder = world.fresh(f"open-{number}")
        old, new = database.current(folder), worker.publish(folder, world.finished)
        kept = world.place / f"open-{number}.kept"
        shutil.copyfile(new, kept)
        at = _app(folder)
        seen["before"] += _is_shown(at, new, has_banner=False)
        damage(folder, new)
        _forget_answers()
        seen["after"] += _is_shown(at.run(), old, has_banner=True)
        shutil.copyfile(kept, new)
        _forget_answers()
        at.run()  # the connection to the file as it was may fail once more
        seen["mended"] += _is_shown(at.run(), new, has_banner=False)
    return [
        Count(part, "kinds of damage", 3),
        Count(part, "shown before", seen["before"], 3),
        Count(part, "the next run shows the older build with the banner", seen["after"], 3),
        Count(part, "shown again when the file is put back", seen["mended"], 3),
    ]


def _app(folder: Path):
    """One visit to the overview, as a reader pays it."""
    import streamlit as st
    from streamlit.testing.v1 import AppTest

    from pages.parts import data

    st.cache_resource.clear()
    data.forget()
    data.BUILDS = folder
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()


def _forget_answers() -> None:
    """What was answered before must not hide that the file is gone."""
    from pages.parts import data

    data.forget()


def _is_shown(at, build: Path, has_banner: bool) -> bool:
    told = any(BANNER in warning.value for warning in at.warning)
    is_shown = not at.exception and not at.error and at.session_state["build"] == build.name and told == has_banner
    if not is_shown:
        print(build.name, at.session_state["build"], at.exception, [one.value for one in (*at.error, *at.warning)])
    return is_shown


def _cut(share: float) -> Callable:
    return lambda folder, path: os.truncate(path, int(path.stat().st_size * share))


def _flipped(rng: random.Random) -> Callable:
    def damage(folder: Path, path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(rng.randrange(path.stat().st_size))
            byte = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ rng.randrange(1, 256)]))

    return damage


def _text(folder: Path, path: Path) -> None:
    path.write_text("This is no database.\n" * 1000)


def _rubbish(folder: Path, path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(500_000))


def _gone(folder: Path, path: Path) -> None:
    path.unlink()


def _folder(folder: Path, path: Path) -> None:
    path.unlink()
    path.mkdir()


def _foreign(*statements: str, is_new: bool = True) -> Callable:
    """Another DuckDB file, or this one changed, without the seal that would give it away at once."""

    def damage(folder: Path, path: Path) -> None:
        path.with_name(f"{path.name}.sha256").unlink()
        if is_new:
            path.unlink()
        with duckdb.connect(str(path)) as db:
            for statement in statements:
                db.execute(statement)

    return damage


def _pointing(content: bytes) -> Callable:
    return lambda folder, path: (folder / database.POINTER).write_bytes(content)


def _no_pointer(folder: Path, path: Path) -> None:
    (folder / database.POINTER).unlink()


def _older_seal(damage: Callable) -> Callable:
    """As a file that another version of the project built and sealed."""

    def both(folder: Path, path: Path) -> None:
        damage(folder, path)
        path.with_name(f"{path.name}.sha256").unlink(missing_ok=True)

    return both


SCHEMA = (queries.FOLDER / "schema.sql").read_text(encoding="utf-8")
DAMAGES: dict[str, Callable] = {
    "cut at a tenth": _cut(0.1),
    "cut at half": _cut(0.5),
    "cut at 99 in 100": _cut(0.99),
    "cut at half, no seal": _older_seal(_cut(0.5)),
    "cut at 99 in 100, no seal": _older_seal(_cut(0.99)),
    "empty": _cut(0),
    "text": _text,
    "rubbish": _rubbish,
    "gone": _gone,
    "a folder": _folder,
    "another database": _foreign("create table birds (name varchar)"),
    "tables without definitions": _foreign(SCHEMA),
    "a table is missing": _foreign("drop table build_info", is_new=False),
    "a column is missing": _foreign("alter table build_info drop column value", is_new=False),
    "a definition is missing": _foreign("drop macro share", is_new=False),
    "pointer to nothing": _pointing(b"v1.duckdb"),
    "pointer is a path": _pointing(b"../../x"),
    "pointer is rubbish": _pointing(bytes(range(256))),
    "pointer is empty": _pointing(b""),
    "pointer is gone": _no_pointer,
}
POINTERS = {name for name in DAMAGES if name.startswith("pointer")}
