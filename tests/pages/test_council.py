"""My council: the answer, one sentence a recommendation, timeline, changes, questions, claims; and a council of which nothing is known."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from lxml import html

from pages.parts import charts_time, links
from pages.parts.council import asked, changes, claims, deadlines, declined, marked
from tests.pages import reading
from tests.pages.test_every_page import opened


def said(at) -> str:
    """Every word on the page, its cards and tables included."""
    own = [
        html.fromstring(f"<div>{part.proto.body}</div>").text_content() for part in at.get("html") if part.proto.body
    ]
    return "\n".join([reading.shown(at), *own])


def cards(at) -> list:
    """The cards of the recommendations."""
    whole = "".join(part.proto.body for part in at.get("html"))
    return html.fromstring(f"<div>{whole}</div>").xpath("//article[h3]")


def edgeley(demo_app, as_at: date | None = date(2026, 1, 15), **address: str):
    return opened(demo_app, "council.py", as_at=as_at, council="Edgeley", **address)


def test_the_answer_stands_in_counts_with_what_it_rests_on(demo_app):
    told = said(edgeley(demo_app))
    assert "Edgeley was visited from 14 to 16 May 2024" in told
    assert "The documents list 7 recommendations and 15 actions" in told
    assert "based on 3 documents up to" in told


def test_every_recommendation_has_one_sentence_a_status_an_owner_and_its_deadlines(demo_app):
    found = cards(edgeley(demo_app))
    assert len(found) == 7
    assert all(card.findtext("p").endswith(".") for card in found)
    assert all(card.xpath(".//dt[.='Status']") and card.xpath(".//dt[.='Led by']") for card in found)
    both = [card for card in found if card.xpath("dl//dt[.='First deadline']")]
    assert both and all(card.xpath("dl//dt[.='Latest deadline']") for card in both)


def test_a_card_opens_to_its_actions_sources_and_those_who_were_told_the_same(demo_app):
    for card in cards(edgeley(demo_app)):
        [folded] = card.xpath("details")
        assert folded.xpath(".//li"), "no action"
        assert folded.xpath(".//a[starts-with(@href, 'recommendation?') and contains(@href, 'recommendation=edgeley')]")
        assert "Record edgeley" in folded.text_content()


def test_a_declined_recommendation_says_so_and_why_stands_below(demo_app):
    at = edgeley(demo_app)
    assert any("The council declined this." in card.text_content() for card in cards(at))
    assert set(reading.table(at, "Answer")["Answer"]) == {"declined", "accepted in part"}


def test_the_theme_of_the_bar_narrows_the_list_and_says_of_how_many(demo_app):
    at = edgeley(demo_app, theme="Governance and culture")
    assert len(cards(at)) < 7
    assert f"{len(cards(at))} of 7 recommendations are on this theme" in said(at)


def test_a_theme_of_which_there_is_no_recommendation_says_what_to_change(demo_app):
    at = edgeley(demo_app, theme="Local priorities and outcomes")
    assert not cards(at)
    assert "Take the theme off" in said(at)


@pytest.mark.parametrize("name", ["type", "region", "year"])
def test_a_filter_of_the_sector_takes_nothing_from_the_council(demo_app, name):
    value = {"type": "Metropolitan district", "region": "Felpershire", "year": "2023"}[name]
    assert len(cards(edgeley(demo_app, **{name: value}))) == 7


def test_first_and_latest_deadline_stand_side_by_side(demo_app):
    rows = reading.table(edgeley(demo_app), "Against the first deadline")
    moved = rows[rows["Times re-dated"] != "0"]
    assert len(moved) and (moved["First deadline"] != moved["Latest deadline"]).all()


def test_the_timeline_has_its_table_and_says_how_many_have_a_date(demo_app):
    at = edgeley(demo_app)
    [chart] = at.get("plotly_chart")
    assert chart.proto.alt.startswith("Timeline of 14 deadlines of Edgeley")
    assert "14 of 15 actions have a calendar date" in said(at).replace("**", "")
    assert len(reading.table(at, "As printed")) == 14


def test_what_changed_with_the_last_report_is_told(demo_app):
    at = edgeley(demo_app)
    assert {"re-dated", "done"} <= set(reading.table(at, "Change")["Change"])
    assert "are now complete" in said(at)
    assert "There is nothing to compare" in said(edgeley(demo_app, as_at=date(2024, 10, 1)))


def test_what_was_left_out_without_a_word_comes_first():
    said = ["done", "dropped without statement", "done"]
    rows = pd.DataFrame({"change": said, "reported_on": pd.Timestamp("2025-12-31"), "reported_precision": "month"})
    assert changes.told(None, rows) == [
        "The last report is of December 2025.",
        "1 action was left out without a word. No document says why.",
        "Of the actions 2 are now complete.",
    ]


def test_both_clocks_stand_side_by_side(demo_app):
    rows = reading.table(
        opened(demo_app, "council.py", council="Borchester", as_at=date(2026, 6, 1)), "As at 1 June 2026"
    )
    reported = next(name for name in rows.columns if name.startswith("As last reported ("))
    assert (rows["As at 1 June 2026"] != rows[reported]).any()


def test_questions_open_the_actions_they_rest_on(demo_app):
    at = edgeley(demo_app)
    questions = [one for one in reading.tables(at) if "Why it is asked" in one]
    assert 1 <= len(questions) <= 5 and all(len(one) for one in questions)
    assert "questions_of_review" in reading.links(at, "question")


def test_at_most_five_questions_are_asked():
    rows = pd.DataFrame({"position": range(8), "question": [f"{n}?" for n in range(8)]})
    assert [one.question.iloc[0] for one in asked.of(rows)] == ["0?", "1?", "2?", "3?", "4?"]


def test_a_claim_stands_beside_what_the_document_shows(demo_app):
    rows = reading.table(edgeley(demo_app), "Shown beside it")
    assert (rows["Shown beside it"] == claims.NOTHING).any() and (rows["Shown beside it"] != claims.NOTHING).any()
    assert (rows["Claimed in"].str.len() > 0).all()


@pytest.mark.parametrize(
    ("grades", "told"),
    [
        ([], "No document says in its own words that any single action or recommendation is complete."),
        (["claim only"], "The one claim of completion comes without a word on what was done."),
        (["words beside it"], "The one claim of completion comes with words on what was done."),
        (["words beside it"] * 4 + ["claim only"] * 3, "Of 7 claims of completion 4 come with words on what was done."),
        (["words beside it", "claim only"], "Of 2 claims of completion 1 comes with words on what was done."),
        (["claim only"] * 2, "Of 2 claims of completion none comes with words on what was done."),
    ],
)  # fmt: skip
def test_claims_are_counted_and_never_called_proven(grades, told):
    assert claims.told(pd.DataFrame({"grade": pd.Series(grades, dtype=object)})) == told


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([("declined", None)], "Of the recommendations 1 was declined. No reason is given."),
        ([("declined", "No money")], "Of the recommendations 1 was declined. A reason is given for 1 of 1."),
        ([("part", None), ("part", "x"), ("declined", "y")],
         "Of the recommendations 1 was declined and 2 were accepted in part. A reason is given for 2 of 3."),
    ],
)  # fmt: skip
def test_what_was_declined_is_counted_with_its_reasons(answers, told):
    assert declined.told(pd.DataFrame(answers, columns=["acceptance", "why"])) == told


def test_a_reply_of_the_council_stands_beside_and_changes_nothing(demo_app):
    before, after = cards(edgeley(demo_app, as_at=date(2026, 1, 8))), cards(edgeley(demo_app))
    replied = [card.xpath(".//aside") for card in after]
    assert not any(card.xpath(".//aside") for card in before)
    [answered] = [place for place, asides in enumerate(replied) if asides]
    assert "It changes no figure here" in after[answered].text_content()
    assert before[answered].findtext("p") == after[answered].findtext("p")


def test_the_successor_offers_the_review_it_inherited(demo_app):
    at = opened(demo_app, "council.py", council="Felpersham", as_at=date(2026, 1, 15))
    [inherited] = [label for label in at.selectbox(key="review").options if "Lakey Hill (inherited)" in label]
    at.selectbox(key="review").set_value(inherited).run()
    assert "It counts under the former council" in said(at)


def test_a_review_that_is_not_known_is_said(demo_app):
    at = opened(demo_app, "council.py", council="Felpersham", review="Visited in 1066")
    assert any("1066" in one.value for one in at.warning)


def test_where_no_council_is_chosen_the_councils_with_documents_are_offered(demo_app):
    at = opened(demo_app, "council.py")
    assert "Choose your council" in said(at)
    body = next(part.proto.body for part in at.get("html") if "Or begin with one of these" in part.proto.body)
    offered = html.fromstring(body).xpath("//li/a")
    assert [one.text for one in offered] == sorted(one.text for one in offered)
    assert all(one.get("href").startswith("council?") and "council=" in one.get("href") for one in offered)


def test_where_only_a_plan_is_known_no_progress_is_reported_yet(app):
    assert "No progress has been reported yet" in said(opened(app, "council.py", council="Havant"))


def test_owners_deadlines_and_flags_stand_in_tables(app):
    at = opened(app, "council.py", council="Tewkesbury")
    assert at.selectbox(key="council").value == "Tewkesbury"
    actions = reading.table(at, "Times re-dated")
    assert "Head of Corporate Services; Head of Development; Borough Solicitor" in set(actions["Owners"])
    assert "Current practice, no change is anticipated. (ongoing)" in set(actions["Latest deadline"])
    assert {"row_without_ref", "refs_missing"} <= set(reading.table(at, "Code")["Code"])


def test_a_council_of_which_nothing_is_found_is_told_how_to_add_a_document(app):
    told = said(opened(app, "council.py", council="Adur"))
    assert "Nothing on Adur" in told
    assert "data/sources.csv" in told.replace("\\", "")
    assert "a gap in the data says nothing about the council" in told


def test_a_council_known_from_public_pages_is_told_what_they_say_and_what_is_missing(app):
    at = opened(app, "council.py", council="Brentwood")
    told = said(at)
    assert "No plan or report of this review is loaded" in told
    assert "4 recommendations of it are known from public pages" in told
    assert "In reorganisation" in told
    assert "What you can do" in told
    pages = reading.table(at, "How firm")
    assert {"LGA page", "council page, numbered"} <= set(pages["How firm"])
    assert set(pages["Said by"]) == {"the peers", "the council"}


def test_reported_totals_of_a_council_without_a_plan_stand_as_what_they_are(app):
    at = opened(app, "council.py", council="Cheshire East")
    assert "51 of 73 actions completed; 4 of 18 recommendations implemented" in said(at)
    rows = reading.table(at, "What was said")
    assert list(rows["What was said"]) == ["51 of 73 actions completed", "4 of 18 recommendations implemented"]
    assert set(rows["Rows that say so"]) == {"no rows loaded"}


def test_of_very_many_deadlines_the_open_ones_are_drawn_and_the_order_of_time_kept():
    days = pd.date_range("2024-01-01", periods=10_000)
    rows = pd.DataFrame({"status": ["complete"] * 9_990 + ["in progress"] * 10, "due_to": days})
    drawn = deadlines.pick(rows)
    assert len(drawn) == deadlines.MOST
    assert (drawn.status == "in progress").sum() == 10
    assert drawn.due_to.is_monotonic_increasing


def test_a_bar_is_as_wide_as_its_deadline_is_uncertain_and_a_day_stays_in_sight():
    bars = (
        charts_time.Bar("1 A <month>", date(2026, 3, 1), date(2026, 3, 31), "March 2026", "complete"),
        charts_time.Bar("2 A day", date(2026, 5, 4), date(2026, 5, 4), "4 May 2026", "not stated", date(2025, 1, 1), date(2025, 1, 31)),
    )  # fmt: skip
    figure = charts_time.deadlines(
        bars, (charts_time.Mark(date(2024, 5, 14), date(2024, 5, 16), "Visit"),), date(2026, 4, 1), "#000000", "#ffffff"
    )
    month, single = figure.data[-1].x
    assert month == 31 * charts_time.DAY
    assert charts_time.DAY < single < month
    texts = " ".join(note.text for note in figure.layout.annotations)
    assert "As at 1 April 2026" in texts and "Visit" in texts and "A &lt;month&gt;" in texts


def test_words_of_a_document_are_shown_as_words_and_links_lead_to_web_addresses_only():
    row = SimpleNamespace(file_name="<b>plan</b>.txt", place="line 2", url="javascript:alert(1)")
    assert marked.where(row) == '<span class="cpc-doc">&lt;b&gt;plan&lt;/b&gt;.txt, line 2</span>'
    row.url = 'https://x.example/"onclick="a'
    assert '"onclick' not in marked.where(row)


def test_every_recommendation_and_action_has_a_way_to_report_an_error(demo_app, monkeypatch):
    monkeypatch.setattr(links, "REPORT_TO", "steward@borsetshire.example")
    found = cards(edgeley(demo_app))
    reports = [one.get("href") for card in found for one in card.xpath(".//a[.='Report an error']")]
    assert len(reports) == 7 + 15
    assert all(one.startswith("mailto:steward@borsetshire.example?subject=Error%20in%20edgeley") for one in reports)


@pytest.mark.parametrize("who", [[True, False], [False, True]], ids=["a steward first", "a reader first"])
def test_what_is_kept_for_a_steward_is_not_shown_to_a_reader(demo_app, monkeypatch, who):
    for is_steward in who:
        monkeypatch.setattr(links.access, "who", lambda here=is_steward: SimpleNamespace(codes=()) if here else None)
        told = "".join(card.text_content() for card in cards(edgeley(demo_app)))
        assert ("Put right" in told) is is_steward


def test_before_the_first_document_the_page_says_when_it_begins_and_leads_there(app):
    at = opened(app, "council.py", council="Havant", as_at=date(2013, 1, 1))
    assert "The first thing known of it counts from" in said(at) and "data/sources.csv" not in said(at)
    at.button(key="to-today").click().run()
    assert "The documents list" in said(at)


def test_a_newer_review_of_which_nothing_is_loaded_is_named_before_the_older_one(app):
    told = said(opened(app, "council.py", council="Stroud"))
    assert "A newer review, visited" in told and "no plan or report of it is loaded. Choose it above" in told
