"""Recommendations known from a page: rows without actions, and mentions of what a loaded plan holds."""

import pytest

from loaders.errors import LoadError
from tests.loaders.registers.test_reviews import BASE, REVIEW, codes, registered, using, with_plan

TOLD = {**BASE, "basis": "council page, numbered", "url": "https://example.org/told"}
__all__ = ["using"]


def known(rows):
    return [(r["ref"], r["text"]) for r in rows.of("recommendations")]


def test_a_row_is_a_recommendation_without_actions(using):
    row = {**TOLD, "ref": "2", "text": "Agree a vision", "topic": "vision", "theme_id": "1", "second_theme_id": "2"}
    rows = registered(using, told=[{**row, "note": "one of nine"}])
    [told] = rows.of("recommendations")
    assert (told["ref"], told["text"], told["topic"], told["note"]) == ("2", "Agree a vision", "vision", "one of nine")
    assert (told["theme_id"], told["theme_method"], told["theme_score"], told["second_theme_id"]) == (
        *(1, "inferred", None, 2),
    )
    assert told["place"] == "line 2" and not rows.of("actions")
    assert not codes(rows)


def test_without_a_judged_theme_the_words_decide(using):
    [told] = registered(using, told=[{**TOLD, "text": "Agree a balanced budget"}]).of("recommendations")
    assert (told["theme_id"], told["theme_method"]) == (4, "inferred") and told["theme_score"]


@pytest.mark.parametrize(("whole", "scope"), [("yes", "full"), ("no", "part"), ("", "unknown")])
def test_rows_of_one_page_are_one_document_of_the_scope_that_was_seen(using, whole, scope):
    told = [{**TOLD, "text": text, "whole_list": whole} for text in ("Agree a vision", "Set a budget")]
    rows = registered(using, REVIEW, told=told)
    documents = [d for d in rows.of("documents") if d["file_name"] == "recommendations.csv"]
    assert [(d["scope"], d["basis"]) for d in documents] == [(scope, "council page, numbered")]
    assert len(rows.of("reviews")) == 1


def test_a_status_an_owner_a_deadline_and_an_acceptance_are_read_as_in_any_document(using):
    row = {**TOLD, "text": "Agree a vision", "status": "Completed", "owner": "Leader", "deadline": "May 2024"}
    rows = registered(using, told=[{**row, "acceptance": "accepted in part by Cabinet", "as_at": "2024-09-01"}])
    [told], [update] = rows.of("recommendations"), rows.of("updates")
    assert (told["owner_text"], told["due_text"], told["acceptance"]) == ("Leader", "May 2024", "part")
    assert (update["status"], str(update["as_at"]), str(update["due_to"])) == ("complete", "2024-09-01", "2024-05-31")


def test_words_that_say_no_status_and_no_acceptance_are_kept_and_flagged(using):
    told = {
        **TOLD,
        "text": "Agree a vision",
        "status": "lots of work carried out",
        "acceptance": "welcomed, use to be decided",
    }
    rows = registered(using, told=[told])
    assert rows.of("recommendations")[0]["response_text"] == "welcomed, use to be decided"
    assert rows.of("updates")[0]["status"] == "not stated" and codes(rows) == ["unread_value"]


def test_a_sentence_cut_by_its_source_is_flagged(using):
    rows = registered(using, told=[{**TOLD, "text": "Use data to improve the", "doubt": "cut", "note": "page ends"}])
    assert codes(rows) == ["text_cut"]


PLAN = [
    ("KR1", "Refresh the vision for the whole borough together with partners and residents"),
    ("KR2", "Strengthen the resilience of the senior leadership, its prioritisation and the planning of all resources"),
]


def test_what_a_loaded_plan_holds_is_a_mention_of_it_by_its_number(using, tmp_path):
    told = {**TOLD, "ref": "1", "text": "Agree with others what the place is to become"}
    rows = with_plan(using, tmp_path, PLAN, told=[told])
    assert [ref for ref, _ in known(rows)] == ["KR1", "KR2"]
    [update] = [u for u in rows.of("updates") if u["text"] == told["text"]]
    assert update["recommendation_id"] == "havant-2024-03-rkr1" and update["link_method"] == "ref"
    assert "link_uncertain" in codes(rows)


def test_and_by_its_few_words_within_the_longer_ones(using, tmp_path):
    rows = with_plan(using, tmp_path, PLAN, told=[{**TOLD, "text": "Create resilience in the senior leadership"}])
    assert [ref for ref, _ in known(rows)] == ["KR1", "KR2"]
    assert [u["recommendation_id"] for u in rows.of("updates") if u["text"] and "Create" in u["text"]] == [
        "havant-2024-03-rkr2"
    ]


def test_what_a_whole_plan_does_not_show_counts_as_no_other_and_is_flagged(using, tmp_path):
    rows = with_plan(using, tmp_path, PLAN, told=[{**TOLD, "text": "Sell the town hall"}])
    assert len(known(rows)) == 2
    [flag] = [f for f in rows.of("flags") if f["code"] == "link_uncertain"]
    assert flag["found"] == "Sell the town hall" and "counts as no further one" in flag["message"]


def test_where_the_plans_numbering_has_gaps_it_is_one_of_those_that_the_plan_leaves_out(using, tmp_path):
    rows = with_plan(using, tmp_path, [PLAN[0], ("KR3", "Set a budget")], told=[{**TOLD, "text": "Sell the town hall"}])
    assert known(rows)[-1] == (None, "Sell the town hall")
    assert any("counts as a further one" in flag["message"] for flag in rows.of("flags"))


