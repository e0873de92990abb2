"""Names in a link, as people write them."""

import pytest

from tests.queries.story import COUNCILS, asked, told

AMBRIDGE = {"gss_code": "E07000003", "name": "Ambridge"}

NAMES = [
    {"gss_code": "E07000001", "name": "St. Borchester"},
    {"gss_code": "E07000001", "name": "Royal Borough of Borchester & Penny Hassett"},
    {"gss_code": "E07000002", "name": "Felpersham"},
]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("st borchester", "E07000001"),
        ("ST. BORCHESTER", "E07000001"),
        ("the Royal Borough of Borchester and Penny-Hassett", "E07000001"),
        ("Felpersham", "E07000002"),
    ],
)
def test_capitals_stops_ampersands_and_a_leading_the_do_not_matter(world, written, code):
    db = told(world, council_names=NAMES)
    assert asked(db, "councils_called", "gss_code", called=written) == [(code,)]


def test_a_name_that_no_council_bears_and_a_hostile_one_find_none(world):
    db = told(world, council_names=NAMES)
    for written in ("Narnia", "", "' or '1'='1", None):
        assert asked(db, "councils_called", "gss_code", called=written) == []


def test_a_council_that_stands_comes_before_a_former_one_of_its_name(world):
    councils = [{**COUNCILS[0], "end_on": "2020-04-01"}, COUNCILS[1], AMBRIDGE]
    names = [{"gss_code": code, "name": "Ambridge"} for code in ("E07000001", "E07000003")]
    db = told(world, councils=councils, council_names=names)
    assert asked(db, "councils_called", "gss_code is_former", called="Ambridge") == [
        ("E07000003", False),
        ("E07000001", True),
    ]
