"""Compare with peers: a group that can be seen and changed, bands and no ranks, the same age, load, what others finished, why it may differ."""

from datetime import date

import pandas as pd
import pytest

import queries
from pages.parts.compare.alike import CLOSED
from pages.parts.compare.group import GROUPS
from queries import database
from tests.pages.reading import links, shown, table, tables
from tests.pages.test_every_page import opened

REGION = {"council": "Edgeley", "group": "Same region"}


def headers(at) -> list[str]:
    return [header.value for header in at.header]


def measures(at, theme: str = "") -> pd.DataFrame:
    """The table of measures by measure; of a theme where one is named."""
    every = [one for one in tables(at) if "Measure" in one and theme in one.attrs["caption"]]
    return every[0].set_index("Measure")


def test_the_peers_of_any_council_come_with_reasons(app):
    at = opened(app, "peers.py", council="Havant")
    peers = table(at, "Why")
    assert len(peers) == 10 and peers["Why"].str.startswith("Both non-metropolitan districts").all()
    assert "not CIPFA" in shown(at)


@pytest.mark.parametrize(("group", "least"), [("Same county", 10), ("Same region", 60), ("Same type", 160)])
def test_a_group_in_the_address_is_the_group_that_is_shown(app, group, least):
    at = opened(app, "peers.py", council="Havant", group=group)
    assert len(table(at, "Why")) >= least
    assert any(f"group={group.replace(' ', '+')}" in code.value for code in at.code)


def test_the_bar_narrows_the_peers_and_never_the_council_itself(demo_app):
    at = opened(demo_app, "peers.py", **REGION, type="Unitary authority")
    peers = table(at, "Why")
    assert 0 < len(peers) < 10 and f"{len(peers)} of 10 peers" in shown(at)
    assert table(at, "Told Edgeley")["Told Edgeley"].astype(int).sum() == 7


def test_filters_that_leave_no_peer_are_said_with_the_way_out(demo_app):
    at = opened(demo_app, "peers.py", council="Edgeley", type="County")
    assert "matches the filters above" in shown(at) and "Take a filter off" in shown(at)
    assert not at.header


def test_the_year_of_the_bar_is_the_year_of_the_group(demo_app):
    at = opened(demo_app, "peers.py", council="Edgeley", group="Visited in one year", year="2023")
    assert set(table(at, "Why")["Why"]) == {"Visited in 2023"}


def test_a_list_of_ones_own_starts_from_the_group_that_was_shown(demo_app):
    at = opened(demo_app, "peers.py", council="Edgeley")
    before = set(table(at, "Why")["Peer"])
    at.button(key="change_list").click().run()
    assert at.segmented_control(key="group").value == "My own list"
    assert set(at.multiselect(key="peers").value) == before == set(table(at, "Why")["Peer"])
    taken = sorted(before)[0]
    at.multiselect(key="peers").set_value(sorted(before - {taken})).run()
    assert set(table(at, "Why")["Peer"]) == before - {taken}


def test_choosing_the_list_itself_fills_it_too(demo_app):
    at = opened(demo_app, "peers.py", council="Edgeley")
    before = set(table(at, "Why")["Peer"])
    at.segmented_control(key="group").set_value("My own list").run()
    assert set(at.multiselect(key="peers").value) == before


def test_a_group_too_large_for_a_list_cannot_be_changed_into_one(app):
    at = opened(app, "peers.py", council="Havant", group="Same type")
    assert at.button(key="change_list").disabled


@pytest.mark.parametrize(
    "asked",
    [{"group": "Friends"}, {"group": "My own list", "peers": "Narnia"}, {"like": "nonsense"}, {"beside": "Narnia"}],
)
def test_what_a_link_asks_for_in_vain_is_said(demo_app, asked):
    at = opened(demo_app, "peers.py", council="Edgeley", **asked)
    [value] = [asked[key] for key in ("peers", "like", "beside", "group") if key in asked][:1]
    assert any(value in one.value for one in at.warning)


