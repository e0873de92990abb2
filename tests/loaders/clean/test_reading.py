"""What is printed in one document -> the same with its values read and what is doubtful flagged."""

from pathlib import Path

import pytest

from loaders.clean.reading import dated, read
from loaders.clean.themes import load_lexicon
from loaders.records import Facts, Printed, PrintedAction, PrintedRecommendation, PrintedUpdate, Source

LEXICON = load_lexicon(Path(__file__).parents[3] / "data" / "themes.toml")


def reading(action=None, recommendation=None, facts=None, source=None, updates=()):
    """A document of 15 February 2024 with one recommendation and one action."""
    action = PrintedAction("Agree a plan", "line 3", **(action or {}))
    recommendation = PrintedRecommendation("1", "Agree a vision", "line 2", actions=(action,), **(recommendation or {}))
    source = Source(Path("plan.txt"), "plan.txt", **{"as_at": "2024-02-15", **(source or {})})
    return read(Printed(facts or Facts(kind="action plan"), (recommendation,), updates=updates), source, LEXICON)


def codes(found):
    return [flag.code for flag in found.flags]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025-06", "2025-06-01", "2025-06-30", "month"),
        ("2025-06-03", "2025-06-03", "2025-06-03", "day"),
        ("June 2025", "2025-06-01", "2025-06-30", "month"),
        ("2nd quarter 2020/21", "2020-07-01", "2020-09-30", "quarter"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("28 November to 1 December 2023", "2023-11-28", "2023-12-01", "day"),
        ("16-19 October 2023", "2023-10-16", "2023-10-19", "day"),
        ("", "None", "None", None),
        ("in due course", "None", "None", None),
        ("2025-13", "None", "None", None),
    ],
)
def test_dated(text, first, last, precision):
    found = dated(text)
    assert (str(found.from_on), str(found.to_on), found.precision) == (first, last, precision)


def test_a_second_text_gives_the_last_day():
    found = dated("2023-10-16", "2023-10-19")
    assert (str(found.from_on), str(found.to_on), found.precision) == ("2023-10-16", "2023-10-19", "day")


def test_the_source_row_goes_before_the_words_for_visit_and_date():
    found = reading(facts=Facts(as_at_text="May 2023", visited_text="June 2022"), source={"visited_from": "2023-01"})
    assert (str(found.as_at.to_on), str(found.visited.from_on)) == ("2024-02-15", "2023-01-01")


def test_a_document_known_by_its_quarter_counts_from_the_last_day():
    found = reading(facts=Facts(as_at_text="2nd quarter 2020/21"), source={"as_at": ""})
    assert str(found.as_at.to_on) == "2020-09-30"


def test_the_month_of_the_visit_in_the_title_is_not_the_date_of_the_document():
    found = reading(facts=Facts(as_at_text="June 2023", visited_text="June 2023"), source={"as_at": ""})
    assert found.as_at.to_on is None


def test_the_deadline_is_read_against_the_date_of_the_document():
    [[action]] = [r.actions for r in reading({"due_text": "within 6 months"}).recommendations]
    assert str(action.deadline.due_to) == "2024-08-15"


def test_owner_status_and_reason_of_an_action():
    printed = {
        "owner_text": "Head of HR/Leader",
        "status_text": "Not started",
        "update_text": "Delayed by the elections.",
    }
    [[action]] = [r.actions for r in reading(printed).recommendations]
    assert [owner.lead_kind for owner in action.owners] == ["officer", "member"]
    assert (action.update.status.status, action.update.reasons) == (
        "not started",
        (("election", "Delayed by the elections."),),
    )


def test_completed_in_the_date_column_is_a_completion_and_no_deadline():
    [[action]] = [r.actions for r in reading({"due_text": "Completed January 2024"}).recommendations]
    update = action.update
    assert (action.deadline.kind, update.status.status, update.status.method) == ("none", "complete", "stated")
    assert (str(update.completed_from), str(update.completed_to)) == ("2024-01-01", "2024-01-31")


def test_a_status_column_goes_before_completed_in_the_date_column():
    [[action]] = [r.actions for r in reading({"due_text": "Completed", "status_text": "In progress"}).recommendations]
    assert action.update.status.status == "in progress"


def test_a_revised_deadline_is_the_updates_and_the_first_stays_the_actions():
    [[action]] = [r.actions for r in reading({"due_text": "May 2024", "revised_due_text": "July 2024"}).recommendations]
    assert (str(action.deadline.due_to), str(action.update.deadline.due_to)) == ("2024-05-31", "2024-07-31")


