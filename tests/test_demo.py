"""The fictional county of `make demo`: every document is read as its truth says, and is written the same every time.

How an action is followed from document to document is not tested here.
"""

import csv
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from loaders import check, find, reviews, road
from loaders.clean.reading import ReadAction, Reading, ReadRecommendation
from tests.demo.content import load
from tests.demo.make import make

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
FILES = [paper.file for world in load() for paper in world.papers]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    make(out)
    return out


@cache
def tools(folder: Path) -> road.Tools:
    """The register of the fictional county with the project's own word lists."""
    return road.tools(folder)


@cache
def read(folder: Path, file: str) -> reviews.Read:
    source = next(source for source in find.from_csv(folder / "sources.csv") if source.file_name == file)
    return road.one(source, tools(folder))


@cache
def truth(folder: Path) -> list[dict]:
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))["councils"]


def mentions(folder: Path, file: str, kind: str) -> list[dict]:
    """What the truth says that this document prints, `kind` recommendations or actions."""
    promises = [promise for council in truth(folder) for promise in council[kind]]
    return [mention for promise in promises for mention in promise["mentions"] if mention["file"] == file]


def actions_of(reading: Reading) -> list[ReadAction]:
    return [action for item in reading.recommendations for action in item.actions] + list(reading.loose_actions)


def plain(text: str) -> str:
    return " ".join(text.split())


def roles(text: str) -> list[str]:
    return [plain(role) for role in re.split(r"[;\n]", text) if role.strip()]


def as_read(action: ReadAction) -> tuple:
    printed = action.printed
    dues = plain(printed.due_text), plain(printed.revised_due_text)
    return (printed.ref, plain(printed.text), roles(printed.owner_text), *dues, action.update.status.status)


def as_told(mention: dict) -> tuple:
    dues = mention["due"], mention["revised_due"]
    return (mention["ref"], mention["text"], roles(mention["owner"]), *dues, mention["status"])


def whole_as_read(item: ReadRecommendation) -> tuple:
    status = item.updates[-1].status.status if item.updates else "not stated"
    return (item.printed.ref, plain(item.printed.text), status)


@pytest.mark.parametrize("file", FILES)
def test_every_action_is_read_as_printed_and_no_other(folder, file):
    found = sorted(as_read(action) for action in actions_of(read(folder, file).reading))
    assert found == sorted(as_told(mention) for mention in mentions(folder, file, "actions"))


@pytest.mark.parametrize("file", FILES)
def test_every_recommendation_is_read_as_printed_and_no_other(folder, file):
    told = mentions(folder, file, "recommendations")
    found = sorted(whole_as_read(item) for item in read(folder, file).reading.recommendations)
    assert found == sorted((mention["ref"], mention["text"], mention["status"]) for mention in told)


@pytest.mark.parametrize("file", FILES)
def test_every_action_stands_under_its_recommendation(folder, file):
    texts = {
        (item["key"], m["file"]): m["text"]
        for c in truth(folder)
        for item in c["recommendations"]
        for m in item["mentions"]
    }
    told = {
        (mention["ref"], mention["text"], texts[action["recommendation_key"], file])
        for council in truth(folder)
        for action in council["actions"]
        for mention in action["mentions"]
        if mention["file"] == file
    }
    found = {
        (action.printed.ref, plain(action.printed.text), plain(item.printed.text))
        for item in read(folder, file).reading.recommendations
        for action in item.actions
    }
    assert found == told


@pytest.mark.parametrize("world", load(), ids=lambda world: world.register["name"])
def test_the_documents_of_a_council_are_of_one_visit_and_follow_in_time(folder, world):
    found = [read(folder, paper.file) for paper in world.papers]
    councils = {one.gss_code for item in found for one in (item.council, *item.others)}
    assert councils == set(world.register["gss_code"].split("|"))
    assert len({f"{item.reading.visited.from_on:%Y-%m}" for item in found}) == 1
    dates = [item.reading.as_at.to_on for item in found]
    kinds = [item.reading.printed.facts.kind for item in found]
    assert dates == sorted(set(dates))
    assert len(dates) == (2 if world.is_joint else 3 + kinds.count("feedback report"))


@pytest.mark.parametrize("file", FILES)
def test_every_document_names_its_council_and_the_corporate_peer_challenge(folder, file):
    item = read(folder, file)
    assert "corporate peer challenge" in item.reading.printed.facts.title.lower()
    words = " ".join(
        " ".join([b.text.words, *(t.words for r in b.rows for c in r.cells for t in c)]) for b in item.document.blocks
    )
    assert item.council.official_name.lower() in words.lower()


def test_what_ends_without_a_word_ends_in_a_document_of_full_scope(folder):
    actions = [action for council in truth(folder) for action in council["actions"]]
    named = {action["key"]: action for action in actions}
    files = {action["dropped_in"] for action in actions}
    files |= {action["mentions"][0]["file"] for action in actions if action["split_from"]}
    files |= {named[action["merged_into"]]["mentions"][0]["file"] for action in actions if action["merged_into"]}
    files.discard(None)
    assert len(files) == 4
    assert {check.scope_of(read(folder, file).reading) for file in files} == {"full"}


def test_no_promise_is_mentioned_after_its_end(folder):
    for council in truth(folder):
        for action in council["actions"]:
            after = (
                council["documents"][council["documents"].index(action["dropped_in"]) :] if action["dropped_in"] else []
            )
            assert not {mention["file"] for mention in action["mentions"]} & set(after)


def test_the_county_is_no_real_one(folder):
    with (DATA / "councils.csv").open(encoding="utf-8", newline="") as file:
        real = {
            value.lower()
            for row in csv.DictReader(file)
            for value in (row["gss_code"], row["name"], row["official_name"])
        }
    register = tools(folder).register
    assert len(register) == 12 and len(FILES) == 40
    assert not {value.lower() for c in register for value in (c.gss_code, c.name, c.official_name)} & real


def test_every_format_of_the_readers_is_there():
    assert {Path(file).suffix for file in FILES} == {".txt", ".html", ".csv", ".xlsx", ".docx", ".pdf"}


def test_the_command_writes_the_same_bytes_again(folder, tmp_path):
    subprocess.run([sys.executable, "-m", "tests.demo", str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    written = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
    assert written == {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