def test_where_enough_peers_are_counted_each_measure_stands_in_a_band_and_never_a_rank(demo_app):
    at = opened(demo_app, "peers.py", **REGION)
    rows = measures(at)
    assert rows.loc["Complete (recommendations)", "Edgeley"] == "2 of 7 (29%)"
    assert set(rows["Where that is"]) <= {"in the lower quarter", "in the middle half", "in the upper quarter"}
    assert list(rows.index[1:4]) == ["Overdue (actions)", "Due, no update found (actions)", "Re-dated (actions)"]
    assert "no ranking" in shown(at)
    assert headers(at).index("Where my council stands") < headers(at).index("What were the peers told?")


def test_the_answer_stands_in_one_sentence_with_n_of_n(demo_app):
    said = shown(opened(demo_app, "peers.py", **REGION)).replace("\\", "")
    assert (
        "2 of 7 (29%) recommendations with a stated status are complete at Edgeley; 9 of 10 peers could be counted"
        in said
    )
    assert "Edgeley is in the middle half." in said


def test_the_spread_agrees_with_the_councils_by_name(demo_app):
    """The same figures from another question: completion council by council, its quartiles worked out here."""
    at = opened(demo_app, "peers.py", **REGION)
    named = table(at, "Complete, of recommendations with a stated status").set_index("Council").iloc[:, 0]
    assert list(named.index) == sorted(named.index), "the order of names is no ranking"
    parts = named.drop("Edgeley").str.extract(r"^(\d+) of (\d+)").astype(int)
    shares = (parts[0] / parts[1])[parts[1] >= 5]
    spread = f"{100 * shares.quantile(0.25):.0f}% to {100 * shares.quantile(0.75):.0f}%"
    row = measures(at).loc["Complete (recommendations)"]
    assert row["Middle half of the peers"] == spread and row["Peers counted"] == f"{len(shares)} of 10"


def test_a_chosen_theme_has_measures_of_its_own_beside_those_of_all(demo_app):
    at = opened(demo_app, "peers.py", **REGION, theme="Governance and culture")
    of_theme, of_all = measures(at, "Governance and culture"), measures(at)
    assert [one.value for one in at.subheader][:2] == ["Governance and culture", "All themes"]
    assert of_theme.loc["No calendar date (actions)", "Edgeley"] != of_all.loc[
        "No calendar date (actions)", "Edgeley"
    ] or len(of_theme)
    assert len(table(at, "Complete at Edgeley")) == 5


def test_where_fewer_have_progress_the_page_leads_with_what_is_known_of_many_and_gives_counts_only(demo_app):
    at = opened(demo_app, "peers.py", council="Edgeley", group="My own list", peers="Borchester")
    assert "this page leads with what is known of many" in shown(at)
    assert headers(at)[0] == "What were the peers told?"
    assert "Fewer than 5 peers can be counted, so only counts are given" in shown(at)
    assert "Middle half of the peers" not in measures(at)
    assert not at.get("plotly_chart") or len(at.get("plotly_chart")) == 1, "no strip of fewer than five"


def test_at_the_same_age_both_are_told_of_one_month(demo_app):
    at = opened(demo_app, "peers.py", **REGION)
    assert "At 30 months 2 of 7 (29%) with a stated status were complete here; of 9 peers counted" in shown(at).replace(
        "\\", ""
    )
    steps = table(at, "Months since the visit")
    months = steps["Months since the visit"].str.extract(r"^(\d+) months?$")[0].astype(int)
    assert (months % 3 == 0).all() and months.is_monotonic_increasing
    assert steps["Peers counted"].str.fullmatch(r"\d+ of 10").all()
    late = steps[months > 30]
    assert set(late["Complete at Edgeley"]) == {"not yet so long ago"}


def test_who_carries_how_much_stands_beside_the_peers_with_overdue_and_redated(demo_app):
    at = opened(demo_app, "peers.py", **REGION)
    rows = table(at, "Role family")
    assert {"of them open", "of them overdue", "of them re-dated", "Actions of the peers"} <= set(rows)
    assert rows["Actions of Edgeley"].str.match(r"\d+ of 15").all()
    own = rows["Actions of Edgeley"].str.extract(r"^(\d+)")[0].astype(int)
    assert own.is_monotonic_decreasing


