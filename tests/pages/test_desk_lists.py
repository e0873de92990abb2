"""What stewards may choose on the pages is what the loaders take: pages know nothing of loaders, so this holds the two lists together."""

import tomllib

import pytest

from loaders import find
from loaders.clean import status
from loaders.desk import inbox
from loaders.link import corrections
from pages.parts.desk import correcting, facts, waiting
from tests.conftest import ROOT


def test_every_change_can_be_chosen():
    assert set(correcting.FIELDS) == set(corrections.CHANGES)


def test_every_status_can_be_chosen():
    assert correcting.STATUSES == status.STATUSES


def test_every_theme_can_be_chosen_by_its_name():
    themes = tomllib.loads((ROOT / "data" / "themes.toml").read_text(encoding="utf-8"))["theme"]
    assert {str(theme["id"]): theme["name"] for theme in themes} == correcting.THEMES


@pytest.mark.parametrize("change", correcting.CHOICES)
def test_whatever_can_be_chosen_is_taken(change):
    is_such, _ = corrections.MEANT[change]
    assert all(map(is_such, correcting.CHOICES[change]))


def test_every_kind_of_document_but_a_register_can_be_chosen():
    assert set(facts.KINDS) == set(find.KINDS) - {"register"}


def test_every_state_of_a_document_has_its_words():
    assert set(waiting.STATES) == {*inbox.STATES, "published"}