def test_a_theme_that_the_document_states_goes_before_its_words():
    [found] = reading(recommendation={"theme_text": "Financial planning and management"}).recommendations
    assert (found.theme.theme_id, found.theme.method) == (4, "stated")


def test_a_heading_that_names_no_theme_leaves_the_theme_inferred():
    [found] = reading(recommendation={"theme_text": "Balance the budget"}).recommendations
    assert (found.theme.method, found.printed.theme_text) == ("inferred", "")


def test_a_clean_document_has_no_flags():
    assert codes(reading({"due_text": "March 2025", "status_text": "In progress"})) == []


@pytest.mark.parametrize(
    ("printed", "code", "found"),
    [
        ({"due_text": "March 2023"}, "due_before_document", "March 2023"),
        ({"due_text": "by April"}, "year_inferred", "by April"),
        ({"due_text": "May 2024\nJuly 2024", "is_due_shared": True}, "several_dates", "May 2024 July 2024"),
    ],
)
def test_a_doubtful_deadline_is_kept_and_flagged(printed, code, found):
    result = reading(printed)
    [flag] = result.flags
    assert (flag.code, flag.found, flag.place) == (code, found, "line 3")
    assert result.recommendations[0].actions[0].deadline.kind == "dated"


def test_a_deadline_that_a_report_repeats_is_no_matter():
    assert codes(reading({"due_text": "March 2023"}, facts=Facts(kind="progress report"))) == []


def test_a_deadline_in_the_documents_own_month_is_not_before_it():
    assert codes(reading({"due_text": "February 2024"})) == []


@pytest.mark.parametrize("text", ["31 June 2024", "31/31/2024"])
def test_a_day_that_does_not_exist_is_flagged_as_unread(text):
    assert codes(reading({"due_text": text})) == ["unread_value"]


def test_a_status_that_is_not_understood_is_flagged_as_unread():
    assert codes(reading({"status_text": "Quorate"})) == ["unread_value"]


def test_a_colour_without_a_key_is_flagged():
    found = reading({"status_text": "Green"})
    assert codes(found) == ["status_by_colour_without_key"]
    assert found.recommendations[0].actions[0].update.status.status == "not stated"


def test_a_day_told_as_past_after_the_documents_date_is_flagged():
    found = reading(updates=(PrintedUpdate("The workshop was held on 5 June 2024.", "line 9"),))
    [flag] = found.flags
    assert (flag.code, flag.found, flag.place) == ("text_later_than_as_at", "5 June 2024", "line 9")


def test_a_printed_time_of_completion_is_read():
    printed = PrintedUpdate("The restructure", "line 9", "1", "complete", "prose", done_text="completed in Q1 2023/24")
    [update] = reading(updates=(printed,)).updates
    assert (update.status.status, update.status.method) == ("complete", "prose")
    assert (str(update.completed_from), str(update.completed_to)) == ("2023-04-01", "2023-06-30")


def test_the_time_printed_in_a_status_is_the_time_of_completion():
    [[action]] = [r.actions for r in reading({"status_text": "Completed in January 2024"}).recommendations]
    update = action.update
    assert (update.status.status, str(update.completed_from), str(update.completed_to)) == (
        "complete",
        "2024-01-01",
        "2024-01-31",
    )


def test_a_completion_after_the_documents_own_date_is_not_complete():
    [[action]] = [r.actions for r in reading({"status_text": "Completed in May 2024"}).recommendations]
    assert (action.update.status.status, action.update.completed_from) == ("in progress", None)


@pytest.mark.parametrize("field", ["status_text", "due_text"])
def test_a_completion_told_of_a_time_after_the_documents_own_date_is_flagged_and_not_complete(field):
    found = reading({field: "Completed in May 2024"})
    [[action]] = [r.actions for r in found.recommendations]
    assert (action.update.status.status != "complete", action.update.completed_from) == (True, None)
    assert [(f.code, f.found) for f in found.flags] == [("text_later_than_as_at", "May 2024")]


def test_a_plan_to_complete_is_not_flagged():
    assert codes(reading({"status_text": "Complete by May 2024"})) == []


@pytest.mark.parametrize("text", ["On hold", "Deferred", "Postponed"])
def test_a_status_that_does_not_say_whether_work_had_begun_is_flagged(text):
    found = reading({"status_text": text})
    assert [(f.code, f.found) for f in found.flags] == [("unread_value", text)]


def test_the_time_in_the_status_counts_where_the_date_column_says_only_that_it_is_done():
    [[action]] = [
        r.actions
        for r in reading({"status_text": "Completed in January 2024", "due_text": "Completed"}).recommendations
    ]
    assert str(action.update.completed_from) == "2024-01-01"
