import json
from pathlib import Path

import pytest

from tests.queries.story import (
    FELPERSHAM,
    REVIEWS,
    THEMES,
    action,
    asked,
    note,
    owner,
    plan,
    recommendation,
    report,
    told,
)

PAIRS = json.loads((Path(__file__).parent / "cases" / "like_pairs.json").read_text(encoding="utf-8"))
SAVINGS = "Agree a savings plan that closes the budget gap"
THEIRS = "Close the gap in the budget by a savings plan"
OTHERS = {f"x{number}": {"text": pair["complete"]} for number, pair in enumerate(PAIRS[8:])}
KEYS = {"r1": {"text": SAVINGS, "theme_id": 1}, "s1": {"text": THEIRS, "theme_id": 1}}


def finished(db, columns="recommendation_id", key="r1", **params):
    return asked(db, "finished_like", columns, recommendation_id=key, **params)


def two(world, *documents, recommendations=None, others="not stated", **tables):
    """Borchester's r1 is to be done; `documents` tell what became of s1 and others. The rest only makes words common or rare."""
    rest = [recommendation(others, key=key) for key in OTHERS]
    base = [plan("2024-03-31", recommendation(), *rest), *documents]
    texts = {**KEYS, **OTHERS, **(recommendations or {})}
    return told(world, *base, recommendations=texts, **{"themes": THEMES, **tables})


def done(day="2024-09-30", *says, key="done", **columns):
    return report(day, *(says or [recommendation("complete", key="s1")]), key=key, **{**FELPERSHAM, **columns})


@pytest.fixture
def pairs(world):
    """One council has all of the open ones, another all of the complete ones."""
    mine = {f"r{number}": {"text": pair["open"], "theme_id": pair["theme"][0]} for number, pair in enumerate(PAIRS)}
    theirs = {
        f"s{number}": {"text": pair["complete"], "theme_id": pair["theme"][1]} for number, pair in enumerate(PAIRS)
    }
    return told(
        world, plan("2024-03-31", *(recommendation("in progress", key=key) for key in mine)),
        done("2024-03-31", *(recommendation("complete", key=key) for key in theirs)),
        recommendations={**mine, **theirs}, themes=[{"theme_id": number, "name": str(number)} for number in range(1, 6)],
    )  # fmt: skip


def test_pairs_that_a_reader_calls_like_are_found_and_no_others(pairs):
    shown = [(f"s{number}",) in finished(pairs, key=f"r{number}", limit_to=100) for number in range(len(PAIRS))]
    like = [pair["like"] for pair in PAIRS]
    assert sum(like) == 8
    assert [place for place, (one, is_like) in enumerate(zip(shown, like, strict=True)) if one and not is_like] == []
    assert sum(shown) >= 7


def test_likeness_is_nought_to_one_and_the_most_like_come_first(pairs):
    for number in range(len(PAIRS)):
        found = [likeness for (likeness,) in finished(pairs, "likeness", key=f"r{number}", limit_to=100)]
        assert all(0.35 <= likeness <= 1 for likeness in found)
        tenths = [round(likeness, 1) for likeness in found]
        assert tenths == sorted(tenths, reverse=True)


def test_it_says_which_words_both_hold_and_the_same_words_are_one(world):
    db = two(world, done(), recommendations={"s1": {"text": SAVINGS, "theme_id": 1}})
    [(why, likeness, text)] = finished(db, "why likeness text")
    assert likeness == 1 and text == SAVINGS
    assert why == "shares: savings plan"


def test_an_expression_counts_as_one_term_without_the_words_it_is_made_of(world):
    texts = {
        "r1": {"text": "Explain borrowing to members", "theme_id": 1},
        "s1": {"text": "Explain borrowing to councillors", "theme_id": 1},
    }
    same = {**texts, "s1": {"text": "Explain borrowing to members", "theme_id": 1}}
    first, second = (finished(two(world, done(), recommendations=said), "why likeness") for said in (texts, same))
    assert first == second == [("shares: borrowing, councillor", 1.0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Look again at how the council does its work", "The council has to look at the work of its authority"),
        ("Develop an approach to parking that works", "Develop an approach to museums that works"),
        ("Take forward the ambitions of the council", "Take the council forward, as it says itself"),
    ],
)
def test_words_of_every_recommendation_make_nothing_alike(world, one, other):
    texts = {"r1": {"text": one, "theme_id": 1}, "s1": {"text": other, "theme_id": 1}}
    assert finished(two(world, done(), recommendations=texts)) == []


def test_what_is_asked_counts_more_than_the_reason_given(world):
    reason = "Review the car parks so that there are savings to be had"
    assert finished(two(world, done(), recommendations={"s1": {"text": reason, "theme_id": 1}})) == []


