"""Ready for the progress review: when it is and how that is known, the actions to have ready and why, who has them, and every empty state."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from pages.parts.ready import pack, states
from pages.parts.view import View
from tests.pages.reading import shown, table, tables
from tests.pages.test_every_page import opened

TODAY = View(as_at=date(2026, 11, 22))
NO_ROWS = pd.DataFrame()


def edgeley(demo_app, as_at: date | None = date(2025, 1, 15)):
    return opened(demo_app, "readiness.py", as_at=as_at, council="Edgeley")


def sections(at) -> dict[str, pd.DataFrame]:
    """The table of each reason by its caption."""
    every = [one for one in tables(at) if one.attrs.get("caption", "").endswith(": open actions")]
    return {one.attrs["caption"].removesuffix(": open actions"): one for one in every}


def test_what_falls_due_before_the_review_comes_first_with_owner_deadline_status_and_place(demo_app):
    at = edgeley(demo_app)
    assert at.header[0].value == "Due before the progress review"
    first = sections(at)["Due before the progress review"]
    assert len(first) == 7 and {"Action", "Owners", "Deadline", "Status"} <= set(first)
    assert first.iloc[:, -1].str.contains("edgeley-2024-action-plan.html").all()


def test_the_sentence_counts_what_the_sections_hold(demo_app):
    at = edgeley(demo_app)
    said = shown(at).replace("\\", "")
    assert (
        "14 actions are open: 7 due before the progress review; 4 due, no update found" in said
        and "later document;" not in said
    )
    assert "Not mentioned in any later document" not in [one.value for one in at.header], (
        "one document has no later one"
    )


def test_what_is_due_before_the_review_is_listed_once_and_marked_where_it_has_no_update(demo_app):
    at = edgeley(demo_app)
    assert "Due, no update found" not in sections(at) and "All 4 stand in the list above" in shown(at)
    also = sections(at)["Due before the progress review"]["Also"]
    assert sorted(set(also)) == ["due, no update found", "–"] and (also != "–").sum() == 4


def test_what_is_due_after_the_review_alone_is_listed_again_under_its_own_reason(app):
    at = opened(app, "readiness.py", council="Havant")
    above, own = sections(at)["Due before the progress review"], sections(at)["Due, no update found"]
    assert not set(above["Action"]) & set(own["Action"])
    whole = table(at, "Why it is listed")
    assert whole["Why it is listed"].str.contains("due, no update found").sum() == (above["Also"] != "–").sum() + len(
        own
    )


def test_what_no_later_document_mentions_is_a_reason_once_there_is_a_later_one():
    rows = pd.DataFrame({"reason": ["no update", "overdue"]})
    assert list(pack.to_tell(rows, 1).reason) == ["overdue"] and len(pack.to_tell(rows, 2)) == 2


def test_an_early_date_says_what_is_known_later_and_leads_to_today(app):
    at = opened(app, "readiness.py", as_at=date(2013, 1, 1), council="Havant")
    assert "counts from" in shown(at) and "README" not in shown(at)
    at.button(key="to_today").click().run()
    assert at.session_state["as_at"] == date.today() and at.header


def test_the_review_ahead_is_told_as_about_ten_months_after_the_visit(demo_app):
    said = shown(edgeley(demo_app)).replace("\\", "")
    assert "It is expected around 16 March 2025, about 10 months after the visit." in said


def test_a_review_long_past_is_said_to_be_so(demo_app):
    said = shown(edgeley(demo_app, None)).replace("\\", "")
    assert "It was expected around 16 March 2025, about 10 months after the visit; it may have been held." in said
    assert "Use it for the next report" in said


def test_a_deadline_that_moved_shows_the_first_beside_the_latest(demo_app):
    moved = sections(edgeley(demo_app, None))["Re-dated"]
    assert len(moved) and moved["Deadline"].str.contains(r"\(first .+\)").all()


def test_owners_come_with_how_many_they_have(demo_app):
    at = edgeley(demo_app)
    rows = table(at, "Open actions listed here")
    assert rows["Open actions listed here"].str.match(r"\d+ of 8").all()
    due = rows["Due before the progress review"].astype(int)
    assert due.sum() == 7, "each of these actions names one owner"
    assert {"Briefing to print", "All that is known of Edgeley"} <= {link.proto.label for link in at.get("page_link")}


def test_the_whole_list_has_every_action_once_with_all_its_reasons(demo_app):
    rows = table(edgeley(demo_app), "Why it is listed")
    assert len(rows) == 8 == rows["Action"].nunique()
    assert rows["Why it is listed"].str.contains("due before the progress review").sum() == 7


def test_a_known_day_of_the_review_is_told_with_who_says_so(app):
    said = shown(opened(app, "readiness.py", council="Havant")).replace("\\", "")
    assert "The progress review was held on 2 March 2026 (said by the peers, reviews.csv, line" in said


@pytest.mark.parametrize(
    ("council", "said"),
    [
        ("Adur", "No review of Adur is known"),
        ("Brentwood", "No plan or report of this review of Brentwood is loaded"),
    ],
)
def test_where_nothing_can_be_got_ready_why_is_said(app, council, said):
    at = opened(app, "readiness.py", council=council)
    assert said in shown(at) and not at.header


def test_no_council_chosen_leads_to_councils_with_documents(app):
    at = opened(app, "readiness.py")
    assert "Choose your council" in shown(at) and not at.header
    [listed] = [part.proto.body for part in at.get("html") if "Or begin with one of these" in part.proto.body]
    assert "readiness?" in listed and "council=Havant" in listed


def test_owners_that_no_plan_names_are_said_to_be_nobody(app):
    rows = table(opened(app, "readiness.py", council="King's Lynn and West Norfolk"), "Open actions listed here")
    assert list(rows["Owner"]) == ["nobody named"]


def row(first: str | None, last: str | None, basis: str | None) -> pd.DataFrame:
    days = {"progress_review_from": pd.Timestamp(first), "progress_review_to": pd.Timestamp(last)}
    return pd.DataFrame([{**days, "progress_review_basis": basis}])


def ahead(said_by: str | None = None, rule: str | None = "2027-01-01") -> pd.DataFrame:
    told = {
        "progress_review_said_by": said_by,
        "progress_review_file_name": "plan.txt",
        "progress_review_place": "line 3",
    }
    held = {"progress_review_from": pd.NaT, "progress_review_to": pd.NaT}
    due = {"progress_review_due_from": pd.Timestamp(rule), "progress_review_due_to": pd.Timestamp(rule)}
    return pd.DataFrame([{**told, **held, **due}])


@pytest.mark.parametrize(
    ("rows", "of", "said"),
    [
        (row("2027-03-02", "2027-03-02", "stated"), ahead("council"), "is to be on 2 March 2027 (said by the council, plan.txt, line 3)"),
        (row("2026-03-01", "2026-03-31", "stated"), ahead(), "was held some time in March 2026."),
        (row("2027-01-01", "2027-01-31", "about 10 months after the visit"), ahead(), "It is expected some time in January 2027, about 10 months"),
        (row("2021-01-02", "2021-01-02", "about 10 months after the visit"), ahead(rule=None), "No progress review was set for reviews of this time"),
        (row(None, None, None), ahead(rule=None), "cannot be told"),
        (NO_ROWS, NO_ROWS, "cannot be told"),
        (NO_ROWS, ahead(), "It is expected around 1 January 2027, about 10 months"),
    ],
)  # fmt: skip
def test_when_the_review_is_says_how_that_is_known(rows, of, said):
    assert said in pack.when(rows, of, TODAY)


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ([], "list no action"),
        (["complete", "stopped"], "None of 2 actions is open"),
        (["complete", "in progress"], "1 of 2 actions are open; none of them is due"),
    ],
)
def test_a_plan_without_anything_to_look_at_says_which_of_three_it_is(statuses, said):
    actions = pd.DataFrame({"status": pd.Series(statuses, dtype=str)})
    assert said in states._why(SimpleNamespace(read_count=1), actions, "Edgeley")
