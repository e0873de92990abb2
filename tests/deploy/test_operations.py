"""docs/operations.md says only what is there, and all the settings there are."""

import re
import tomllib
from pathlib import Path

import pytest

from loaders.limits import Limits, variable
from pages.parts.desk import access

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
READ = re.compile(r"environ(?:\.get\(|\[)\s*[\"'](CPC_[A-Z_]+)[\"']|VARIABLE = [\"'](CPC_[A-Z_]+)[\"']")
SETTINGS = dict(re.findall(r"^\| (`CPC_[^|]+) \|.*\| ([^|]+) \|$", TEXT, re.MULTILINE))


def code() -> list[Path]:
    return [path for folder in ("pages", "loaders", "queries", "tests") for path in (ROOT / folder).rglob("*.py")]


def read_by_code() -> set[str]:
    found = {
        name for path in code() for pair in READ.findall(path.read_text(encoding="utf-8")) for name in pair if name
    }
    return found | {variable(name) for name in Limits.__dataclass_fields__}


def test_the_table_of_settings_names_every_variable_that_is_read_and_no_other():
    listed = {name for cell in SETTINGS for name in re.findall("CPC_[A-Z_]+", cell)}
    assert listed == read_by_code()


@pytest.mark.parametrize("name", Limits.__dataclass_fields__)
def test_a_limit_without_its_variable_is_the_one_in_the_table(name):
    assert SETTINGS[f"`{variable(name)}`"] == str(getattr(Limits(), name))


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", TEXT))))
def test_every_linked_file_exists(link):
    assert (ROOT / "docs" / link).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)", TEXT)) - {"it"}))
def test_every_make_target_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_secrets_shown_let_in_whom_they_name():
    [block] = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    kept = tomllib.loads(block)
    ann, officer = kept["stewards"]["emails"][0], next(iter(kept["stewards"]["officers"]))
    user = {"is_logged_in": True, "email_verified": True}
    assert access.listed({**user, "email": ann}, kept).codes == frozenset()
    assert access.listed({**user, "email": officer}, kept).codes == frozenset({"E07000090"})
    assert access.listed({**user, "email": "bob@example.org"}, kept) is None


def test_the_secrets_are_kept_out_of_version_control():
    assert ".streamlit/secrets.toml" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
