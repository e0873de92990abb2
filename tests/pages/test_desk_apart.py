"""The one way from a page to what changes the data asks once more who wants it, and every problem is a sentence."""

import pytest

from pages.parts import data
from pages.parts.desk import access, apart
from pages.parts.desk.access import NotAllowed, Steward
from tests.loaders.desk.folders import folder, plan

HAVANT = "E07000090"


@pytest.fixture
def steward(monkeypatch):
    """steward(codes) -> from now on such a one asks."""

    def be(*codes):
        monkeypatch.setattr(access, "require", lambda: Steward("a@b", True, frozenset(codes)))

    return be


@pytest.fixture
def world(tmp_path, monkeypatch):
    """A data folder with one build, shown by the app."""
    found = folder(tmp_path)
    monkeypatch.setattr(data, "BUILDS", found / "build")
    monkeypatch.delenv("CPC_DATA", raising=False)
    return found


@pytest.mark.parametrize("command", sorted(apart.SECONDS))
def test_nobody_else_gets_as_far_as_a_process(world, monkeypatch, command):
    monkeypatch.setattr(apart, "_started", lambda command: pytest.fail("a process was started"))
    with pytest.raises(NotAllowed):
        apart.ask(command, {})


def test_a_steward_keeps_looks_tries_and_publishes(world, steward):
    steward()
    item = apart.ask("keep", {"name": "plan.html", "by": "a@b"}, plan())
    looked = apart.ask("look", {"sha256": item["sha256"], "row": {}})
    assert len(looked["records"]) == 2
    row = {name: looked["proposal"][name] for name in ("gss_code", "visited_from", "visited_to", "document_kind")}
    change, lines = {"list": "sources.csv", "sha256": item["sha256"], "by": "a@b", "row": row}, []
    assert apart.ask("try", change, say=lines.append)["counts"]["actions"]["new"] == 1
    assert any("Havant" in line for line in lines)
    assert apart.ask("publish", change)["build"].startswith("v")
    assert [one["state"] for one in apart.ask("list", {})] == ["published"]


@pytest.mark.parametrize(
    ("command", "given", "said"),
    [
        ("look", {"sha256": "../../etc/passwd"}, "no such document"),
        ("look", {"sha256": "0" * 64}, "no such document"),
        ("keep", {"name": "empty.pdf"}, "is empty"),
        ("fetch", {"url": "http://127.0.0.1:8501/"}, "names a port other"),
        ("fetch", {"url": "http://127.0.0.1/"}, "no public address"),
        ("fetch", {"url": "http://[::1]/"}, "no public address"),
        ("fetch", {"url": "http://169.254.169.254/latest"}, "no public address"),
        ("fetch", {"url": "file:///etc/passwd"}, "no web address"),
        ("publish", {"list": "themes.toml", "row": {}}, "no list that can be changed"),
        ("publish", {}, "no list that can be changed"),
        ("picture", {"sha256": None}, "no such document"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(world, steward, command, given, said):
    steward()
    with pytest.raises(apart.Problem, match=said):
        apart.ask(command, given)


def test_an_officer_marks_reviews_of_the_own_council_and_nothing_else(world, steward, monkeypatch):
    monkeypatch.setattr(apart, "council_of", {"havant-2025-06": HAVANT, "fareham-2025-03": "E07000087"}.get)
    steward(HAVANT)
    for command, given in (
        ("keep", {"name": "a.html"}),
        ("discard", {}),
        ("publish", {"list": "corrections.csv", "row": {}}),
        ("publish", {"list": "checked.csv", "row": {"review_id": "fareham-2025-03"}}),
        ("try", {"list": "checked.csv", "row": {}}),
    ):
        with pytest.raises(NotAllowed, match="own council"):
            apart.ask(command, given)


def test_an_officers_check_is_published(world, steward, monkeypatch):
    monkeypatch.setattr(apart, "council_of", {"fareham-2025-03": "E07000087"}.get)
    steward("E07000087")
    row = {"review_id": "fareham-2025-03", "checked_on": "2025-10-01", "by_role": "Head of Policy"}
    done = apart.ask("publish", {"list": "checked.csv", "by": "a@b", "row": row})
    assert done["counts"]["checks"]["new"] == 1


def test_a_copy_whose_data_is_not_beside_its_builds_says_so(tmp_path, steward, monkeypatch):
    steward()
    monkeypatch.setattr(data, "BUILDS", tmp_path / "builds")
    monkeypatch.delenv("CPC_DATA", raising=False)
    with pytest.raises(apart.Problem, match="CPC_DATA"):
        apart.ask("list", {})


def test_work_that_takes_too_long_is_ended(world, steward, monkeypatch):
    steward()
    monkeypatch.setitem(apart.SECONDS, "list", 0.01)
    with pytest.raises(apart.Problem, match="ended without saying why"):
        apart.ask("list", {})


def test_what_was_begun_to_be_published_is_finished_when_the_page_is_left(world, steward):
    """A click elsewhere ends the run of the page in the middle of the work."""
    steward()
    item = apart.ask("keep", {"name": "plan.html", "by": "a@b"}, plan())
    row = {"gss_code": HAVANT, "visited_from": "2025-03-10", "document_kind": "action plan"}

    def leave(line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apart.ask("publish", {"list": "sources.csv", "sha256": item["sha256"], "by": "a@b", "row": row}, say=leave)
    assert [one["state"] for one in apart.ask("list", {})] == ["published"]
