from tests.queries import chosen
from tests.queries.story import COUNCILS, FELPERSHAM, REVIEWS, action, asked, plan, recommendation, report, told, whole

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
    assert covered(db, "inherited_review_count", year=2018) == [("Ambridge", 1)]
    assert covered(db, "inherited_review_count", year=2019) == [("Ambridge", 0)]


def test_the_level_is_the_furthest_that_is_known(world):
    def level(*documents, **tables):
        return covered(told(world, *documents, **tables), "level")[0][1]

    page = {"kind": "register", "counts_from": "2024-01-12", "key": "page"}
    assert level() == "nothing found"
    assert level(report(None, **page)) == "review known"
    assert level(report(None, recommendation(), **page)) == "recommendations known"
    assert level(plan("2024-03-31", action())) == "plan loaded"
    assert level(plan("2024-03-31", action("complete"))) == "progress loaded"
    assert level(report(None, recommendation("complete"), **page)) == "recommendations known"


def test_progress_told_on_a_page_is_told_apart_from_progress_loaded(world):
    page = {"kind": "register", "counts_from": "2024-01-12", "key": "page"}
    columns = "has_progress is_progress_told"
    assert covered(told(world, report(None, recommendation("complete"), **page)), columns)[0][1:] == (False, True)
    assert covered(told(world, report(None, said_of_progress="all done", **page)), columns)[0][1:] == (False, True)
    assert covered(told(world, report(None, **page)), columns)[0][1:] == (False, False)
    loaded = plan("2024-03-31", action("complete"))
    assert covered(told(world, loaded), columns)[0][1:] == (True, False)


def test_a_revisit_never_takes_the_place_of_the_peer_challenge(world):
    again = {"review_id": "again", "kind": "revisit", "visited_from": "2025-01-10"}
    both = [
        report(None, key="one", kind="register", counts_from="2024-01-12"),
        report(None, key="two", kind="register", counts_from="2025-01-10", review_id="again"),
    ]
    db = told(world, *both, reviews=[*REVIEWS, again])
    assert covered(db, "review_kind visited_from")[0][1:] == ("corporate peer challenge", "2024-01-10")


def test_councils_in_reorganisation_are_marked_from_the_day(world):
    marked = [
        {
            "gss_code": "E07000001",
            "since_on": "2025-02-05",
            "note": "invited",
            "url": "https://example.org",
            "place": "line 2",
        }
    ]
    db = told(world, reorganisations=marked)
    assert covered(db, "in_reorganisation", as_at="2025-02-05")[0] == ("Borchester", "invited")
    assert covered(db, "in_reorganisation", as_at="2025-02-04")[0] == ("Borchester", None)


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("coverage_of_councils", "council visited_from level") == {
        "all": [
            ("Borchester", "2024-01-10", "progress loaded"),
            ("Felpersham", "2024-02-06", "progress loaded"),
            ("Penny Hassett", "2024-02-06", "progress loaded"),
        ],
        "type": [("Borchester", "2024-01-10", "progress loaded"), ("Penny Hassett", "2024-02-06", "progress loaded")],
        "region": [("Felpersham", "2024-02-06", "progress loaded"), ("Penny Hassett", "2024-02-06", "progress loaded")],
        "year": [
            ("Borchester", "2023-05-02", "progress loaded"),
            ("Felpersham", None, "nothing found"),
            ("Penny Hassett", None, "nothing found"),
        ],
    }
