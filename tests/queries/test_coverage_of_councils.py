from tests.queries.story import COUNCILS, FELPERSHAM, REVIEWS, action, asked, plan, report, told, whole

AMBRIDGE = {"gss_code": "E07000003", "name": "Ambridge"}


def covered(db, columns, **params):
    return asked(db, "coverage_of_councils", f"council {columns}", **params)


def test_a_council_of_which_nothing_is_found_has_noughts_and_nulls(world):
    found = "has_plan has_progress has_register_facts document_count inherited_review_count"
    not_known = "region visited_from plan_on progress_on last_looked_on"
    db = told(world, reviews=[])
    assert covered(db, found) == [(name, False, False, False, 0, 0) for name in ("Borchester", "Felpersham")]
    assert covered(db, not_known) == [(name, None, None, None, None, None) for name in ("Borchester", "Felpersham")]


def test_plan_and_progress_with_the_day_of_the_latest(world):
    db = told(
        world,
        plan("2024-03-31", action(), action(key="a2"), looked_on="2024-08-01"),
        plan("2024-06-30", action(), kind="response", key="response", looked_on="2024-10-01"),
        report("2024-09-30", action("in progress"), action("complete", key="a2")),
        report("2024-12-31", whole("Nearly done."), key="whole"),
    )
    columns = "visited_from has_plan plan_on has_progress progress_on document_count last_looked_on"
    assert covered(db, columns)[0] == (
        *("Borchester", "2024-01-10", True, "2024-06-30"),
        *(True, "2024-12-31", 4, "2024-10-01"),
    )
    assert covered(db, columns, as_at="2024-09-29")[0] == (
        *("Borchester", "2024-01-10", True, "2024-06-30"),
        *(False, None, 2, "2024-08-01"),
    )


def test_a_report_that_states_no_status_is_no_progress(world):
    db = told(world, plan("2024-03-31", action()), report("2024-09-30", action()))
    assert covered(db, "has_progress progress_on")[0] == ("Borchester", False, None)


def test_what_is_known_from_a_register_is_told_apart(world):
    db = told(world, report("2024-09-30", kind="register"))
    assert covered(db, "has_plan has_register_facts document_count")[0] == ("Borchester", False, True, 1)


def test_a_document_without_a_date_is_a_plan_of_no_known_day(world):
    db = told(world, plan(None, action()))
    assert covered(db, "has_plan plan_on")[0] == ("Borchester", True, None)


def test_only_the_latest_review_is_looked_at(world):
    old = {"review_id": "old", "visited_from": "2019-01-10"}
    both = [plan("2019-03-31", key="old", review_id="old"), report("2024-03-31", action("complete"))]
    db = told(world, *both, reviews=[*REVIEWS, old])
    assert covered(db, "visited_from has_plan document_count")[0] == ("Borchester", "2024-01-10", False, 1)


def test_only_councils_that_stand_on_the_day_are_listed(world):
    councils = [{"end_on": "2024-04-01"}, {**COUNCILS[1], "start_on": "2024-04-01"}, AMBRIDGE]
    db = told(world, councils=councils)
    assert covered(db, "gss_code", as_at="2024-03-31") == [("Ambridge", "E07000003"), ("Borchester", "E07000001")]
    assert covered(db, "gss_code", as_at="2024-04-01") == [("Ambridge", "E07000003"), ("Felpersham", "E07000002")]


def test_reviews_of_councils_whose_place_it_took_are_counted_for_each_successor(world):
    former = {"end_on": "2023-04-01", "replaced_by": "E07000002|E07000003"}
    older = {"review_id": "older", "visited_from": "2016-01-10"}
    db = told(
        world, plan("2019-03-31", action()), plan("2016-03-31", key="older", review_id="older"),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        councils=[former, COUNCILS[1], AMBRIDGE], reviews=[{"visited_from": "2019-01-10"}, older, REVIEWS[1]],
    )  # fmt: skip
    columns = "visited_from document_count inherited_review_count"
    assert covered(db, columns) == [("Ambridge", None, 0, 2), ("Felpersham", "2024-02-06", 1, 2)]


def test_reviews_inherited_through_two_successions_are_counted_as_they_are_shown(world):
    first = {"end_on": "2019-04-01", "replaced_by": "E07000002"}
    second = {**COUNCILS[1], "end_on": "2023-04-01", "replaced_by": "E07000003"}
    db = told(
        world,
        plan("2018-03-31", action()),
        councils=[first, second, AMBRIDGE],
        reviews=[{"visited_from": "2018-01-10"}],
    )
    assert len(asked(db, "reviews_of_council", "review_id", gss_code="E07000003")) == 1
    assert covered(db, "inherited_review_count") == [("Ambridge", 1)]
