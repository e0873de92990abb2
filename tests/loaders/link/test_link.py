"""Two documents of one review: the same recommendation and action followed through time."""

from itertools import permutations
from pathlib import Path

import pytest

from loaders.clean import reading
from loaders.clean.themes import load_lexicon
from loaders.link import link
from loaders.link.rows import Rows
from loaders.records import Facts, Printed, PrintedAction, PrintedRecommendation, PrintedTotal, PrintedUpdate, Source

LEXICON = load_lexicon(Path(__file__).parents[3] / "data" / "themes.toml")
REVIEW = "borchester-2024-01"


def action(text, **printed):
    return PrintedAction(text, "line 3", **printed)


def recommendation(ref, text, *actions, **printed):
    return PrintedRecommendation(ref, text, "line 2", actions=actions, **printed)


def document(name, as_at, *recommendations, kind="action plan", **printed):
    facts = Facts(kind=kind)
    return f"{REVIEW}-{name}", reading.read(
        Printed(facts, recommendations, **printed), Source(Path(name), name, as_at=as_at), LEXICON
    )


def rows(*documents, corrections=None):
    found = Rows()
    link(REVIEW, list(documents), found, corrections)
    return found


PLAN = document(
    "plan",
    "2024-03-01",
    recommendation(
        "1",
        "Agree a vision for the city",
        action("Form a board of partners", due_text="May 2024", status_text="In progress"),
        action("Report to the Cabinet", due_text="June 2024"),
    ),
)
REPORT = document(
    "report",
    "2024-09-01",
    recommendation(
        "01",
        "Agree the city's vision",
        action("Form a board of partners.", due_text="July 2024", status_text="Complete"),
    ),
    kind="progress report",
)


def test_the_first_document_gives_the_row_and_each_gives_an_update():
    found = rows(PLAN, REPORT)
    assert [r["text"] for r in found.of("recommendations")] == ["Agree a vision for the city"]
    assert [(a["text"], a["document_id"]) for a in found.of("actions")] == [
        ("Form a board of partners", f"{REVIEW}-plan"),
        ("Report to the Cabinet", f"{REVIEW}-plan"),
    ]
    board = found.of("actions")[0]["action_id"]
    assert [(u["document_id"], u["status"]) for u in found.of("updates") if u["action_id"] == board] == [
        (f"{REVIEW}-plan", "in progress"),
        (f"{REVIEW}-report", "complete"),
    ]


def test_the_action_keeps_its_first_deadline_and_the_update_the_new_one():
    found = rows(PLAN, REPORT)
    board = found.of("actions")[0]
    assert (board["due_text"], str(board["due_to"])) == ("May 2024", "2024-05-31")
    assert [u["due_text"] for u in found.of("updates") if u["action_id"] == board["action_id"]] == [
        "May 2024",
        "July 2024",
    ]


def answered(acceptance, response, text="Agree a vision for the city"):
    return recommendation("1", text, acceptance_text=acceptance, response_text=response)


@pytest.mark.parametrize("text", ["Agree a vision for the city", ""])
def test_every_document_keeps_its_own_answer_and_what_it_says_beside_it(text):
    later = document("revised", "2024-09-01", answered("Declined", "There is no money.", text))
    found = rows(PLAN, document("answer", "2024-04-01", answered("Accepted", "Glad to.")), later)
    assert [(u["acceptance"], u["response_text"]) for u in found.of("updates") if not u["action_id"]] == [
        (None, None),
        ("accepted", "Glad to."),
        ("declined", "There is no money."),
    ]


def test_a_number_without_words_or_an_answer_says_nothing():
    found = rows(PLAN, document("report", "2024-09-01", recommendation("1", "")))
    assert len([u for u in found.of("updates") if not u["action_id"]]) == 1


def test_the_order_of_the_input_makes_no_difference():
    third = document("third", "2025-01-01", recommendation("2", "Build a team", action("Hire")))
    tables = [rows(*order).tables for order in permutations([PLAN, REPORT, third])]
    assert all(table == tables[0] for table in tables)


@pytest.mark.parametrize(
    ("ref", "text"),
    [("01", "Agree, with partners, a vision for the whole city"), ("", "Agree a vision for the city."), ("1", "")],
)
def test_the_same_recommendation(ref, text):
    assert len(rows(PLAN, document("report", "2024-09-01", recommendation(ref, text))).of("recommendations")) == 1


@pytest.mark.parametrize(
    ("ref", "text"),
    [("2", "Build a team of officers"), ("", "Build a team of officers"), ("1", "Close the gap in the budget")],
)
def test_another_recommendation(ref, text):
    assert len(rows(PLAN, document("report", "2024-09-01", recommendation(ref, text))).of("recommendations")) == 2


def test_a_second_code_joins_two_documents():
    one = document("plan", "2024-03-01", recommendation("3", "Agree a vision", other_refs=("CRD3",)))
    two = document("report", "2024-09-01", recommendation("CRD3", ""))
    assert len(rows(one, two).of("recommendations")) == 1


@pytest.mark.parametrize("text", ["Form a panel of residents", "Publish the budget", "Report to the Council on money"])
def test_an_action_of_other_words_is_another(text):
    assert len(rows(PLAN, document("report", "2024-09-01", recommendation("1", "", action(text)))).of("actions")) == 3


