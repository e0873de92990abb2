"""Labelled cases: tiny reviews with the true identity of every action, and how many of them the linking gets right."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loaders.clean import reading
from loaders.clean.themes import load_lexicon
from loaders.link import link
from loaders.link.rows import Rows
from loaders.records import Facts, Printed, PrintedAction, PrintedRecommendation, Source

FOLDER = Path(__file__).parent / "cases"
LEXICON = load_lexicon(Path(__file__).parents[3] / "data" / "themes.toml")


@dataclass
class Score:
    """`right` of `whole` actions; `wrong`: joined with another action; `lost`: parted from their own; `ends`: splits and merges."""

    whole: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    ends: int = 0
    ends_found: int = 0


def load(name: str) -> list[dict]:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def linked(case: dict) -> Rows:
    """The rows of one case; the place of every action is 'line N', N counting within its document."""
    rows = Rows()
    link("case", [(f"case-{d['name']}", _reading(d)) for d in case["documents"]], rows)
    return rows


def _reading(document: dict) -> reading.Reading:
    lines = iter(range(1, 1000))
    recommendations = tuple(
        PrintedRecommendation(
            r["ref"], r["text"], f"heading {i}", actions=tuple(_action(a, next(lines)) for a in r["actions"])
        )
        for i, r in enumerate(document["recommendations"])
    )
    source = Source(Path(document["name"]), document["name"], as_at=document["as_at"])
    return reading.read(Printed(Facts(kind=document["kind"]), recommendations), source, LEXICON)


def _action(action: dict, line: int) -> PrintedAction:
    return PrintedAction(
        action["text"],
        f"line {line}",
        ref=action["ref"],
        owner_text=action["owner"],
        due_text=action["due"],
        status_text=action["status"],
    )


def score(cases: list[dict]) -> Score:
    total = Score()
    for case in cases:
        _count(case, total)
    return total


def _count(case: dict, total: Score) -> None:
    id_of: dict[str, str] = {}  # true key -> action_id of its first mention
    key_of: dict[str, str] = {}
    for action, action_id, method in _mentions(case):
        key, where = action["key"], f"{case['name']}: {action['ref']} {action['text']}"
        total.whole += 1
        expected = id_of.get(key)
        is_right = action.get("uncertain") or (expected == action_id if expected else action_id not in key_of)
        if is_right:
            total.right += 1
        else:
            (total.wrong if key_of.get(action_id, key) != key else total.lost).append(where)
        if action.get("split_from") or action.get("merged_from"):
            total.ends += 1
            total.ends_found += method == ("split" if action.get("split_from") else "merge")
        id_of.setdefault(key, action_id)
        key_of.setdefault(action_id, key)


def _mentions(case: dict) -> Iterator[tuple[dict, str, str]]:
    """Every printed action with the action_id it was given and how."""
    found = {
        (u["document_id"], u["place"]): (u["action_id"], u["link_method"])
        for u in linked(case).of("updates")
        if u["action_id"] and u["status_method"] != "derived"
    }
    for document in case["documents"]:
        actions = (a for r in document["recommendations"] for a in r["actions"])
        for line, action in enumerate(actions, 1):
            yield action, *found[f"case-{document['name']}", f"line {line}"]
