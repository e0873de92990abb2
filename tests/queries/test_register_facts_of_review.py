"""What public pages say of a review, page by page."""

from tests.queries.story import asked, plan, recommendation, report, told, total

PAGE = {
    "kind": "register",
    "file_name": "reviews.csv",
    "counts_from": "2024-01-12",
    "basis": "LGA page",
    "said_by": "peers",
}


def facts(db, columns, **params):
    return asked(
        db, "register_facts_of_review", columns, **{"review_id": "borchester-2024-03", "as_at": "2026-01-01", **params}
    )


def test_each_page_with_what_it_tells_and_no_document_among_them(world):
    first = report(
        None,
        key="a",
        note="Dates of Cabinet.",
        events="plan March",
        said_of_progress="good",
        stated_recommendations=9,
        **PAGE,
    )
    second = report("2024-05-31", recommendation(), key="b", **{**PAGE, "counts_from": "2024-05-31"})
    dates = [
        {
            "review_id": "borchester-2024-03",
            "document_id": "a",
            "step": step,
            "on_from": first_on,
            "on_to": last_on,
            "precision": precision,
        }
        for step, first_on, last_on, precision in [
            ("report", "2024-03-01", "2024-03-31", "month"),
            ("action plan", "2024-06-04", "2024-06-04", "day"),
            ("progress review", "2025-01-01", "2025-12-31", "year"),
        ]
    ]
    db = told(
        world, plan("2024-03-31"), first, second, review_dates=dates, reported_totals=[total("b", "complete", count=3)]
    )
    assert facts(
        db, "said_by basis dates stated_recommendations recommendation_count total_count note events said_of_progress"
    ) == [
        (
            "peers",
            "LGA page",
            "report March 2024; action plan 4 June 2024; progress review 2025",
            9,
            0,
            0,
            "Dates of Cabinet.",
            "plan March",
            "good",
        ),
        ("peers", "LGA page", None, None, 1, 1, None, None, None),
    ]
    assert facts(db, "dates", as_at="2024-05-30") == [("report March 2024",)]


def test_a_review_without_pages_has_none(world):
    assert facts(told(world, plan("2024-03-31")), "said_by") == []
