"""Progress that a document states in running text."""

import pytest

from loaders.recognise import totals
from loaders.recognise.mentions import as_number, completed, delays, rest_status
from loaders.records import Text


def texts(*words):
    return [Text(text, f"line {i}") for i, text in enumerate(words, 1)]


@pytest.mark.parametrize(
    ("text", "number"), [("eight", 8), ("Twelve", 12), ("12", 12), ("many", None), ("", None), (None, None)]
)
def test_as_number(text, number):
    assert as_number(text) == number


DONE = (
    "Three of the eight recommendations were completed in quarter 1 2023/24, namely the restructure (CRD1); "
    "a new vision (CRD2) and the survey (CRD4). The rest is under way."
)


def test_completed_recommendations_by_ref():
    updates = completed(texts(DONE))
    assert [(u.ref, u.text, u.status, u.status_method) for u in updates] == [
        ("CRD1", "the restructure", "complete", "prose"),
        ("CRD2", "a new vision", "complete", "prose"),
        ("CRD4", "the survey", "complete", "prose"),
    ]


def test_after_a_colon_the_first_words_are_the_clauses_own():
    [first, _] = completed(
        texts("Two recommendations were completed in June 2023: the restructure (1) and the survey (2).")
    )
    assert (first.text, "June 2023" in first.done_text) == ("the restructure", True)


def test_the_printed_time_of_completion_is_kept():
    updates = completed(texts(DONE))
    assert all("quarter 1 2023/24" in u.done_text for u in updates)


def test_the_total_is_kept_in_the_documents_own_words():
    [total] = totals.find(texts(DONE))
    assert (total.unit, total.count, total.of, total.text) == (
        "recommendation",
        3,
        8,
        "Three of the eight recommendations were completed",
    )


@pytest.mark.parametrize(
    "words",
    [
        "Eight recommendations were made.",
        "The recommendations will be completed in May.",
        "The vision (CRD1) is agreed.",
        "Three recommendations were not completed.",
        "",
    ],
)
def test_nothing_completed(words):
    assert completed(texts(words)) == []


def test_what_comes_after_the_fate_of_the_rest_is_not_completed():
    updates = completed(
        texts(
            "One recommendation was completed, namely the vision (1), and the remaining actions, such as the "
            "survey (2), have been rolled forward."
        )
    )
    assert [u.ref for u in updates] == ["1"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "All went well. The remaining actions have been rolled forward. Good.",
            "The remaining actions have been rolled forward",
        ),
        ("The other recommendations are in progress.", "The other recommendations are in progress"),
    ],
)
def test_the_sentence_about_all_others(words, expected):
    found = rest_status(texts("First.", words))
    assert (found.words, found.place) == (expected, "line 2")


@pytest.mark.parametrize(
    "words", ["The remaining money was spent.", "Actions are in progress.", "Other councils are in progress."]
)
def test_no_sentence_about_all_others(words):
    assert rest_status(texts(words)) is None


def test_in_a_report_the_others_have_the_status_stated_for_them(printed):
    words = (
        "Recommendation 1: Agree a vision.\n\nRecommendation 2: Build a team.\n\n# Progress\n\n"
        "One of the recommendations was completed, namely the vision (1). "
        "The remaining recommendations are in progress.\n"
    )
    one, two = printed(words, kind="progress report").recommendations
    assert [(u.status, u.status_method) for u in (*one.updates, *two.updates)] == [
        ("complete", "prose"),
        ("in progress", "prose"),
    ]


def test_in_a_plan_a_sentence_about_the_others_is_no_progress(printed):
    words = "Recommendation 1: Agree a vision.\n\n# Later\n\nThe remaining recommendations are in progress.\n"
    assert printed(words).recommendations[0].updates == ()


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("The pandemic delayed some of the recommendations.", True),
        ("The pandemic delayed recommendation 3.", False),
        ("Some of the recommendations are done.", False),
    ],
)
def test_delay_to_the_recommendations_in_general(words, is_found):
    assert [u.text for u in delays(texts(words))] == [words] * is_found


def test_achievements_under_a_progress_heading_are_progress_of_the_review(printed):
    words = (
        "# Progress update\n\nProgress includes the following:\n\n• A vision was agreed\n• A team was built\n\n"
        "# Other matters\n\n• Bins\n"
    )
    found = printed(words, kind="cover report")
    assert [u.text for u in found.updates] == ["A vision was agreed", "A team was built"]


def test_a_list_that_nothing_introduces_is_no_progress(printed):
    assert printed("# Progress update\n\nWe met.\n\n• Bins\n• Paths\n", kind="cover report").updates == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Of the nine recommendations, six are green, three amber and none red.",
            [(6, 9, "green"), (3, 9, "amber"), (0, 9, "red")],
        ),
        (
            "It has 19 actions, of which 12 are complete and 7 are on track.",
            [(12, 19, "complete"), (7, 19, "on track")],
        ),
        ("The council rated all of the nine recommendations green.", [(9, 9, "green")]),
        ("The plan has 19 actions for the ten recommendations.", []),
        ("It is on track to reach 84% of actions complete.", []),
    ],
)
def test_totals_of_one_sentence(words, found):
    assert [(t.count, t.of, t.measure) for t in totals.find(texts(words))] == found


def test_a_share_keeps_its_unit_in_the_next_sentence():
    said = "Across 15 recommendations, 87 per cent of actions are green. Thirteen per cent are ‘amber’."
    assert [(t.unit, t.share, t.count) for t in totals.find(texts(said))] == [
        ("action", 0.87, None),
        ("action", 0.13, None),
    ]


@pytest.mark.parametrize(
    ("words", "unit", "count", "of"),
    [
        ("At the year's end 51 of the 73 actions were complete.", "action", 51, 73),
        ("51 of 73 actions complete.", "action", 51, 73),
        ("All recommendations have been completed.", "recommendation", None, None),
        ("Four of the nine recommendations have been delivered.", "recommendation", 4, 9),
    ],
)
def test_a_total_in_running_text(printed, words, unit, count, of):
    [total] = printed(f"Words about the plan.\n\n{words}\n", kind="progress report").totals
    assert (total.unit, total.count, total.of, total.place) == (unit, count, of, "line 3")
