from tests.queries import chosen
from tests.queries.story import (
    FELPERSHAM,
    MAY,
    REVIEWS,
    action,
    asked,
    owner,
    plan,
    recommendation,
    report,
    told,
    whole,
)

OLD = {"review_id": "old", "visited_from": "2019-01-10"}


def by_council(db, columns, **params):
    return asked(db, "reviews_by_council", columns, **params)


def test_what_a_review_holds_and_none_of_it_multiplied(world):
    says = [recommendation("in progress", key="bare"), action(key="a1", **MAY), action("complete", key="a2")]
    flag = {"severity": "warning", "code": "due_unread", "message": "Look."}
    db = told(
        world, plan("2024-03-31", *says), report("2024-09-30", action("in progress"), action(key="a2"), whole("One."), whole("Two.")),
        action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
        flags=[{**flag, "document_id": "plan"}, {**flag, "document_id": "report"},
               {**flag, "document_id": "plan", "severity": "note"}],
    )  # fmt: skip
    counts = "listed_recommendations action_count complete_count in_progress_count review_update_count flag_count"
    assert by_council(db, counts) == [(2, 2, 0, 2, 2, 2)]
    assert by_council(db, "stated_action_count overdue_count undated_count document_count") == [(2, 1, 1, 2)]
    assert by_council(db, f"{counts} has_progress", as_at="2024-09-29") == [(2, 2, 0, 2, 0, 1, True)]


def test_a_document_that_lists_nothing_has_noughts_and_what_is_not_stated_is_null(world):
    db = told(world, report(None, said_by="peers"))
    counts = "listed_recommendations action_count not_stated_count overdue_count flag_count has_undated_document"
    assert by_council(db, counts) == [(0, 0, 0, 0, 0, True)]
    not_stated = "region stated_recommendations people_met meetings last_reported_on latest_document_on"
    assert by_council(db, not_stated) == [(None,) * 6]


def test_the_latest_review_of_each_council_of_one_or_a_chosen_one(world):
    db = told(
        world,
        plan("2019-03-31", key="old", review_id="old"),
        plan("2024-03-31"),
        plan("2024-03-31", key="theirs", **FELPERSHAM),
        reviews=[*REVIEWS, OLD],
    )
    columns = "council visited_from"
    assert by_council(db, columns) == [("Borchester", "2024-01-10"), ("Felpersham", "2024-02-06")]
    assert by_council(db, columns, gss_code="E07000001") == [("Borchester", "2024-01-10")]
    assert by_council(db, columns, review_id="old") == [("Borchester", "2019-01-10")]
    assert by_council(db, columns, as_at="2024-01-09") == [("Borchester", "2019-01-10")]
    assert by_council(db, columns, review_id="old", gss_code="E07000002") == []


def test_the_latest_that_was_read_leaves_out_what_is_known_from_totals_only(world):
    db = told(
        world,
        plan("2019-03-31", key="old", review_id="old"),
        report("2024-03-31", kind="register"),
        report("2024-03-31", kind="register", key="theirs", **FELPERSHAM),
        reviews=[*REVIEWS, OLD],
    )
    columns = "council visited_from document_count read_count"
    assert by_council(db, columns) == [("Borchester", "2024-01-10", 1, 0), ("Felpersham", "2024-02-06", 1, 0)]
    assert by_council(db, columns, is_read=True) == [("Borchester", "2019-01-10", 1, 1)]


def test_a_former_council_has_a_label_of_its_own(world):
    db = told(world, plan("2024-03-31"), councils=[{"end_on": "2024-04-01"}, {"gss_code": "E07000002"}])
    assert by_council(db, "council label") == [
        ("Borchester", "Borchester (former non-metropolitan district, until 2024)")
    ]


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("reviews_by_council", "review_id") == {
        "all": ["borchester-2024-03", "felpersham-2024-02", "hassett-2024-02"],
        "type": ["borchester-2024-03", "hassett-2024-02"],
        "region": ["felpersham-2024-02", "hassett-2024-02"],
        "year": ["borchester-2023-05"],
    }
