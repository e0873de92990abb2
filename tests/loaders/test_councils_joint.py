"""Joint reviews: a name or a title that means several councils, and the names that look so and mean one."""

from datetime import date
from pathlib import Path

import pytest

from loaders import councils
from loaders.errors import LoadError
from loaders.records import Block, Row, Text

REGISTER = councils.load(Path(__file__).parents[2] / "data" / "councils.csv")
BOTH = ["E07000200", "E07000203"]  # Babergh, Mid Suffolk


def find_all(name="", code="", visited=None):
    return [one.gss_code for one in councils.find_all(name, code, visited, REGISTER, "sources.csv, line 2")]


def refusal(*args, ask=councils.find_all):
    name, code, visited = (*args, *("", "", None)[len(args) :])
    with pytest.raises(LoadError) as refused:
        ask(name, code, visited, REGISTER, "sources.csv, line 2")
    return str(refused.value)


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Babergh and Mid Suffolk", BOTH),
        ("Babergh & Mid Suffolk", BOTH),
        ("Babergh/Mid Suffolk", BOTH),
        ("Babergh | Mid Suffolk", BOTH),
        ("BABERGH AND MID SUFFOLK", BOTH),
        ("Babergh and Mid Suffolk District Councils", BOTH),
        ("Babergh & Mid-Suffolk DCs", BOTH),
        ("Babergh District Council and Mid Suffolk District Council", BOTH),
        ("the Councils of Babergh and Mid Suffolk", BOTH),
        ("Mid Suffolk and Babergh", BOTH[::-1]),
        ("South Hams & West Devon", ["E07000044", "E07000047"]),
        ("Bromsgrove and Redditch", ["E07000234", "E07000236"]),
        ("Bromsgrove District and Redditch Borough Councils", ["E07000234", "E07000236"]),
        ("High Peak and Staffordshire Moorlands", ["E07000037", "E07000198"]),
        ("Malvern Hills and Wychavon", ["E07000235", "E07000238"]),
        ("Bolsover and North East Derbyshire", ["E07000033", "E07000038"]),
        ("Bolsover & NE Derbys", ["E07000033", "E07000038"]),
        ("Adur and Worthing Councils", ["E07000223", "E07000229"]),
        ("Boston, East Lindsey and South Holland", ["E07000136", "E07000137", "E07000140"]),
        ("Boston, East Lindsey, and South Holland", ["E07000136", "E07000137", "E07000140"]),
        ("Cumberland and Westmorland and Furness", ["E06000063", "E06000064"]),
        ("Brighton and Hove and Lewes", ["E06000043", "E07000063"]),
        (
            "Kensington & Chelsea, Westminster, and Hammersmith & Fulham",
            ["E09000020", "E09000033", "E09000013"],
        ),
        ("Forest Heath and St Edmundsbury", ["E07000201", "E07000204"]),
        ("Taunton Deane and West Somerset", ["E07000190", "E07000191"]),
        ("Nottingham City and Nottinghamshire County Councils", ["E06000018", "E10000024"]),
    ],
)
def test_a_joint_name_means_all_its_councils_in_its_order(written, codes):
    assert find_all(written) == codes


AND = [one for one in REGISTER if any(sign in name for name in one.names for sign in (" and ", "&", ","))]


@pytest.mark.parametrize("one", AND, ids=lambda one: one.gss_code)
def test_a_whole_name_goes_before_its_parts(one):
    day = date(2018, 6, 1) if one.end_on and one.end_on < "2020" else date(2022, 1, 1) if one.end_on else None
    names = [*one.names, *(name.replace(" and ", " & ") for name in one.names)]
    assert {name: find_all(name, "", day) for name in names} == dict.fromkeys(names, [one.gss_code])


def test_the_names_with_and_are_many():
    assert len(AND) > 25


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("E07000200|E07000203", BOTH),
        ("E07000203 | E07000200", BOTH[::-1]),
        ("E07000200|E07000200", BOTH[:1]),
        ("E07000200", BOTH[:1]),
        ("E07000100|E07000101", ["E07000240", "E07000243"]),  # former codes
    ],
)
def test_several_codes(code, codes):
    assert find_all("", code) == codes


