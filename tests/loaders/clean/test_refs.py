"""Printed numbers of recommendations and actions."""

import pytest

from loaders.clean.refs import key, missing, number, same, split_ref


@pytest.mark.parametrize(
    ("text", "ref", "rest"),
    [
        ("(01) Agree a plan", "01", "Agree a plan"),
        ("3. Review", "3", "Review"),
        ("1) Agree", "1", "Agree"),
        ("1.1 Develop", "1.1", "Develop"),
        ("1.10 Test", "1.10", "Test"),
        ("KR2 Build", "KR2", "Build"),
        ("R1: Agree", "R1", "Agree"),
        ("Recommendation 1: Engage", "1", "Engage"),
        ("Recommendation 7", "7", ""),
        ("Key Recommendation 2 - Build", "2", "Build"),
        ("Rec 4 Do", "4", "Do"),
        ("Recommendation No. 5: Report", "5", "Report"),
    ],
)
def test_a_number_comes_off_the_front(text, ref, rest):
    found = split_ref(text)
    assert (found.ref, found.rest) == (ref, rest)


@pytest.mark.parametrize(
    "text",
    [
        "12 months of work",
        "2024",
        "2024 plan",
        "10 councillors met",
        "5-year plan",
        "A3 paper",
        "S106 money",
        "M25 corridor",
        "3 Review the plan",
        "Review 3 plans",
        "",
    ],
)
def test_a_number_that_counts_something_is_no_ref(text):
    assert (split_ref(text).ref, split_ref(text).rest) == ("", text)


@pytest.mark.parametrize(
    ("cell", "ref"),
    [
        ("1", "1"),
        ("(01)", "01"),
        ("KR2. (page 2, para 3)", "KR2"),
        ("KR2 (page 4)", "KR2"),
        ("1.2", "1.2"),
        ("R 3", "R3"),
        ("3.", "3"),
        ("a)", "a"),
        ("", ""),
    ],
)
def test_a_number_in_a_cell_of_its_own(cell, ref):
    assert split_ref(cell, is_alone=True).ref == ref


def test_a_second_printed_code_is_another_ref():
    found = split_ref("REC 3 (CRD3) Do this")
    assert (found.ref, found.other_refs, found.rest, found.is_labelled) == ("3", ("CRD3",), "Do this", True)


def test_a_reference_to_the_peers_report_is_kept_beside():
    assert split_ref("KR2. (page 2, para 3)", is_alone=True).source_refs == ("page 2, para 3",)


@pytest.mark.parametrize(("ref", "figures"), [("KR2", (2,)), ("1.10", (1, 10)), ("01", (1,)), ("b", ()), ("", ())])
def test_number(ref, figures):
    assert number(ref) == figures


def test_figures_order_refs_as_people_count():
    assert sorted(["1.10", "1.2", "1.1"], key=number) == ["1.1", "1.2", "1.10"]


@pytest.mark.parametrize(("one", "other"), [("01", "1"), ("CRD 3", "CRD3"), ("(KR2)", "kr2")])
def test_two_printings_of_one_ref_are_the_same(one, other):
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), [("1", "10"), ("1.1", "11"), ("KR2", "CRD2"), ("", ""), ("1", "")])
def test_two_refs_are_not_the_same(one, other):
    assert not same(one, other)


def test_a_ref_of_ten_keeps_its_nought():
    assert key("10") == "10"


@pytest.mark.parametrize(
    ("refs", "absent"),
    [
        (["1", "2", "4"], ["3"]),
        (["KR2", "KR5"], ["KR1", "KR3", "KR4"]),
        (["01", "02", "03"], []),
        (["2", "1"], []),
        (["KR2", "KR2", "KR1"], []),
        (["1.1", "1.3"], []),
        (["a", "c"], []),
        ([], []),
    ],
)
def test_missing(refs, absent):
    assert missing(refs) == absent
