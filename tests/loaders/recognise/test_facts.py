"""What a document says of itself and its review."""

import pytest


@pytest.fixture
def facts(printed):
    """facts(words, title) -> the facts of a short document."""

    def of(words, title="Corporate Peer Challenge Action Plan", kind=""):
        return printed(f"{title}\n\n{words}\n", kind).facts

    return of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Corporate Peer Challenge Action Plan", "action plan"),
        ("Peer challenge delivery plan", "action plan"),
        ("Peer Challenge Progress Report", "progress report"),
        ("CPC progress 2nd quarter 2020/21", "progress report"),
        ("LGA Peer Challenge: Progress Review", "progress review"),
        ("Position statement for the peer challenge", "position statement"),
        ("Peer challenge feedback report", "feedback report"),
        ("Response to the peer challenge", "response"),
        ("Peer challenge", "other"),
    ],
)
def test_kind_by_title(facts, title, kind):
    assert facts("Words.", title).kind == kind


@pytest.mark.parametrize(
    ("title", "scope"),
    [
        ("Corporate Peer Challenge: full action plan", "full"),
        ("Corporate Peer Challenge: outstanding actions", "open items"),
        ("Extract from the Corporate Peer Challenge full action plan", "part"),
        ("Peer Challenge Action Plan, part 1 of 2", "part"),
        ("Peer Challenge Action Plan: recommendations 1 to 4", "part"),
        ("Corporate Peer Challenge Action Plan", "unknown"),
        ("Corporate Peer Challenge: recommendation 3", "unknown"),
        ("Peer Challenge Action Plan 2024", "unknown"),
    ],
)
def test_scope_by_title(facts, title, scope):
    assert facts("Words.", title).scope == scope


def test_the_source_row_decides_the_kind(facts):
    assert facts("Words.", kind="register").kind == "register"


def test_a_progress_report_with_committee_words_and_an_annex_is_a_cover_report(facts):
    words = "Report of the Chief Executive. Progress is set out in Appendix A."
    found = facts(words, "Peer Challenge progress report")
    assert (found.kind, found.names_annex) == ("cover report", True)


def test_resolutions_make_a_minute(facts):
    assert facts("Resolved: that the plan be noted.", "Peer challenge action plan").kind == "minute"


def test_the_title_is_the_first_that_speaks_of_the_subject(printed):
    assert (
        printed("Borchester City Council\n\nCorporate Peer Challenge Action Plan\n\nWords.\n").facts.title
        == "Corporate Peer Challenge Action Plan"
    )


@pytest.mark.parametrize(
    ("words", "visited"),
    [
        ("The peer challenge took place from 28 November to 1 December 2023.", "28 November to 1 December 2023"),
        ("The peer challenge was held in June 2025.", "June 2025"),
        ("A peer team visited Borchester on 5 March 2024.", "5 March 2024"),
        ("The peer challenge took place in 2022. The peer team visited on 3 to 5 May 2022.", "3 to 5 May 2022"),
        ("A progress review by the peer team took place in June 2024.", ""),
        ("The fair took place in June 2024.", ""),
        (
            "On 23 to 26 April 2024 a team of peers carried out a Corporate Peer Challenge of the Council.",
            "23 to 26 April 2024",
        ),
        ("In June 2024 the LGA peer challenge took place.", "June 2024"),
        ("Between 3 and 5 May 2022 a peer team visited the council.", "3 and 5 May 2022"),
        ("In June 2024, Borchester City Council hosted its LGA Corporate Peer Challenge.", "June 2024"),
        ("On 5 March 2024 Cabinet held a meeting on the peer challenge.", ""),
        ("On 5 March 2024 Cabinet approved the peer challenge action plan.", ""),
        ("In June 2024 we completed the peer challenge action plan.", ""),
        ("In June 2024 the council published its plan. Peers visited in May.", ""),
        ("The peer challenge was useful. The plan is dated June 2024.", ""),
    ],
)
def test_date_of_the_visit(facts, words, visited):
    assert facts(words).visited_text == visited


@pytest.mark.parametrize(
    ("title", "words", "as_at"),
    [
        ("Peer Challenge action plan March 2024", "Words.", "March 2024"),
        ("CPC progress 2nd quarter 2020/21", "Words.", "2nd quarter 2020/21"),
        ("Peer Challenge action plan", "Date: 5 March 2024", "5 March 2024"),
        ("Peer Challenge action plan", "Updated 5 March 2024", "5 March 2024"),
        ("Peer Challenge action plan 2024", "Words.", ""),
        ("Peer Challenge action plan", "We met on 5 March 2024.", ""),
    ],
)
def test_date_of_the_document(facts, title, words, as_at):
    assert facts(words, title).as_at_text == as_at


@pytest.mark.parametrize(
    ("words", "field", "number"),
    [
        ("The peers made eight recommendations.", "stated_recommendations", 8),
        ("They made 12 key recommendations.", "stated_recommendations", 12),
        ("3 of the 8 recommendations were complete.", "stated_recommendations", 8),
        ("Some recommendations were made.", "stated_recommendations", None),
        ("The plan has 19 actions.", "stated_actions", 19),
        ("The peer team met over 100 people in 45 meetings.", "people_met", 100),
        ("The peer team met over 100 people in 45 meetings.", "meetings", 45),
        ("They held 45 different meetings.", "meetings", 45),
        ("The city has 150 people in trade.", "people_met", None),
    ],
)
def test_stated_numbers(facts, words, field, number):
    assert getattr(facts(words), field) == number


@pytest.mark.parametrize(
    ("words", "framework"),
    [
        ("Governance and culture. Capacity for improvement. Local priorities and outcomes.", "five themes 2021"),
        ("Leadership of place. Capacity to deliver.", "five questions 2012"),
        ("The team has the capacity to deliver.", "not stated"),
        ("Words.", "not stated"),
    ],
)
def test_framework_needs_two_of_its_themes(facts, words, framework):
    assert facts(words).framework == framework


def test_a_document_about_other_things_is_refused(printed):
    found = printed("Bins are collected on Mondays.\n\nRecommendation 1: Put them out.\n", kind="")
    assert ([f.code for f in found.flags], found.recommendations) == (["not_a_peer_challenge"], ())


@pytest.mark.parametrize(
    "source", [{"title": "Peer challenge plan"}, {"published_title": "CPC action plan"}, {"kind": "action plan"}]
)
def test_the_source_row_may_say_that_it_is_about_a_peer_challenge(printed, source):
    found = printed("Recommendation 1: Put the bins out.\n", **{"kind": "", **source})
    assert [r.ref for r in found.recommendations] == ["1"]


@pytest.mark.parametrize("who", ["Chief Executive", "Leader and Cabinet", "Audit Committee", "Improvement Board"])
def test_a_deadline_beside_its_owner_in_the_plan_is_not_the_date_of_the_document(facts, who):
    rows = f"| Recommendation | Lead | Deadline |\n|---|---|---|\n| Agree a vision | {who} | January 2026 |"
    assert facts(rows).as_at_text == ""
    assert facts(f"{who}, January 2026\n\n{rows}").as_at_text == "January 2026"
