"""The limits are those of the environment, and what nobody can read is said."""

from dataclasses import fields

import pytest

from loaders.errors import LoadError
from loaders.limits import Limits, advice, limits, variable

NAMES = [field.name for field in fields(Limits)]


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(variable(name), raising=False)


def test_without_variables_the_limits_are_those_of_the_documentation():
    assert limits() == Limits(25, 300, 60, 2000)
    assert (limits().most_bytes, limits().most_unpacked_bytes) == (25_000_000, 200_000_000)


@pytest.mark.parametrize("name", NAMES)
def test_a_variable_sets_its_limit_alone(name, monkeypatch):
    monkeypatch.setenv(variable(name), " 7 ")
    assert limits() == Limits(**{name: 7})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ["0", "-1", "1.5", "many", "1e3", "²", "9" * 5000, "1_000", "2000000"])
def test_a_value_nobody_can_read_names_its_variable(name, text, monkeypatch):
    monkeypatch.setenv(variable(name), text)
    with pytest.raises(LoadError, match=rf"^{variable(name)}: .* is no limit\. Write a whole number from 1"):
        limits()


def test_a_blank_variable_is_none(monkeypatch):
    monkeypatch.setenv("CPC_MOST_PAGES", " ")
    assert limits().most_pages == 300


def test_the_advice_names_the_variable():
    assert advice("most_pages") == "Load the part that holds the plan, or allow more with CPC_MOST_PAGES."
