"""What is proposed of a document: as it says itself, as is known of its council, as a person gave it; never a guess."""

import pytest

from loaders import road
from loaders.desk import inbox, look
from loaders.errors import LoadError
from queries import database
from tests.loaders.desk.folders import folder, plan


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return folder(tmp_path_factory.mktemp("look"))


def looked(data, content, given=None, name="plan.html"):
    item = inbox.keep(data, content, name, "Steward")
    return look.look(data, item, given or {}, database.newest(data / "build")[0], road.tools(data))


def test_a_document_that_says_everything_asks_for_nothing(data):
    found = looked(data, plan())
    assert found.unknown == ()
    proposal = found.proposal
    assert (proposal.council, proposal.gss_code, proposal.document_kind) == ("Havant", "E07000090", "action plan")
    assert (proposal.visited_from, proposal.visited_to, proposal.as_at) == ("2025-03-10", "2025-03-12", "2025-09")


def test_every_record_has_its_place_and_the_line_where_it_stands(data):
    found = looked(data, plan())
    assert [record["kind"] for record in found.records] == ["recommendation", "action"]
    for record in found.records:
        assert record["text"] in " ".join(found.lines[record["line"]]["cells"])


def test_what_a_person_gives_holds(data):
    given = {
        "gss_code": "E07000087",
        "visited_from": "2024-01",
        "document_kind": "progress report",
        "as_at": "2025-10-01",
    }
    proposal = looked(data, plan(), given).proposal
    assert (proposal.council, proposal.visited_from, proposal.document_kind) == (
        "Fareham",
        "2024-01",
        "progress report",
    )
    assert proposal.as_at == "2025-10-01"


def test_a_council_that_nobody_names_must_be_told(data):
    found = looked(data, plan("The council"))
    assert "council" in found.unknown
    assert found.proposal.gss_code == ""
    assert "Choose it below" in found.doubts[0]
    assert len(found.records) == 2


def test_the_visit_is_that_of_the_latest_known_review_where_the_document_is_silent(data):
    found = looked(data, plan("Fareham Borough Council", "some days"))
    assert (found.proposal.visited_from, found.proposal.visited_to) == ("2025-03-10", "2025-03-12")


def test_the_visit_is_unknown_where_no_review_is(data):
    assert "visited_from" in looked(data, plan("Gosport Borough Council", "some days")).unknown


def test_a_file_that_cannot_be_read_says_why_by_the_name_it_was_given(data):
    found = looked(data, b"\x89PNG rubbish", name="Scan.png")
    assert found.problem.startswith("Scan.png: is a picture")
    assert (found.records, found.unknown) == ((), ())


def test_what_has_nothing_to_do_with_a_peer_challenge_is_said(data):
    found = looked(
        data,
        b"<html><body><h1>Apple pie</h1><p>Six apples, flour and butter for Havant Borough Council.</p></body></html>",
    )
    assert "is_peer_challenge" in found.unknown or "document_kind" in found.unknown


def test_a_date_that_nobody_can_read_is_refused(data):
    with pytest.raises(LoadError, match="'soon' is no date"):
        looked(data, plan(), {"as_at": "soon"})