def test_only_what_is_complete_on_the_day_is_shown(world):
    db = two(world, done("2024-06-30", recommendation("in progress", key="s1"), key="before"), done())
    assert finished(db, as_at="2024-09-29") == []
    assert finished(db, "recommendation_id status") == [("s1", "complete")]
    reopened = two(world, done(), done("2025-01-31", recommendation("in progress", key="s1"), key="after"))
    assert finished(reopened) == []
    assert finished(reopened, as_at="2025-01-30") == [("s1",)]


def test_the_councils_own_and_its_partners_in_one_visit_are_no_others(world):
    own = two(world, report("2024-09-30", recommendation("complete", key="s1")))
    assert finished(own) == []
    joint = two(world, done(), reviews=[{**review, "joint_id": "both"} for review in REVIEWS])
    assert finished(joint) == []


THREE = [{}, {"gss_code": "E07000002", "name": "Felpersham"}, {"gss_code": "E07000003", "name": "Ambridge"}]
AMBRIDGE = {**REVIEWS[1], "review_id": "ambridge", "gss_code": "E07000003"}


def three(world, s1=None, t1=None, councils=THREE, reviews=None):
    """Two others have finished it: Felpersham s1, Ambridge t1."""
    return two(
        world, done(), done("2024-09-30", recommendation("complete", key="t1"), key="ambridges", review_id="ambridge"),
        recommendations={"s1": {**KEYS["s1"], **(s1 or {})}, "t1": {**KEYS["s1"], **(t1 or {})}},
        councils=councils, reviews=reviews or [*REVIEWS, AMBRIDGE],
    )  # fmt: skip


def test_of_others_that_were_told_the_same_together_one_speaks_for_all(world):
    assert len(finished(three(world))) == 2
    together = [REVIEWS[0], {**REVIEWS[1], "joint_id": "both"}, {**AMBRIDGE, "joint_id": "both"}]
    assert finished(three(world, reviews=together)) == [("s1",)]


def test_the_same_family_comes_before_likeness_and_needs_none(world):
    families = [{"family_id": "f", "label": "Savings", "council_count": 2, "recommendation_count": 2}]
    texts = {"r1": {**KEYS["r1"], "family_id": "f"}, "t1": {"text": "Spend less", "family_id": "f"}}
    db = two(
        world, done(), done("2024-09-30", recommendation("complete", key="t1"), key="ambridges", review_id="ambridge"),
        recommendations=texts, councils=THREE, reviews=[*REVIEWS, AMBRIDGE], families=families,
    )  # fmt: skip
    columns = "recommendation_id is_family why likeness"
    rows = finished(db, columns)
    assert rows[0] == ("t1", True, "same family", 0.0)
    assert rows[1][:2] == ("s1", False)
    assert finished(db, limit_to=1) == [("t1",)]


FACTS = {
    "population": 100_000,
    "area_km2": 100.0,
    "deprivation_quintile": 3,
    "rurality": "Urban",
    "region": "South East",
}


def test_among_equals_neighbours_come_first_then_councils_of_the_type(world):
    """Ambridge is a neighbour of Borchester by its facts; Felpersham has none that are known."""
    near = [{**THREE[0], **FACTS}, THREE[1], {**THREE[2], **FACTS}]
    columns = "recommendation_id is_neighbour position"
    assert finished(three(world, councils=near), columns) == [("t1", True, 1), ("s1", False, None)]
    other_type = [THREE[0], {**THREE[1], "council_type": "County"}, THREE[2]]
    assert finished(three(world, councils=other_type), columns) == [("t1", False, None), ("s1", False, None)]
    assert finished(three(world), columns) == [("s1", False, None), ("t1", False, None)]


def test_what_is_more_like_comes_before_a_neighbour(world):
    near = [{**THREE[0], **FACTS}, THREE[1], {**THREE[2], **FACTS}]
    db = three(
        world,
        s1={"text": SAVINGS},
        t1={"text": "Agree a savings plan for parks"},
        councils=near,
    )
    assert finished(db) == [("s1",), ("t1",)]


def test_one_term_or_no_theme_in_common_has_to_say_more(world):
    """One that asks for much else besides is like another in two terms, not in one."""
    parks = "Agree a savings plan for parks, museums, theatres, markets"

    def like(mine, theirs, **columns):
        asks = {"r1": {"text": mine, "theme_id": 1}, "s1": {"text": theirs, "theme_id": 1, **columns}}
        return finished(two(world, done(), recommendations=asks), "likeness")

    assert like(SAVINGS, parks) == []
    longer = f"{parks}, pools, friends, gardens"
    [(likeness,)] = like("Agree a savings plan for parks", longer)
    assert 0.35 <= likeness < 0.45
    assert like("Agree a savings plan for parks", longer, theme_id=2) == []
    assert like("Agree a savings plan for parks", longer, theme_id=None) == []
    [(likeness,)] = like("Agree a savings plan for parks", longer, theme_id=2, second_theme_id=1)
    assert 0.35 <= likeness < 0.45


