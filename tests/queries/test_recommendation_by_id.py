"""One recommendation, and everything that speaks of it."""

from tests.queries.story import THEMES, action, asked, plan, recommendation, report, told


def story(world):
    page = report(
        None, recommendation("in progress", text="Few words"), key="page", kind="register", said_by="peers",
        basis="LGA page", counts_from="2024-01-12",
    )  # fmt: skip
    later = report("2024-09-30", recommendation("complete", narrative="It was done."), key="later")
    given = {"r1": {"theme_id": 2, "second_theme_id": 1, "note": "one of nine", "document_id": "plan"}}
    first = plan("2024-03-31", recommendation(text="The plan's own words"), action("complete"))
    return told(world, page, first, later, recommendations=given, themes=THEMES)


def known(db, columns, **params):
    return asked(db, "recommendation_by_id", columns, **{"recommendation_id": "r1", **params})


def test_the_documents_own_words_hold_and_its_status_has_a_date(world):
    db = story(world)
    assert known(db, "council text theme second_theme status status_as_at action_count has_document note") == [
        (
            "Borchester",
            "The plan's own words",
            "Finance",
            "Priorities",
            "complete",
            "2024-09-30",
            1,
            True,
            "one of nine",
        )
    ]


def test_a_status_from_a_page_without_a_date_has_none(world):
    page = report(None, recommendation("complete"), key="page", kind="register", counts_from="2024-01-12")
    db = told(world, page)
    assert known(db, "status status_as_at has_document") == [("complete", None, False)]


def test_the_last_words_beside_it_by_the_date_hold(world):
    first = plan("2024-03-31", recommendation(response_text="We will look at it."))
    silent = report("2025-01-31", recommendation(narrative="Nothing new."))
    later = plan("2024-09-30", recommendation(response_text="We have looked at it."), key="later")
    db = told(world, first, later, silent, recommendations={"r1": {"response_text": "We will look at it."}})
    assert known(db, "response_text", as_at="2024-09-29") == [("We will look at it.",)]
    assert known(db, "response_text") == [("We have looked at it.",)]


def test_one_that_is_not_known_yet_or_not_at_all_has_no_row(world):
    db = story(world)
    assert known(db, "text", as_at="2024-03-30") == []
    assert known(db, "text", recommendation_id="r1' or '1'='1") == []


def test_every_document_and_page_that_speaks_of_it_in_their_order(world):
    db = story(world)
    columns = "kind said_by basis as_at words status narrative"
    assert asked(db, "mentions_of_recommendation", columns, recommendation_id="r1") == [
        ("register", "peers", "LGA page", None, "Few words", "in progress", None),
        ("action plan", "council", None, "2024-03-31", "The plan's own words", "not stated", None),
        ("progress report", "council", None, "2024-09-30", None, "complete", "It was done."),
    ]
    assert len(asked(db, "mentions_of_recommendation", "kind", recommendation_id="r1", as_at="2024-09-29")) == 2
