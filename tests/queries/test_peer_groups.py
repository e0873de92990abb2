"""Method rule 10: who stands in each kind of peer group of a council, on which day, and why."""

from datetime import date

import duckdb
import pytest

from queries import query
from queries.__main__ import parameters
from tests.queries.story import action, asked, plan, told

FACTS = {"population": 100_000, "area_km2": 100.0, "deprivation_quintile": 3, "rurality": "Rural"}
PLACE = {"region": "South East", "county": "Borsetshire"}
HOME = "E07000001"
NAMES = ["Borchester", "Felpersham", "Ambridge", "Darrington"]
KINDS = ["neighbours", "type", "region", "county", "year", "own"]


def council(number, **columns):
    name = NAMES[number - 1]
    return {**FACTS, **PLACE, "gss_code": f"E0700000{number}", "name": name, **columns}


def review(number, year):
    key = f"{NAMES[number - 1].lower()}-{year}"
    visit = {"visited_from": f"{year}-01-10", "visited_to": f"{year}-01-12"}
    return {"review_id": key, "gss_code": f"E0700000{number}", **visit}


def group(db, grouping, columns="gss_code", **params):
    return asked(db, "peer_group", columns, **{"gss_code": HOME, "grouping": grouping, **params})


def told_of(world, reviews=(), **others):
    """A database of the four councils, `others` by name holding their further columns, with a plan of each review."""
    councils = [council(number, **others.get(NAMES[number - 1].lower(), {})) for number in (1, 2, 3, 4)]
    documents = [
        plan(f"{one['visited_from'][:4]}-03-31", action(key=key, of=None), key=key, review_id=key)
        for one in reviews
        for key in [one["review_id"]]
    ]
    return told(world, *documents, councils=councils, reviews=list(reviews))


def test_neighbours_come_as_stored_nearest_first_with_their_distance_and_are_what_is_asked_for_by_default(world):
    db = told_of(world, darrington={"deprivation_quintile": 5}, ambridge={"council_type": "County"})
    columns = "council gss_code position distance why"
    found = group(db, "neighbours", columns)
    stored = "neighbour_gss_code, position, distance, why"
    in_table = db.execute(f"select {stored} from neighbours where gss_code = $code", {"code": HOME}).fetchall()
    assert [row[1:] for row in found] == in_table
    assert [(name, position) for name, _, position, *_ in found] == [("Felpersham", 1), ("Darrington", 2)]
    assert found[0][3] == 0 < found[1][3]
    assert found == group(db, None, columns)


def test_type_region_and_county_are_in_the_order_of_names_without_a_distance(world):
    other = {"council_type": "London borough", "region": "Yorkshire and The Humber", "county": "Loamshire"}
    db = told_of(world, darrington=other)
    for grouping, why in [
        ("type", "Also a non-metropolitan district"),
        ("region", "Also in the South East"),
        ("county", "Also in Borsetshire"),
    ]:
        assert group(db, grouping, "council position distance why") == [
            ("Ambridge", 1, None, why),
            ("Felpersham", 2, None, why),
        ]
    assert group(db, "type", gss_code="E07000004") == []


def test_names_of_types_and_regions_are_written_as_within_a_sentence(world):
    other = {"council_type": "London borough", "region": "Yorkshire and The Humber"}
    db = told_of(world, darrington=other, ambridge=other)
    assert group(db, "type", "why", gss_code="E07000004") == [("Also a London borough",)]
    assert group(db, "region", "why", gss_code="E07000004") == [("Also in Yorkshire and the Humber",)]


@pytest.mark.parametrize(("grouping", "column"), [("county", "county"), ("region", "region")])
def test_a_council_without_the_fact_has_no_such_group(world, grouping, column):
    db = told_of(world, borchester={column: None}, ambridge={column: None})
    assert group(db, grouping) == []
    assert group(db, grouping, gss_code="E07000003") == []
    assert group(db, grouping, gss_code="E07000002") == [("E07000004",)]


