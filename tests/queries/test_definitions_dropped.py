"""Method rule 8: what a full document leaves out without a word, and what was merged or split."""

from tests.queries.story import (
    JULY,
    action,
    completion,
    flags,
    note,
    of_action,
    plan,
    recommendation,
    report,
    side_by_side,
    told,
)

DROPPED = "dropped_without_statement"
PLANNED = plan("2024-03-31", action("in progress"), action(key="kept"))
LEFT_OUT = report("2024-09-30", action(key="kept"))


def test_8_left_out_of_a_later_full_document_is_dropped_from_its_day_on_and_flagged_there(world):
    db = told(world, PLANNED, LEFT_OUT)
    assert of_action(db, "2024-09-29", "is_dropped dropped_on") == (False, None)
    assert of_action(db, "2024-09-30", "is_dropped dropped_on") == (True, "2024-09-30")
    assert flags(db, DROPPED) == [("report", "Action a1")]


def test_8_what_is_dropped_keeps_its_status_and_stays_in_completion(world):
    db = told(world, PLANNED, LEFT_OUT)
    assert of_action(db, "2025-01-01", "status") == "in progress"
    assert completion(db, "2025-01-01", "stated_count counting_count") == (1, 2)


def test_8_a_later_mention_takes_it_back(world):
    db = told(world, PLANNED, LEFT_OUT, note("2024-12-31", action()))
    assert of_action(db, "2024-12-30", "is_dropped") is True
    assert of_action(db, "2024-12-31", "is_dropped dropped_on") == (False, None)


def test_8_left_out_again_and_again_is_dropped_once_and_flagged_at_the_first(world):
    db = told(world, PLANNED, LEFT_OUT, report("2024-12-31", action(key="kept"), key="again"))
    assert of_action(db, "2025-01-01", "is_dropped dropped_on") == (True, "2024-09-30")
    assert flags(db, DROPPED) == [("report", "Action a1")]


def test_8_dropped_after_it_came_back_is_flagged_a_second_time(world):
    db = told(
        world, PLANNED, LEFT_OUT, note("2024-10-31", action()), report("2024-12-31", action(key="kept"), key="again")
    )
    assert of_action(db, "2025-01-01", "dropped_on") == "2024-12-31"
    assert flags(db, DROPPED) == [("again", "Action a1"), ("report", "Action a1")]


LISTS_LESS = {
    "note": {"scope": "unknown"},
    "open items": {"scope": "open items"},
    "part": {"scope": "part"},
    "register": {"kind": "register"},
}


def test_8_only_a_full_document_drops(world):
    lesser = {name: report("2024-09-30", action(key="kept"), **columns) for name, columns in LISTS_LESS.items()}
    db = side_by_side(world, {name: [PLANNED, later] for name, later in lesser.items()})
    assert [of_action(db, "2025-01-01", "is_dropped", f"{name} a1") for name in lesser] == [False] * 4
    assert flags(db, DROPPED) == []


def test_8_a_full_document_that_lists_recommendations_alone_drops_no_action(world):
    db = told(world, PLANNED, report("2024-09-30", recommendation("in progress")))
    assert of_action(db, "2025-01-01", "is_dropped") is False
    assert flags(db, DROPPED) == []


def test_8_what_is_settled_may_be_left_out(world):
    settled = ["complete", "stopped", "continuous"]
    says = [action(status, key=status) for status in settled]
    db = told(world, plan("2024-03-31", *says, action(key="kept")), LEFT_OUT)
    assert [of_action(db, "2025-01-01", "is_dropped", key=status) for status in settled] == [False] * 3
    assert flags(db, DROPPED) == []


def test_8_what_is_new_was_not_dropped_by_documents_from_before(world):
    db = told(world, PLANNED, report("2024-09-30", action(), action(key="kept"), action(key="new")))
    assert of_action(db, "2025-01-01", "is_dropped", key="new") is False
    assert flags(db, DROPPED) == []


def test_8_of_two_full_documents_of_one_day_one_mention_is_enough(world):
    db = told(world, PLANNED, LEFT_OUT, report("2024-09-30", action(), key="other"))
    assert of_action(db, "2025-01-01", "is_dropped") is False
    assert flags(db, DROPPED) == []


def test_8_what_one_review_lists_drops_nothing_of_another(world):
    other = {"review_id": "felpersham-2024-02"}
    db = told(world, PLANNED, report("2024-09-30", action(key="theirs", of="s1"), **other))
    assert of_action(db, "2025-01-01", "is_dropped") is False


def test_8_merged_is_stopped_with_a_successor_and_no_longer_dropped(world):
    merged = action("stopped", status_method="derived", link_method="merge", successor_id="kept")
    db = told(
        world,
        PLANNED,
        report("2024-09-30", merged, action(key="kept", **JULY)),
        report("2024-12-31", action(key="kept"), key="later"),
    )
    columns = "status status_method timing successor_id is_dropped"
    assert of_action(db, "2024-09-29", columns) == ("in progress", "stated", "undated", None, False)
    assert of_action(db, "2025-01-01", columns) == ("stopped", "derived", "stopped", "kept", False)
    assert completion(db, "2025-01-01", "counting_count") == 1


def test_8_split_is_stopped_without_a_successor_and_its_parts_are_new(world):
    split = action("stopped", status_method="derived", link_method="split")
    db = told(
        world,
        plan("2024-03-31", action()),
        report("2024-09-30", split, action(key="b1"), action(key="b2")),
        actions={"b1": {"split_from": "a1"}, "b2": {"split_from": "a1"}},
    )
    assert of_action(db, "2025-01-01", "status successor_id") == ("stopped", None)
    assert of_action(db, "2024-09-29", "status", key="b1") is None
    assert of_action(db, "2025-01-01", "status is_dropped", key="b1") == ("not stated", False)
