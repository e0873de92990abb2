from tests.queries.story import action, asked, plan, report, told

COUNCILS = [
    {"council_type": "County", "region": "South East"},
    {"gss_code": "E07000002", "name": "Felpersham", "council_type": "District", "region": "South West"},
    {"gss_code": "E07000003", "name": "Lakey Hill", "council_type": "District", "end_on": "2020-04-01"},
]


def choices(db, kind: str, **params) -> list[tuple]:
    rows = asked(db, "filter_choices", "kind value theme_id council_count", **params)
    return [row[1:] for row in rows if row[0] == kind]


def test_types_and_regions_are_those_of_councils_that_stand(world):
    db = told(world, plan("2024-03-31", action()), councils=COUNCILS)
    assert choices(db, "type") == [("County", None, 1), ("District", None, 1)]
    assert choices(db, "type", as_at="2019-01-01") == [("County", None, 1), ("District", None, 2)]
    assert choices(db, "region") == [("South East", None, 1), ("South West", None, 1)]


def test_years_are_those_of_visits_known_by_the_day_newest_first(world):
    reviews = [
        {"visited_from": "2024-01-10", "visited_to": "2024-01-12"},
        {"review_id": "felpersham-2022-02", "gss_code": "E07000002", "visited_from": "2022-02-06"},
    ]
    documents = plan("2024-03-31", action()), report("2022-05-01", key="early", review_id="felpersham-2022-02")
    db = told(world, *documents, councils=COUNCILS, reviews=reviews)
    assert choices(db, "year") == [("2024", None, 1), ("2022", None, 1)]
    assert choices(db, "year", as_at="2023-01-01") == [("2022", None, 1)]


def test_themes_stand_in_their_order(world):
    db = told(world, plan("2024-03-31", action()), themes=[{"theme_id": 2, "name": "A"}, {"theme_id": 1, "name": "Z"}])
    assert choices(db, "theme") == [("Z", 1, None), ("A", 2, None)]
