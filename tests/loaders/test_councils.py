"""The register of councils, and the council that a written name means."""

from datetime import date
from pathlib import Path

import pytest

from loaders import councils
from loaders.errors import LoadError
from loaders.records import Block, Row, Text

REGISTER = councils.load(Path(__file__).parents[2] / "data" / "councils.csv")


def council(name, gss_code, **facts):
    blank = dict.fromkeys(councils.Council.__dataclass_fields__, "")
    return councils.Council(
        **{**blank, "name": name, "gss_code": gss_code, "official_name": f"{name} Borough Council", **facts}
    )


BORSETSHIRE = [
    council("Ambridge", "E1", other_names="Ambridge & Penny Hassett"),
    council("Borchester", "E2", official_name="Borchester City Council", former_gss_codes="E9"),
    council("Felpersham", "E3", official_name="Felpersham County Council", end_on="2021-04-01"),
    council("Felpersham", "E4", official_name="Felpersham Council", start_on="2021-04-01"),
]


def find(name="", code="", visited=None, register=BORSETSHIRE):
    return councils.find(name, code, visited, register, "sources.csv, line 2")


def day_of(one):
    """A day on which the council stood: the first of a current one, the day before the end of a former one."""
    if one.end_on:
        return date.fromordinal(date.fromisoformat(one.end_on).toordinal() - 1)
    return date.fromisoformat(one.start_on) if one.start_on else date(2025, 1, 1)


@pytest.mark.parametrize("one", REGISTER, ids=lambda one: one.gss_code)
def test_every_name_of_a_council_finds_it(one):
    own = [name for name in one.names if name != "Newcastle"]  # borne by two that stand; see test_councils_names.py
    found = {name: councils.find(name, "", day_of(one), REGISTER, "test").gss_code for name in own}
    assert found == dict.fromkeys(own, one.gss_code)


@pytest.mark.parametrize("one", REGISTER, ids=lambda one: one.gss_code)
def test_every_code_finds_its_council(one):
    assert councils.find("", one.gss_code, None, REGISTER, "test").gss_code == one.gss_code


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("St. Helens", "St Helens"),
        ("Saint Helens", "St Helens"),
        ("the Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("London Borough of Camden", "Camden"),
        ("KINGS LYNN & WEST NORFOLK", "King's Lynn and West Norfolk"),
        ("King’s Lynn and West Norfolk Borough Council", "King's Lynn and West Norfolk"),
        ("Stockton on Tees", "Stockton-on-Tees"),
        ("Bristol City Council", "City of Bristol"),
        ("City of York Council", "York"),
        ("Durham County Council", "County Durham"),
        ("Herefordshire Council", "Herefordshire"),
        ("North Herts", "North Hertfordshire"),
        ("Newcastle-under-Lyme Borough Council", "Newcastle-under-Lyme"),
        ("Newcastle upon Tyne", "Newcastle upon Tyne"),
        ("City of London", "City of London"),
    ],
)
def test_other_ways_to_write_a_name(written, name):
    assert councils.find(written, "", None, REGISTER, "test").name == name


@pytest.mark.parametrize(
    ("visited", "code"),
    [
        (date(2019, 3, 1), "E3"),
        (date(2021, 3, 31), "E3"),
        (date(2021, 4, 1), "E4"),
        (date(2021, 3, 30), "E3"),
        (date(2024, 1, 1), "E4"),
        (None, "E4"),
    ],
)
def test_of_two_councils_of_one_name_the_one_that_stood_on_the_day_of_the_visit(visited, code):
    assert find("Felpersham", visited=visited).gss_code == code


def test_a_real_name_borne_by_two_councils():
    assert [
        councils.find("Somerset", "", day, REGISTER, "test").official_name
        for day in (date(2022, 1, 1), date(2024, 1, 1))
    ] == ["Somerset County Council", "Somerset Council"]


def test_a_former_code_finds_the_council():
    assert find(code="E9").name == "Borchester"


def test_the_code_goes_before_the_day_of_the_visit():
    assert find("Felpersham", "E3", date(2024, 1, 1)).gss_code == "E3"


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        (
            "Borchestr",
            "",
            "sources.csv, line 2: 'Borchestr' is no English council of data/councils.csv. Did you mean Borchester City Council?",
        ),
        ("Zzz", "", "'Zzz' is no English council of data/councils.csv. Give the council's name with --council."),
        ("Council", "", "'Council' is no English council"),
        ("", "E5", "no council has the code 'E5'; see data/councils.csv for the codes."),
        ("Ambridge", "E2", "'Ambridge' and the code E2 (Borchester) are different councils; correct one of them."),
    ],
)
def test_an_unknown_council_is_refused_with_advice(name, code, words):
    with pytest.raises(LoadError) as refusal:
        find(name, code)
    assert words in str(refusal.value)


