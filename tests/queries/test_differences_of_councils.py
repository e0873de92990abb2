from tests.queries.story import (
    FELPERSHAM,
    REVIEWS,
    action,
    asked,
    note,
    plan,
    recommendation,
    report,
    told,
)

BOTH = "E07000001,E07000002"


def differences(db, columns, **params):
    return asked(db, "differences_of_councils", columns, **params)


def test_how_long_ago_the_visit_the_plan_and_the_last_word_were(world):
    db = told(
        world, plan("2024-03-31", action()), plan("2024-09-30", action(), key="again"), report("2025-01-15", action()),
        note("2025-05-20", action(), said_by="peers"),
    )  # fmt: skip
    columns = "months_since_visit months_since_plan months_since_report"
    assert differences(db, columns) == [(16, 14, 4)]
    assert differences(db, columns, as_at="2024-03-30") == []
    assert differences(db, columns, as_at="2024-04-12") == [(3, 0, 0)]


def test_how_finely_it_promises_and_how_much_of_it_has_a_status(world):
    says = [action(key=f"a{number}", of="r1") for number in range(4)]
    heard = ["complete", "stopped", "not stated", "continuous", "in progress"]
    db = told(
        world, plan("2024-03-31", *says, action(key="a4", of="r2"), recommendation(), recommendation(key="r2")),
        report("2024-09-30", *(action(status, key=f"a{number}", of="r1") for number, status in enumerate(heard[:4])),
               action(heard[4], key="a4", of="r2"), recommendation("in progress", key="r2")),
    )  # fmt: skip
    columns = "recommendation_count action_count actions_per_recommendation stated_count stated_share own_status_count own_status_share status_of"
    assert differences(db, columns) == [(2, 5, 2.5, 4, 0.8, 1, None, "both")]
    assert differences(db, columns, as_at="2024-09-29") == [(2, 5, 2.5, 0, 0.0, 0, None, "none")]


def test_a_share_of_recommendations_is_given_from_five_on(world):
    says = [recommendation("complete" if number < 2 else "not stated", key=f"r{number}") for number in range(5)]
    db = told(world, report("2024-03-31", *says))
    columns = "own_status_share status_of action_count actions_per_recommendation stated_share has_progress"
    assert differences(db, columns) == [(0.4, "recommendations", 0, None, None, True)]


def test_a_status_that_only_the_actions_have_is_none_of_the_recommendation(world):
    db = told(world, report("2024-03-31", recommendation(), action("complete")))
    assert differences(db, "own_status_count status_of") == [(0, "actions")]


def test_actions_without_recommendations_have_no_granularity(world):
    db = told(world, plan("2024-03-31", action(of=None)))
    assert differences(db, "recommendation_count action_count actions_per_recommendation") == [(0, 1, None)]


def test_documents_by_kind_those_that_count_by_the_day_and_no_public_page(world):
    kinds = ["action plan", "response", "progress report", "position statement", "progress review", "cover report",
             "minute", "feedback report", "other", "register"]  # fmt: skip
    days = [f"2024-{number:02}-01" for number in range(2, 12)]
    db = told(world, *(report(day, key=kind, kind=kind) for day, kind in zip(days, kinds, strict=True)))
    columns = "plan_count report_count other_count"
    assert differences(db, columns) == [(2, 3, 4)]
    assert differences(db, columns, as_at="2024-05-31") == [(2, 2, 0)]


def test_councils_asked_for_have_a_row_without_a_review_too(world):
    db = told(world, plan("2024-03-31", action()))
    columns = (
        "council review_id has_progress recommendation_count action_count plan_count other_count stated_share status_of"
    )
    assert differences(db, columns, gss_codes=BOTH) == [
        ("Borchester", "borchester-2024-03", False, 1, 1, 1, 0, None, "none"),
        ("Felpersham", None, None, None, None, None, None, None, None),
    ]
    assert differences(db, "council") == [("Borchester",)]
    assert differences(db, "council", gss_codes="E09999999") == []
    assert differences(db, "council review_id", as_at="2020-01-01", gss_codes="E07000001") == [("Borchester", None)]


def test_the_latest_review_is_the_one_compared_and_partners_of_one_visit_both_show(world):
    older = {**REVIEWS[0], "review_id": "older", "visited_from": "2018-01-10", "visited_to": "2018-01-12"}
    joint = [{**review, "joint_id": "both", "framework": "five themes 2021"} for review in REVIEWS]
    db = told(
        world, plan("2018-06-30", action(key="o1", of="o1"), key="old", review_id="older"), plan("2024-03-31", action()),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM), reviews=[older, *joint],
    )  # fmt: skip
    columns = "gss_code review_id joint_id framework"
    assert differences(db, columns, gss_codes=BOTH) == [
        ("E07000001", "borchester-2024-03", "both", "five themes 2021"),
        ("E07000002", "felpersham-2024-02", "both", "five themes 2021"),
    ]
    assert differences(db, columns, as_at="2019-01-01") == [("E07000001", "older", None, "not stated")]


def test_dates_that_are_not_stated_stay_so(world):
    undated = [{**REVIEWS[0], "visited_from": None, "visited_to": None}, REVIEWS[1]]
    db = told(world, plan(None, action()), reviews=undated)
    columns = "months_since_visit months_since_plan plan_count visited_from"
    assert differences(db, columns) == [(None, None, 1, None)]
