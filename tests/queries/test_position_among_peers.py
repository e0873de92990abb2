from statistics import quantiles

import duckdb
import pytest

from tests.queries.story import (
    FELPERSHAM,
    JULY,
    MAY,
    ONGOING,
    REVIEWS,
    THEMES,
    action,
    asked,
    due,
    owner,
    plan,
    recommendation,
    report,
    side_by_side,
    told,
)

LATER = due("2025-12-01", "2025-12-31", "December 2025")
DONE = {"completed_from": "2024-05-10", "completed_to": "2024-05-10"}
DONE_LATE = {"completed_from": "2024-08-02", "completed_to": "2024-08-02"}
MEASURES = (
    *("complete", "overdue", "due, no update found", "re-dated", "slipped late", "without a calendar date"),
    *("with a named owner", "moved to business as usual", "done on time"),
)
# What the plan and the report say of an action, and for which of MEASURES it counts: 1 in the part, 0 in the whole only,
# x in neither. All have a recommendation of their own, so that both levels come to the same.
WAYS = {
    "on time": (action(**MAY), action("complete", **DONE), "100000101"),
    "late": (action(**MAY), action("complete", **DONE_LATE), "100010100"),
    "overdue": (action(**MAY), action("in progress"), "010010100"),
    "silent": (action(**MAY), action(), "x0100010x"),
    "moved": (action(**MAY), action("in progress", **LATER), "00011010x"),
    "ongoing": (action(**ONGOING), action("not started"), "0000x110x"),
    "usual": (action(), action("continuous"), "x000x111x"),
}
# Seven councils with five or more actions, one with three, and one that has not reported.
COUNCILS = {
    "Ambridge": "on time,on time,on time,overdue,moved,usual",
    "Borchester": "late,late,overdue,overdue,silent,silent,moved",
    "Churcham": "ongoing,ongoing,ongoing,ongoing,on time,overdue",
    "Darrington": "moved,moved,moved,moved,moved,moved,on time",
    "Edgeley": "overdue,overdue,overdue,overdue,overdue,late,silent,silent",
    "Felpersham": "usual,usual,on time,on time,on time,late,late,late",
    "Hollerton": "silent,silent,silent,on time,overdue,overdue,overdue,late",
    "Loxley": "on time,on time,on time",
}
COLUMNS = "own_count own_of_count own_share counted_count lower_share middle_share upper_share band peer_shares"


def _story(ways: list[str]) -> list:
    says = {f"a{number:02}": WAYS[way] for number, way in enumerate(ways)}
    named = [(key, f"r{key}", first, second) for key, (first, second, _) in says.items()]
    keyed = [
        ({**first, "action_id": key, "recommendation_id": of}, {**second, "action_id": key, "recommendation_id": of})
        for key, of, first, second in named
    ]
    return [plan("2024-03-31", *(first for first, _ in keyed)), report("2024-09-30", *(second for _, second in keyed))]


@pytest.fixture
def county(world):
    """All of COUNCILS, and Penny Hassett, of which only a plan is loaded."""
    stories = {name: _story(ways.split(",")) for name, ways in COUNCILS.items()}
    stories["Penny Hassett"] = _story(["late"] * 6)[:1]
    led = [
        owner(f"{name} a{number:02}", "Leader")
        for name, ways in COUNCILS.items()
        for number, way in enumerate(ways.split(","))
        if WAYS[way][2][6] == "1"
    ]
    db = side_by_side(world, stories, action_owners=led, themes=THEMES)
    codes = dict(db.execute("select name, gss_code from councils").fetchall())
    return db, codes


def _share(ways: str, place: int) -> tuple[int, int, float | None]:
    marks = [WAYS[way][2][place] for way in ways.split(",") if WAYS[way][2][place] != "x"]
    part, whole = marks.count("1"), len(marks)
    return part, whole, part / whole if whole >= 5 else None


def _expected(name: str, place: int) -> tuple:
    """The same in plain Python, from the marks alone."""
    others = {other: _share(ways, place)[2] for other, ways in COUNCILS.items() if other != name}
    if MEASURES[place] in ("without a calendar date", "with a named owner"):
        others["Penny Hassett"] = 0.0
    shares = sorted(share for share in others.values() if share is not None)
    own = _share(COUNCILS[name], place)
    lower, middle, upper = quantiles(shares, n=4, method="inclusive") if len(shares) >= 5 else (None, None, None)
    if own[2] is None or lower is None:
        band = None
    else:
        band = "lower quarter" if own[2] < lower else "upper quarter" if own[2] > upper else "middle half"
    return (*own, len(shares), lower, middle, upper, band, shares or None)


