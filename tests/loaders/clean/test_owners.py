"""Printed owners -> one role a row, its family, and who leads."""

import pytest

from loaders.clean.owners import family, lead_kind, read_owners


def roles(text):
    return [owner.role for owner in read_owners(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Head of Planning/Borough Solicitor", ["Head of Planning", "Borough Solicitor"]),
        ("Leader of the Council / Chief Executive", ["Leader of the Council", "Chief Executive"]),
        ("Head of ICT; Head of HR", ["Head of ICT", "Head of HR"]),
        ("Chief Executive\nMonitoring Officer", ["Chief Executive", "Monitoring Officer"]),
        ("Chief Executive, Leader", ["Chief Executive", "Leader"]),
        ("Leader and Chief Executive", ["Leader", "Chief Executive"]),
        ("Monitoring Officer & Section 151 Officer", ["Monitoring Officer", "Section 151 Officer"]),
        ("Director of Place and Head of Housing", ["Director of Place", "Head of Housing"]),
        (
            "Head of Housing, Head of Planning and Chief Executive",
            ["Head of Housing", "Head of Planning", "Chief Executive"],
        ),
    ],
)
def test_each_role_is_one_owner(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Head of Finance and Legal Services",
        "Head of Policy, Performance and Communications",
        "Head of People and Organisational Development",
        "Corporate Director, Resources",
        "Assistant Director (Planning & Growth)",
        "Chief Finance Officer (s151)",
        "Portfolio Holder for Housing and Planning",
    ],
)
def test_a_title_with_and_or_a_comma_inside_stays_one(title):
    assert roles(title) == [title]


@pytest.mark.parametrize("text", ["", " ", "TBC", "tbd", "N/A", "n/a", "-", "None"])
def test_nothing_printed_is_no_owner(text):
    assert roles(text) == []


def test_the_same_role_twice_is_one_owner():
    assert roles("Chief Executive / Chief Executive") == ["Chief Executive"]


def test_labels_before_a_role_are_left_out():
    assert roles("Accountable: Leader of the Council\nResponsible: Chief Executive") == [
        "Leader of the Council",
        "Chief Executive",
    ]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Chief Executive", "officer"),
        ("Head of Planning", "officer"),
        ("Director of Children's Services", "officer"),
        ("Democratic Services Manager", "officer"),
        ("Section 151 Officer", "officer"),
        ("Leader of the Council", "member"),
        ("Leader", "member"),
        ("Portfolio Holder for Finance", "member"),
        ("Cllr Eddie Grundy", "member"),
        ("Chair of Audit Committee", "member"),
        ("Mayor", "member"),
        ("Corporate Management Team", "team"),
        ("SLT", "team"),
        ("Cabinet", "team"),
        ("Borsetshire Transformation Board", "team"),
        ("All heads of service", "team"),
    ],
)
def test_who_leads(role, expected):
    assert lead_kind(role) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Chief Executive", "chief executive"),
        ("Head of Paid Service", "chief executive"),
        ("Director of Finance (s151)", "finance"),
        ("S.151 Officer", "finance"),
        ("Monitoring Officer", "governance and legal"),
        ("Head of HR", "people and organisation"),
        ("Head of Communications", "policy, performance and communications"),
        ("Head of ICT", "digital and transformation"),
        ("Head of Planning", "place, planning and growth"),
        ("Leader of the Council", "member"),
        ("Corporate Management Team", "leadership team"),
        ("Town Crier", "other"),
    ],
)
def test_family_of_a_role(role, expected):
    assert family(role) == expected


def test_the_chief_executives_team_is_not_the_chief_executive():
    assert family("Chief Executive and Leadership Team") == "leadership team"
