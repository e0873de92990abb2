from tests.queries import chosen
from tests.queries.story import FELPERSHAM, JULY, MAY, REVIEWS, action, asked, owner, plan, report, told

COUNTS = "role_family action_count open_count overdue_count redated_count"


def test_what_each_role_carries(world):
    db = told(
        world,
        plan("2024-03-31", action(key="late", **MAY), action(key="moved", **MAY), action(key="done", **MAY)),
        report("2024-09-30", action("in progress", key="late"), action("stopped", key="moved", **JULY), action("complete", key="done")),
        action_owners=[owner(key, "Leader") for key in ("late", "moved", "done")],
    )  # fmt: skip
    assert asked(db, "actions_by_owner", COUNTS) == [("leader", 3, 1, 1, 1)]


def test_an_action_with_several_roles_counts_for_each_and_once_for_two_of_one_family(world):
    director = {"role_family": "director", "lead_kind": "officer"}
    db = told(
        world, plan("2024-03-31", action(), action(key="nobody")), report("2024-09-30", action(), action(key="nobody")),
        action_owners=[
            owner("a1", "Director of Place", 1, **director), owner("a1", "Director of People", 2, **director),
            owner("a1", "Leader", 3, "member"),
        ],
    )  # fmt: skip
    assert asked(db, "actions_by_owner", "role_family lead_kind action_count of_count roles") == [
        ("director", "officer", 1, 2, ["Director of People", "Director of Place"]),
        ("leader", "member", 1, 2, ["Leader"]),
    ]


def test_of_one_council_or_of_every_one(world):
    db = told(
        world,
        plan("2024-03-31", action(), action(key="a2")),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        action_owners=[owner(key, "Leader") for key in ("a1", "a2", "f1")],
    )
    columns = "action_count of_count council_count"
    assert asked(db, "actions_by_owner", columns) == [(3, 3, 2)]
    assert asked(db, "actions_by_owner", columns, gss_code="E07000002") == [(1, 1, 1)]
    assert asked(db, "actions_by_owner", columns, gss_code="E07000009") == []


def test_where_nobody_is_named_there_is_no_row(world):
    assert asked(told(world, plan("2024-03-31", action())), "actions_by_owner", "role_family") == []


def test_a_role_first_named_by_a_later_document_is_not_known_before_it(world):
    db = told(
        world, plan("2024-03-31", action()), report("2024-09-30", action()),
        action_owners=[owner("a1", "Leader", document_id="report")],
    )  # fmt: skip
    assert asked(db, "actions_by_owner", "action_count", as_at="2024-09-29") == []
    assert asked(db, "actions_by_owner", "action_count", as_at="2024-09-30") == [(1,)]


def test_of_every_council_a_joint_review_counts_once(world):
    db = told(
        world,
        plan("2024-03-31", action()),
        plan("2024-03-31", action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
        reviews=[{**review, "joint_id": "both"} for review in REVIEWS],
        action_owners=[owner("a1", "Leader"), owner("f1", "Leader")],
    )
    assert asked(db, "actions_by_owner", "action_count of_count") == [(1, 1)]


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("actions_by_owner", "action_count of_count council_count") == {
        "all": [(4, 4, 2)],
        "type": [(3, 3, 2)],
        "region": [(2, 2, 1)],
        "year": [(1, 1, 1)],
        "theme": [(2, 2, 2)],
        "codes": [(1, 1, 1)],
    }
