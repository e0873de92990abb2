"""A decision is dated and says what it cost."""

import re

import pytest

from tests.docs.said import ROOT, text

SECTIONS = re.split(r"^## ", text("docs/decisions.md"), flags=re.M)[1:]
PINNED = re.findall(r"^([\w-]+)==([\d.]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.split("\n", 1)[0])
def test_every_decision_has_its_day_and_its_cost(section):
    head, _, reasons = section.partition("\n")
    assert re.search(r"\(20\d\d-\d\d-\d\d\)$", head)
    assert re.search(r"\bCosts?:|what it costs", reasons)


@pytest.mark.parametrize(("library", "version"), PINNED)
def test_every_library_says_why_it_is_here(library, version):
    assert re.search(rf"^\| {library} {'.'.join(version.split('.')[:2])}", text("docs/decisions.md"), re.M)
