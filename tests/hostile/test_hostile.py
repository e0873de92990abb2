"""A tenth of the ten thousand hostile inputs; the whole is `python -m tests.hostile`."""

import json
import subprocess
import sys

import pytest

from tests.hostile import inputs
from tests.hostile.made import ROOT

COUNT = 10_000


def test_a_tenth_of_ten_thousand_hostile_inputs_ends_in_records_or_sentences(demo, tmp_path):
    command = [sys.executable, "-m", "tests.hostile", "--part", "1/10", "--seconds", "5", "--json"]
    command += ["--builds", demo / "build", "--keep", tmp_path / "failures"]
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["failures"], found["strays"], found["outside"]) == ([], [], 0)
    assert found["inputs"] == COUNT // 10 and done.returncode == 0
    assert found["ended"]["records"] > 300 and found["ended"]["sentence"] > 200


@pytest.mark.parametrize("part", range(10))
def test_every_tenth_holds_every_kind_of_input(part):
    groups = inputs.groups_of(COUNT)[part * COUNT // 10 : (part + 1) * COUNT // 10]
    assert set(groups) == {*inputs.SHARES, "bombs"}


def test_every_bomb_is_among_the_inputs():
    assert inputs.groups_of(COUNT).count("bombs") == len(inputs.BOMBS)


def test_a_number_and_a_seed_always_make_the_same_input():
    for number in (1, 5, 17, 42, 99):
        assert inputs.make(number, COUNT, 7) == inputs.make(number, COUNT, 7)
    assert inputs.make(5, COUNT, 7) != inputs.make(5, COUNT, 8)
