from tests.queries import chosen
from tests.queries.story import EARLY, FELPERSHAM, JULY, MAY, ONGOING, action, asked, owner, plan, report, told


def ahead(db, columns="action_id", **params):
    return asked(db, "deadlines_of_council", columns, **params)


def test_what_has_passed_and_what_lies_ahead_by_its_last_day(world):
    db = told(
        world,
        plan("2024-03-31", action(key="moved", **MAY), action(key="a1", **MAY)),
        report("2024-06-10", action(key="moved", **JULY), action("in progress")),
        recommendations={"r1": {"ref": "KR1"}},
    )
    columns = "council action_id ref status timing days_left redated_count first_due_to"
    assert ahead(db, columns, as_at="2024-06-30") == [
        ("Borchester", "a1", "KR1", "in progress", "overdue", -30, 0, "2024-05-31"),
        ("Borchester", "moved", "KR1", "not stated", "not yet due", 31, 1, "2024-05-31"),
    ]


def test_the_last_day_itself_leaves_no_day(world):
    db = told(world, plan("2024-03-31", action(**MAY)))
    assert ahead(db, "days_left timing", as_at="2024-05-31") == [(0, "not yet due")]


def test_what_has_no_date_or_is_settled_is_left_out(world):
    left_out = [{}, ONGOING, EARLY, *({"status": status, **MAY} for status in ("complete", "stopped", "continuous"))]
    says = [action(key=f"a{n}", **said) for n, said in enumerate(left_out)]
    assert ahead(told(world, plan("2024-03-31", *says))) == []


def test_an_action_of_no_recommendation_has_no_number(world):
    db = told(world, plan("2024-03-31", action(of=None, **{**MAY, "due_text": None})))
    assert ahead(db, "ref due_text due_to") == [(None, None, "2024-05-31")]


def test_of_one_council_or_of_every_one_and_each_action_once(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY), action(key="a2", **MAY)),
        plan("2024-03-31", action(key="f1", of="s1", **JULY), key="theirs", **FELPERSHAM),
        report("2024-04-30", action(), action(key="a2")),
        action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
    )
    assert ahead(db) == [("a1",), ("a2",), ("f1",)]
    assert ahead(db, gss_code="E07000002") == [("f1",)]
    assert ahead(db, gss_code="E07000009") == []


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("deadlines_of_council", "action_id") == {
        "all": ["ba1", "fa1"],
        "type": ["ba1", "ha1"],
        "region": ["fa1"],
        "year": ["ea1"],
        "theme": [],
    }