def test_the_same_words_under_two_recommendations_are_two_actions():
    board = action("Form a board of partners")
    both = [recommendation("1", "Agree a vision for the city", board), recommendation("2", "Build a team", board)]
    found = rows(document("plan", "2024-03-01", *both), document("report", "2024-09-01", *reversed(both)))
    assert [a["recommendation_id"][-2:] for a in found.of("actions")] == ["r1", "r2"]


def test_an_action_carried_to_another_recommendation_stays_the_same():
    other = document("report", "2024-09-01", recommendation("2", "Build a team", action("Form a board of partners")))
    assert len(rows(PLAN, other).of("actions")) == 2


def test_two_actions_of_the_same_words_in_one_document_stay_two():
    one = document(
        "plan", "2024-03-01", recommendation("1", "Agree", action("Report to Cabinet"), action("Report to Cabinet"))
    )
    assert len(rows(one).of("actions")) == 2


def test_two_actions_of_the_same_words_are_followed_one_by_one():
    twice = [recommendation("1", "Agree", action("Report to Cabinet", ref="1"), action("Report to Cabinet", ref="2"))]
    found = rows(document("plan", "2024-03-01", *twice), document("report", "2024-09-01", *twice))
    updates = [u["action_id"] for u in found.of("updates") if u["action_id"] and u["document_id"].endswith("report")]
    assert sorted(updates) == sorted(a["action_id"] for a in found.of("actions"))


def test_an_action_that_belongs_to_nobody_has_no_recommendation():
    found = rows(document("plan", "2024-03-01", loose_actions=(action("Form a board"),)))
    assert [(a["recommendation_id"], a["text"]) for a in found.of("actions")] == [(None, "Form a board")]


def test_progress_of_the_review_belongs_to_the_review_alone():
    found = rows(
        document(
            "report", "2024-09-01", updates=(PrintedUpdate("A vision was agreed", "line 4"),), kind="progress report"
        )
    )
    [update] = found.of("updates")
    assert (update["recommendation_id"], update["action_id"], update["narrative"]) == (
        None,
        None,
        "A vision was agreed",
    )


def test_a_recommendation_named_only_by_number_has_no_words():
    found = rows(
        document(
            "report",
            "2024-09-01",
            recommendation("4", "", updates=(PrintedUpdate("Done", "line 4", "4", "complete", "prose"),)),
        )
    )
    assert [(r["ref"], r["text"]) for r in found.of("recommendations")] == [("4", None)]
    assert [(u["status"], u["status_method"]) for u in found.of("updates")] == [("complete", "prose")]


def test_ids_are_unique_and_tell_whose_they_are():
    found = rows(PLAN, REPORT)
    for table, name in (("recommendations", "recommendation_id"), ("actions", "action_id"), ("updates", "update_id")):
        ids = [row[name] for row in found.of(table)]
        assert len(ids) == len(set(ids))
        assert all(one.startswith(REVIEW) for one in ids)


def test_each_role_is_a_row():
    found = rows(
        document(
            "plan", "2024-03-01", recommendation("1", "Agree", action("Form", owner_text="Leader/Chief Executive"))
        )
    )
    assert [(o["position"], o["role"], o["lead_kind"]) for o in found.of("action_owners")] == [
        (1, "Leader", "member"),
        (2, "Chief Executive", "officer"),
    ]


def test_a_reason_is_a_row_beside_its_update():
    found = rows(
        document(
            "report",
            "2024-09-01",
            recommendation("1", "Agree", action("Form", update_text="Delayed by the elections.")),
        )
    )
    [reason] = found.of("update_reasons")
    assert reason["reason"] == "election"
    assert reason["update_id"] in {u["update_id"] for u in found.of("updates")}


def test_a_total_keeps_its_share_and_words():
    total = PrintedTotal("action", "complete", 51, 68, "51 of 68 actions complete", "line 4")
    [row] = rows(document("report", "2024-09-01", totals=(total,))).of("reported_totals")
    assert (row["share"], row["count_text"], row["of"]) == (0.75, "51 of 68 actions complete", 68)


@pytest.mark.parametrize(
    ("kind", "said_by"),
    [
        ("action plan", "council"),
        ("progress report", "council"),
        ("progress review", "peers"),
        ("feedback report", "peers"),
    ],
)
def test_who_says_it(kind, said_by):
    found = rows(document("one", "2024-03-01", recommendation("1", "Agree", action("Form")), kind=kind))
    assert {u["said_by"] for u in found.of("updates")} == {said_by}


def test_an_undated_document_sorts_before_dated_ones():
    undated = document("undated", "", recommendation("1", "Agree a new vision for the city"))
    assert [r["text"] for r in rows(PLAN, undated).of("recommendations")] == ["Agree a new vision for the city"]


def test_more_actions_than_can_be_compared_are_new_and_flagged(monkeypatch):
    monkeypatch.setattr("loaders.link.MOST_PAIRS", 1)
    found = rows(PLAN, REPORT)
    assert len(found.of("actions")) == 3
    [flag] = found.of("flags")
    assert "too many to be compared" in flag["message"]