@pytest.mark.parametrize("level", ["recommendation", "action"])
@pytest.mark.parametrize("name", COUNCILS)
def test_it_is_what_plain_python_makes_of_the_marks(county, name, level):
    db, codes = county
    rows = asked(db, "position_among_peers", f"measure {COLUMNS}", gss_code=codes[name], level=level)
    assert [row[0] for row in rows] == list(MEASURES)
    for place, (_, *found) in enumerate(rows):
        *expected, shares = _expected(name, place)
        assert found[:-1] == pytest.approx(expected), (name, MEASURES[place])
        assert found[-1] == pytest.approx(shares), (name, MEASURES[place])


def test_every_band_and_both_kinds_of_silence_are_among_them(county):
    """The comparison above would prove little if the story had no council in a band."""
    bands = [_expected(name, place)[7] for name in COUNCILS for place in range(len(MEASURES))]
    assert set(bands) == {"lower quarter", "middle half", "upper quarter", None}


def test_a_group_is_the_codes_of_it_and_fewer_than_five_have_no_quartiles(county):
    db, codes = county
    four = ",".join(codes[name] for name in ("Borchester", "Churcham", "Edgeley", "Loxley"))
    rows = asked(
        db, "position_among_peers", "peer_count counted_count middle_share least_share band peer_shares",
        gss_code=codes["Ambridge"], gss_codes=four,
    )  # fmt: skip
    assert rows[1] == (4, 3, None, 1 / 6, None, [1 / 6, 2 / 7, 5 / 8])


def test_four_counted_have_no_quartiles_and_five_have(county):
    db, codes = county
    five = ["Borchester", "Churcham", "Darrington", "Edgeley", "Felpersham"]
    for names, is_given in ((five[:4], False), (five, True)):
        rows = asked(
            db, "position_among_peers", "counted_count lower_share middle_share upper_share band",
            gss_code=codes["Ambridge"], gss_codes=",".join(codes[name] for name in names),
        )  # fmt: skip
        assert rows[1][0] == len(names)
        assert [value is not None for value in rows[1][1:]] == [is_given] * 4


def test_the_bounds_say_how_much_is_not_known(world):
    said = [action(key=key, of=f"r{key}", **MAY) for key in "abcdefg"]
    heard = ["complete", "complete", "in progress", "in progress", "not started", "not stated", "stopped"]
    known = [action(status, key=key, of=f"r{key}") for key, status in zip("abcdefg", heard, strict=True)]
    db = told(world, plan("2024-03-31", *said), report("2024-09-30", *known))
    columns = "measure own_count own_of_count own_share own_low_share own_high_share"
    rows = {row[0]: row[1:] for row in asked(db, "position_among_peers", columns, gss_code="E07000001")}
    assert rows["complete"] == (2, 5, 0.4, 2 / 6, 3 / 6)
    assert rows["done on time"] == (0, 5, 0.0, 0.0, 0.4)
    assert rows["slipped late"] == (3, 6, 0.5, 0.5, 5 / 6)
    assert rows["overdue"] == (3, 7, 3 / 7, None, None)


def test_the_level_says_what_completion_counts_and_no_other_measure(world):
    db = told(
        world,
        plan("2024-03-31", action(**MAY), action(key="a2", **MAY), action(key="a3", of=None, **MAY)),
        report("2024-09-30", action("complete"), action("in progress", key="a2"), action("complete", key="a3")),
    )
    columns = "unit own_count own_of_count"
    by_level = {
        level: asked(db, "position_among_peers", columns, gss_code="E07000001", level=level)
        for level in (None, "recommendation", "action")
    }
    assert by_level[None] == by_level["recommendation"]
    assert (by_level["recommendation"][0], by_level["action"][0]) == (("recommendation", 0, 1), ("action", 2, 3))
    assert by_level["recommendation"][1] == by_level["action"][1] == ("action", 1, 3)
    with pytest.raises(duckdb.Error, match="level: one of recommendation, action is accepted"):
        asked(db, "position_among_peers", columns, gss_code="E07000001", level="both")


