"""What makes two texts alike, and what sets them apart."""

import pytest

from loaders.link.acronyms import spelt_out
from loaders.link.likeness import compare, part, stems, table
from loaders.link.stages import stages


def compared(one: str, two: str, *others: str):
    words = table([one, two, *others])
    return compare(part(words, [0]), part(words, [1]))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Appoint a monitoring officer", "A monitoring officer has been appointed"),
        ("Adopt the MTFS", "Adopt the medium term financial strategy"),
        ("Improve procurement of agency staff", "Improve procurment of agency staff"),
        ("Publish the plan by March 2025", "Publish the plan by June 2026"),
    ],
)
def test_alike(one, two):
    assert compared(one, two, "Open a depot", "Train members").score[0, 0] > 0.85


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Review governance of the pension fund", "Review governance of the housing company"),
        ("Open a depot in Westfold", "Train members on scrutiny"),
    ],
)
def test_not_alike(one, two):
    assert compared(one, two, "Adopt a plan").score[0, 0] < 0.25


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        ("Set the 2024/25 budget", "Set the 2025/26 budget", 1.0),
        ("Finish phase 1", "Finish phase 2", 0.5),
        ("Finish phase 1", "Finish the first phase", 0.0),
        ("Close by March 2024", "Close by March 2025", 0.0),
    ],
)
def test_numbers_that_differ_are_no_dates(one, two, differ):
    assert compared(one, two).numbers_differ[0, 0] == differ


def test_one_swapped_word_of_weight_sets_siblings_apart():
    assert compared("Train members on finance", "Train members on planning").swapped[0, 0]
    assert not compared("Train members on finance", "Finance training of members").swapped[0, 0]


@pytest.mark.parametrize(
    ("one", "two", "share"),
    [("Adopt the strategy", "Deliver the strategy", False), ("Adopt the strategy", "The strategy was agreed", True)],
)
def test_stages_of_one_thing_are_different_promises(one, two, share):
    assert bool(stages(one) & stages(two)) is share


def test_a_text_may_name_no_stage():
    assert stages("The strategy") == 0


def test_a_short_form_is_spelt_out_only_where_another_text_does():
    texts = ["Adopt EDI targets", "Targets for equality, diversity and inclusion", "Ask the LGA"]
    assert spelt_out(texts)[0] == "Adopt equality diversity and inclusion targets"
    assert spelt_out(texts)[2] == "Ask the LGA"


def test_small_words_and_dates_say_nothing():
    assert stems("The plan of the council by 31 March 2025") == stems("plan council")
