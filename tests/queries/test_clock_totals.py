"""The publication clock summed: joint reviews once, intervals that cannot tell, other kinds left out."""

from tests.queries import chosen
from tests.queries.story import COUNCILS, FELPERSHAM, REVIEWS, asked, plan, report, told

VISIT = {"visited_from": "2024-01-10", "visited_to": "2024-01-12", "visited_precision": "day"}


def date_of(first, last, precision="day", step="report", review="borchester-2024-03", document="report"):
    return {
        "review_id": review,
        "document_id": document,
        "step": step,
        "on_from": first,
        "on_to": last,
        "precision": precision,
    }


def standings(db, **params):
    columns = "step review_count within_count later_count cannot_tell_count not_yet_due_count not_found_count"
    return {row[0]: row[1:] for row in asked(db, "clock_totals", columns, **params)}


def register(**columns):
    return report(None, kind="register", **{"key": "report", "counts_from": "2024-01-12", **columns})


def test_each_review_stands_once_a_step(world):
    db = told(world, register(), reviews=[VISIT], review_dates=[date_of("2024-04-12", "2024-04-12")])
    assert standings(db) == {
        "report": (1, 1, 0, 0, 0, 0),
        "action plan": (1, 0, 0, 0, 0, 1),
        "progress review": (1, 0, 0, 0, 0, 1),
        "progress review report": (1, 0, 0, 0, 0, 1),
    }


def test_a_month_that_holds_the_due_day_cannot_tell_and_one_that_does_not_can(world):
    def of(first, last):
        db = told(world, register(), reviews=[VISIT], review_dates=[date_of(first, last, "month")])
        return standings(db)["report"]

    assert of("2024-03-01", "2024-03-31") == (1, 1, 0, 0, 0, 0)
    assert of("2024-04-01", "2024-04-30") == (1, 0, 0, 1, 0, 0)
    assert of("2024-05-01", "2024-05-31") == (1, 0, 1, 0, 0, 0)


def test_a_visit_known_by_its_month_is_due_between_two_days(world):
    month = {"visited_from": "2024-01-01", "visited_to": "2024-01-31", "visited_precision": "month"}

    def of(day):
        db = told(world, register(), reviews=[month], review_dates=[date_of(day, day)])
        return standings(db)["report"][1:4]

    assert [of(day) for day in ("2024-04-01", "2024-04-02", "2024-04-30", "2024-05-01")] == [
        *[(1, 0, 0), (0, 0, 1), (0, 0, 1), (0, 1, 0)]
    ]


def test_the_earliest_date_holds_and_of_those_that_may_be_the_same_day_the_most_exact(world):
    def found(*dates, **params):
        db = told(world, register(), reviews=[VISIT], review_dates=list(dates))
        return asked(db, "publication_clock", "step found_on standing", **params)[0][1:]

    march, june = date_of("2024-03-01", "2024-03-31", "month"), date_of("2024-06-01", "2024-06-01")
    assert found(march, june) == ("2024-03-31", "within")
    assert found(march, june, date_of("2024-03-20", "2024-03-20")) == ("2024-03-20", "within")
    assert found(june, date_of("2024-05-30", "2024-05-30")) == ("2024-05-30", "later")
    assert found(june, as_at="2024-05-31") == (None, "not found")


def test_a_joint_review_counts_once_with_the_better_known_day(world):
    both = [
        {**VISIT, "joint_id": "both"},
        {**REVIEWS[1], **VISIT, **FELPERSHAM, "gss_code": "E07000002", "joint_id": "both"},
    ]
    theirs = report(None, kind="register", key="theirs", counts_from="2024-01-12", **FELPERSHAM)
    dates = [date_of("2024-04-13", "2024-04-13", review=FELPERSHAM["review_id"], document="theirs")]
    db = told(world, register(), theirs, reviews=both, review_dates=dates)
    assert standings(db)["report"] == (1, 0, 1, 0, 0, 0)
    assert len(asked(db, "publication_clock", "step")) == 8


def test_revisits_and_finance_reviews_have_no_clock(world):
    for kind in ("revisit", "finance peer challenge", "other"):
        assert standings(told(world, register(), reviews=[{**VISIT, "kind": kind}])) == {}


def test_shares_are_given_from_five_on_and_only_of_those_told_apart(world):
    many = [{**VISIT, "review_id": f"r{i}", "gss_code": f"E0{i}"} for i in range(6)]
    councils = [{"gss_code": f"E0{i}", "name": f"Council {i}"} for i in range(6)]
    documents = [
        report(None, kind="register", key=f"d{i}", review_id=f"r{i}", counts_from="2024-01-12") for i in range(6)
    ]
    dates = [date_of("2024-02-01", "2024-02-01", review=f"r{i}", document=f"d{i}") for i in range(5)]

    def share(known):
        db = told(world, *documents, councils=councils, reviews=many, review_dates=dates[:known])
        return asked(db, "clock_totals", "within_share")[0][0]

    assert (share(5), share(4)) == (1.0, None)


def test_a_loaded_document_is_a_date_too(world):
    db = told(world, plan("2024-06-12"), reviews=[VISIT], councils=COUNCILS[:1])
    assert standings(db)["action plan"] == (1, 1, 0, 0, 0, 0)


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("clock_totals", "step review_count") == {
        "all": [("report", 3), ("action plan", 3), ("progress review", 3), ("progress review report", 3)],
        "type": [("report", 3), ("action plan", 3), ("progress review", 3), ("progress review report", 3)],
        "region": [("report", 1), ("action plan", 1), ("progress review", 1), ("progress review report", 1)],
        "year": [("report", 1), ("action plan", 1), ("progress review", 1), ("progress review report", 1)],
    }
    # The three of the districts are not those of all: of the joint review another council speaks.
    assert asked(chosen.sector(), "clock_totals", "review_count", council_type="Unitary authority") == [(1,)] * 4
