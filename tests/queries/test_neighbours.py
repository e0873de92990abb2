"""Method rule 10: the nearest neighbours, over the whole register and in small made-up counties."""

import re

import pytest

from tests.queries import second_neighbours
from tests.queries.story import asked

DISTRICT = {"council_type": "Non-metropolitan district", "population": 100_000, "area_km2": 100.0}
FACTS = {"region": "Borsetshire", "deprivation_quintile": 3, "rurality": "Rural"}
ALL_FACTS = ["population", "area_km2", "deprivation_quintile", "rurality", "region"]
PARTS = ["population_part", "density_part", "deprivation_part", "rurality_part", "region_part"]


def council(name, **columns):
    return {**DISTRICT, **FACTS, "gss_code": f"E0799{name}", "name": name, **columns}


def rows_of(db, columns, **params):
    return asked(db, "neighbours_of_council", columns, **params)


def lists(db):
    """Code -> [(code of the neighbour, distance)], nearest first."""
    found = {}
    for code, neighbour, distance in rows_of(db, "of_gss_code gss_code distance"):
        found.setdefault(code, []).append((neighbour, distance))
    return found


@pytest.fixture
def england(world):
    return world(councils=second_neighbours.register())


def test_every_standing_council_has_ten_and_a_second_calculation_agrees(england):
    found, expected = lists(england), second_neighbours.nearest(second_neighbours.register())
    assert len(found) == 317
    assert {len(near) for near in found.values()} == {10}
    assert {code: [c for c, _ in near] for code, near in found.items()} == {
        code: [c for c, _ in near] for code, near in expected.items()
    }
    for code, near in found.items():
        assert [d for _, d in near] == pytest.approx([d for _, d in expected[code]], abs=1e-6)


def test_neighbours_are_of_one_type_but_for_the_only_city_corporation(england):
    types = {row["gss_code"]: row["council_type"] for row in second_neighbours.register()}
    pairs = {(types[code], types[n]) for code, near in lists(england).items() for n, _ in near}
    unlike = {pair for pair in pairs if pair[0] != pair[1]}
    assert unlike == {("City corporation", "London borough")}
    said = {why.split(":")[0] for (why,) in rows_of(england, "why", gss_code="E09000001")}
    assert said == {"There is one city corporation, so it is compared with London boroughs"}


def test_places_that_people_name_together_are_together(england):
    found = {}
    for mine, theirs in rows_of(england, "of_council council"):
        found.setdefault(mine, set()).add(theirs)
    assert {"Sheffield", "Bradford", "Kirklees"} <= found["Leeds"]
    assert {"Somerset", "Dorset Council", "Northumberland"} <= found["Cornwall"]
    assert {"Hampshire", "Essex", "Surrey"} <= found["Kent"]
    assert {"Eastbourne", "Thanet", "Gosport"} <= found["Hastings"]
    assert {"Norwich", "Exeter", "Oxford"} <= found["Cambridge"]
    assert {"Middlesbrough", "Torbay", "Kingston upon Hull"} <= found["Blackpool"]


def test_every_sentence_reads_well(england):
    for (why,) in rows_of(england, "why"):
        assert re.fullmatch(r"(Both|There is one) [A-Za-z][^;]*(; they differ in [^;]+)?\.", why), why
        assert not re.search(r"null|none|nan|not stated|  |\d{4}|\(\)|[,;:] ?[,;:.]| and \.|in London", why, re.I), why


def test_the_distance_is_the_mean_of_the_parts_with_region_at_half_weight(england):
    for *parts, distance in rows_of(england, " ".join([*PARTS, "distance"])):
        assert all(0 <= part <= 1 for part in parts)
        assert distance == pytest.approx(sum(parts[:4]) / 4.5 + parts[4] / 9, abs=1e-6)


@pytest.mark.parametrize("fact", ALL_FACTS)
def test_a_fact_that_a_few_lack_changes_little_for_the_others(world, england, fact):
    register = second_neighbours.register()
    standing = [row["gss_code"] for row in register if not row["end_on"]]
    blank = set(standing[3::20])
    before = lists(england)
    after = lists(world(councils=[{**row, fact: None} if row["gss_code"] in blank else row for row in register]))
    kept = [len(dict(before[code]).keys() & dict(after[code]).keys()) for code in set(standing) - blank]
    assert min(kept) >= 7
    named = [neighbour for near in after.values() for neighbour, _ in near]
    assert max(named.count(code) for code in blank) <= max(named.count(code) for code in set(standing) - blank)


@pytest.mark.parametrize("fact", ALL_FACTS)
def test_the_second_calculation_agrees_where_a_third_lack_a_fact(world, fact):
    register = second_neighbours.register()
    holed = [{**row, fact: None} if number % 3 == 0 else row for number, row in enumerate(register)]
    expected = {code: near for code, near in second_neighbours.nearest(holed).items() if near}
    assert {code: [c for c, _ in near] for code, near in lists(world(councils=holed)).items()} == {
        code: [c for c, _ in near] for code, near in expected.items()
    }


def test_identical_councils_are_at_nought_and_stand_in_the_order_of_their_codes(world):
    db = world(councils=[council(name) for name in "CADB"])
    assert lists(db)["E0799B"] == [("E0799A", 0), ("E0799C", 0), ("E0799D", 0)]
    assert [place for (place,) in rows_of(db, "position", gss_code="E0799B")] == [1, 2, 3]


def test_more_than_nine_in_ten_of_one_kind_leave_the_other_one_far_without_dividing_by_nothing(world):
    alike = [council(f"{number:02}") for number in range(30)]
    db = world(councils=[*alike, council("99", population=200_000, area_km2=200.0)])
    assert {part for (part,) in rows_of(db, "population_part", gss_code="E079999")} == {1}
    assert {part for (part,) in rows_of(db, "density_part", gss_code="E079999")} == {0}