def test_a_former_council_is_not_suggested():
    with pytest.raises(LoadError) as refusal:
        councils.find("Felpershm", "", None, [BORSETSHIRE[2]], "test")
    assert "Did you mean" not in str(refusal.value)


def test_an_empty_code_is_nobodys_former_code():
    assert find("Ambridge", "").gss_code == "E1"


def blocks(*texts):
    return tuple(Block("paragraph", Text(text, f"line {i}")) for i, text in enumerate(texts, 1))


def in_text(*texts):
    return councils.in_text(blocks(*texts), BORSETSHIRE, "plan.txt").gss_code


def test_of_two_councils_of_one_official_name_the_subject_is_the_one_that_stands():
    former = council("Ambridge", "E0", end_on="2020-04-01")
    for register in ([former, *BORSETSHIRE], [*BORSETSHIRE, former]):
        assert councils.in_text(blocks("Ambridge Borough Council: plan"), register, "plan.txt").gss_code == "E1"


def test_the_council_named_as_subject():
    assert in_text("Corporate Peer Challenge", "BORCHESTER CITY COUNCIL: action plan") == "E2"


def test_a_council_named_in_a_title_row():
    title = Block(
        "table", Text("", "line 1"), (Row(((Text("Borchester City Council - plan", "line 1"),), ()), "line 1"),)
    )
    assert councils.in_text((title,), BORSETSHIRE, "plan.csv").gss_code == "E2"


@pytest.mark.parametrize(
    "words",
    [
        "AMBRIDGE  BOROUGH\u00a0COUNCIL action plan",
        "Corporate Peer Challenge: Ambridge Borough Council",
        "Corporate Peer Challenge Action Plan 2024: Ambridge Borough Council",
    ],
)
def test_a_title_however_it_is_printed(words):
    assert in_text(words) == "E1"


@pytest.mark.parametrize("one", REGISTER, ids=lambda one: one.gss_code)
def test_every_official_name_in_a_title_however_it_is_printed(one):
    name = one.official_name
    ways = [name, name.upper(), name.replace(" and ", " & "), name.replace("-", " "), name.replace("Kings", "King’s")]
    found = {way: councils.in_text(blocks(f"{way}: action plan"), REGISTER, "plan.txt").gss_code for way in ways}
    assert found == dict.fromkeys(ways, one.gss_code)


def test_a_list_of_peers_names_none():
    peers = "The peers came from Ambridge Borough Council and Borchester City Council."
    assert in_text(peers, "Felpersham Council will reply.") == "E4"


@pytest.mark.parametrize(
    "peers", ["Peers: Ambridge Borough Council", "The peer challenge team: Ambridge Borough Council and others"]
)
def test_a_line_of_peers_is_not_the_subject(peers):
    assert in_text(peers, "Felpersham Council will reply.") == "E4"


def test_a_peer_named_with_the_office_held_is_not_the_subject():
    assert (
        in_text("Lead peer: Chief Executive, Ambridge Borough Council", "Borchester City Council: action plan") == "E2"
    )


@pytest.mark.parametrize("texts", [(), ("Nobody is named.",), ("Borchester is a fine place.",)])
def test_a_document_that_names_no_council_is_refused(texts):
    with pytest.raises(LoadError, match="plan.txt: the document does not name its council. Give it with --council"):
        in_text(*texts)


def ended(name, replaced_by):
    blank = dict.fromkeys(councils.Council.__dataclass_fields__, "")
    own = {"gss_code": f"E-{name}", "name": name, "official_name": f"{name} District Council"}
    return councils.Council(**(blank | own | {"end_on": "2019-03-31", "replaced_by": replaced_by}))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Penny Hassett District Council: action plan", "E-Penny Hassett"),
        ("Borchester City Council took the place of Penny Hassett District Council", "E2"),
        ("Ambridge Borough Council and Penny Hassett District Council", None),
    ],
)
def test_a_council_that_has_ended_can_be_the_subject(words, code):
    register = [*BORSETSHIRE, ended("Penny Hassett", "E2")]
    if code is None:
        with pytest.raises(LoadError):
            councils.in_text(blocks(words), register, "plan.txt")
    else:
        assert councils.in_text(blocks(words), register, "plan.txt").gss_code == code
