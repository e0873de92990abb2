"""What came of a run, as counts and as a table."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.made import ROOT
from tests.hostile.workers import Done

KINDS = ("records", "sentence", "stopped", "crash", "hang", "died")
FAILURES = ("crash", "hang", "died")
WATCHED = ("/tmp", "/var/tmp", "/dev/shm", str(Path.home()))


def is_failure(one: Done) -> bool:
    return one.kind in FAILURES or bool(one.outside)


def outside(own: Path) -> set[str]:
    """The names in the folders where a stray file would land, without our own and those of other programs' making."""
    folders = {Path(name) for name in (*WATCHED, tempfile.gettempdir())} | {
        ROOT,
        ROOT / "data",
        ROOT / "data" / "documents",
    }
    return {
        str(path)
        for folder in folders
        if folder.is_dir()
        for path in folder.iterdir()
        if path.name in ("x", "x-of-a-zip", "passwd")
    } | {str(path) for path in own.iterdir() if path.name not in ("work", "demo")}


def counts(found: list[Done]) -> dict[str, object]:
    return {
        "inputs": len(found),
        "ended": {kind: sum(one.kind == kind for one in found) for kind in KINDS},
        "outside": sum(bool(one.outside) for one in found),
        "slowest_seconds": round(max((one.seconds for one in found), default=0), 1),
    }


def table(found: list[Done], strays: list[str], seconds: float) -> Iterator[str]:
    by = Counter((one.group, one.kind) for one in found)
    groups = sorted({one.group for one in found})
    yield f"{'group':<14} {'inputs':>7} " + " ".join(f"{kind:>9}" for kind in KINDS) + "   outside  slowest s"
    for group in [*groups, "all"]:
        mine = [one for one in found if group in (one.group, "all")]
        ends = " ".join(f"{sum(by[g, kind] for g in groups if group in (g, 'all')):>9}" for kind in KINDS)
        slowest = max((one.seconds for one in mine), default=0)
        yield f"{group:<14} {len(mine):>7} {ends} {sum(bool(one.outside) for one in mine):>9} {slowest:>10.1f}"
    yield f"Stray files: {', '.join(strays) or 'none'}. {seconds:.0f} s in all."