def test_codes_and_names_that_agree():
    assert find_all("Mid Suffolk & Babergh", "E07000200|E07000203") == BOTH


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("Babergh", "E07000200|E07000203", "'Babergh' and the code E07000200|E07000203 (Babergh and Mid Suffolk) are"),
        ("Babergh and Mid Suffolk", "E07000200", "and the code E07000200 (Babergh) are different councils"),
        ("Babergh and Ipswich", "E07000200|E07000203", "are different councils; correct one of them."),
        ("", "E07000200|E0700", "no council has the code 'E0700'; see data/councils.csv"),
        ("", "E07000200|", "no council has the code ''; see data/councils.csv"),
        ("Leicester and Nottingham County Councils", "", "is no English council of data/councils.csv."),
        ("Newcastle and Sunderland", "", "'Newcastle' may be Newcastle-under-Lyme Borough Council (E07000195) or"),
        ("Babergh and Elsewhere", "", "'Babergh and Elsewhere' is no English council of data/councils.csv."),
        ("Kent and Essex and ", "", "'Kent and Essex and ' is no English council"),
    ],
)
def test_what_cannot_be_is_refused(name, code, words):
    assert words in refusal(name, code)


def test_a_council_and_the_one_it_replaced_have_no_review_together():
    assert refusal("Cumberland and Carlisle") == (
        "sources.csv, line 2: Cumberland Council (E06000063) took the place of Carlisle City Council (E07000028), "
        "so no review was of both; correct the councils or the day of the visit."
    )


def test_the_day_of_the_visit_holds_for_every_council_of_a_joint_name():
    assert find_all("Bournemouth and Poole", "", date(2018, 1, 1)) == ["E06000028", "E06000029"]
    assert find_all("Dorset and Somerset", "", date(2018, 1, 1)) == ["E10000009", "E10000027"]
    assert find_all("Dorset and Somerset", "", date(2024, 1, 1)) == ["E06000059", "E06000066"]


@pytest.mark.parametrize(("name", "code"), [("Babergh and Mid Suffolk", ""), ("", "E07000200|E07000203")])
def test_where_one_council_is_asked_for_a_joint_review_is_refused_with_its_councils(name, code):
    assert refusal(name, code, ask=councils.find) == (
        f"sources.csv, line 2: {name or code!r} names 2 councils and only one is accepted here; this is a joint review: "
        "Babergh District Council (E07000200) and Mid Suffolk District Council (E07000203)."
    )


def paragraph(words):
    return Block("paragraph", Text(words, "line 1"))


def heading(words):
    return Block("heading", Text(words, "line 1"))


def table(words):
    return Block("table", Text("", "line 1"), (Row(((Text(words, "line 1"),), ()), "line 1"),))


def named(*blocks):
    return [one.gss_code for one in councils.all_in_text(blocks, REGISTER, "plan.txt")]


@pytest.mark.parametrize(
    "words",
    [
        "Babergh and Mid Suffolk District Councils Corporate Peer Challenge",
        "Corporate Peer Challenge: Babergh and Mid Suffolk District Councils",
        "LGA Corporate Peer Challenge of Babergh & Mid Suffolk District Councils, March 2024",
        "Action plan of Babergh District Council and Mid Suffolk District Council for the peer review of 2024",
    ],
)
@pytest.mark.parametrize("shape", [paragraph, heading, table])
def test_a_title_of_several_councils(words, shape):
    assert named(shape(words), paragraph("Babergh District Council wrote this.")) == BOTH


def test_a_heading_need_not_speak_of_the_challenge():
    assert named(heading("Babergh and Mid Suffolk District Councils"), paragraph("Ipswich Borough Council")) == BOTH


@pytest.mark.parametrize(
    "words",
    [
        "Babergh and Mid Suffolk District Councils share their services.",
        "The peer challenge learned from Babergh and Mid Suffolk District Councils.",
        "Peers: Babergh District Council and Mid Suffolk District Council",
        "Peer challenge: Babergh District Council and Mid Suffolk District Council; leader, Ipswich",
        "Babergh District Council with Mid Suffolk District Council: peer challenge",
        "The peer challenge team: Babergh District Council and Mid Suffolk District Council",
    ],
)
def test_several_councils_that_are_no_title_are_not_the_subject(words):
    assert named(paragraph(words), paragraph("Ipswich Borough Council will reply.")) == ["E07000202"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Corporate Peer Challenge: Bournemouth, Christchurch and Poole Council", "E06000058"),
        ("Brighton & Hove City Council: peer challenge", "E06000043"),
        ("Borough Council of King’s Lynn & West Norfolk peer challenge", "E07000146"),
        ("Cumberland Council and Carlisle City Council: peer challenge", "E06000063"),
    ],
)
def test_a_title_of_one_council(words, code):
    assert named(heading(words)) == [code]


def test_where_one_subject_is_asked_for_a_joint_title_is_refused():
    with pytest.raises(LoadError) as refused:
        councils.in_text((heading("Babergh and Mid Suffolk District Councils"),), REGISTER, "plan.txt")
    assert str(refused.value) == (
        "plan.txt: the document's title names 2 councils and only one is accepted here; this is a joint review: "
        "Babergh District Council (E07000200) and Mid Suffolk District Council (E07000203)."
    )