def test_peers_stand_on_the_day(world):
    db = told_of(world, felpersham={"end_on": "2024-04-01"}, ambridge={"start_on": "2024-04-01"})
    for grouping in ("type", "region", "county", "own"):
        codes = "E07000002,E07000003"
        before = group(db, grouping, codes=codes, as_at="2024-03-31")
        after = group(db, grouping, codes=codes, as_at="2024-04-01")
        assert ("E07000002",) in before and ("E07000003",) not in before
        assert ("E07000003",) in after and ("E07000002",) not in after
    assert group(db, "neighbours", as_at="2024-03-31") == [("E07000004",)]
    assert group(db, "neighbours", "gss_code position", as_at="2024-04-01") == [("E07000003", 1), ("E07000004", 2)]


def test_the_year_is_that_of_a_visit_known_by_the_day_and_former_councils_are_among_them(world):
    reviews = [review(1, 2024), review(2, 2024), review(3, 2023), review(4, 2024)]
    gone = {"end_on": "2024-10-01", "replaced_by": "E07000001|E07000003"}
    db = told_of(world, reviews, felpersham=gone)
    columns = "council position why is_former successor"
    former = "Felpersham (former non-metropolitan district, until 2024)"
    assert group(db, "year", columns, year=2024) == [
        ("Darrington", 1, "Visited in 2024", False, None),
        (former, 2, "Visited in 2024", True, "Ambridge and Borchester"),
    ]
    assert group(db, "year", "council is_former", year=2024, as_at="2024-09-30")[1] == (former, False)
    assert group(db, "year", year=2024, as_at="2024-03-30") == []
    assert group(db, "year", year=2023) == [("E07000003",)]


def test_without_a_year_it_is_that_of_the_councils_own_latest_review(world):
    db = told_of(world, [review(1, 2019), review(1, 2024), review(2, 2024), review(3, 2019)])
    assert group(db, "year") == [("E07000002",)]
    assert group(db, "year", as_at="2020-01-01") == [("E07000003",)]
    assert group(db, "year", gss_code="E07000004") == []


def test_a_council_visited_twice_in_a_year_is_one_peer(world):
    again = {**review(2, 2024), "review_id": "again", "visited_from": "2024-09-10", "visited_to": "2024-09-12"}
    db = told_of(world, [review(2, 2024), again])
    assert group(db, "year", year=2024) == [("E07000002",)]


def test_the_readers_own_list_leaves_out_the_council_itself_and_what_no_council_has(world):
    db = told_of(world)
    own = f"e07000004, E07000002 ,{HOME},E09999999,,e07000004"
    assert group(db, "own", "gss_code why", codes=own) == [
        ("E07000004", "Chosen by you"),
        ("E07000002", "Chosen by you"),
    ]
    assert group(db, "own") == []
    assert group(db, "own", codes="") == []
    assert group(db, "own", codes=HOME, gss_code=None) == [(HOME,)]


def test_an_unknown_council_has_no_peers(world):
    db = told_of(world)
    for grouping in KINDS:
        assert group(db, grouping, gss_code="E09999999") == []


def test_a_wrong_kind_says_which_are_accepted(world):
    with pytest.raises(duckdb.Error, match=f"grouping: one of {', '.join(KINDS)} is accepted"):
        group(told_of(world), "cousins")


def test_the_facts_of_a_peer_stand_beside_it(world):
    db = told_of(world, felpersham={"population": None, "rurality": "Urban", "county": None})
    facts = "council_type region county population deprivation_quintile rurality is_former successor"
    assert group(db, "own", facts, codes="E07000002") == [
        ("Non-metropolitan district", "South East", None, None, 3, "Urban", False, None)
    ]


def test_it_can_be_asked_from_the_command_line_where_every_value_is_text(world):
    db = told_of(world, [review(2, 2024)])
    question = query("peer_group")
    for text in ("year=2024", "codes=E07000002"):
        kind = "year" if text.startswith("year") else "own"
        given = parameters(question, [f"gss_code={HOME}", f"grouping={kind}", "as_at=2025-06-01", text])
        assert given["as_at"] == date(2025, 6, 1)
        assert [row[1] for row in db.execute(question.sql, given).fetchall()] == ["E07000002"]
