"""When an officer of the council found right what is shown."""

from tests.queries.story import BORCHESTER, FELPERSHAM, action, asked, plan, told


def check(day, **columns):
    return {**BORCHESTER, "checked_on": day, "by_role": "Head of Policy", "place": "line 2", **columns}


def test_checks_of_the_review_up_to_the_date_the_latest_first(world):
    given = [check("2024-05-01"), check("2024-07-01", note="All but one"), check("2024-06-01", **FELPERSHAM)]
    db = told(world, plan("2024-03-31", action()), checks=given)
    found = ("checked_on by_role note", {"review_id": BORCHESTER["review_id"]})
    assert asked(db, "checks_of_review", found[0], as_at="2024-12-31", **found[1]) == [
        ("2024-07-01", "Head of Policy", "All but one"),
        ("2024-05-01", "Head of Policy", None),
    ]
    assert len(asked(db, "checks_of_review", found[0], as_at="2024-06-30", **found[1])) == 1
