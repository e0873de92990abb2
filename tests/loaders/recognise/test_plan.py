"""Records of tables and prose -> recommendations with their actions."""

import pytest

from loaders.recognise.plan import Plan
from loaders.records import PrintedAction, PrintedRecommendation

HEADINGS = "Ref|Recommendation|Action|Lead|Deadline"


def recommendation(ref, text, *actions, other=()):
    return PrintedRecommendation(ref, text, "line 1", other, actions=tuple(PrintedAction(a, "line 2") for a in actions))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (recommendation("1", "Agree", "Form"), recommendation("01", "Agree a vision", "Report")),
        (recommendation("3", "Agree", "Form", other=("CRD3",)), recommendation("CRD3", "Agree", "Report")),
        (
            recommendation("1", "Agree a vision for all", "Form"),
            recommendation("", "Agree a vision for all.", "Report"),
        ),
        (recommendation("", "Agree a vision for all", "Form"), recommendation("1", "Agree a vision for all", "Report")),
    ],
)
def test_two_printings_are_one_recommendation_with_the_actions_of_both(one, two):
    plan = Plan()
    plan.add(one)
    plan.add(two)
    [found] = plan.recommendations
    assert ([a.text for a in found.actions], found.text) == (["Form", "Report"], one.text)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (recommendation("1", "Agree"), recommendation("2", "Agree")),
        (recommendation("", "Agree a vision"), recommendation("", "Build a team")),
        (recommendation("1", ""), recommendation("", "")),
    ],
)
def test_other_recommendations_stay_apart(one, two):
    plan = Plan()
    plan.add(one)
    plan.add(two)
    assert len(plan.recommendations) == 2


def test_recommendations_come_by_number_where_all_have_one():
    plan = Plan([recommendation("10", "A"), recommendation("2", "B")])
    assert [r.ref for r in plan.ordered()] == ["2", "10"]


def test_recommendations_come_as_printed_where_one_has_no_number():
    plan = Plan([recommendation("2", "A"), recommendation("", "B"), recommendation("1", "C")])
    assert [r.ref for r in plan.ordered()] == ["2", "", "1"]


def test_a_table_under_the_heading_of_its_recommendation(printed):
    found = printed(
        "<h2>Recommendation 4: Agree a vision</h2><table><tr><th>Action</th><th>Lead</th></tr>"
        "<tr><td>Form</td><td>Mayor</td></tr>"
        "<tr><td>Report</td><td>Leader</td></tr></table>"
    )
    assert [(r.ref, r.text, [a.text for a in r.actions]) for r in found.recommendations] == [
        ("4", "Agree a vision", ["Form", "Report"])
    ]
    assert (found.loose_actions, found.flags) == ((), ())


def test_a_label_and_the_words_above_a_table(printed):
    found = printed(
        "<p>Recommendation 4</p><p>Agree a vision</p><table><tr><th>Action</th><th>Lead</th></tr>"
        "<tr><td>Form</td><td>Mayor</td></tr></table>"
    )
    assert [(r.ref, r.text, [a.text for a in r.actions]) for r in found.recommendations] == [
        ("4", "Agree a vision", ["Form"])
    ]


def test_actions_under_nobodys_heading_belong_to_none(printed):
    found = printed("<table><tr><th>Action</th><th>Lead</th></tr><tr><td>Form</td><td>Mayor</td></tr></table>")
    assert ([a.text for a in found.loose_actions], found.recommendations) == (["Form"], ())


def test_objectives_stand_between_recommendation_and_action(table):
    found = table(
        "Objective|Our actions|Timescale",
        "1.1 A clear vision|Form|May 2024",
        "1.2 A good team|Hire|June 2024",
        "2.1 Money|Save|July 2024",
    )
    assert [
        (r.ref, [(a.objective_ref, a.objective_text, a.text) for a in r.actions]) for r in found.recommendations
    ] == [("1", [("1.1", "A clear vision", "Form"), ("1.2", "A good team", "Hire")]), ("2", [("2.1", "Money", "Save")])]


def test_an_objective_without_action_is_the_action(table):
    found = table("Objective|Our actions|Timescale", "1.1 A clear vision||May 2024")
    assert [(a.ref, a.text) for r in found.recommendations for a in r.actions] == [("1.1", "A clear vision")]


def test_key_recommendations_by_their_code(table):
    found = table(HEADINGS, "KR1. (page 2)|Agree|Form|Mayor|", "R2|Build|Hire|Mayor|")
    assert {(r.ref, r.is_key, r.source_refs) for r in found.recommendations} == {
        ("KR1", True, ("page 2",)),
        ("R2", False, ()),
    }


def test_a_recommendation_without_actions_is_kept_with_the_response(table):
    [found] = table("Ref|Recommendation|Council response|Lead", "1|Agree|We accept this.|Mayor").recommendations
    assert (found.response_text, found.owner_text, found.actions) == ("We accept this.", "Mayor", ())


