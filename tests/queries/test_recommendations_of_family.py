from tests.queries.story import COUNCILS, FELPERSHAM, REVIEWS, THEMES, action, asked, plan, recommendation, told

FAMILY = {"family_id": "as-a", "label": "Develop scrutiny", "council_count": 2, "recommendation_count": 2}
MEMBER = {"family_id": "as-a", "theme_id": 2, "theme_method": "inferred"}


def members(db, columns="recommendation_id", family_id="as-a", **params):
    return asked(db, "recommendations_of_family", columns, family_id=family_id, **params)


def two_councils(world, **columns):
    """Felpersham, visited later, stands in a register; Borchester in its plan; r2 is of no family."""
    register = {
        "kind": "register",
        "said_by": "press",
        "basis": "press",
        "note": "cut short",
        "url": "https://example.org",
    }
    return told(
        world,
        plan("2024-03-31", recommendation(), action("complete"), action(key="a2"), recommendation(key="r2")),
        plan("2024-05-31", recommendation(key="f1"), key="list", **{**register, **FELPERSHAM}),
        families=[FAMILY], themes=THEMES,
        recommendations={"r1": {**MEMBER, "ref": "R4"}, "f1": {**MEMBER, "note": "as reported", **columns}},
    )  # fmt: skip


def test_members_stand_in_the_order_of_visits_the_latest_first(world):
    db = two_councils(world)
    columns = "council gss_code review_id visited_from visited_to ref text theme theme_method"
    assert members(db, columns) == [
        ("Felpersham", "E07000002", "felpersham-2024-02", "2024-02-06", "2024-02-08", None, "Recommendation f1",
         "Finance", "inferred"),
        ("Borchester", "E07000001", "borchester-2024-03", "2024-01-10", "2024-01-12", "R4", "Recommendation r1",
         "Finance", "inferred"),
    ]  # fmt: skip


def test_what_became_of_it_and_who_says_so(world):
    db = two_councils(world)
    assert members(db, "recommendation_id status status_method action_count complete_count") == [
        ("f1", "not stated", None, 0, 0),
        ("r1", "in progress", "derived", 2, 1),
    ]
    assert members(db, "said_by basis document_kind file_name place url note") == [
        ("press", "press", "register", "list.txt", "line 1", "https://example.org", "as reported; cut short"),
        ("council", None, "action plan", "plan.txt", "line 1", None, None),
    ]


def test_only_members_known_by_the_day_are_shown(world):
    db = two_councils(world)
    assert members(db, as_at="2024-05-30") == [("r1",)]
    assert members(db, as_at="2024-03-30") == []
    assert members(db, family_id="as-b") == members(db, family_id=None) == []


def test_former_councils_are_named_as_such_and_undated_visits_come_last(world):
    former = [{**COUNCILS[0], "end_on": "2025-04-01"}, COUNCILS[1]]
    undated = [REVIEWS[0], {**REVIEWS[1], "visited_from": None, "visited_to": None, "joint_id": "both"}]
    db = told(
        world,
        plan("2024-03-31", recommendation()),
        plan("2024-05-31", recommendation(key="f1"), key="list", **FELPERSHAM),
        councils=former, reviews=undated, families=[FAMILY], recommendations={"r1": MEMBER, "f1": MEMBER},
        themes=THEMES,
    )  # fmt: skip
    label = "Borchester (former non-metropolitan district, until 2025)"
    assert members(db, "council visited_from joint_id") == [(label, "2024-01-10", None), ("Felpersham", None, "both")]
