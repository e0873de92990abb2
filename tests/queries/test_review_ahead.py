"""What is to come of one review, where it is said, and where was looked."""

from tests.queries.story import BORCHESTER, FELPERSHAM, REVIEWS, asked, plan, recommendation, report, told

ALL_OF = "next_report_from next_report_to next_report_precision is_next_report_past"


def ahead(db, columns, **params):
    return asked(db, "review_ahead", columns, **{**BORCHESTER, **params})


def comes(document, first, last, precision="month", step="next report", **columns):
    """A row of review_dates."""
    days = {"on_from": first, "on_to": last, "precision": precision}
    return {**BORCHESTER, "document_id": document, "step": step, "place": "line 9", **days, **columns}


def page(key, looked_on, url, **columns):
    looked = {"looked_on": looked_on, "looked_precision": "month", "url": url}
    return report(None, key=key, kind="register", counts_from="2024-02-01", **{**looked, **columns})


def test_the_last_document_that_says_when_holds_and_says_where(world):
    db = told(
        world,
        plan("2024-03-31", recommendation(), url="p"),
        report("2024-09-30", recommendation(), url="r"),
        review_dates=[comes("plan", "2024-10-01", "2024-10-31"), comes("report", "2025-03-12", "2025-03-12", "day")],
    )
    assert ahead(db, ALL_OF, as_at="2024-04-30") == [("2024-10-01", "2024-10-31", "month", False)]
    assert ahead(db, ALL_OF, as_at="2025-03-12") == [("2025-03-12", "2025-03-12", "day", False)]
    where = "next_report_said_by next_report_said_on next_report_file_name next_report_place next_report_url"
    assert ahead(db, where) == [("council", "2024-09-30", "report.txt", "line 9", "r")]
    assert ahead(db, where, as_at="2024-04-30") == [("council", "2024-03-31", "plan.txt", "line 9", "p")]


def test_a_day_that_has_passed_is_said_to_be_past(world):
    db = told(world, plan("2024-03-31"), review_dates=[comes("plan", "2024-10-01", "2024-10-31")])
    assert ahead(db, ALL_OF, as_at="2024-11-01") == [("2024-10-01", "2024-10-31", "month", True)]


def test_where_nothing_is_said_the_progress_review_is_due_about_ten_months_after_the_visit(world):
    columns = "next_report_to is_next_report_past progress_review_to progress_review_basis"
    db = told(world, plan("2024-03-31"))
    assert ahead(db, columns) == [(None, None, None, "about 10 months after the visit")]
    assert ahead(db, "progress_review_due_from progress_review_due_to") == [("2024-11-12", "2024-11-12")]


def test_of_a_visit_known_by_its_month_the_time_due_is_an_interval(world):
    month = {**REVIEWS[0], "visited_from": "2024-01-01", "visited_to": "2024-01-31", "visited_precision": "month"}
    db = told(world, plan("2024-03-31"), reviews=[month, REVIEWS[1]])
    assert ahead(db, "progress_review_due_from progress_review_due_to") == [("2024-11-01", "2024-11-30")]


def test_a_progress_review_that_took_place_is_stated_from_then_on(world):
    known = [{**REVIEWS[0], "progress_review_on": "2024-12-31"}, REVIEWS[1]]
    dates = [comes("page", "2024-12-01", "2024-12-31", step="progress review")]
    source = page("page", "2025-02-01", "u", said_by="peers")
    db = told(world, plan("2024-03-31"), source, reviews=known, review_dates=dates)
    columns = "progress_review_from progress_review_to progress_review_basis"
    assert ahead(db, columns) == [("2024-12-01", "2024-12-31", "stated")]
    assert ahead(db, columns, as_at="2024-12-30") == [(None, None, "about 10 months after the visit")]
    where = "progress_review_said_by progress_review_file_name progress_review_place progress_review_url"
    assert ahead(db, where) == [("peers", "page.txt", "line 9", "u")]


def test_before_2023_nothing_is_due_but_what_took_place_is_told(world):
    old = {"visited_from": "2021-01-10", "visited_to": "2021-01-12", "progress_review_on": "2021-12-31"}
    dates = [comes("page", "2021-12-01", "2021-12-31", step="progress review")]
    db = told(
        world, plan("2021-03-31"), page("page", "2022-01-01", "u"), reviews=[{**REVIEWS[0], **old}], review_dates=dates
    )
    columns = "progress_review_from progress_review_to progress_review_due_to progress_review_basis"
    assert ahead(db, columns) == [("2021-12-01", "2021-12-31", None, "stated")]
    assert ahead(db, columns, as_at="2021-11-30") == [(None, None, None, None)]


def test_where_was_looked_is_said_of_the_council_by_the_date(world):
    pages = [
        page("one", "2024-05-01", "a", other_urls=["b"]),
        page("two", "2025-04-02", "b", looked_precision="day", other_urls=["c"]),
        page("theirs", "2025-05-01", "d", **FELPERSHAM),
    ]
    db = told(world, plan("2024-03-31", url="not looked at"), *pages)
    columns = "looked_on looked_precision looked_page_count"
    assert ahead(db, columns) == [("2025-04-02", "day", 3)]
    assert ahead(db, columns, as_at="2024-12-31") == [("2024-05-01", "month", 2)]
    assert ahead(db, columns, as_at="2024-04-30") == [(None, None, 0)]


def test_of_a_review_that_nobody_knows_yet_there_is_no_row(world):
    db = told(world, plan("2024-03-31"))
    assert ahead(db, "review_id", as_at="2024-01-01") == []
    assert ahead(db, "review_id", review_id="nowhere") == []
    assert ahead(db, "council gss_code") == [("Borchester", "E07000001")]
