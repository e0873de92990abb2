"""Why something slipped, and days told as past too early."""

from datetime import date

import pytest

from loaders.clean import reasons


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The survey was delayed by the pandemic.", "pandemic"),
        ("Training was postponed until after the local elections.", "election"),
        ("The hub is on hold while grant bids are considered.", "funding"),
        ("This slipped because of vacancies in the team.", "capacity"),
        ("The work was paused at the request of our partners.", "partner"),
        ("Held up while the supplier was chosen by tender.", "procurement"),
        ("Deferred in view of local government reorganisation.", "reorganisation"),
        ("Delayed pending new legislation.", "policy change"),
        ("The launch was postponed.", "other"),
    ],
)
def test_a_reason_stands_beside_the_delay(sentence, reason):
    assert reasons.find(sentence) == [(reason, sentence)]


@pytest.mark.parametrize(
    "text", ["", "The pandemic changed how Ambridge works.", "Grants were won. Elections took place."]
)
def test_without_delay_there_is_no_reason(text):
    assert reasons.find(text) == []


def test_only_the_sentence_that_tells_of_delay_is_read_and_quoted():
    text = "Elections were held in May. The survey was delayed by staffing. A new grant came in."
    assert reasons.find(text) == [("capacity", "The survey was delayed by staffing.")]


def test_one_sentence_may_name_two_reasons():
    assert [reason for reason, _ in reasons.find("Delayed by covid and the elections.")] == ["pandemic", "election"]


def test_a_reason_is_given_once_with_the_first_sentence_that_names_it():
    found = reasons.find("The election delayed this. Another election delayed that.")
    assert found == [("election", "The election delayed this.")]


AS_AT = date(2024, 3, 31)


def test_a_day_after_the_document_told_as_past_is_found():
    assert reasons.told_later("The workshop was held on 5 June 2024.", AS_AT) == "5 June 2024"


@pytest.mark.parametrize(
    "text",
    [
        "The workshop was held on 5 January 2024.",
        "The workshop was held on 31 March 2024.",
        "The workshop will be held on 5 June 2024.",
        "The workshop takes place on 5 June 2024.",
        "It was held in June 2024.",
        "It was held on 5 June 2026.",
        "",
    ],
)
def test_nothing_told_later(text):
    assert reasons.told_later(text, AS_AT) == ""


def test_a_day_without_a_year_is_near_the_document():
    assert reasons.told_later("The workshop was held on 5 June at Felpersham.", AS_AT) == "5 June"
    assert reasons.told_later("The workshop was held on 5 January at Felpersham.", AS_AT) == ""


def test_a_document_without_date_is_never_contradicted():
    assert reasons.told_later("The workshop was held on 5 June 2024.", None) == ""
