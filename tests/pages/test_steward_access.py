"""Who is a steward: each condition alone, missing, is a refusal; a fault in finding out is one too."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.desk import access
from pages.parts.desk.access import Steward, Visitor

HERE = {"address": "127.0.0.1", "host": "localhost:8501", "origin": "http://localhost:8501"}
ON_LIST = {"is_logged_in": True, "email": "Ann.Lee@example.org", "email_verified": True}
KEPT = {
    "auth": {},
    "stewards": {"emails": ["ann.lee@example.org"], "officers": {"officer@havant.example": ["E07000090"]}},
}
PROXIES = [
    *("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via", "CF-Connecting-IP"),
    *("True-Client-IP", "X-Client-IP", "X-Cluster-Client-IP", "Fastly-Client-IP", "Fly-Client-IP", "x-original-host"),
    *("X-Envoy-External-Address", "X-Azure-ClientIP", "X_Forwarded_For", "Tailscale-User-Login", "X-Remote-Addr"),
]


def visit(address="127.0.0.1", host="localhost:8501", origin="http://localhost:8501", **headers) -> Visitor:
    named = {"Host": host, "Origin": origin, **headers}
    return Visitor(address, tuple((name, value) for name, value in named.items() if value is not None))


@pytest.fixture
def at_home(monkeypatch):
    monkeypatch.setenv("CPC_STEWARD", "1")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("127.0.0.1", "localhost:8501"),
        ("127.0.0.1", "127.0.0.1:8501"),
        ("::1", "[::1]:8501"),
        ("::ffff:127.0.0.1", "LOCALHOST"),
        ("127.0.0.2", "localhost"),
    ],
)
def test_whoever_sits_at_the_machine_is_a_steward_without_a_name(at_home, address, host):
    assert access.local(visit(address, host, f"http://{host}")) == Steward("", is_named=False)
    assert access.local(visit(address, host, None)) == Steward("", is_named=False)


@pytest.mark.parametrize("value", [None, "", "0", "true", "yes", " 1", "11"])
def test_without_the_variable_nobody_is(monkeypatch, value):
    monkeypatch.delenv("CPC_STEWARD", raising=False)
    if value is not None:
        monkeypatch.setenv("CPC_STEWARD", value)
    assert access.local(visit()) is None


@pytest.mark.parametrize(
    "missing",
    [
        {"address": "192.168.1.20"},
        {"address": "10.0.0.1"},
        {"address": "8.8.8.8"},
        {"address": "::ffff:8.8.8.8"},
        {"address": "0.0.0.0"},
        {"address": "testclient"},
        {"address": ""},
        {"address": None},
        {"host": None},
        {"host": ""},
        {"host": "plans.example.org"},
        {"host": "plans.example.org:8501"},
        {"host": "localhost.example.org"},
        {"host": "localhost@example.org"},
        {"host": "localhost/example.org"},
        {"host": "127.0.0.1.nip.example"},
        {"host": "0.0.0.0:8501"},
        {"origin": "http://plans.example.org"},
        {"origin": "http://plans.example.org", "host": "plans.example.org"},
        {"origin": "http://localhost:3000"},
        {"origin": "http://localhost:8501.example.org"},
        {"origin": "null"},
        {"origin": ""},
        *({name: "127.0.0.1"} for name in PROXIES),
        {"X-Forwarded-For": ""},
    ],
    ids=str,
)
def test_one_condition_missing_is_a_refusal(at_home, missing):
    assert access.local(visit()) is not None
    host = missing.get("host") or HERE["host"]
    assert access.local(visit(**{"origin": f"http://{host}", **missing})) is None


@pytest.mark.parametrize("name", ["Host", "Origin"])
def test_two_of_one_header_are_a_refusal(at_home, name):
    twice = visit()
    assert access.local(Visitor(twice.address, (*twice.headers, (name, "localhost:8501")))) is None


@pytest.mark.parametrize("email", ["ann.lee@example.org", "ANN.LEE@EXAMPLE.ORG", "Ann.Lee@Example.org"])
@pytest.mark.parametrize("verified", [{"email_verified": True}, {"email_verified": "true"}, {}])
def test_who_is_logged_in_and_on_the_list_is_a_steward_by_name(email, verified):
    user = {"is_logged_in": True, "email": email, **verified}
    assert access.listed(user, KEPT) == Steward(email, is_named=True)


def test_an_officer_may_act_for_the_named_councils_only():
    user = {**ON_LIST, "email": "Officer@Havant.example"}
    assert access.listed(user, KEPT) == Steward("Officer@Havant.example", True, frozenset({"E07000090"}))


@pytest.mark.parametrize(
    "missing",
    [
        {"is_logged_in": False},
        {"is_logged_in": None},
        {"is_logged_in": "true"},
        {"is_logged_in": 1},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": None},
        {"email_verified": 0},
        {"email": None},
        {"email": ""},
        {"email": ["ann.lee@example.org"]},
        {"email": "bob@example.org"},
        {"email": "lee@example.org"},
        {"email": "ann.lee@example.org "},
        {"email": "ann.lee@example.org.uk"},
        {"email": "@example.org"},
    ],
    ids=str,
)
def test_one_thing_missing_at_the_login_is_a_refusal(missing):
    assert access.listed(ON_LIST, KEPT)
    assert access.listed({**ON_LIST, **missing}, KEPT) is None


@pytest.mark.parametrize("stewards", [{}, {"emails": []}, {"officers": {"ann.lee@example.org": []}}], ids=str)
def test_an_empty_list_lets_nobody_in(stewards):
    assert access.listed(ON_LIST, {"auth": {}, "stewards": stewards}) is None


@pytest.mark.parametrize(
    "stewards",
    [
        {"emails": "ann.lee@example.org, bob@example.org"},
        {"emails": [7]},
        {"emails": [""]},
        {"officers": {"ann.lee@example.org": "E07000090"}},
        {"officers": ["ann.lee@example.org"]},
        ["ann.lee@example.org"],
        "ann.lee@example.org",
    ],
    ids=str,
)
def test_a_list_written_wrongly_lets_nobody_in(run_as, stewards):
    assert run_as({"auth": {"client_id": "x"}, "stewards": stewards}, ON_LIST) == "nobody"


SCRIPT = """
import streamlit as st
from pages.parts.desk import access
steward = access.who()
st.text(repr((steward.name, sorted(steward.codes))) if steward else "nobody")
"""


@pytest.fixture
def run_as():
    """run_as(secrets, user) -> what a script learns of its visitor."""

    def run(kept: dict, user: dict) -> str:
        at = AppTest.from_string(SCRIPT, default_timeout=30)
        for name, value in kept.items():
            at.secrets[name] = value
        at.user = user
        at.run()
        assert not at.exception
        return at.text[0].value

    return run


def test_a_script_knows_who_is_logged_in(run_as):
    assert run_as(KEPT, ON_LIST) == "('Ann.Lee@example.org', [])"
    assert run_as(KEPT, {}) == "nobody"
    assert run_as(KEPT, {**ON_LIST, "is_logged_in": False}) == "nobody"


def test_where_a_login_is_set_up_sitting_at_the_machine_does_not_count(at_home, run_as, monkeypatch):
    monkeypatch.setattr(access, "visitor", visit)
    assert run_as({"other": "x"}, {}) == "('', [])"
    assert run_as({"auth": {}}, {}) == "nobody"
    assert run_as({"auth": "nonsense"}, {}) == "nobody"


def test_a_run_without_a_visitor_is_nobodys(at_home, run_as):
    assert run_as({}, {}) == "nobody"


def test_secrets_that_cannot_be_read_let_nobody_in(at_home, monkeypatch, tmp_path, run_as):
    monkeypatch.setattr(access, "visitor", visit)
    broken = tmp_path / "secrets.toml"
    monkeypatch.setattr(access, "secret_files", lambda: [str(broken)])
    assert run_as({}, {}) == "('', [])"
    broken.write_text("[auth\n")
    assert run_as({}, {}) == "nobody"
    broken.unlink()
    broken.symlink_to(tmp_path / "gone.toml")
    assert run_as({}, {}) == "nobody"


def test_asking_for_the_right_raises_with_a_sentence_for_the_visitor(monkeypatch):
    monkeypatch.setattr(access, "who", lambda: None)
    with pytest.raises(access.NotAllowed, match="This page is for stewards"):
        access.require()
    steward = Steward("ann", True)
    monkeypatch.setattr(access, "who", lambda: steward)
    assert access.require() is steward


PAGES = ["pages/add.py", "pages/correct.py"]


@pytest.mark.parametrize("page", PAGES)
def test_a_stewards_page_shows_anybody_else_one_sentence_and_nothing_else(app, monkeypatch, page):
    from pages.parts import frame

    monkeypatch.setattr(frame, "_of", lambda steward: frame._for_all() | frame._for_stewards(Steward("", False)))
    app.run()
    at = app.switch_page(page).run()
    assert [one.value for one in at.error] == [access.SENTENCE]
    assert not at.exception
    assert not (at.title or at.markdown or at.caption or at.header or at.text_input or at.get("file_uploader"))


@pytest.mark.parametrize("page", PAGES)
def test_a_stewards_page_that_runs_without_menu_and_frame_shows_the_sentence_alone(app, monkeypatch, page):
    monkeypatch.setattr(access, "who", lambda: Steward("", is_named=False))
    app.run()
    app.switch_page(page)
    monkeypatch.setattr(access, "who", lambda: None)
    at = app.run()
    assert [one.value for one in at.error] == [access.SENTENCE]
    assert not (at.title or at.markdown or at.caption or at.selectbox or at.button or at.get("file_uploader"))


@pytest.mark.parametrize("page", PAGES)
def test_a_stewards_page_opens_for_a_steward(app, monkeypatch, page):
    monkeypatch.setattr(access, "who", lambda: Steward("", is_named=False))
    app.run()
    at = app.switch_page(page).run()
    assert access.SENTENCE not in [one.value for one in at.error]
    assert at.title


def test_what_a_page_may_not_do_is_told_in_the_same_sentence(app, monkeypatch):
    from pages.parts import frame

    def page_that_writes():
        access.require()

    monkeypatch.setattr(frame, "_run", _running(frame._run, page_that_writes))
    assert [one.value for one in app.run().error] == [access.SENTENCE]


def _running(run, function):
    from types import SimpleNamespace

    return lambda page: run(SimpleNamespace(title=page.title, run=function))


def test_an_officer_marks_reviews_but_adds_no_documents(app, monkeypatch):
    officer = Steward("officer@havant.example", True, frozenset({"E07000090"}))
    monkeypatch.setattr(access, "who", lambda: officer)
    app.run()
    names = [page.rpartition("/")[2] for page in _known(app)]
    assert "correct.py" in names and "add.py" not in names


def _known(at) -> list[str]:
    return [page["script_path"] for page in at._registered_pages.values()]


def foot(at) -> list[str]:
    return [one.label for one in at.button if one.label.startswith("Log ")]


def test_the_foot_offers_the_way_in_and_out_only_where_a_login_is_set_up(app):
    assert not foot(app.run())
    app.secrets["auth"] = {"client_id": "x"}
    app.secrets["stewards"] = KEPT["stewards"]
    assert foot(app.run()) == ["Log in as a steward"]
    app.user = ON_LIST
    assert foot(app.run()) == ["Log out"]
    assert "Logged in as" in " ".join(one.value for one in app.caption)
    assert "not on the list" not in " ".join(one.value for one in app.caption)
    app.user = {**ON_LIST, "email": "bob@example.org"}
    app.run()
    assert "not on the list of stewards" in " ".join(one.value for one in app.caption)