def test_one_theme_counts_only_what_belongs_to_it(world):
    db = told(
        world, plan("2024-03-31", action(**MAY), action(key="a2", of="r2", **JULY), action(key="a3", of=None)),
        report("2024-09-30", action("complete"), action("in progress", key="a2", of="r2"), action("complete", key="a3", of=None)),
        recommendations={"r1": {"theme_id": 1}, "r2": {"theme_id": 2}}, themes=THEMES,
    )  # fmt: skip
    for theme, complete, overdue in ((1, (1, 1), (0, 1)), (2, (0, 1), (1, 1)), (None, (1, 2), (1, 3))):
        rows = asked(db, "position_among_peers", "own_count own_of_count", gss_code="E07000001", theme_id=theme)
        assert rows[:2] == [complete, overdue]


def test_without_progress_only_what_a_plan_alone_can_show_is_counted(county):
    db, codes = county
    rows = asked(db, "position_among_peers", "needs_progress own_count own_of_count", gss_code=codes["Penny Hassett"])
    assert [row for row in rows if row[0]] == [(True, None, None)] * 7
    assert [row for row in rows if not row[0]] == [(False, 0, 6)] * 2


def test_before_the_first_document_and_for_a_council_without_any_nothing_is_stated(county):
    db, codes = county
    for name, as_at in (("Ambridge", "2024-03-30"), ("Ambridge", "2020-01-01")):
        rows = asked(db, "position_among_peers", COLUMNS, as_at=as_at, gss_code=codes[name])
        assert rows == [(None, None, None, 0, None, None, None, None, None)] * len(MEASURES)
    assert asked(db, "position_among_peers", COLUMNS, gss_code="E09999999") == []


def test_a_report_counts_from_its_day(county):
    db, codes = county
    before = asked(db, "position_among_peers", "own_count", as_at="2024-09-29", gss_code=codes["Ambridge"])
    after = asked(db, "position_among_peers", "own_count", as_at="2024-09-30", gss_code=codes["Ambridge"])
    assert (before[0], after[0]) == ((None,), (3,))


def test_councils_visited_together_are_one_review(world):
    """The partner of the council itself is no peer of it; of two partners among the peers one stands for both."""
    third = {**REVIEWS[1], "review_id": "third", "gss_code": "E07000003"}
    says = [action(key=f"a{n}", of=None, **MAY) for n in range(5)]
    theirs = [{**one, "action_id": f"f{one['action_id']}"} for one in says]
    thirds = [{**one, "action_id": f"t{one['action_id']}"} for one in says]
    db = told(
        world, plan("2024-03-31", *says), plan("2024-03-31", *theirs, key="p2", **FELPERSHAM),
        plan("2024-03-31", *thirds, key="p3", review_id="third"),
        councils=[{}, {"gss_code": "E07000002", "name": "Felpersham"}, {"gss_code": "E07000003", "name": "Edgeley"}],
        reviews=[REVIEWS[0], {**REVIEWS[1], "joint_id": "both"}, {**third, "joint_id": "both"}],
    )  # fmt: skip

    def counted(code: str, codes: str | None = None) -> tuple:
        return asked(
            db, "position_among_peers", "own_of_count peer_count counted_count", gss_code=code, gss_codes=codes
        )[5]

    assert counted("E07000001") == (5, 2, 1)
    assert counted("E07000001", "E07000003") == (5, 1, 1)
    assert counted("E07000003") == (5, 2, 1)
    assert counted("E07000003", "E07000002") == (5, 1, 0)


def test_of_a_council_with_several_reviews_the_latest_counts(world):
    older = {**REVIEWS[0], "review_id": "older", "visited_from": "2018-01-10", "visited_to": "2018-01-12"}
    db = told(
        world, plan("2018-06-30", action("complete", key="o1", of="o1"), key="old", review_id="older"),
        plan("2024-03-31", action("in progress", **MAY)), reviews=[older, *REVIEWS],
    )  # fmt: skip
    rows = asked(db, "position_among_peers", "own_count own_of_count", gss_code="E07000001")
    assert rows[0] == (0, 1)
    assert asked(db, "position_among_peers", "own_count", as_at="2019-01-01", gss_code="E07000001")[0] == (1,)


def test_what_only_a_public_page_tells_takes_no_part(world):
    db = told(world, report("2024-03-31", recommendation("complete"), kind="register"))
    rows = asked(db, "position_among_peers", "own_count own_of_count", gss_code="E07000001")
    assert rows == [(None, None)] * len(MEASURES)
