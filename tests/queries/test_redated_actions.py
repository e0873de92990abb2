from tests.queries import chosen
from tests.queries.story import FELPERSHAM, JULY, MAY, ONGOING, action, asked, due, note, owner, plan, report, told

AUGUST = due("2024-08-01", "2024-08-31", "August 2024")


def moved(db, columns="action_id redated_count", **params):
    return asked(db, "redated_actions", columns, **params)


def test_from_when_to_when_a_deadline_was_moved(world):
    db = told(world, plan("2024-03-31", action(**MAY)), report("2024-04-30", action("in progress", **JULY)))
    assert moved(db, as_at="2024-04-29") == []
    columns = (
        "council first_due_text first_due_to due_text due_to redated_count slip_low_days slip_high_days status timing"
    )
    assert moved(db, columns, as_at="2024-05-01") == [
        ("Borchester", "May 2024", "2024-05-31", "July 2024", "2024-07-31", 1, 61, 61, "in progress", "not yet due")
    ]


def test_an_end_taken_away_has_no_last_day_and_no_slip(world):
    db = told(world, plan("2024-03-31", action(of=None, **MAY)), report("2024-04-30", action(of=None, **ONGOING)))
    columns = "ref due_text due_to redated_count end_removed_count slip_low_days slip_high_days"
    assert moved(db, columns) == [(None, "Ongoing", None, 1, 1, None, None)]


def test_the_most_often_moved_comes_first_then_the_furthest(world):
    db = told(
        world,
        plan("2024-03-31", *(action(key=key, **MAY) for key in ("far", "near", "often", "still", "gone"))),
        report("2024-04-15", action(key="often", **AUGUST), key="first"),
        report("2024-04-30", action(key="often", **JULY), action(key="near", **JULY), action(key="far", **AUGUST), action(key="gone", **ONGOING)),
    )  # fmt: skip
    assert moved(db) == [("often", 2), ("far", 1), ("near", 1), ("gone", 1)]


def test_what_is_complete_still_counts_as_moved(world):
    db = told(world, plan("2024-03-31", action(**MAY)), report("2024-06-30", action("complete", **JULY)))
    assert moved(db, "action_id status") == [("a1", "complete")]


def test_of_one_council_or_of_every_one_and_each_action_once(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY), action(key="a2", **MAY)),
        report("2024-04-30", action(**JULY), action(key="a2", **JULY)),
        plan("2024-03-31", action(key="f1", of="s1", **MAY), key="theirs", **FELPERSHAM),
        report("2024-04-30", action(key="f1", of="s1", **JULY), key="their report", **FELPERSHAM),
        action_owners=[owner("a1", "Leader", 1), owner("a1", "Director", 2)],
    )
    assert moved(db) == [("a1", 1), ("a2", 1), ("f1", 1)]
    assert moved(db, gss_code="E07000002") == [("f1", 1)]
    assert moved(db, gss_code="E07000009") == []


def test_each_filter_chooses_what_is_counted():
    assert chosen.answers("redated_actions", "action_id") == {
        "all": ["ba1", "fa1"],
        "type": ["ba1", "ha1"],
        "region": ["fa1"],
        "year": ["ea1"],
        "theme": [],
    }


def test_the_place_is_that_of_the_latest_deadline(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY, place="line 1"), file_name="plan.txt"),
        report("2024-06-30", action(**JULY, place="line 2"), file_name="report.txt", url="https://example.org/report"),
        note("2024-09-30", action("in progress", place="line 3"), file_name="note.txt"),
    )
    columns = "gss_code recommendation_id file_name place url"
    assert asked(db, "redated_actions", columns) == [
        ("E07000001", "r1", "report.txt", "line 2", "https://example.org/report")
    ]
