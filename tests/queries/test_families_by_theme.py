from tests.queries import chosen
from tests.queries.story import COUNCILS, FELPERSHAM, REVIEWS, THEMES, action, asked, plan, recommendation, told

DARRINGTON = {"review_id": "darrington-2023-05"}
THREE = [*COUNCILS, {"gss_code": "E07000003", "name": "Darrington"}]
VISITS = [*REVIEWS, {**DARRINGTON, "gss_code": "E07000003", "visited_from": "2023-05-02", "visited_to": "2023-05-04"}]
SCRUTINY = {"family_id": "as-a"}
VISION = {"family_id": "as-b"}


def family(key, label, theme_id=None):
    return {"family_id": key, "label": label, "theme_id": theme_id, "council_count": 2, "recommendation_count": 2}


FAMILIES = [family("as-a", "Develop scrutiny", 1), family("as-b", "Shared vision")]


def shown(db, columns="label council_count recommendation_count", **params):
    return asked(db, "families_by_theme", columns, **params)


def three_councils(world, *more, reviews=VISITS, **columns):
    """Borchester and Felpersham were told to develop scrutiny from March on, Darrington from May."""
    members = dict.fromkeys(("r1", "f1", "d1", "r2"), SCRUTINY)
    return told(
        world,
        plan("2024-03-31", recommendation("complete"), action()),
        plan("2024-03-31", recommendation("in progress", key="f1"), key="theirs", **FELPERSHAM),
        plan("2024-05-31", recommendation(key="d1"), key="register", **{"kind": "register", **DARRINGTON}),
        *more,
        councils=THREE, reviews=reviews, families=FAMILIES, themes=THEMES, recommendations={**members, **columns},
    )  # fmt: skip


def test_members_are_counted_by_council_year_status_and_plan(world):
    db = three_councils(world)
    columns = (
        "label theme_id theme council_count recommendation_count first_year last_year with_plan_count action_count"
    )
    assert shown(db, columns) == [("Develop scrutiny", 1, "Priorities", 3, 3, 2023, 2024, 2, 1)]
    assert shown(db, "complete_count in_progress_count not_stated_count") == [(1, 1, 1)]


def test_only_what_was_known_by_the_day_counts(world):
    db = three_councils(world)
    assert shown(db, as_at="2024-05-30") == [("Develop scrutiny", 2, 2)]
    assert shown(db, as_at="2024-03-30") == []


def test_a_council_told_twice_and_councils_reviewed_together_count_once(world):
    again = plan("2024-06-30", recommendation(key="r2"), key="again")
    assert shown(three_councils(world, again), as_at="2024-12-31") == [("Develop scrutiny", 3, 4)]
    joint = [{**review, "joint_id": "both"} for review in VISITS[:2]] + VISITS[2:]
    assert shown(three_councils(world, again, reviews=joint)) == [("Develop scrutiny", 2, 4)]
    assert shown(three_councils(world, again, reviews=joint), as_at="2024-05-30") == []


def test_themes_and_councils_choose_families(world):
    vision = [
        plan("2024-03-31", recommendation(key="b2"), key="second"),
        plan("2024-03-31", recommendation(key="b3"), key="third", **FELPERSHAM),
    ]
    db = three_councils(world, *vision, b2=VISION, b3=VISION)
    assert shown(db) == [("Develop scrutiny", 3, 3), ("Shared vision", 2, 2)]
    assert shown(db, "label theme", theme_id=1) == [("Develop scrutiny", "Priorities")]
    assert shown(db, "label", gss_codes="E07000003") == [("Develop scrutiny",)]
    assert shown(db, "label", gss_codes=" E07000009, E07000002") == [("Develop scrutiny",), ("Shared vision",)]
    assert shown(db, "label", gss_codes="E07000009") == []


def test_words_that_nobody_had_been_told_yet_are_no_name_for_a_family(world):
    worded = {
        key: {**SCRUTINY, "text": text}
        for key, text in (("r1", "Strengthen scrutiny"), ("f1", "Improve our scrutiny"), ("d1", "Develop scrutiny"))
    }
    documents = [
        plan("2024-03-31", recommendation(text="Strengthen scrutiny")),
        plan("2024-03-31", recommendation(key="f1", text="Improve our scrutiny"), key="theirs", **FELPERSHAM),
        plan("2024-05-31", recommendation(key="d1", text="Develop scrutiny"), key="later", **DARRINGTON),
    ]
    db = told(
        world, *documents, councils=THREE, reviews=VISITS, families=FAMILIES, themes=THEMES, recommendations=worded
    )
    assert shown(db, "label", as_at="2024-06-30") == [("Develop scrutiny",)]
    assert shown(db, "label", as_at="2024-04-30") == [("Strengthen scrutiny",)]


def test_each_filter_chooses_what_is_counted():
    columns = "council_count of_council_count recommendation_count action_count"
    assert chosen.answers("families_by_theme", columns) == {
        "all": [(2, 2, 3, 3)],
        "type": [(2, 2, 2, 2)],
        "region": [(1, 2, 2, 2)],
        "year": [],
        "theme": [(2, 2, 3, 3)],
        "codes": [(2, 2, 3, 3)],
    }
