"""The comparison as a paper: the same figures as the page, in parts that every renderer takes."""

import io

import docx
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.paper import page, word
from pages.parts.paper.parts import Heading, Picture, Table


def script() -> None:
    """What the briefing's page does: settle the view, choose the group, make the paper."""
    import datetime

    import streamlit as st

    from pages.parts import data
    from pages.parts.briefing import of_peers
    from pages.parts.compare import group
    from pages.parts.view import View

    data.choose_build()
    label = st.query_params["council"]
    every = data.answer("councils_for_choice", as_at=datetime.date(2026, 11, 22))
    council = next(every[every.label == label].itertuples())
    view = View(as_at=datetime.date(2026, 11, 22), council=label, gss_code=council.gss_code)
    st.session_state["view"] = view
    st.session_state["made"] = of_peers.paper(view, group.choose(council, view))


@pytest.fixture
def paper_of(demo_app):
    """paper_of(council, **address) -> the paper on the demo."""

    def make(council: str, **address: str):
        at = AppTest.from_function(script, default_timeout=60)
        at.query_params.update({"council": council, **address})
        at.run()
        assert not at.exception
        return at.session_state["made"]

    return make


def test_the_paper_says_who_is_compared_as_at_when_and_where_it_stands(paper_of):
    made = paper_of("Edgeley", group="Same region")
    assert "2 of 7 (29%) recommendations with a stated status are complete at Edgeley" in made.lead
    assert dict(made.facts)["Compared with"] == "10 peers: same region" and made.as_at.year == 2026
    assert made.banner and made.sources and "group=Same%20region" in made.link
    headings = [part.text for part in made.parts if isinstance(part, Heading)]
    assert headings[1:3] == ["Where Edgeley stands", "How far at the same age"]


def test_every_table_is_words_and_as_wide_as_its_head(paper_of):
    tables = [part for part in paper_of("Edgeley", group="Same region").parts if isinstance(part, Table)]
    assert len(tables) == 3
    for one in tables:
        assert one.rows and all(len(row) == len(one.columns) for row in one.rows)
        assert all(isinstance(cell, str) and cell for row in one.rows for cell in row)


def test_the_picture_holds_what_its_sentence_says_and_no_more_rows_than_can_be_read(paper_of):
    [picture] = [part for part in paper_of("Edgeley", group="Same region").parts if isinstance(part, Picture)]
    bars = {bar.label: bar.count for bar in picture.shows.rows}
    assert bars["30 months: Edgeley"] == 29 and bars["30 months: middle of 9 peers"] == 33
    assert len(bars) <= 25


def test_without_progress_there_is_a_sentence_and_no_picture(paper_of):
    made = paper_of("Edgeley", group="My own list", peers="Felpersham")
    assert "too few for a comparison of progress" in made.lead
    assert "&peers=Felpersham" in made.link


def test_both_renderers_take_it(paper_of):
    made = paper_of("Edgeley", group="Same region")
    file = docx.Document(io.BytesIO(word.as_docx(made)))
    assert len(file.tables) >= 3 and any("Edgeley and its peers" in one.text for one in file.paragraphs)
    assert "Where Edgeley stands" in page.as_html(made)
