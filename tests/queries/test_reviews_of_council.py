from tests.queries.story import COUNCILS, FELPERSHAM, REVIEWS, action, asked, plan, report, told

AMBRIDGE = {"gss_code": "E07000003", "name": "Ambridge"}


def known(db, columns="review_id is_inherited", gss_code="E07000001", **params):
    return asked(db, "reviews_of_council", columns, gss_code=gss_code, **params)


def test_its_own_reviews_newest_first_with_what_is_known_of_each(world):
    visits = [
        {"review_id": name, "visited_from": day} for name, day in [("2018", "2018-01-10"), ("2024", "2024-01-10")]
    ]
    db = told(
        world,
        plan("2018-03-31", action("complete", key="o1", of="q1"), key="old", review_id="2018"),
        plan("2024-03-31", action(), review_id="2024"),
        report("2024-09-30", key="register", kind="register", review_id="2024"),
        report(None, key="undated", said_by="peers", counts_from="2024-12-31", review_id="2024"),
        reviews=[*visits, {"review_id": "not known", "visited_from": None}],
    )
    columns = "review_id visited_from document_count read_count has_progress last_reported_on latest_document_on"
    assert known(db, columns) == [
        ("2024", "2024-01-10", 3, 2, False, "2024-03-31", "2024-09-30"),
        ("2018", "2018-01-10", 1, 1, True, "2018-03-31", "2018-03-31"),
    ]
    assert known(db, as_at="2024-03-30") == [("2018", False)]


def test_where_only_others_speak_nothing_is_last_reported(world):
    db = told(world, report(None, said_by="peers", counts_from="2024-03-31"))
    assert known(db, "last_reported_on latest_document_on") == [(None, None)]


def test_a_review_of_unknown_visit_comes_last(world):
    reviews = [{"review_id": "not known", "visited_from": None}, REVIEWS[0]]
    db = told(world, plan("2024-03-31", key="a", review_id="not known"), plan("2024-03-31"), reviews=reviews)
    assert known(db, "visited_from") == [("2024-01-10",), (None,)]


def test_reviews_are_inherited_through_two_successions_and_by_every_successor(world):
    """Borchester became Felpersham, which became Ambridge and Penny Hassett together."""
    first = {"end_on": "2019-04-01", "replaced_by": "E07000002"}
    second = {**COUNCILS[1], "end_on": "2023-04-01", "replaced_by": "E07000003|E07000004"}
    last = [AMBRIDGE, {"gss_code": "E07000004", "name": "Penny Hassett"}]
    db = told(
        world,
        plan("2018-03-31", key="first"),
        plan("2020-03-31", key="second", **FELPERSHAM),
        plan("2024-03-31", key="third", review_id="ambridge-2024-01"),
        councils=[first, second, *last],
        reviews=[
            {"visited_from": "2018-01-10"},
            {**REVIEWS[1], "visited_from": "2020-01-10"},
            {"review_id": "ambridge-2024-01", "gss_code": "E07000003", "visited_from": "2024-01-10"},
        ],
    )
    inherited = [("Felpersham", True), ("Borchester", True)]
    assert known(db, "council is_inherited", "E07000003") == [("Ambridge", False), *inherited]
    assert known(db, "council is_inherited", "E07000004") == inherited
    assert known(db, "council is_inherited", "E07000002") == [("Felpersham", False), ("Borchester", True)]
    assert known(db, "council is_inherited", "E07000001") == [("Borchester", False)]


def test_one_succession_from_two_councils_shows_each_review_once(world):
    both = [{**council, "end_on": "2023-04-01", "replaced_by": "E07000003"} for council in COUNCILS]
    db = told(world, plan("2024-03-31"), plan("2024-03-31", key="b", **FELPERSHAM), councils=[*both, AMBRIDGE])
    assert known(db, "council", "E07000003") == [("Felpersham",), ("Borchester",)]


def test_a_council_of_which_nothing_is_known_has_no_rows(world):
    db = told(world, plan("2024-03-31"))
    assert known(db, gss_code="E07000002") == known(db, gss_code="nobody") == known(db, gss_code=None) == []
