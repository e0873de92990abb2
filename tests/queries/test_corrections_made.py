"""What people put right, the latest first."""

from tests.queries.story import action, asked, plan, told


def correction(line, **columns):
    given = {"file_name": "plan.txt", "place": "line 2", "change": "due", "printed": "Form", "meant": "June 2024"}
    return {**given, "line": line, "reason": "seen", "is_applied": True, **columns}


def made(db, columns, **params):
    return asked(db, "corrections_made", columns, **params)


def test_the_latest_line_first_and_one_that_fits_nothing_says_so(world):
    db = told(world, plan("2024-03-31", action()), corrections=[correction(2), correction(3, is_applied=False)])
    assert made(db, "line is_applied change meant") == [(3, False, "due", "June 2024"), (2, True, "due", "June 2024")]


def test_of_one_file_alone(world):
    db = told(world, plan("2024-03-31", action()), corrections=[correction(2), correction(3, file_name="other.txt")])
    assert made(db, "line", file_name="other.txt") == [(3,)]
