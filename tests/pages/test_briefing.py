"""The briefing: what the council's page says, on the page to print and in the Word file alike."""

import io
from datetime import date
from types import SimpleNamespace

import docx
import pandas as pd
import pytest
from lxml import html

from pages.parts.briefing import of_council, tables
from pages.parts.paper import word
from tests.pages.test_council import said
from tests.pages.test_every_page import opened

SECTIONS = [
    "In figures",
    "What was promised",
    "By when",
    "What the last report changed",
    "Questions to ask",
    "Overdue, re-dated, and without a word since",
    "Called complete: what stands beside it?",
    "Declined, or accepted in part",
    "Sources and how to read this",
]


def paper(at):
    """The paper on the page."""
    [body] = [
        part.proto.body for part in at.get("html") if "cpc-paper" in part.proto.body and "<article" in part.proto.body
    ]
    return html.fromstring(body)


def edgeley(demo_app, **address: str):
    return opened(demo_app, "briefing.py", as_at=date(2026, 1, 15), council="Edgeley", **address)


def test_the_briefing_says_what_the_page_says_in_its_order(demo_app):
    found = paper(edgeley(demo_app))
    assert found.findtext(".//h2") == "Corporate peer challenge: Edgeley"
    assert [one.text for one in found.iter("h3")] == SECTIONS
    sentences = [
        cell.text_content() for cell in found.xpath(".//table[caption='Each recommendation in one sentence']//td[1]")
    ]
    page = said(opened(demo_app, "council.py", as_at=date(2026, 1, 15), council="Edgeley"))
    assert len(sentences) == 7 and all(one in page for one in sentences)


def test_overdue_never_stands_without_re_dated(demo_app):
    captions = [one.text for one in paper(edgeley(demo_app)).iter("caption")]
    assert captions.index("Re-dated") == captions.index("Overdue") + 1


def test_pictures_say_in_words_what_they_show(demo_app):
    pictures = list(paper(edgeley(demo_app)).iter("img"))
    assert len(pictures) == 2
    assert all(len(one.get("alt")) > 30 and one.get("src").startswith("data:image/png") for one in pictures)


def test_every_table_and_source_leads_back_to_a_place(demo_app):
    found = paper(edgeley(demo_app))
    text = found.text_content()
    assert "edgeley-2024-action-plan.html" in text and "published document governs" in text
    assert "as_at=2026-01-15" in text and "build=v" in text and "council=Edgeley" in text
    assert found.text_content().count("These councils are invented.") == 1


def test_the_theme_of_the_bar_narrows_the_paper_and_is_named_in_it(demo_app):
    found = paper(edgeley(demo_app, theme="Governance and culture"))
    rows = found.xpath(".//table[caption='Each recommendation in one sentence']/tbody/tr")
    assert 1 <= len(rows) < 7
    assert f"{len(rows)} of 7 recommendations" in found.text_content()
    assert "Governance and culture" in found.findtext(".//dl") + found.xpath("string(.//dl)")


def test_the_word_file_holds_the_same_parts(demo_app, monkeypatch):
    made = []
    monkeypatch.setattr(of_council, "paper", lambda known, real=of_council.paper: made.append(real(known)) or made[-1])
    edgeley(demo_app)
    file = docx.Document(io.BytesIO(word.as_docx(made[-1])))
    assert [p.text for p in file.paragraphs if p.style.name == "Heading 1"] == SECTIONS
    assert len(file.inline_shapes) == 2


def test_no_council_chosen_invites_to_choose_one(demo_app):
    at = opened(demo_app, "briefing.py")
    assert "Choose your council" in said(at)
    assert any("briefing?" in part.proto.body for part in at.get("html"))


@pytest.mark.parametrize(
    ("council", "told"),
    [
        ("Adur", "Nothing on Adur"),
        ("Brentwood", "No plan or report of this review is loaded"),
        ("Havant", "No progress has been reported yet"),
        ("King's Lynn and West Norfolk", "1 is complete"),
        ("Cheshire East", "51 of 73 actions completed"),
    ],
)
def test_a_briefing_stands_on_what_little_is_known(app, council, told):
    assert told in said(opened(app, "briefing.py", council=council))


def test_a_table_too_long_for_paper_says_of_how_many_it_shows_the_first():
    row = {
        "recommendation_ref": "1", "objective_ref": None, "ref": None, "action": "Agree a plan", "owners": None, "first_due_text": "May 2025",
        "due_kind": "dated", "due_text": "June 2025", "redated_count": 1, "status": "in progress", "status_method": "stated",
        "timing": "overdue", "file_name": "plan.txt", "place": "line 2",
    }  # fmt: skip
    table = tables.late(pd.DataFrame([row] * 1_000))
    assert len(table.rows) == tables.MOST
    assert table.note == "1,000 of 1,000 (100%) actions. The first 100 are shown."
    assert tables.late(pd.DataFrame([{**row, "timing": "not yet due"}])).note == "0 of 1 actions."


def test_a_recommendation_without_words_number_or_date_is_said_to_have_none():
    row = SimpleNamespace(
        ref=None, recommendation=None, theme=None, theme_method=None, status="not stated", status_method=None, owners=None,
        acceptance=None, is_from_register=False, first_due_from=None, first_due_to=None, due_from=None, due_to=None,
    )  # fmt: skip
    known = SimpleNamespace(shown=[(row, [])])
    [cells] = tables.promised(known, "").rows
    assert cells == (
        "its words are not known",
        "No progress has been reported yet.",
        "◌ not stated",
        "not stated",
        "not stated",
    )


def test_the_comparison_with_peers_is_the_other_paper(demo_app):
    at = edgeley(demo_app, about="Comparison with peers", group="Same region")
    found = paper(at)
    assert found.findtext(".//h2") == "Edgeley and its peers"
    assert "Who is compared, and why" in [one.text for one in found.iter("h3")]
    [link] = [code.value for code in at.code]
    assert "about=Comparison+with+peers" in link and "group=Same+region" in link


def test_a_paper_that_there_is_not_is_said(demo_app):
    at = opened(demo_app, "briefing.py", council="Edgeley", about="the weather")
    assert any("the weather" in one.value for one in at.warning)
    assert paper(at).findtext(".//h2") == "Corporate peer challenge: Edgeley"


def test_a_question_names_its_actions_and_counts_the_rest():
    assert of_council._numbers(["1.1", "Rec. 2", "Rec. 2"]) == "1.1; Rec. 2 (2 actions)"
    assert of_council._numbers([str(n) for n in range(12)]).endswith(
        "9; and 2 more, listed on the council's page in the app"
    )
