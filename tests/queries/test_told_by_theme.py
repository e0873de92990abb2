"""What was told, known from loaded documents and from registers, of the sector or of some councils."""

from tests.queries import chosen
from tests.queries.story import FELPERSHAM, REVIEWS, THEMES, asked, plan, recommendation, report, told

COLUMNS = "theme recommendation_count council_count of_count of_councils register_count part_list_count"


def two(world, **tables):
    """Borchester's plan with one recommendation; two of Felpersham's from a page that was not seen whole."""
    page = report(
        None, recommendation(key="f1"), recommendation(key="f2"), key="page", kind="register", scope="part",
        counts_from="2024-02-08", **FELPERSHAM,
    )  # fmt: skip
    given = {"r1": {"theme_id": 1}, "f1": {"theme_id": 1, **FELPERSHAM}, "f2": {**FELPERSHAM}}
    return told(world, plan("2024-03-31", recommendation()), page, recommendations=given, themes=THEMES, **tables)


def test_all_that_is_known_counts_and_says_whence(world):
    assert asked(two(world), "told_by_theme", COLUMNS) == [
        ("Priorities", 2, 2, 3, 2, 1, 1),
        ("Finance", 0, 0, 3, 2, 0, 0),
        ("No theme found", 1, 1, 3, 2, 1, 1),
    ]


def test_of_some_councils(world):
    db = two(world)
    assert asked(db, "told_by_theme", COLUMNS, gss_codes="E07000002")[0] == ("Priorities", 1, 1, 2, 1, 1, 1)
    assert asked(db, "told_by_theme", "recommendation_count", gss_codes="E07000009") == [(0,), (0,)]
    assert asked(db, "told_by_theme", "of_count", gss_codes="E07000001,E07000002")[0] == (3,)


def test_a_joint_review_is_told_once_under_the_council_of_which_more_is_known(world):
    joint = [{**review, "joint_id": "both"} for review in REVIEWS]
    page = report(None, recommendation(key="f1"), key="page", kind="register", counts_from="2024-02-08", **FELPERSHAM)
    db = told(world, page, recommendations={"f1": FELPERSHAM}, themes=THEMES, reviews=joint)
    assert asked(db, "told_by_theme", "of_count of_councils")[0] == (1, 1)


def test_what_is_not_known_yet_is_not_counted(world):
    assert asked(two(world), "told_by_theme", "of_count", as_at="2024-03-30")[0] == (2,)


def test_of_one_council_of_a_joint_review_its_own_recommendations_are_told(world):
    joint = [{**review, "joint_id": "both"} for review in REVIEWS]
    mine = report(None, recommendation(), key="mine", kind="register", counts_from="2024-01-12")
    theirs = report(
        None, recommendation(key="f1"), key="theirs", kind="register", counts_from="2024-02-08", **FELPERSHAM
    )
    db = told(world, mine, theirs, recommendations={"f1": FELPERSHAM}, themes=THEMES, reviews=joint)
    for codes, count in ((None, 1), ("E07000001", 1), ("E07000002", 1), ("E07000001,E07000002", 1)):
        assert asked(db, "told_by_theme", "of_count of_councils", gss_codes=codes)[0] == (count, 1)


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("told_by_theme", "theme recommendation_count of_count of_councils") == {
        "all": [("Priorities", 2, 4, 2), ("Finance", 2, 4, 2)],
        "type": [("Priorities", 1, 3, 2), ("Finance", 2, 3, 2)],
        "region": [("Priorities", 1, 2, 1), ("Finance", 1, 2, 1)],
        "year": [("Priorities", 1, 1, 1), ("Finance", 0, 1, 1)],
        "theme": [("Finance", 2, 4, 2)],
        "codes": [("Priorities", 0, 1, 1), ("Finance", 1, 1, 1)],
    }