def test_the_months_in_which_most_falls_due_stand_in_the_order_of_time(demo_app):
    at = opened(demo_app, "peers.py", as_at=date(2025, 1, 15), **REGION)
    rows = table(at, "Open actions due")
    counts = rows["Open actions due"].str.extract(r"^(\d+) of (\d+)").astype(int)
    assert counts[0].sum() <= counts[1].iloc[0] and len(rows) <= 6
    days = pd.to_datetime(rows["Month"], format="%B %Y")
    assert days.is_monotonic_increasing and days.iloc[0] >= pd.Timestamp("2025-01-01")


def test_where_no_date_lies_ahead_that_is_said_with_how_many_have_passed(demo_app):
    said = shown(opened(demo_app, "peers.py", **REGION))
    assert "No open action has a date ahead of" in said and "The dates of 7 open actions have passed" in said


def finished_somewhere(demo) -> tuple[str, str]:
    """A council and one of its open recommendations that somebody else finished in like words."""
    with database.open_locked(database.current(demo / "build")) as db:
        known = queries.ask(db, "recommendations_behind", as_at=date.today())
        for row in known[~known.status.isin(CLOSED)].itertuples():
            if len(queries.ask(db, "finished_like", as_at=date.today(), recommendation_id=row.recommendation_id)):
                return row.council, row.recommendation_id
    raise AssertionError("the demo has no open recommendation like a finished one")


def test_what_others_finished_leads_to_the_recommendation(demo, demo_app):
    council, key = finished_somewhere(demo)
    at = opened(demo_app, "peers.py", council=council, group="Same region", like=key)
    rows = table(at, "What was finished")
    assert len(rows) and (rows["Why it is here"].str.len() > 0).all()
    assert rows["Months from the visit"].str.fullmatch(r"(\d+( to \d+| or more)?|up to \d+|not stated)").all()
    body = next(part.proto.body for part in at.get("html") if "What was finished" in part.proto.body)
    assert "recommendation?" in body and "recommendation=" in body
    assert any(f"like={key}" in code.value for code in at.code)


def test_where_nothing_like_it_is_finished_what_was_looked_through_is_said(demo_app):
    said = shown(opened(demo_app, "peers.py", **REGION, like="edgeley-2024-05-r1"))
    assert (
        "Nothing like it is known to be finished. Looked through: 22 complete recommendations of 10 other councils"
        in said
    )


def test_a_council_without_a_plan_is_compared_by_what_was_told_and_published(app):
    at = opened(app, "peers.py", council="Adur", group="Same county")
    said = shown(at)
    assert "No plan or report of the latest review of Adur is loaded" in said
    assert "No recommendation to Adur is known" in said and "no line to draw" in said
    assert not at.get("plotly_chart")


def test_a_county_and_a_council_with_a_plan_alone_have_their_page(app):
    assert "Havant" in shown(opened(app, "peers.py", council="Havant"))
    assert opened(app, "peers.py", council="Kent").header


def test_a_council_that_stands_no_more_has_no_neighbours_and_is_told_so(demo_app):
    label = next(one for one in demo_app.run().selectbox(key="council").options if one.startswith("Lakey Hill"))
    at = opened(demo_app, "peers.py", council=label)
    assert "A former council has no neighbours" in shown(at)


def test_no_council_chosen_invites_to_choose_one(app):
    at = opened(app, "peers.py")
    assert "Choose your council" in shown(at) and not at.header
    [listed] = [part.proto.body for part in at.get("html") if "Or begin with one of these" in part.proto.body]
    assert "peers?" in listed and "council=Havant" in listed


def test_where_nothing_is_known_yet_one_sentence_stands_for_the_sections_and_leads_to_today(app):
    at = opened(app, "peers.py", as_at=date(2013, 1, 1), council="Havant")
    assert "there is nothing to compare" in shown(at) and not at.header
    at.button(key="to_today").click().run()
    assert at.session_state["as_at"] == date.today() and at.header


@pytest.mark.parametrize("group", [name for name in GROUPS if name != "My own list"])
def test_every_group_of_a_real_council_opens(app, group):
    assert opened(app, "peers.py", council="King's Lynn and West Norfolk", group=group).title


def test_families_told_alike_lead_to_their_page(app):
    assert links(opened(app, "peers.py", council="Havant"), "family")