INTERVAL = "completed_from completed_to months_from_visit_low months_from_visit_high"


def test_when_its_own_word_says_that_it_was_completed(world):
    """The visit of Felpersham ended on 8 February 2024."""
    first = plan("2024-04-30", recommendation(key="s1"), key="theirs", **FELPERSHAM)
    assert finished(two(world, first, done()), INTERVAL) == [("2024-05-01", "2024-09-30", 2, 7)]
    assert finished(two(world, done()), INTERVAL) == [(None, "2024-09-30", None, 7)]
    alone = done("2024-09-30", action(key="b0", of="s1"), recommendation("complete", key="s1"))
    assert finished(two(world, alone), INTERVAL) == [(None, "2024-09-30", None, 7)]
    stated = recommendation("complete", key="s1", completed_from="2024-07-01", completed_to="2024-07-31")
    assert finished(two(world, first, done("2024-09-30", stated)), INTERVAL) == [("2024-07-01", "2024-07-31", 4, 5)]
    again = done("2025-03-31", key="again")
    assert finished(two(world, first, done(), again), INTERVAL) == [("2024-05-01", "2024-09-30", 2, 7)]
    undated = done(None, counts_from="2024-09-30")
    assert finished(two(world, undated), INTERVAL) == [(None, None, None, None)]


def test_what_was_reopened_was_completed_the_last_time(world):
    reopened = done("2024-12-31", recommendation("in progress", key="s1"), key="open")
    db = two(world, done(), reopened, done("2025-03-31", key="again"))
    assert finished(db, INTERVAL) == [("2025-01-01", "2025-03-31", 10, 13)]


def test_of_derived_ones_the_last_action_to_be_completed_decides(world):
    def say(*statuses):
        return [action(status, key=f"b{number}", of="s1") for number, status in enumerate(statuses)]

    documents = [
        plan("2024-03-31", recommendation(key="s1"), *say("in progress", "in progress"), key="theirs", **FELPERSHAM),
        done("2024-06-30", *say("complete", "in progress"), key="half"),
        done("2024-12-31", *say("complete", "complete")),
    ]
    columns = f"status_method action_count complete_count {INTERVAL}"
    assert finished(two(world, *documents), columns) == [("derived", 2, 2, "2024-07-01", "2024-12-31", 4, 10)]
    undated = done(
        "2024-12-31", action("complete", key="b2", of="s1"), action("complete", key="b1", of="s1"), key="z", as_at=None
    )
    assert finished(two(world, *documents[:2], undated), INTERVAL) == [("2024-07-01", None, 4, None)]


def test_a_visit_known_by_its_month_makes_the_months_less_exact(world):
    month = {"visited_from": "2024-02-01", "visited_to": "2024-02-29", "visited_precision": "month"}
    first = plan("2024-04-30", recommendation(key="s1"), key="theirs", **FELPERSHAM)
    db = two(world, first, done("2024-09-10"), reviews=[REVIEWS[0], {**REVIEWS[1], **month}])
    assert finished(db, INTERVAL) == [("2024-05-01", "2024-09-10", 2, 7)]
    undated = {"visited_from": None, "visited_to": None}
    assert finished(two(world, first, done(), reviews=[REVIEWS[0], {**REVIEWS[1], **undated}]), INTERVAL) == [
        ("2024-05-01", "2024-09-30", None, None)
    ]


def test_who_led_it_and_where_it_is_said_to_be_complete(world):
    documents = [
        plan(
            "2024-04-30",
            recommendation(key="s1", place="line 4"),
            action(key="b0", of="s1"),
            key="theirs",
            **FELPERSHAM,
        ),
        done("2024-09-30", recommendation("complete", key="s1", place="line 9"), url="https://example.org/p"),
        note("2025-01-31", recommendation(key="s1", place="line 1"), key="later", **FELPERSHAM),
    ]
    roles = [owner("b0", "Leader"), owner("b0", "Director of Place", 2)]
    columns = "owners said_by document_kind file_name place url"
    evidence = ("council", "progress report", "done.txt", "line 9", "https://example.org/p")
    assert finished(two(world, *documents, action_owners=roles), columns) == [
        (["Director of Place", "Leader"], *evidence)
    ]
    alone = two(world, *documents, recommendations={"s1": {**KEYS["s1"], "owner_text": "Chief Executive"}})
    assert finished(alone, columns) == [(["Chief Executive"], *evidence)]
    assert finished(two(world, *documents), columns) == [(None, *evidence)]


def test_a_recommendation_that_is_not_known_or_has_no_words_is_like_nothing(world):
    db = two(world, done("2024-02-10"), recommendations={"s1": {**KEYS["s1"], "text": None}})
    assert finished(db) == []
    assert finished(two(world, done()), key="nonsense") == []
    assert finished(two(world, done("2024-02-10")), as_at="2024-03-30") == []
