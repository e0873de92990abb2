"""Facts of a document that nobody could use are refused with a sentence, before anything is built with them."""

import pytest

from pages.parts.desk import refusals

GOOD = {
    "gss_code": "E07000090",
    "url": "",
    "visited_from": "2025-03-04",
    "visited_to": "2025-03-06",
    "as_at": "",
    "published_on": "",
}


def wrong(**typed):
    return refusals.wrong(GOOD | typed)


@pytest.mark.parametrize(
    "dates",
    [
        {},
        {"as_at": "2025"},
        {"as_at": "2025-03"},
        {"as_at": "2024-02-29"},
        {"visited_from": "", "visited_to": ""},
        {"visited_from": "2025-03", "visited_to": "2025-03-06"},
        {"visited_from": "2025-03-04", "visited_to": "2025-03"},
        {"visited_from": "2025-03-04", "visited_to": "2025-03-04"},
    ],
)
def test_facts_that_can_be_used_pass(dates):
    assert wrong(**dates, url="https://www.borsetshire.gov.uk/plan.pdf") == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"gss_code": ""}, "Choose the council"),
        ({"as_at": "next week"}, "next week is no date"),
        ({"as_at": "2025-13"}, "2025-13 is no date"),
        ({"as_at": "2025-02-31"}, "2025-02-31 is no date"),
        ({"published_on": "4.3.2025"}, "is no date"),
        ({"visited_to": "2025-03-03"}, "before it began"),
        ({"visited_from": ""}, "no first day"),
        ({"visited_from": "2099-03-04", "visited_to": ""}, "lies ahead"),
        ({"visited_to": "2099-03-04"}, "lies ahead"),
        ({"published_on": "2099"}, "lies ahead"),
        ({"url": "javascript:alert(1)"}, "no web address"),
        ({"url": "www.borsetshire.gov.uk"}, "no web address"),
    ],
)
def test_facts_that_cannot_are_a_sentence(given, said):
    assert said in wrong(**given)
