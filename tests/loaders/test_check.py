"""Totals and rules over one reading -> flags."""

from datetime import date
from pathlib import Path

import pytest

from loaders import check
from loaders.clean import reading
from loaders.clean.themes import load_lexicon
from loaders.flags import SEVERITY
from loaders.records import Facts, Flag, Printed, PrintedAction, PrintedRecommendation, PrintedUpdate, Source

LEXICON = load_lexicon(Path(__file__).parents[2] / "data" / "themes.toml")


def read(*refs, facts=None, as_at="2024-02-15", **printed):
    """A document with recommendations of these refs; '' as text where the ref ends in '?'."""
    recommendations = tuple(
        PrintedRecommendation(ref.strip("?"), "" if ref.endswith("?") else f"Agree plan {ref}", "line 2")
        for ref in refs
    )
    return reading.read(
        Printed(facts or Facts(), recommendations, **printed), Source(Path("plan"), "plan", as_at=as_at), LEXICON
    )


def codes(found):
    return [flag.code for flag in check.flags_of(found)]


def test_a_clean_document_has_no_flags():
    assert codes(read("1", "2", facts=Facts(stated_recommendations=2))) == []


@pytest.mark.parametrize(
    ("refs", "missing"),
    [(("1", "2", "4"), "3"), (("KR2", "KR3"), "KR1"), (("R1", "R4"), "R2, R3"), (("1", "CRD3"), "2")],
)
def test_gaps_in_the_numbering(refs, missing):
    [flag] = check.flags_of(read(*refs))
    assert (flag.code, flag.found) == ("refs_missing", missing)
    assert missing in flag.message


@pytest.mark.parametrize("refs", [("1", "2", "3"), ("01", "02"), ("", ""), ("a", "c"), ("1.1", "1.3")])
def test_no_gap_in_the_numbering(refs):
    assert codes(read(*refs)) == []


@pytest.mark.parametrize("stated", [1, 5])
def test_another_number_than_stated(stated):
    [flag] = check.flags_of(read("1", "2", facts=Facts(stated_recommendations=stated)))
    assert (flag.code, flag.found) == ("count_differs", str(stated))
    assert "2 were found" in flag.message


def test_missing_numbers_already_say_why_the_count_differs():
    assert codes(read("1", "3", facts=Facts(stated_recommendations=3))) == ["refs_missing"]


def test_an_annex_that_is_not_in_the_file():
    [flag] = check.flags_of(read(facts=Facts(names_annex=True, stated_recommendations=8)))
    assert (flag.code, "8 recommendations" in flag.message) == ("annex_missing", True)


def test_an_annex_named_beside_the_recommendations_is_no_matter():
    assert codes(read("1", facts=Facts(names_annex=True))) == []


def test_a_document_without_any_date():
    assert codes(read("1", as_at="")) == ["date_not_stated"]


def test_nothing_recognised():
    assert codes(read()) == ["nothing_found"]


@pytest.mark.parametrize(
    "printed",
    [
        {"loose_actions": (PrintedAction("Form", "line 2"),)},
        {"updates": (PrintedUpdate("A vision was agreed", "line 2"),)},
    ],
)
def test_actions_or_progress_alone_are_something(printed):
    assert codes(read(**printed)) == []


def test_a_document_about_other_things_has_that_flag_alone():
    flag = Flag("not_a_peer_challenge", "Neither.")
    assert check.flags_of(read(as_at="", flags=(flag,))) == [flag]


@pytest.mark.parametrize(
    ("refs", "stated", "scope"),
    [
        (("1", "2"), 2, "full"),
        (("1", "2"), 1, "full"),
        (("1",), 2, "unknown"),
        (("1", "2"), None, "unknown"),
        (("1", "2?"), None, "open items"),
        (("1?", "2?"), 2, "unknown"),
        ((), None, "unknown"),
    ],
)
def test_scope_is_full_only_where_every_stated_recommendation_is_listed(refs, stated, scope):
    assert check.scope_of(read(*refs, facts=Facts(stated_recommendations=stated))) == scope


def test_a_document_that_says_it_is_full_is_full():
    assert check.scope_of(read("1", facts=Facts(scope="full"))) == "full"


def test_every_flag_is_of_the_closed_list():
    found = [
        *check.flags_of(read("1", "3", as_at="")),
        *check.flags_of(read()),
        *check.flags_of(read(facts=Facts(names_annex=True))),
    ]
    assert {flag.code for flag in found} <= set(SEVERITY)
    assert set(SEVERITY.values()) == {"note", "warning", "error"}


def test_the_date_of_the_document_is_read_from_its_source_row():
    assert read("1").as_at.to_on == date(2024, 2, 15)
