from tests.queries import chosen
from tests.queries.story import FELPERSHAM, REVIEWS, THEMES, action, asked, plan, recommendation, report, told, whole


def reason(update: int, name: str, quote: str = "Because.") -> dict:
    """A row of update_reasons; updates are numbered as told."""
    return {"update_id": f"u{update:03}", "reason": name, "quote": quote}


def reasons(db, columns, **params):
    return asked(db, "reasons_by_theme", columns, **params)


def test_each_statement_stands_with_how_many_give_its_reason_in_its_theme(world):
    db = told(
        world,
        report("2024-09-30", action(), recommendation(), whole("It was late.")),
        report("2024-09-30", action(key="f1", of="s1"), key="theirs", said_by="peers", **FELPERSHAM),
        themes=THEMES, recommendations={"r1": {"theme_id": 2}, "s1": {"theme_id": 2}},
        update_reasons=[reason(0, "funding"), reason(1, "capacity"), reason(2, "election"), reason(3, "funding", "No money.")],
    )  # fmt: skip
    assert reasons(db, "theme reason statement_count council_count council") == [
        ("Finance", "funding", 2, 2, "Borchester"),
        ("Finance", "funding", 2, 2, "Felpersham"),
        ("Finance", "capacity", 1, 1, "Borchester"),
        ("Review as a whole", "election", 1, 1, "Borchester"),
    ]
    assert reasons(db, "quote said_by as_at file_name")[1] == ("No money.", "peers", "2024-09-30", "theirs.txt")


def test_a_recommendation_whose_theme_nothing_decides_has_none_and_an_undated_document_no_date(world):
    undated = report(None, action(place="line 9"), counts_from="2024-09-30")
    db = told(world, undated, update_reasons=[reason(0, "other")])
    assert reasons(db, "theme as_at place") == [("No theme found", None, "line 9")]


def test_two_reasons_of_one_statement_do_not_multiply_each_other(world):
    db = told(
        world, report("2024-09-30", action(), action(key="a2")),
        update_reasons=[reason(0, "funding"), reason(0, "partner"), reason(1, "funding")],
    )  # fmt: skip
    assert reasons(db, "reason statement_count") == [("funding", 2), ("funding", 2), ("partner", 1)]


def test_where_no_reason_is_given_or_none_known_by_then_there_is_no_row(world):
    db = told(
        world, plan("2024-03-31", action()), report("2024-09-30", action()), update_reasons=[reason(1, "funding")]
    )
    assert reasons(db, "reason", as_at="2024-09-29") == []
    assert reasons(db, "reason") == [("funding",)]
    assert reasons(told(world, plan("2024-03-31", action())), "reason") == []


def test_only_reviews_of_the_chosen_year_count_and_a_joint_one_once(world):
    db = told(
        world,
        report("2024-09-30", action()),
        report("2024-09-30", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        reviews=[{**review, "joint_id": "both"} for review in REVIEWS],
        update_reasons=[reason(0, "funding"), reason(1, "funding")],
    )
    assert reasons(db, "council statement_count") == [("Borchester", 1)]
    assert reasons(db, "council", year=2024) == [("Borchester",)]
    assert reasons(db, "council", year=2023) == []


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("reasons_by_theme", "theme recommendation_id gss_code statement_count") == {
        "all": [("Priorities", "b1", "E07000001", 2), ("Priorities", "f1", "E06000002", 2)],
        "type": [("Finance", "h1", "E07000003", 1), ("Priorities", "b1", "E07000001", 1)],
        "region": [("Priorities", "f1", "E06000002", 1)],
        "year": [("Priorities", "e1", "E07000001", 1)],
        "theme": [],
    }
