"""The words and charts of the comparison: shares with bounds, reasons why two councils look different, strips and steps."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pages.parts import charts_age, charts_peers
from pages.parts.compare import carried, sayings
from pages.parts.compare.reasons import reasons

LIKE = {
    "council": "Edgeley", "council_type": "Non-metropolitan district", "joint_id": None, "framework": "not stated",
    "months_since_visit": 20, "months_since_report": 3, "actions_per_recommendation": 2.0, "plan_count": 1, "report_count": 1,
    "stated_count": 9, "action_count": 10, "stated_share": 0.9, "status_of": "actions",
}  # fmt: skip


def told(**theirs: object) -> list[str]:
    """The reasons why Borchester, which differs in `theirs`, looks different from Edgeley."""
    return reasons(pd.Series(LIKE), pd.Series({**LIKE, "council": "Borchester", **theirs}))


def test_two_councils_alike_in_every_way_have_no_reason_to_look_different():
    assert told() == []


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ({"months_since_visit": 26}, "Borchester was visited 26 months ago, Edgeley 20: it has had 6 months more."),
        ({"months_since_visit": 14}, "Edgeley was visited 20 months ago, Borchester 14: it has had 6 months more."),
        ({"actions_per_recommendation": 5.2}, "Borchester lists 5.2 actions a recommendation, Edgeley 2.0"),
        ({"report_count": 0}, "1 report on progress of Edgeley is loaded, none of Borchester"),
        ({"months_since_report": 15}, "The last document of Borchester is 15 months old, that of Edgeley 3"),
        (
            {"stated_count": 5, "stated_share": 0.5},
            "5 of 10 (50%) actions of Borchester and for 9 of 10 (90%) of Edgeley",
        ),
        (
            {"status_of": "recommendations"},
            "The documents of Borchester give a status to recommendations, those of Edgeley to actions",
        ),
        ({"council_type": "Unitary authority"}, "Borchester is another type of council (Unitary authority)"),
        ({"plan_count": 0, "report_count": 0}, "No plan or progress report of Borchester is loaded"),
    ],
)
def test_each_difference_that_matters_has_its_sentence(theirs, said):
    [one] = told(**theirs)
    assert said in one


@pytest.mark.parametrize(
    "theirs",
    [
        {"months_since_visit": 25},
        {"months_since_visit": pd.NA},
        {"actions_per_recommendation": 2.9},
        {"actions_per_recommendation": None},
        {"months_since_report": None},
        {"stated_share": float("nan"), "stated_count": 1, "action_count": 2},
        {"status_of": "none"},
        {"framework": "five questions 2012"},
    ],
)
def test_a_small_or_unknown_difference_has_none(theirs):
    assert told(**theirs) == []


def test_two_that_were_visited_together_are_one_review():
    mine, theirs = (
        pd.Series({**LIKE, "joint_id": "joint"}),
        pd.Series({**LIKE, "council": "Borchester", "joint_id": "joint"}),
    )
    assert "it is one review" in reasons(mine, theirs)[0]


def test_core_questions_of_two_generations_are_named():
    mine = pd.Series({**LIKE, "framework": "five themes 2021"})
    theirs = pd.Series({**LIKE, "council": "Borchester", "framework": "five questions 2012"})
    assert reasons(mine, theirs) == [
        "The reviews asked different core questions: Borchester five questions 2012, Edgeley five themes 2021."
    ]


def own(**changed: object) -> str:
    row = {
        "own_count": 2,
        "own_of_count": 7,
        "own_share": 2 / 7,
        "own_low_share": 0.2,
        "own_high_share": 0.5,
        "needs_progress": True,
    }
    return sayings.own(SimpleNamespace(**{**row, **changed}))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "2 of 7 (29%; between 20% and 50%)"),
        ({"own_low_share": 0.286, "own_high_share": 0.286}, "2 of 7 (29%)"),
        ({"own_low_share": None, "own_high_share": None}, "2 of 7 (29%)"),
        ({"own_count": 2, "own_of_count": 4, "own_share": None}, "2 of 4"),
        ({"own_count": 0, "own_of_count": 0, "own_share": None}, "none to count"),
        ({"own_count": pd.NA}, "no progress loaded"),
        ({"own_count": pd.NA, "needs_progress": False}, "no plan loaded"),
    ],
)
def test_an_own_figure_says_n_of_n_with_bounds_and_no_share_below_five(changed, said):
    assert own(**changed) == said


@pytest.mark.parametrize(
    ("lower", "upper", "said"), [(0.25, 0.6, "25% to 60%"), (0.0, 0.0, "0%"), (None, None, "fewer than 5 counted")]
)
def test_the_middle_half_is_a_span_of_shares(lower, upper, said):
    assert sayings.spread(lower, upper) == said


def position(**changed: object) -> dict:
    row = {
        "measure": "complete",
        "unit": "recommendation",
        "own_share": 0.4,
        "lower_share": 0.1,
        "middle_share": 0.3,
        "upper_share": 0.5,
    }
    return {**row, "peer_shares": (0.1, 0.1, 0.3, 0.5, 0.9), **changed}


def test_every_peer_has_a_ring_of_its_own_in_its_strip():
    figure = charts_peers.positions(
        pd.DataFrame([position(), position(measure="overdue", own_share=None)]), "Edgeley", "#000000"
    )
    rings = next(trace for trace in figure.select_traces({"type": "scatter"}) if trace.marker.symbol == "circle-open")
    assert len(set(zip(rings.x, rings.y, strict=True))) == 10
    assert sorted(rings.x) == sorted([10, 10, 30, 50, 90] * 2)


def test_many_peers_of_one_value_stay_within_their_strip_and_apart():
    figure = charts_peers.positions(pd.DataFrame([position(peer_shares=(0.5,) * 40)]), "Edgeley", "#000000")
    rings = next(trace for trace in figure.select_traces({"type": "scatter"}) if trace.marker.symbol == "circle-open")
    assert len(set(rings.y)) == 40 and max(map(abs, rings.y)) < 0.25


def test_a_council_without_a_share_has_no_diamond():
    frame = pd.DataFrame([position(own_share=None), position(measure="overdue")])
    figure = charts_peers.positions(frame, "Edgeley", "#000000")
    diamonds = next(trace for trace in figure.select_traces({"type": "scatter"}) if trace.marker.symbol == "diamond")
    assert list(diamonds.y) == [1] and list(diamonds.x) == [40]


def test_a_line_lasts_to_the_end_of_its_last_month_and_never_crosses_a_gap():
    mine = pd.DataFrame({"month": [0, 1, 2, 3], "point_share": [0.1, None, 0.2, 0.3]})
    theirs = pd.DataFrame(
        {"month": [0, 1], "measured_count": [0, 2], "lower_share": None, "middle_share": None, "upper_share": None}
    )
    lines = [trace for trace in charts_age.curves(mine, theirs, "Edgeley", "#000000").data if trace.type == "scatter"]
    assert [list(line.x) for line in lines] == [[0, 1], [2, 3, 4]]
    assert [list(line.y) for line in lines] == [[10, 10], [20, 30, 30]]
    assert all(line.line.shape == "hv" for line in lines)


def loads(*counts: int) -> pd.DataFrame:
    """Roles that lead so many of 15 actions each."""
    row = {"lead_kind": "officer", "of_count": 15, "open_count": 2, "overdue_count": 1, "redated_count": 0}
    return pd.DataFrame([{**row, "role_family": f"role {i}", "action_count": n} for i, n in enumerate(counts)])


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((5, 3), "The largest number of actions of Edgeley is led from 'role 0 (officer)': 5 of 15 (33%) name such a role, 2 of them open, 1 overdue"),
        ((5, 5, 3), "is led from 'role 0 (officer)' and 'role 1 (officer)', equally: each is named by 5 of 15 (33%)."),
        ((2, 2, 2, 2), "No role leads more actions of Edgeley than every other: 4 kinds of role are each named by 2 of 15 (13%)."),
    ],
)  # fmt: skip
def test_who_leads_the_largest_number_is_no_majority_and_equals_are_told(counts, said):
    assert said in carried.said(loads(*counts), "Edgeley")
