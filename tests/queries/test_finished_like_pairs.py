"""How often what is shown as finished elsewhere is the same ask, by the labelled pairs of docs/families.md."""

import json
from pathlib import Path

import pytest

from loaders.clean.themes import infer, load_lexicon
from tests.queries.story import FELPERSHAM, asked, plan, recommendation, report, told

ROOT = Path(__file__).parents[2]
PAIRS = json.loads((ROOT / "tests/loaders/link/cases/family_pairs.json").read_text(encoding="utf-8"))
LEXICON = load_lexicon(ROOT / "data" / "themes.toml")


def keyed(side, letter):
    """Every text of that side of the pairs once: text -> key."""
    return {text: f"{letter}{number}" for number, text in enumerate(sorted({pair[side]["text"] for pair in PAIRS}))}


OPEN, COMPLETE = keyed("a", "r"), keyed("b", "s")


def row(text):
    theme = infer(text, LEXICON)
    return {"text": text, "theme_id": theme.theme_id, "second_theme_id": theme.second_theme_id}


@pytest.fixture
def shown(world):
    """The pairs of which the second is shown for the first: one council has all that are open, another all that are complete."""
    rows = {key: row(text) for keys in (OPEN, COMPLETE) for text, key in keys.items()}
    db = told(
        world,
        plan("2024-03-31", *(recommendation("in progress", key=key) for key in OPEN.values())),
        report(
            "2024-03-31", *(recommendation("complete", key=key) for key in COMPLETE.values()), key="b", **FELPERSHAM
        ),
        recommendations=rows,
        themes=[{"theme_id": number, "name": str(number)} for number in range(1, 6)],
    )
    found = {
        (text, other)
        for text, key in OPEN.items()
        for (other,) in asked(db, "finished_like", "recommendation_id", recommendation_id=key, limit_to=1000)
    }
    return [(pair["a"]["text"], COMPLETE[pair["b"]["text"]]) in found for pair in PAIRS]


def test_the_same_ask_is_found_more_often_than_another(shown):
    counts = {}
    for pair, is_shown in zip(PAIRS, shown, strict=True):
        counts[pair["split"], pair["same"]] = counts.get((pair["split"], pair["same"]), 0) + is_shown
    assert counts["tuning", True] >= 26 and counts["tuning", False] <= 2
    assert counts["held out", True] >= 20 and counts["held out", False] <= 7
