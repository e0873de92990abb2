"""When progress next comes to a committee, as a document says it."""

import pytest

from loaders.recognise.ahead import next_report
from loaders.records import Block, Text


def said(*paragraphs):
    return next_report(
        Block("paragraph", Text(words, f"line {number}")) for number, words in enumerate(paragraphs, start=1)
    )


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The next progress report comes to the Overview and Scrutiny Committee on 12 March 2026.", "12 March 2026"),
        ("A further update will be brought to Cabinet in June 2026.", "June 2026"),
        ("Progress will be reported to Full Council in October 2025.", "October 2025"),
        ("Officers will come back to Cabinet with an update in Q2 2026/27.", "Q2 2026/27"),
        ("The last report was of May 2025. The next report to members is due by September 2026.", "September 2026"),
    ],
)
def test_the_day_and_its_place(words, when):
    assert said("Nothing.", words) == (when, "line 2")


@pytest.mark.parametrize(
    "words",
    [
        "We will go through the plan again in the spring.",
        "The next report is due in June 2026.",
        "The next report comes to Cabinet in the autumn.",
        "In June 2026 Cabinet received the next report.",
        "The Council will report a balanced budget.",
        "Cabinet received a progress report on 12 March 2026.",
        "The next report to Cabinet is due in 2026.",
    ],
)
def test_what_names_no_body_no_day_or_nothing_to_come(words):
    assert said(words) == ("", "")


def test_the_last_word_holds():
    assert said("The next report to Cabinet: June 2026.", "The next report to Cabinet: July 2026.") == (
        "July 2026",
        "line 2",
    )
