"""The login itself, in a browser, against a provider on this machine: in, who, uploads, out."""

import pytest

from tests.pages.driving import NEEDED, served, still, visit
from tests.pages.provider import provider

pytestmark = NEEDED
ANN = {"email": "Ann@Example.org", "email_verified": True, "name": "Ann"}
UPLOAD = """() => fetch('/_stcore/upload_file/no-session/no-file', {method: 'PUT', body: 'x', credentials: 'same-origin'})
    .then(answer => answer.text())"""


@pytest.fixture(scope="module")
def login(builds, tmp_path_factory):
    """(address of the app, the provider, the secrets), with one steward and one officer on the list."""
    kept = tmp_path_factory.mktemp("secrets") / "secrets.toml"
    with provider() as people:
        kept.write_text(
            '[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
            'cookie_secret = "only-for-this-test-0123456789"\nclient_id = "explorer"\nclient_secret = "x"\n'
            f'server_metadata_url = "{people.url}/.well-known/openid-configuration"\n'
            '[stewards]\nemails = ["ann@example.org"]\n[stewards.officers]\n"officer@example.org" = ["E07000090"]\n'
        )
        with served(builds, CPC_STEWARD="1", STREAMLIT_SECRETS_FILES=str(kept)) as url:
            yield url, people, kept


def logged_in(browser, login, person: dict):
    """A window in which this person has logged in by the link at the foot."""
    url, people, _ = login
    people.person = person
    page = visit(browser, url)
    assert not page.get_by_role("button", name="Steward", exact=True).count()
    assert page.evaluate(UPLOAD) == "Only stewards may send files here."
    page.get_by_role("button", name="Log in as a steward").click()
    page.get_by_text("Logged in as").wait_for()
    return still(page)


def test_a_steward_logs_in_sees_the_stewards_pages_may_upload_and_logs_out(browser, login):
    page = logged_in(browser, login, ANN)
    page.get_by_role("button", name="Steward", exact=True).wait_for()
    # A word joiner keeps the browser from making a link of the address.
    assert page.get_by_text("Logged in as").inner_text().replace("\u2060", "") == "Logged in as Ann@Example.org."
    assert page.evaluate(UPLOAD) == "XSRF token missing or invalid", "Streamlit's own answer: the guard let it through"
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="Log in as a steward").wait_for()
    still(page)
    assert not page.get_by_role("button", name="Steward", exact=True).count()
    assert page.evaluate(UPLOAD) == "Only stewards may send files here."
    page.close()


def test_an_officer_of_a_council_sees_the_corrections_and_sends_no_files(browser, login):
    page = logged_in(browser, login, {**ANN, "email": "officer@example.org"})
    page.get_by_role("button", name="Steward", exact=True).wait_for()
    assert page.evaluate(UPLOAD) == "Only stewards may send files here."
    page.close()


@pytest.mark.parametrize(
    "person",
    [{**ANN, "email": "bob@example.org"}, {**ANN, "email_verified": False}],
    ids=["not listed", "not verified"],
)
def test_somebody_else_who_logs_in_stays_a_reader(browser, login, person):
    page = logged_in(browser, login, person)
    page.get_by_text("not on the list of stewards").wait_for()
    assert not page.get_by_role("button", name="Steward", exact=True).count()
    assert page.evaluate(UPLOAD) == "Only stewards may send files here."
    page.close()


def test_whoever_is_taken_off_the_list_is_out_within_seconds(browser, login):
    page, kept = logged_in(browser, login, ANN), login[2]
    page.get_by_role("button", name="Steward", exact=True).wait_for()
    before = kept.read_text()
    try:
        kept.write_text(before.replace("ann@example.org", "new@example.org"))
        page.wait_for_timeout(5000)
        page.reload()
        page.get_by_text("not on the list of stewards").wait_for()
        assert not page.get_by_role("button", name="Steward", exact=True).count()
        assert page.evaluate(UPLOAD) == "Only stewards may send files here."
    finally:
        kept.write_text(before)
        page.close()
