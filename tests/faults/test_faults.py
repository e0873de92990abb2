"""A tenth of what `python -m tests.faults` provokes, at every test run; two halves side by side, which takes half the time."""

import json
import subprocess
import sys

from tests.faults.worlds import ROOT

HALVES = (("kills", "desk_kills"), ("readers", "disk", "together", "back", "passed_over"))


def test_nothing_is_lost_whatever_goes_wrong():
    for process in [_started(parts) for parts in HALVES]:
        said, complaints = process.communicate()
        assert "{\n" in said, complaints
        told = json.loads(said[said.index("{\n") :])
        wrong = [
            f"{count['part']}: {count['what']}: {count['seen']}" for count in told["counts"] if not _is_well(count)
        ]
        assert not wrong, f"seed {told['seed']}: {wrong}\n{said}\n{complaints}"
        assert process.returncode == 0


def _started(parts: tuple[str, ...]) -> subprocess.Popen:
    only = [word for part in parts for word in ("--only", part)]
    command = [sys.executable, "-m", "tests.faults", "--share", "0.1", "--json", *only]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _is_well(count: dict) -> bool:
    return count["wanted"] in (None, count["seen"]) and count["seen"] >= (count["least"] or 0)