def test_the_plans_own_words_and_place_hold_whichever_counts_earlier(using, tmp_path):
    rows = with_plan(using, tmp_path, PLAN, told=[{**TOLD, "ref": "KR1", "text": "Refresh the vision for the borough"}])
    first = rows.of("recommendations")[0]
    assert first["text"] == PLAN[0][1] and first["document_id"] == next(
        d["document_id"] for d in rows.of("documents") if d["kind"] == "action plan"
    )


def test_two_pages_that_tell_of_one_review_do_not_double_it(using):
    other = {**TOLD, "basis": "LGA page, numbered", "said_by": "peers", "url": "https://example.org/theirs"}
    told = [
        {**TOLD, "ref": "1", "text": "Agree a brief political direction for the borough"},
        {**other, "ref": "1", "text": "Agree a short, clear political vision for the borough"},
    ]
    assert len(known(registered(using, told=told))) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"theme_id": "6"}, "'6' is no theme_id. Write one of: nothing, 1, 2, 3, 4, 5"),
        ({"whole_list": "maybe"}, "'maybe' is no whole_list"),
        ({"text": ""}, "the column 'text' is empty"),
        ({"as_at": "lately"}, "'lately' is no date"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(using, change, said):
    with pytest.raises(LoadError, match=r"recommendations.csv, line 2") as problem:
        registered(using, told=[{**TOLD, "text": "Agree a vision", **change}])
    assert said in str(problem.value)


def counting(rows):
    """Day from which each document counts, by its title."""
    return {(d["title"], str(d["counts_from"])) for d in rows.of("documents")}


def test_a_status_without_a_date_counts_from_the_time_in_which_somebody_looked(using):
    told = {**TOLD, "text": "Agree a vision", "status": "Completed", "looked_on": "2026-11"}
    rows = registered(using, told=[told])
    assert counting(rows) == {
        ("Recommendations known from a public page", "2024-03-12"),
        ("Progress told on a public page", "2026-11-01"),
    }
    assert len(known(rows)) == 1
    assert [u["status"] for u in rows.of("updates")] == ["not stated", "complete"]


def test_recommendations_count_from_their_reports_publication_else_from_the_last_day_of_the_visit(using):
    review, told = {**REVIEW, "visited_to": "2024-03-15"}, [{**TOLD, "text": "Agree a vision"}]
    assert ("Recommendations known from a public page", "2024-03-15") in counting(registered(using, review, told=told))
    published = {**review, "report_published_on": "2024-06"}
    assert ("Recommendations known from a public page", "2024-06-30") in counting(
        registered(using, published, told=told)
    )


def test_a_review_of_a_bare_year_is_known_from_the_first_publication_that_is_told(using):
    year = {**REVIEW, "visited_from": "2024"}
    assert ("Review known from public pages", "2024-12-31") in counting(registered(using, year))
    told = {**year, "report_published_on": "2024-03-26", "plan_published_on": "2024-05"}
    assert ("Review known from public pages", "2024-03-26") in counting(registered(using, told))


def test_what_has_no_date_at_all_counts_from_the_time_in_which_somebody_looked(using):
    told = {**TOLD, "visited_from": "", "text": "Agree a vision", "looked_on": "2026-11"}
    rows = registered(using, {**REVIEW, "visited_from": "", "looked_on": "2026-11"}, told=[told])
    assert {day for _, day in counting(rows)} == {"2026-11-01"}


def test_lettered_rows_of_two_pages_are_not_one_for_want_of_a_number(using):
    other = {**TOLD, "url": "https://example.org/other"}
    told = [
        {**TOLD, "ref": "A", "text": "Improve scrutiny of money"},
        {**other, "ref": "B", "text": "Recruit planners"},
    ]
    assert len(known(registered(using, told=told))) == 2


def test_one_number_on_two_pages_is_two_recommendations_where_no_word_bears_it_out(using):
    other = {**TOLD, "url": "https://example.org/other"}
    told = [
        {**TOLD, "ref": "1", "text": "Improve scrutiny of money"},
        {**other, "ref": "1", "text": "Recruit planners"},
    ]
    assert len(known(registered(using, told=told))) == 2


def test_a_row_without_a_number_keeps_its_name_when_another_is_added_above(using):
    told = {**TOLD, "text": "Agree a vision"}
    [alone] = registered(using, told=[told]).of("recommendations")
    both = registered(using, told=[{**TOLD, "text": "Set a budget"}, told]).of("recommendations")
    assert alone["recommendation_id"] in {row["recommendation_id"] for row in both}


def test_several_addresses_of_a_row_are_all_kept(using):
    rows = registered(
        using, told=[{**TOLD, "text": "Agree a vision", "url": "https://example.org/a ; https://example.org/b"}]
    )
    [document] = rows.of("documents")
    assert (document["url"], document["other_urls"]) == ("https://example.org/a", ["https://example.org/b"])


def test_a_row_that_names_two_councils_is_refused(using):
    with pytest.raises(LoadError, match="names 2 councils. Write a row for each"):
        registered(using, told=[{**TOLD, "council": "", "gss_code": "E07000200|E07000203", "text": "Agree a vision"}])
