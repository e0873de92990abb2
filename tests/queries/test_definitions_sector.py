"""Method rules 9, 11 and 12: totals beside counts, the publication clock, and which reviews sector figures count."""

from tests.queries.story import (
    FELPERSHAM,
    action,
    asked,
    completion,
    of_action,
    plan,
    report,
    reviews,
    told,
    total,
    whole,
)


def test_9_a_stated_total_stands_beside_what_is_counted_and_changes_no_figure(world):
    says = [action("complete"), action("in progress", key="a2")]
    stated = [total("report", "completed", count=9, of=12, as_at="2024-09-30", said_by="council")]
    with_total = told(world, report("2024-09-30", *says), reported_totals=stated)
    without = told(world, report("2024-09-30", *says))
    figures = "complete_count stated_count counting_count"
    assert completion(with_total, "2025-01-01", figures) == completion(without, "2025-01-01", figures) == (1, 2, 2)
    columns = "unit as_at measure said_by stated_count counted_count difference"
    assert asked(with_total, "reported_totals", columns) == [("action", "2024-09-30", "completed", "council", 9, 1, 8)]


VISITED = {"visited_from": "2024-01-10", "visited_to": "2024-01-12"}
REPORT = {"kind": "feedback report", "said_by": "peers"}


def steps(db, as_at, columns="standing"):
    """Of every step these columns; of one column its value alone."""
    rows = asked(db, "publication_clock", f"step {columns}", as_at=as_at)
    return {step: values[0] if len(values) == 1 else tuple(values) for step, *values in rows}


def test_11_the_months_run_from_the_last_day_of_the_visit(world):
    db = told(world, reviews=[VISITED])
    assert steps(db, "2024-02-01", "months due_on") == {
        "report": (3, "2024-04-12"),
        "action plan": (5, "2024-06-12"),
        "progress review": (10, "2024-11-12"),
        "progress review report": (12, "2025-01-12"),
    }


def test_11_the_last_day_of_the_visit_is_the_last_that_is_known(world):
    visits = {
        "first day only": {"visited_from": "2024-01-10"},
        "month": {"visited_from": "2024-01-01", "visited_to": "2024-01-31", "visited_precision": "month"},
        "to a shorter month": {"visited_from": "2023-11-28", "visited_to": "2023-11-30"},
    }
    db = told(world, reviews=[{"review_id": name, **visit} for name, visit in visits.items()])
    rows = asked(db, "publication_clock", "step review_id due_on")
    assert {name: due_on for step, name, due_on in rows if step == "report"} == {
        "first day only": "2024-04-10",
        "month": "2024-04-30",
        "to a shorter month": "2024-02-29",
    }


def test_11_within_on_the_last_day_and_later_from_the_day_after(world):
    on_the_day = told(world, report("2024-04-12", **REPORT), plan("2024-06-13", action()), reviews=[VISITED])
    standing = steps(on_the_day, "2025-06-01", "standing found_on")
    assert standing["report"] == ("within", "2024-04-12")
    assert standing["action plan"] == ("later", "2024-06-13")


def test_11_without_a_document_a_step_is_not_yet_due_and_then_not_found_which_is_not_late(world):
    db = told(world, reviews=[VISITED])
    assert steps(db, "2024-04-12")["report"] == "not yet due"
    assert steps(db, "2024-04-13", "standing found_on")["report"] == ("not found", None)


def test_11_the_day_is_that_of_publication_before_the_documents_own(world):
    late = plan("2024-05-31", action(), published_on="2024-07-01", counts_from="2024-07-01")
    assert steps(told(world, late, reviews=[VISITED]), "2025-06-01")["action plan"] == "later"


def test_11_the_first_plan_counts_and_a_response_is_one(world):
    response = plan("2024-05-31", action(), key="response", kind="response")
    db = told(world, plan("2024-12-31", action()), response, reviews=[VISITED])
    assert steps(db, "2025-06-01", "standing found_on")["action plan"] == ("within", "2024-05-31")


