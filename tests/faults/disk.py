"""A full disk, a folder nobody may write to: one clear sentence, exit status 1, the current build stays, nothing is left over.

The small file systems live in a mount namespace of this process alone, so that none outlives it, however it ends.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.faults.tally import Count
from tests.faults.worlds import ROOT, World

PAGE = 4096
# Pages left free for a build: from the first file on, through the cache of readings, the log and the database.
FREE = (0, 1, 8, 64, 300, 1000, 2000, 3000, 4000, 4500, 4700)
LIMITS = (0, 1, 100, 2000, 4700)  # pages that a single file may have
SOME = 4


def run(world: World, share: float, seed: int) -> list[Count]:
    free = FREE if share >= 0.5 else FREE[::SOME]
    limits = LIMITS if share >= 0.5 else LIMITS[1::2]
    return [
        *_inside("full", world, free),
        *_inside("read_only", world, ()),
        *_inside("limited", world, limits),
        *_inside("no_rights", world, ()),
    ]


def _inside(name: str, world: World, pages: tuple[int, ...]) -> list[Count]:
    """One case in a process of its own, where this machine allows it."""
    place = world.place / f"disk-{name}"
    place.mkdir()
    prefix = _prefix(name)
    if prefix is None:
        return [Count(NAMES[name], "not possible on this machine; tried", 0)]
    command = [*prefix, sys.executable, "-m", "tests.faults.inside", name, str(world.place), str(place)]
    done = subprocess.run([*command, *map(str, pages)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return [Count(NAMES[name], "the case itself came to its end", 0, 1)]
    seen = json.loads(done.stdout.splitlines()[-1])
    return [
        Count(NAMES[name], "attempts", seen["attempts"], least=1),
        Count(NAMES[name], "refused", seen["refused"], seen["attempts"] - seen["succeeded"]),
        Count(NAMES[name], "succeeded where there was room", seen["succeeded"], least=seen["fits"]),
        Count(NAMES[name], "succeeded where there was none", seen["without room"], 0),
        Count(NAMES[name], "refused with one sentence and exit status 1", seen["sentence"], seen["refused"]),
        Count(NAMES[name], "current build the same and whole", seen["stays"], seen["refused"]),
        Count(NAMES[name], "files left over", seen["left over"], 0),
        *(Count(NAMES[name], f"stopped at {where}", number) for where, number in sorted(seen["where"].items())),
    ]


NAMES = {
    "full": "Disk full",
    "limited": "A file may grow no further (file size limit)",
    "read_only": "Read-only file system",
    "no_rights": "Folder that this account may not write to",
}


def _prefix(name: str) -> list[str] | None:
    """What the case's process is started with: its own mounts, or an account that is not above all rights."""
    if name == "limited":
        return []
    if name == "no_rights":
        if os.geteuid():
            return []
        return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if shutil.which("setpriv") else None
    for prefix in (["unshare", "--mount", "--propagation", "private"], ["unshare", "--map-root-user", "--mount"]):
        test = [*prefix, "sh", "-c", 'mount -t tmpfs none "$0"', str(Path("/mnt"))]
        if shutil.which("unshare") and subprocess.run(test, capture_output=True, check=False).returncode == 0:
            return prefix
    return None
