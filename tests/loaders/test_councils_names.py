"""Names of councils as people write them: each finds its own council, or is refused with those it may mean."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import councils
from loaders.errors import LoadError

REGISTER = councils.load(Path(__file__).parents[2] / "data" / "councils.csv")
STANDING = [one for one in REGISTER if not one.end_on]
CODES = {one.gss_code: one for one in REGISTER}


def find(name, visited=None, code=""):
    return councils.find(name, code, visited, REGISTER, "sources.csv, line 2")


def refusal(name, visited=None, code=""):
    with pytest.raises(LoadError) as refused:
        find(name, visited, code)
    return str(refused.value)


WRITTEN = {
    "E06000003": ["Redcar", "Redcar & Cleveland BC"],
    "E06000008": ["Blackburn", "Blackburn & Darwen", "Blackburn w. Darwen", "BwD"],
    "E06000010": ["Hull", "Hull City Council", "Kingston upon Hull", "Kingston upon Hull, City of", "City of Hull"],
    "E06000011": ["East Riding", "E Riding of Yorks", "ERYC"],
    "E06000012": ["NE Lincs", "N.E. Lincolnshire", "North-East Lincolnshire", "Northeast Lincs"],
    "E06000014": ["City of York Council", "York CC", "york"],
    "E06000018": ["Nottingham", "Nottingham CC", "NOTTINGHAM CITY COUNCIL"],
    "E06000019": ["Herefordshire Council", "Herefordshire, County of", "Herefordshire County Council"],
    "E06000020": ["Telford & Wrekin", "Telford and the Wrekin", "Telford"],
    "E06000021": ["Stoke", "Stoke-on-Trent", "Stoke on Trent City Council", "Stoke‑on‑Trent"],
    "E06000022": ["Bath & NE Somerset", "B&NES", "B & NES", "BANES", "Bath and N.E. Somerset Council"],
    "E06000023": ["Bristol", "Bristol, City of", "City of Bristol", "City and County of Bristol"],
    "E06000033": ["Southend", "Southend-on-Sea City Council", "Southend on Sea", "Southend-upon-Sea"],
    "E06000040": ["RBWM", "Royal Borough of Windsor & Maidenhead", "the Royal Borough of Windsor and Maidenhead Council"],
    "E06000042": ["Milton Keynes City Council", "Milton Keynes"],
    "E06000043": ["Brighton and Hove", "Brighton & Hove City Council", "Brighton"],
    "E06000046": ["Isle of Wight", "IoW Council", "isle of wight county council"],
    "E06000047": ["Durham", "County Durham", "Co. Durham", "Durham CC", "Durham, County"],
    "E06000050": ["Cheshire West & Chester", "CWAC", "Cheshire West and Chester Borough Council"],
    "E06000053": ["Isles of Scilly", "Council of the Isles of Scilly", "Isles of Scilly Council"],
    "E06000055": ["Bedford", "Bedford BC"],
    "E06000056": ["Central Beds", "Central Bedfordshire UA"],
    "E06000057": ["Northumberland", "Northumberland CC"],
    "E06000058": ["BCP", "BCP Council", "B.C.P.", "Bournemouth, Christchurch & Poole", "Bournemouth Christchurch and Poole"],
    "E06000061": ["North Northants", "N Northants"],
    "E06000062": ["West Northants", "WEST NORTHANTS COUNCIL"],
    "E06000065": ["N Yorks", "North Yorks Council", "North Yorkshire"],
    "E07000011": ["Hunts", "Hunts DC"],
    "E07000012": ["South Cambs", "S. Cambs District Council"],
    "E07000081": ["Gloucester", "Gloucester CC"],
    "E07000099": ["North Herts", "North Herts Council", "N. Herts"],
    "E07000145": ["Gt Yarmouth", "Gt. Yarmouth Borough Council"],
    "E07000146": [
        "King's Lynn & West Norfolk", "Kings Lynn", "King’s Lynn", "King`s Lynn and West Norfolk BC", "West Norfolk",
        "Borough Council of King's Lynn and West Norfolk", "King's  Lynn\u00a0and West Norfolk ",
    ],
    "E07000170": ["District Council of Ashfield", "Ashfield DC", "Ashfield D.C."],
    "E07000195": ["Newcastle-under-Lyme", "Newcastle under Lyme", "Newcastle Borough Council", "Newcastle BC"],
    "E07000198": ["Staffs Moorlands", "Staffordshire Moorlands"],
    "E07000208": ["Epsom & Ewell", "Epsom and Ewell BC"],
    "E07000221": ["Stratford-upon-Avon", "Stratford on Avon DC", "Stratford"],
    "E07000240": ["St Albans", "St. Albans City & District Council", "Saint Albans District"],
    "E08000013": ["St. Helens", "St.Helens", "St Helens MBC", "Saint Helens", "St Helens Metropolitan Borough Council"],
    "E08000021": ["Newcastle upon Tyne", "Newcastle-on-Tyne", "Newcastle City Council", "Newcastle CC", "City of Newcastle"],
    "E08000031": ["Wolverhampton City Council", "City of Wolverhampton", "Wolverhampton"],
    "E08000032": ["Bradford", "Bradford MDC", "City of Bradford MDC", "CBMDC"],
    "E09000001": ["City of London", "City of London Corporation", "Corporation of the City of London"],
    "E09000002": ["Barking & Dagenham", "LBBD", "LB Barking and Dagenham"],
    "E09000029": ["Sutton London Borough Council", "Sutton Boro", "LBC Sutton"],
    "E08000019": ["Shef\ufb01eld", "Shef\u00adfield CC"],  # a ligature and a soft hyphen, as PDF files have them
    "E06000035": ["The Medway Towns", "Medway"],
    "E09000012": ["LB Hackney", "L.B. of Hackney", "London Borough of Hackney Council", "Hackney LBC", "Hackney Council"],
    "E09000020": ["RBKC", "the Royal Borough of Kensington and Chelsea", "Kensington and Chelsea Royal Borough"],
    "E09000021": ["Kingston", "RB Kingston", "Kingston Council", "Kingston-upon-Thames", "Kingston on Thames"],
    "E09000027": ["Richmond", "LBRuT", "Richmond upon Thames"],
    "E09000033": ["Westminster", "Westminster City Council", "City of Westminster"],
    "E10000003": ["Cambs", "Cambridgeshire County", "Cambs CC"],
    "E10000013": ["Gloucestershire", "Glos", "Glos County Council"],
    "E10000017": ["Lancs", "Lancs CC", "Lancashire"],
    "E10000018": ["Leics", "Leicestershire CC"],
    "E10000021": ["Northants", "Northamptonshire CC"],
    "E10000024": ["Notts", "Notts CC", "Nottinghamshire"],
}  # fmt: skip


@pytest.mark.parametrize("code", WRITTEN)
def test_as_people_write_it(code):
    found = {written: find(written).gss_code for written in WRITTEN[code]}
    assert found == dict.fromkeys(WRITTEN[code], code)


@pytest.mark.parametrize("one", STANDING, ids=lambda one: one.gss_code)
def test_no_name_of_a_council_that_stands_finds_another_that_stands(one):
    others = {name for other in STANDING if other is not one for name in other.plain_names} - {"newcastle"}
    assert not others & one.plain_names


@pytest.mark.parametrize("one", REGISTER, ids=lambda one: one.gss_code)
def test_the_normal_form_is_its_own_normal_form_and_finds_the_council(one):
    day = date.fromisoformat(one.end_on).replace(day=1) if one.end_on else date(2026, 1, 1)
    forms = [form for form in map(councils.plain, one.names) if form != "newcastle"]
    assert [councils.plain(form) for form in forms] == forms
    assert {find(form, date(2018, 6, 1) if one.end_on else day).gss_code for form in forms} == {one.gss_code}


def test_only_newcastle_is_borne_by_two_councils_that_stand():
    borne = Counter(name for one in STANDING for name in one.plain_names)
    assert [name for name, count in borne.items() if count > 1] == ["newcastle"]


@pytest.mark.parametrize("written", ["Newcastle", "newcastle ", "Newcastle Council", "Newcastle UA", "Newcastle DC"])
@pytest.mark.parametrize("visited", [None, date(2024, 3, 1)])
def test_a_name_that_may_mean_two_is_refused_with_both(written, visited):
    assert refusal(written, visited) == (
        f"sources.csv, line 2: {written!r} may be Newcastle-under-Lyme Borough Council (E07000195) or "
        "Newcastle City Council (E08000021); write the official name, or give the code."
    )


@pytest.mark.parametrize("code", ["E07000195", "E08000021"])
def test_the_code_decides_a_name_that_may_mean_two(code):
    assert find("Newcastle", code=code).gss_code == code


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Nottingham County Council", "Nottingham City Council or Nottinghamshire County Council"),
        ("Nottinghamshire City Council", "Nottinghamshire County Council or Nottingham City Council"),
        ("Leicester County Council", "Leicester City Council or Leicestershire County Council"),
        ("Gloucester County Council", "Gloucester City Council or Gloucestershire County Council"),
        ("Durham City Council", "Durham County Council"),
        ("Bedford County Council", "Bedford Borough Council"),
        ("Chichester City Council", "Chichester District Council"),  # a parish council
        ("Kirklees County Council", "Kirklees Council"),  # by its kind, where the official name does not tell
        ("Lewes Town Council", "Lewes District Council"),
        ("London", "City of London Corporation"),
        ("Middlesborough", "Middlesbrough Borough Council"),
        ("Leeds City Region", "Leeds City Council"),
        ("Babergh and Mid Sufolk", "Babergh District Council or Mid Suffolk District Council"),
    ],
)
def test_another_title_or_spelling_is_refused_with_what_is_near(written, near):
    assert f"{written!r} is no English council of data/councils.csv. Did you mean {near}" in refusal(written)


@pytest.mark.parametrize("written", ["—", "the", " ", "Council", "City Council", "&", "and", "Borough of"])
def test_a_name_of_nothing_but_titles_is_refused(written):
    assert "is no English council" in refusal(written)


@pytest.mark.parametrize(
    ("written", "visited", "code"),
    [
        ("Dorset", date(2019, 3, 30), "E10000009"),
        ("Dorset", date(2019, 3, 31), "E10000009"),
        ("Dorset", date(2019, 4, 1), "E06000059"),
        ("Dorset", None, "E06000059"),
        ("Dorset County Council", None, "E10000009"),
        ("Dorset CC", None, "E10000009"),
        ("Dorset County Council", date(2022, 1, 1), "E06000059"),
        ("Bucks", date(2018, 1, 1), "E10000002"),
        ("Bucks", None, "E06000060"),
        ("Buckinghamshire County Council", date(2020, 3, 31), "E10000002"),
        ("North Yorkshire Council", date(2022, 1, 1), "E10000023"),
        ("N Yorks", date(2023, 4, 1), "E06000065"),
        ("N Yorks", date(2023, 3, 31), "E10000023"),
        ("Somerset County Council", None, "E10000027"),
        ("Somerset", date(2023, 4, 1), "E06000066"),
        ("Bournemouth", date(2018, 1, 1), "E06000028"),
        ("Bournemouth", date(2022, 1, 1), "E06000058"),
        ("Bournemouth Borough Council", None, "E06000028"),
        ("Cumbria", date(2020, 1, 1), "E10000006"),
        ("Northants", date(2018, 1, 1), "E10000021"),
    ],
)
def test_a_name_handed_on_goes_by_the_day_of_the_visit(written, visited, code):
    assert find(written, visited).gss_code == code


def test_a_code_beside_a_title_that_is_another_councils():
    words = "'Leicester County Council' and the code E06000016 (Leicester) are different councils; correct one of them."
    assert words in refusal("Leicester County Council", code="E06000016")


def test_a_title_that_the_register_lists_is_accepted():
    chichester = replace(CODES["E07000225"], other_names="Chichester City Council")
    assert councils.find("Chichester City Council", "", None, [chichester], "test") == chichester


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("The Royal Borough of Kensington & Chelsea", "kensington and chelsea"),
        ("Sutton London Borough Council", "sutton"),
        ("Kings Lynn & West Norfolk", "kings lynn and west norfolk"),
        ("King’s Lynn/West-Norfolk", "kings lynn west norfolk"),
        ("St. Helens MBC", "st helens"),
        ("NE Lincs Council", "north east lincolnshire"),
        ("Richmond upon Thames", "richmond on thames"),
        ("City of London Corporation", "city of london"),
    ],
)
def test_the_normal_form(written, form):
    assert councils.plain(written) == form


def test_a_name_of_nothing_but_titles_keeps_them():
    assert councils.plain("The City Council") == "city council"


@given(st.text(max_size=40))
def test_any_text_has_a_normal_form_without_capitals_and_wide_spaces(text):
    form = councils.plain(text)
    assert form == " ".join(form.split()) == form.casefold()


@given(st.sampled_from(STANDING), st.data())
def test_capitals_spaces_and_punctuation_do_not_matter(one, data):
    name = data.draw(st.sampled_from([one.name, one.official_name]))
    space = data.draw(st.sampled_from([" ", "  ", "\u00a0", "\t", " \u200b"]))
    change = data.draw(st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
    hyphen, apostrophe = data.draw(st.sampled_from("-‐‑–—− ")), data.draw(st.sampled_from(["'", "’", "‘", "´", ""]))
    written = change(name).replace("-", hyphen).replace("'", apostrophe).replace(" ", space)
    assert find(f"{space}{written}.", date(2026, 1, 1)).gss_code == one.gss_code
