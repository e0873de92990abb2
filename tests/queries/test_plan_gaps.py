"""Of how many recommendations it was looked at whether they reached a plan, and that the lists hold those that did not."""

from tests.queries import chosen
from tests.queries.story import FELPERSHAM, action, asked, plan, recommendation, report, told

NAME = "plan_gaps"
COLUMNS = "gap gap_count of_count review_count whole_plan_count"
FEEDBACK = {"kind": "feedback report", "said_by": "peers"}


def peers(*says, **columns):
    return report("2024-02-28", *says, **{"key": "feedback", **FEEDBACK, **columns})


def test_what_no_plan_speaks_of_is_counted_out_of_what_the_peers_told(world):
    db = told(
        world,
        peers(recommendation(), recommendation(key="r2"), recommendation(key="r3")),
        plan("2024-03-31", action(), recommendation(), recommendation(key="r2")),
    )
    assert asked(db, NAME, COLUMNS) == [("never reached the plan", 1, 3, 1, 1), ("no action listed", 1, 2, 1, 1)]
    assert [row for (row,) in asked(db, "recommendations_without_plan", "recommendation_id")] == ["r3"]
    assert [row for (row,) in asked(db, "recommendations_without_action", "recommendation_id")] == ["r2"]


def test_a_plan_that_is_not_known_to_be_whole_is_told_apart(world):
    db = told(world, peers(recommendation(key="r2")), plan("2024-03-31", recommendation(), action(), scope="unknown"))
    assert asked(db, NAME, COLUMNS) == [("never reached the plan", 1, 1, 1, 0), ("no action listed", 0, 1, 1, 0)]


def test_without_a_plan_or_without_the_peers_words_nothing_was_looked_at(world):
    alone = told(world, peers(recommendation()))
    assert asked(alone, NAME, COLUMNS) == []
    unheard = told(world, plan("2024-03-31", recommendation(), action()))
    assert asked(unheard, NAME, "gap") == [("no action listed",)]


def test_a_plan_counts_from_its_day_on(world):
    db = told(world, peers(recommendation()), plan("2024-03-31", recommendation(), action()))
    assert asked(db, NAME, COLUMNS, as_at="2024-03-30") == []
    assert len(asked(db, NAME, COLUMNS, as_at="2024-03-31")) == 2


def test_of_several_councils_each_counts(world):
    db = told(
        world,
        peers(recommendation(), recommendation(key="r2")),
        plan("2024-03-31", recommendation(), action()),
        peers(recommendation(key="s1"), key="their feedback", **FELPERSHAM),
        plan("2024-03-31", recommendation(key="s1"), action(key="f1", of="s1"), key="theirs", **FELPERSHAM),
    )
    assert asked(db, NAME, "gap_count of_count review_count")[0] == (1, 3, 2)


def test_each_filter_chooses_what_is_looked_at():
    """Of these plans every recommendation has an action, and no peer is heard."""
    whole = "no action listed"
    assert chosen.answers(NAME, "gap gap_count of_count review_count") == {
        "all": [(whole, 0, 4, 2)],
        "type": [(whole, 0, 3, 2)],
        "region": [(whole, 0, 2, 1)],
        "year": [(whole, 0, 1, 1)],
        "theme": [(whole, 0, 2, 2)],
    }