def test_rows_with_deadlines_of_their_own_give_the_recommendation_none(table):
    [found] = table(HEADINGS, "1|Agree|Form|Mayor|May 2024", "||Report|Leader|June 2024").recommendations
    assert (found.due_text, found.owner_text) == ("", "")


def test_words_that_break_off_are_flagged(table):
    found = table(HEADINGS, "1|Agree a vision (with the|Form|Mayor|May 2024")
    assert [(f.code, f.found) for f in found.flags] == [("text_cut", "Agree a vision (with the")]


def test_a_sentence_torn_over_two_records_is_made_whole(table):
    one, two = table(
        HEADINGS, "1|Agree|Meet partners (for|Mayor|", "2|Build|example the police). Report.|Mayor|"
    ).recommendations
    assert (one.actions[0].text, two.actions[0].text) == ("Meet partners (for example the police).", "Report.")


def test_a_column_of_unknown_meaning_is_flagged_and_not_lost(table):
    found = table("Ref|Recommendation|Action|Wibble", "1|Agree|Form|by hand")
    assert [f.code for f in found.flags] == ["unread_value"]


def test_a_column_that_is_set_aside_on_purpose_is_not_flagged(table):
    assert table("Ref|Recommendation|Action|Budget", "1|Agree|Form|£5m").flags == ()


def test_a_clean_table_has_no_flags(table):
    assert table(HEADINGS, "1|Agree|Form|Mayor|May 2024", "2|Build|Hire|Leader|June 2024").flags == ()


STATUS = "Ref|Recommendation|Action|Lead|Deadline|Status|Progress"


def statuses(found):
    return [
        ([a.status_text for a in r.actions], [u.status_text for u in r.updates], [u.text for u in r.updates])
        for r in found.recommendations
    ]


def test_a_status_printed_alike_in_each_actions_own_row_is_each_actions(table):
    found = table(STATUS, "1|Agree|Form|Mayor|May 2024|Complete|", "||Report|Leader|June 2024|Complete|")
    assert statuses(found) == [(["Complete", "Complete"], [], [])]


def test_a_status_cell_merged_over_all_rows_is_the_recommendations(printed):
    found = printed(
        "<table><tr><td>Ref</td><td>Recommendation</td><td>Action</td><td>Lead</td><td>Status</td></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>Agree</td><td>Form</td><td>Mayor</td><td rowspan=2>Complete</td></tr>"
        "<tr><td>Report</td><td>Leader</td></tr></table>"
    )
    assert statuses(found) == [(["", ""], ["Complete"], [""])]


def test_a_status_cell_merged_over_some_rows_is_the_actions_in_them(printed):
    found = printed(
        "<table><tr><td>Ref</td><td>Recommendation</td><td>Action</td><td>Lead</td><td>Status</td></tr>"
        "<tr><td rowspan=3>1</td><td rowspan=3>Agree</td><td>Form</td><td>Mayor</td><td rowspan=2>Complete</td></tr>"
        "<tr><td>Report</td><td>Leader</td></tr><tr><td>Vote</td><td>Leader</td><td>Complete</td></tr></table>"
    )
    assert statuses(found) == [(["Complete"] * 3, [], [])]


def test_a_status_beside_several_actions_in_one_row_is_the_recommendations(table):
    found = table(STATUS, "1|Agree|1. Form 2. Report|Mayor|May 2024|Complete|Well done")
    assert statuses(found) == [(["", ""], ["Complete"], ["Well done"])]


def test_a_status_for_each_of_several_actions_in_one_row_is_theirs(table):
    found = table(STATUS, "1|Agree|1. Form 2. Report|Mayor|May 2024|<p>Complete</p><p>Complete</p>|")
    assert statuses(found) == [(["Complete", "Complete"], [], [])]


def test_progress_beside_several_actions_in_one_of_the_rows_is_kept(table):
    found = table(STATUS, "1|Agree|1. Form 2. Report|Mayor|May 2024|Complete|Both done", "||Vote|Leader|||Voted")
    [only] = found.recommendations
    assert ([a.update_text for a in only.actions], [u.text for u in only.updates]) == (
        ["", "", "Voted"],
        ["Both done"],
    )


def test_progress_that_a_page_break_tore_off_stays_with_its_action(table):
    found = table(
        STATUS,
        "1|Agree|Form|Mayor|May 2024|Complete|It was held in the",
        STATUS,
        "||||||town hall.",
        "||Vote|Leader|June 2024|Complete|Voted",
        "2|Build|Hire|Mayor|May 2024|Complete|One post is filled.",
        "||||||The other is not.",
    )
    assert [([a.update_text for a in r.actions], r.updates) for r in found.recommendations] == [
        (["It was held in the town hall.", "Voted"], ()),
        (["One post is filled.\nThe other is not."], ()),
    ]
