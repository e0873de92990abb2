"""Whose review it is."""

from tests.queries.story import action, asked, plan, told


def test_the_council_reviewed_and_none_for_an_unknown_review(world):
    db = told(world, plan("2024-03-31", action()))
    of = lambda key: asked(db, "council_of_review", "gss_code", review_id=key)  # noqa: E731
    assert of("felpersham-2024-02") == [("E07000002",)]
    assert of("nowhere") == []