def test_11_what_is_published_after_the_day_is_not_found_on_it(world):
    known_beforehand = {**VISITED, "report_published_on": "2024-05-01"}
    db = told(world, plan("2024-06-30", action()), reviews=[known_beforehand])
    assert (steps(db, "2024-04-30")["report"], steps(db, "2024-05-01")["report"]) == ("not found", "later")
    assert (steps(db, "2024-06-29")["action plan"], steps(db, "2024-06-30")["action plan"]) == ("not found", "later")


def test_11_the_progress_review_is_due_before_its_report(world):
    held = {**VISITED, "progress_review_on": "2024-11-05", "progress_review_published_on": "2025-02-01"}
    standing = steps(told(world, reviews=[held]), "2025-06-01")
    assert (standing["progress review"], standing["progress review report"]) == ("within", "later")


def test_11_visits_from_before_2023_have_no_clock(world):
    visits = {"before": "2022-12-31", "first": "2023-01-01", "not known": None}
    db = told(world, reviews=[{"review_id": name, "visited_from": day} for name, day in visits.items()])
    assert asked(db, "publication_clock", "review_id") == [("first",)] * 4


OLD, NEW = "old", "new"
TWO_VISITS = [{"review_id": OLD, "visited_from": "2018-10-01"}, {"review_id": NEW, "visited_from": "2024-01-10"}]


def test_12_only_the_latest_review_visited_by_then_counts(world):
    db = told(
        world,
        plan("2019-01-01", key="a", review_id=OLD),
        plan("2024-03-01", key="b", review_id=NEW),
        reviews=TWO_VISITS,
    )
    assert reviews(db, "2020-01-01") == [OLD]
    assert reviews(db, "2024-02-29") == [OLD], "nothing of the new review counts yet"
    assert reviews(db, "2024-03-01") == [NEW]


def test_12_a_visit_still_to_come_does_not_count_though_a_document_of_it_does(world):
    db = told(world, plan("2023-12-01", review_id=NEW), reviews=TWO_VISITS)
    assert (reviews(db, "2024-01-09"), reviews(db, "2024-01-10")) == ([], [NEW])


def test_12_in_a_chosen_year_the_latest_visited_in_it_counts(world):
    visits = [*TWO_VISITS, {"review_id": "older", "visited_from": "2018-02-01"}]
    documents = [plan("2019-01-01", key=key, review_id=key) for key in (OLD, NEW, "older")]
    db = told(world, *documents, reviews=visits)
    assert (reviews(db, "2025-01-01", 2018), reviews(db, "2025-01-01", 2024)) == ([OLD], [NEW])
    assert reviews(db, "2025-01-01", 2019) == []


def test_12_a_joint_review_counts_once_with_all_it_holds(world):
    visit = {"visited_from": "2024-01-10", "joint_id": "both"}
    db = told(
        world,
        plan("2024-03-31", action("complete")),
        plan("2024-03-31", action("complete", key="f1", of="s1"), key="same plan", **FELPERSHAM),
        reviews=[visit, {**visit, **FELPERSHAM, "gss_code": "E07000002"}],
    )
    assert reviews(db, "2025-01-01") == ["borchester-2024-03"]
    assert completion(db, "2025-01-01", "complete_count counting_count") == (1, 1)


def test_12_reviews_that_share_no_visit_all_count(world):
    both = [plan("2024-03-31", whole("Begun.")), plan("2024-03-31", whole("Begun."), key="other", **FELPERSHAM)]
    assert len(reviews(told(world, *both), "2025-01-01")) == 2


def test_12_a_former_councils_review_counts_under_it_and_is_shown_marked_on_its_successors_page(world):
    former = {"name": "Old Ambridge", "end_on": "2023-04-01", "replaced_by": "E07000002"}
    db = told(
        world, plan("2019-01-01", action("complete"), review_id=OLD), councils=[former, {"gss_code": "E07000002"}],
        reviews=[TWO_VISITS[0]],
    )  # fmt: skip
    assert of_action(db, "2025-01-01", "status") == "complete"
    label = "Old Ambridge (former non-metropolitan district, until 2023)"
    assert asked(db, "completion_by_group", "group_name complete_count", by="council") == [(label, 1)] * 2
    marked = asked(db, "reviews_of_council", "council is_inherited", gss_code="E07000002")
    assert marked == [("Old Ambridge", True)]
