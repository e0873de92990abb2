"""Who is a steward, asked of a real server over its own wires: the menu, the pages by their address, and uploads."""

from urllib.parse import urlsplit

import pytest

from tests.pages.driving import served
from tests.pages.talking import request, seen

STEWARDS = {"Add a document", "Corrections"}
UPLOAD = "_stcore/upload_file/a-session/a-file"


@pytest.fixture(scope="module")
def at_home(builds):
    """A server started as `make run` starts it."""
    with served(builds, CPC_STEWARD="1") as url:
        yield url


@pytest.fixture(scope="module")
def for_readers(builds):
    with served(builds, CPC_STEWARD="") as url:
        yield url


@pytest.fixture(scope="module")
def with_login(builds, tmp_path_factory):
    """A server with [auth] in its secrets, started with CPC_STEWARD=1 all the same."""
    home = tmp_path_factory.mktemp("secrets")
    (home / "secrets.toml").write_text(
        '[auth]\nredirect_uri = "http://localhost:9/oauth2callback"\ncookie_secret = "only-for-this-test-0123456789"\n'
        'client_id = "x"\nclient_secret = "x"\nserver_metadata_url = "http://127.0.0.1:9/none"\n'
        '[stewards]\nemails = ["ann@example.org"]\n'
    )
    with served(builds, CPC_STEWARD="1", STREAMLIT_SECRETS_FILES=str(home / "secrets.toml")) as url:
        yield url


def test_at_the_machine_itself_the_menu_has_the_stewards_pages(at_home):
    menu, shown = seen(at_home)
    assert menu >= STEWARDS and "Themes" in menu
    assert "Log in as a steward" not in shown
    assert seen(at_home, Host=f"localhost:{urlsplit(at_home).port}")[0] >= STEWARDS


def elsewhere(url: str) -> dict[str, dict[str, str]]:
    port = urlsplit(url).port
    return {
        "behind a proxy": {"X-Forwarded-For": "127.0.0.1"},
        "behind a proxy that says little": {"Via": "1.1 somewhere"},
        "from outside by a proxy": {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"},
        "under another name (DNS rebinding)": {"Host": f"plans.example.org:{port}"},
        "from a page of this machine on another port": {"Origin": "http://localhost:1"},
    }


@pytest.mark.parametrize("where", elsewhere("http://x:1"))
def test_from_elsewhere_the_stewards_pages_are_not_there(at_home, where):
    headers = elsewhere(at_home)[where]
    menu, shown = seen(at_home, **headers)
    assert "Themes" in menu and not menu & STEWARDS
    for page in ("add", "correct"):
        menu, shown = seen(at_home, page, **headers)
        assert not menu & STEWARDS and "file_uploader" not in shown


def test_without_the_variable_the_app_is_for_reading(for_readers):
    menu, _ = seen(for_readers)
    assert "Themes" in menu and not menu & STEWARDS
    assert "file_uploader" not in seen(for_readers, "add")[1]


def test_where_a_login_is_set_up_and_nobody_is_logged_in_there_is_only_the_way_in(with_login):
    menu, shown = seen(with_login)
    assert "Themes" in menu and not menu & STEWARDS
    assert "Log in as a steward" in shown
    forged = {"Cookie": '_streamlit_user="eyJlbWFpbCI6ImFubkBleGFtcGxlLm9yZyJ9.x.y"'}
    assert not seen(with_login, **forged)[0] & STEWARDS


@pytest.mark.parametrize("method", ["PUT", "POST", "OPTIONS", "DELETE"])
def test_nobody_else_may_upload(for_readers, with_login, at_home, method):
    refused = (403, b"Only stewards may send files here.")
    for url in (for_readers, with_login):
        assert request(f"{url}/{UPLOAD}", method, b"x") == refused
        assert request(f"{url}/{UPLOAD}", method, b"x", Cookie="_streamlit_user=x") == refused
    assert request(f"{at_home}/{UPLOAD}", method, b"x", X_Forwarded_For="127.0.0.1") == refused
    assert request(f"{at_home}/{UPLOAD}", method, b"x", Origin="http://plans.example.org") == refused
    assert request(f"{at_home}/{UPLOAD}", method, b"x", Host="plans.example.org") == refused


def test_a_stewards_upload_reaches_streamlit_which_asks_for_its_token(at_home):
    status, said = request(f"{at_home}/{UPLOAD}", "PUT", b"x")
    assert (status, said) == (403, b"XSRF token missing or invalid")
    assert request(f"{at_home}/{UPLOAD}", "OPTIONS")[0] == 204


def test_the_most_that_one_upload_may_hold_is_25_megabytes(at_home):
    import tomllib

    from tests.pages.driving import ROOT

    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] == 25
