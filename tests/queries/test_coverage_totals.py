import queries
from tests.queries import chosen

TWO = [
    {},
    {"gss_code": "E07000002", "name": "Felpersham"},
    {"gss_code": "E07000003", "name": "Old Ambridge", "end_on": "2020-04-01"},
]


def test_no_documents_is_nought_of_the_councils_that_stand(world):
    [row] = queries.ask(world(councils=TWO), "coverage_totals", as_at="2024-06-01").itertuples()
    assert (row.council_count, row.council_with_documents, row.action_count) == (2, 0, 0)


def test_a_stated_total_is_compared_only_with_its_own_review(world):
    db = world(
        councils=TWO,
        reviews=[{"visited_from": "2024-01-01", "stated_recommendations": 5},
                 {"review_id": "felpersham-2024-01", "gss_code": "E07000002", "visited_from": "2024-01-01"}],
        documents=[{"counts_from": "2024-03-01"}, {"document_id": "other", "review_id": "felpersham-2024-01", "counts_from": "2024-03-01"}],
        recommendations=[{"recommendation_id": "a"}, {"recommendation_id": "b", "review_id": "felpersham-2024-01", "document_id": "other"}],
    )  # fmt: skip
    [row] = queries.ask(db, "coverage_totals", as_at="2024-06-01").itertuples()
    assert (
        row.recommendation_count,
        row.reviews_stating_total,
        row.stated_recommendation_count,
        row.listed_of_stated_count,
    ) == (2, 1, 5, 1)


def test_actions_and_recommendations_do_not_multiply_each_other(world):
    db = world(
        councils=TWO, reviews=[{"visited_from": "2024-01-01"}], documents=[{"counts_from": "2024-03-01"}],
        recommendations=[{"recommendation_id": "a"}, {"recommendation_id": "b", "position": 2}],
        actions=[{"action_id": f"a{i}", "recommendation_id": "a", "position": i} for i in range(3)] + [{"action_id": "loose", "position": 9}],
        updates=[{"update_id": f"u{i}", "action_id": f"a{i}"} for i in range(3)] + [{"update_id": "v", "action_id": "loose"}],
    )  # fmt: skip
    [row] = queries.ask(db, "coverage_totals", as_at="2024-06-01").itertuples()
    assert (row.recommendation_count, row.action_count, row.loose_action_count) == (2, 4, 1)


def test_a_joint_review_counts_once(world):
    joint = {"visited_from": "2024-01-01", "joint_id": "both"}
    db = world(
        councils=TWO,
        reviews=[joint, {**joint, "review_id": "felpersham-2024-01", "gss_code": "E07000002"}],
        documents=[{"counts_from": "2024-03-01"}, {"document_id": "other", "review_id": "felpersham-2024-01", "counts_from": "2024-03-01"}],
    )  # fmt: skip
    [row] = queries.ask(db, "coverage_totals", as_at="2024-06-01").itertuples()
    assert (row.review_count, row.document_count, row.council_with_documents) == (1, 1, 2)


def test_each_filter_chooses_what_is_counted():
    columns = (
        "council_count council_without_review known_review_count known_recommendation_count action_count "
        "council_with_documents council_with_reported_totals"
    )
    assert chosen.answers("coverage_totals", columns) == {
        "all": [(3, 0, 2, 4, 4, 3, 3)],
        "type": [(2, 0, 2, 3, 3, 2, 2)],
        "region": [(2, 0, 1, 2, 2, 2, 2)],
        "year": [(3, 2, 1, 1, 1, 1, 1)],
    }
