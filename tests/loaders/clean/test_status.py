"""Printed status words -> status; colours only by the document's own key."""

from datetime import date

import pytest

from loaders.clean.status import done_when, read_status, status_in

STATUSES = [
    ("Completed", "complete"),
    ("Complete", "complete"),
    ("Delivered", "complete"),
    ("Implemented", "complete"),
    ("Fully met", "complete"),
    ("Closed", "complete"),
    ("Achieved", "complete"),
    ("Green - complete", "complete"),
    ("Delivered, now business as usual", "complete"),
    ("Completed - now business as usual", "complete"),
    ("Action complete, awaiting sign off", "complete"),
    ("In progress", "in progress"),
    ("Under way", "in progress"),
    ("underway", "in progress"),
    ("Ongoing", "in progress"),
    ("On track", "in progress"),
    ("On track for completion", "in progress"),
    ("On track to complete by May", "in progress"),
    ("Part-Implemented", "in progress"),
    ("Partially complete", "in progress"),
    ("Nearly complete", "in progress"),
    ("Almost complete", "in progress"),
    ("Substantially complete", "in progress"),
    ("50% complete", "in progress"),
    ("To be completed", "in progress"),
    ("Not complete", "in progress"),
    ("rolled forward", "in progress"),
    ("Red - delayed", "in progress"),
    ("In progress/at risk", "in progress"),
    ("Excellent progress", "in progress"),
    ("Not started", "not started"),
    ("Not yet started", "not started"),
    ("Yet to start", "not started"),
    ("Not Implemented", "not started"),
    ("To do", "not started"),
    ("Planned", "not started"),
    ("Stopped", "stopped"),
    ("Cancelled", "stopped"),
    ("Rejected", "stopped"),
    ("Superseded", "stopped"),
    ("Absorbed into the county programme", "stopped"),
    ("Merged with action 3", "stopped"),
    ("No longer required", "stopped"),
    ("Business as usual", "continuous"),
    ("moved to business as usual", "continuous"),
    ("transitioned to business as usual", "continuous"),
    ("Ongoing work/move to BAU", "continuous"),
    ("", "not stated"),
    ("n/a", "not stated"),
    ("TBC", "not stated"),
    ("completed or progressed", "not stated"),
    ("Delivered/on track", "not stated"),
    ("Much was done", "in progress"),
    ("Some of this has been delivered", "in progress"),
    ("-", "not stated"),
    ("See report", "not stated"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status_of_printed_words(text, status):
    assert read_status(text).status == status


@pytest.mark.parametrize(
    "text",
    ["Incomplete", "Undelivered", "Uncompleted", "Not delivered", "Will be delivered", "Due for completion in May"],
)
def test_what_is_not_done_is_never_complete(text):
    assert read_status(text).status != "complete"


@pytest.mark.parametrize(
    ("text", "status", "percent"),
    [
        ("100%", "complete", 100),
        ("45 %", "in progress", 45),
        ("99 per cent", "in progress", 99),
        ("1%", "in progress", 1),
        ("0%", "not started", 0),
    ],
)
def test_a_percentage_alone(text, status, percent):
    found = read_status(text)
    assert (found.status, found.method, found.percent) == (status, "percent", percent)


def test_a_percentage_beside_words_is_kept_and_the_words_decide():
    found = read_status("Complete (100%)")
    assert (found.status, found.method, found.percent) == ("complete", "stated", 100)


def test_more_than_a_hundred_per_cent_says_nothing():
    assert read_status("150%").percent is None


@pytest.mark.parametrize("colour", ["Green", "AMBER", "red", "Blue", "BRAG: blue"])
def test_a_colour_without_a_key_is_kept_and_says_nothing(colour):
    found = read_status(colour)
    assert (found.status, found.method) == ("not stated", None)
    assert found.rag == colour.lower().split()[-1]


@pytest.mark.parametrize(
    ("meaning", "status"),
    [
        ("Completed", "complete"),
        ("Progressing as planned", "in progress"),
        ("On track or completed in time", "in progress"),
        ("Not started", "not started"),
    ],
)
def test_a_colour_means_what_the_key_says(meaning, status):
    found = read_status("Green", {"green": meaning})
    assert (found.status, found.method, found.rag) == (status, "colour key", "green")


def test_a_colour_that_the_key_leaves_out_says_nothing():
    assert read_status("Blue", {"green": "Completed"}).status == "not stated"


def test_words_beside_a_colour_go_before_the_key():
    assert read_status("Green - in progress", {"green": "Completed"}).status == "in progress"


def test_words_are_stated():
    assert read_status("Completed").method == "stated"


@pytest.mark.parametrize(
    "text",
    ["Not fully implemented", "Has not been fully delivered", "Cannot be implemented", "None completed", "1 of 3 complete", "Being delivered",
     "Phase 1 complete", "Should be complete by June", "Complete (0%)", "Ready to be closed", "No action completed"],
)  # fmt: skip
def test_a_word_of_completion_that_is_taken_back_is_not_complete(text):
    assert read_status(text).status != "complete"


@pytest.mark.parametrize(
    "text",
    ["This recommendation is being implemented.", "Work done to date: none", "It is hoped this will be done by May."],
)
def test_prose_that_hopes_claims_nothing(text):
    assert status_in(text)[0].status != "complete"


DATED = date(2024, 12, 15)


@pytest.mark.parametrize(
    "text",
    ["Completed in June 2024", "Delivered in March 2024", "Implemented during 2023/24", "Completed June 2024", "Closed in December 2024",
     "Completed by June 2024", "Completed in June", "Delivered in partnership with the police"],
)  # fmt: skip
def test_a_completion_in_a_period_that_has_begun_is_complete(text):
    assert read_status(text, as_at=DATED).status == "complete"


@pytest.mark.parametrize("text", ["Completed in June 2024", "Delivered in March 2025"])
def test_a_completion_in_a_period_is_complete_where_the_document_has_no_date(text):
    assert read_status(text).status == "complete"


@pytest.mark.parametrize(
    "text",
    ["Delivered in March 2025", "Completed in January 2025", "Completed March 2025", "Complete by March 2025", "Complete in March 2025",
     "Completed by March 2025", "Complete by June 2024", "Delivered in part", "Completed by the end of 2024/25"],
)  # fmt: skip
def test_a_completion_that_is_still_to_come_is_not_complete(text):
    assert read_status(text, as_at=DATED).status == "in progress"


@pytest.mark.parametrize("text", ["Complete by March 2025", "Completed by March 2025", "Complete in March 2025"])
def test_a_plan_to_complete_stays_a_plan_where_the_document_has_no_date(text):
    assert read_status(text).status == "in progress"


def test_prose_that_tells_of_a_completion_in_a_month_is_complete():
    assert status_in("This recommendation was completed in June 2024.", DATED)[0].status == "complete"


def test_the_period_of_a_completion_stands_right_after_its_word():
    found = done_when("Completed in June 2024; reviewed in May 2025")
    assert (str(found.from_on), str(found.to_on)) == ("2024-06-01", "2024-06-30")
    assert done_when("Complete, see the report of June 2024") is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Overdue", "in progress"),
        ("Delayed", "in progress"),
        ("Paused", "in progress"),
        ("Reopened", "in progress"),
        ("Re-opened after being completed", "in progress"),
        ("Overdue - not started", "not started"),
        ("Delayed start", "not started"),
        ("Start deferred", "not started"),
        ("In progress, deferred", "in progress"),
    ],
)
def test_open_work_that_is_late_or_interrupted_is_not_done(text, status):
    assert read_status(text).status == status


@pytest.mark.parametrize("text", ["On hold", "Deferred", "Postponed", "Deferred to 2026"])
def test_words_that_do_not_say_whether_work_had_begun_state_nothing(text):
    assert (read_status(text).status, read_status(text).method) == ("not stated", None)


def test_a_colour_whose_key_says_nothing_of_progress_states_no_status():
    read = read_status("Green", {"green": "see the note"})
    assert (read.status, read.method, read.rag) == ("not stated", None, "green")


def test_words_that_are_cut_between_a_word_and_its_date_state_no_plan():
    assert read_status("incomplete" + "-" * 192 + "March 2025", as_at=date(2024, 1, 1)).status != "complete"