def test_a_council_alone_of_its_type_a_former_one_and_one_without_facts_have_no_neighbours(world):
    alone = council("X", council_type="County")
    former = council("F", end_on="2023-04-01")
    bare = council("N", **dict.fromkeys(ALL_FACTS))
    assert lists(world(councils=[council("A"), council("B"), alone, former, bare])) == {
        "E0799A": [("E0799B", 0)],
        "E0799B": [("E0799A", 0)],
    }


def test_three_facts_of_five_are_enough_and_two_are_not(world):
    three = council("T", rurality=None, region=None)
    two = council("U", rurality=None, region=None, deprivation_quintile=None)
    db = world(councils=[council("A"), council("B", rurality="Urban", region="Felpershire"), three, two])
    assert rows_of(db, "gss_code facts_compared not_stated", gss_code="E0799T") == [
        ("E0799A", 3, "rurality of T and region of T"),
        ("E0799B", 3, "rurality of T and region of T"),
    ]
    assert rows_of(db, "gss_code", gss_code="E0799U") == []


def test_a_fact_not_stated_counts_as_it_is_on_average_between_those_that_state_it(world):
    known = [council("A"), council("B", deprivation_quintile=5), council("C")]
    db = world(councils=[*known, council("N", deprivation_quintile=None)])
    assert rows_of(db, "gss_code deprivation_part facts_compared", gss_code="E0799N") == [
        (f"E0799{name}", pytest.approx(1 / 3), 4) for name in "ABC"
    ]
    assert [code for code, _ in lists(db)["E0799A"]] == ["E0799C", "E0799N", "E0799B"]


def test_a_fact_that_nobody_states_takes_no_part(world):
    db = world(councils=[council("A", rurality=None), council("B", rurality=None, deprivation_quintile=5)])
    assert rows_of(db, "rurality_part distance", gss_code="E0799A") == [(None, pytest.approx(0.5 / 3.5, abs=1e-6))]


@pytest.mark.parametrize(
    ("empty", "said"),
    [({"population": 0}, "population of N"), ({"area_km2": 0.0}, "area of N"), ({"area_km2": None}, "area of N")],
)
def test_nobody_and_no_land_are_not_stated(world, empty, said):
    db = world(councils=[council("A"), council("B", population=300_000), council("N", **empty)])
    rows = rows_of(db, "gss_code distance not_stated why", gss_code="E0799N")
    assert len(rows) == 2
    for _, distance, not_stated, why in rows:
        assert 0 < distance < 1
        assert not_stated == said
        assert why.endswith(f"; not stated: {said}.")


def test_a_word_that_is_not_on_the_scale_of_rurality_is_told_and_not_measured(world):
    db = world(councils=[council("A"), council("B", rurality="Urban"), council("N", rurality="Suburban")])
    [(_, why, part), *_] = rows_of(db, "gss_code why rurality_part", gss_code="E0799N")
    assert "rurality (suburban against rural)" in why
    assert part == pytest.approx(2 / 3)


def test_the_sentence_tells_what_is_alike_and_what_is_not(world):
    big = council(
        "B", population=209_400, area_km2=436.25, region="South West", rurality="Urban", deprivation_quintile=2
    )
    small = {**big, "gss_code": "E0799A", "name": "A", "population": 215_300, "area_km2": 422.0}
    other = council("C", population=1_140_525, region="Yorkshire and The Humber", area_km2=4_000_000)
    db = world(councils=[{**row, "council_type": "Unitary authority"} for row in (small, big, other)])
    said = dict(rows_of(db, "gss_code why", gss_code="E0799A"))
    assert said["E0799B"] == (
        "Both unitary authorities in the South West: about 215,000 and 209,000 people, "
        "about as densely peopled (510 and 480 people a square kilometre), "
        "both in the second most deprived fifth and both urban."
    )
    assert said["E0799C"] == (
        "Both unitary authorities; they differ in population (about 215,000 against 1,140,000), "
        "density (about 510 people a square kilometre against 0.3), "
        "deprivation (second most deprived fifth against middle fifth), rurality (urban against rural) "
        "and region (the South West against Yorkshire and the Humber)."
    )


def test_the_sentence_names_facts_that_are_not_stated_and_of_whom(world):
    facts = {"population": 100_000, "council_type": "County"}
    a, b = (
        council("A", deprivation_quintile=None, **facts),
        council("B", deprivation_quintile=None, region=None, **facts),
    )
    [(why,)] = rows_of(world(councils=[a, b]), "why", gss_code="E0799A")
    assert why == (
        "Both counties: about 100,000 people each, about as densely peopled (1,000 people a square kilometre each) "
        "and both rural; not stated: deprivation of both and region of B."
    )


@pytest.mark.parametrize(
    ("quintile", "said"),
    [
        (1, "both in the most deprived fifth and both rural."),
        (2, "both in the second most deprived fifth and both rural."),
        (3, "both in the middle fifth for deprivation and both rural."),
        (4, "both in the second least deprived fifth and both rural."),
        (5, "both in the least deprived fifth and both rural."),
        (6, "both rural; not stated: deprivation of both."),
    ],
)
def test_fifths_are_told_in_words_and_there_is_no_sixth(world, quintile, said):
    pair = [council(name, deprivation_quintile=quintile) for name in "AB"]
    [(why, part)] = rows_of(world(councils=pair), "why deprivation_part", gss_code="E0799A")
    assert why.endswith(said)
    assert part == (0 if quintile < 6 else None)
