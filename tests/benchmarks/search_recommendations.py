"""How long a search takes among 16,000 recommendations: PYTHONPATH=. python tests/benchmarks/search_recommendations.py.

An invented sector of 1,600 reviews: texts of 40 words made of the register's texts and of 12,000 rare words, four actions a
recommendation, a plan and a report a review. The questions are those of the test cases, as typed, with slips, cut short and
in pairs, in every scope.
"""

import csv
import itertools
import json
import random
import time
from datetime import date, timedelta
from pathlib import Path

import duckdb

import queries
from loaders import store

ROOT = Path(__file__).parents[2]
COUNCILS, REVIEWS, RECOMMENDATIONS, ACTIONS = 400, 4, 10, 4
TYPES = ("London borough", "Metropolitan district", "Unitary authority", "Non-metropolitan district", "County council")
STATUSES = ("not started", "in progress", "complete", "not stated", "continuous", "stopped")
SCOPES = (("all", None), ("type", "E00000005"), ("all", None), ("neighbours", "E00000005"))
SEEDED = random.Random(7)


def texts() -> list[str]:
    """The words of the register of recommendations."""
    with (ROOT / "data/registers/recommendations.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file) if row["text"]]


def rare_words(count: int) -> list[str]:
    """Words of three to five syllables, each another."""
    syllables = [a + b for a in "bcdfghlmnprstvw" for b in ("a", "en", "i", "or", "u", "el")]
    found: set[str] = set()
    while len(found) < count:
        found.add("".join(SEEDED.choices(syllables, k=SEEDED.randint(3, 5))))
    return sorted(found)


def wordy(pool: list[str], rare: list[str], length: int) -> str:
    """A text of so many words, one in eight of them rare."""
    words: list[str] = []
    while len(words) < length:
        words += SEEDED.choice(pool).split() + SEEDED.choices(rare, k=2)
    return " ".join(words[:length])


def rows() -> dict[str, list[dict]]:
    """The invented sector by table."""
    pool, rare = texts(), rare_words(12_000)
    made: dict[str, list[dict]] = {name: [] for name in ("councils", "neighbours", *store.ORDER)}
    for council, visit in itertools.product(range(COUNCILS), range(REVIEWS)):
        code = f"E{council:08d}"
        if not visit:
            made["councils"].append(
                {"gss_code": code, "name": f"Council {council}", "council_type": TYPES[council % 5]}
            )
        _review(
            made, code, f"r{council}-{visit}", date(2014, 1, 1) + timedelta(days=visit * 1000 + council), pool, rare
        )
    near = itertools.product(range(COUNCILS), range(1, 16))
    made["neighbours"] = [_neighbour(council, position) for council, position in near]
    return made


def _neighbour(council: int, position: int) -> dict:
    codes = {"gss_code": f"E{council:08d}", "neighbour_gss_code": f"E{(council + 5 * position) % COUNCILS:08d}"}
    return {**codes, "position": position, "distance": position / 15, "why": "invented", "facts_compared": 0}


def _review(made: dict[str, list[dict]], code: str, key: str, visit: date, pool: list[str], rare: list[str]) -> None:
    review = {"review_id": key, "gss_code": code, "kind": "corporate peer challenge", "framework": "not stated"}
    made["reviews"].append({**review, "visited_from": visit, "visited_to": visit + timedelta(days=3)})
    said = {"scope": "full", "said_by": "council", "wording": "verbatim", "file_name": "f", "media_type": "t"}
    for kind, later in (("action plan", 100), ("progress report", 400)):
        day = visit + timedelta(days=later)
        printed = {"document_id": f"{key} {kind}", "review_id": key, "kind": kind, "as_at": day, "counts_from": day}
        made["documents"].append({**said, **printed, "sha256": f"{key} {kind}"})
    for number in range(RECOMMENDATIONS):
        _recommendation(made, key, number, wordy(pool, rare, 40), [wordy(pool, rare, 15) for _ in range(ACTIONS)])


def _recommendation(made: dict[str, list[dict]], key: str, number: int, text: str, actions: list[str]) -> None:
    of_plan = {"review_id": key, "document_id": f"{key} action plan", "place": "line 1"}
    told = {"recommendation_id": f"{key}-{number}", **of_plan, "position": number, "text": text}
    plain = {"tier": "recommendation", "is_key": False, "other_refs": [], "source_refs": [], "theme_words": []}
    made["recommendations"].append({**told, **plain, "theme_id": number % 5 + 1})
    for position, action in enumerate(actions):
        promise = {"action_id": f"{key}-{number}-{position}", "recommendation_id": f"{key}-{number}", **of_plan}
        made["actions"].append({**promise, "position": position, "text": action, "due_kind": "none"})
        for kind in ("action plan", "progress report"):
            status = "not stated" if kind == "action plan" else SEEDED.choice(STATUSES)
            word = {**promise, "document_id": f"{key} {kind}", "said_by": "council", "status": status}
            made["updates"].append({**word, "update_id": f"{promise['action_id']} {kind}", "link_method": "first"})


def typed() -> list[str]:
    """More than 200 questions: as people type them, with slips, cut short, and two in one."""
    cases = [
        case["text"] for case in json.loads((ROOT / "tests/queries/cases/search.json").read_text(encoding="utf-8"))
    ]
    words = sorted({word for text in texts() for word in text.lower().split() if word.isalpha() and len(word) > 5})
    slips = [" ".join(map(_slip, text.split())) for text in cases]
    cut = [" ".join(word[:5] for word in SEEDED.sample(words, 2)) for _ in cases]
    pairs = [" ".join(SEEDED.sample(words, 3)) for _ in cases]
    return [*cases, *slips, *cut, *pairs]


def _slip(word: str) -> str:
    """Two letters of the word exchanged or one left out, in words of five letters or more."""
    at = SEEDED.randrange(1, max(len(word) - 2, 2))
    if len(word) < 5:
        return word
    return SEEDED.choice([word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :]])


def seconds(db: duckdb.DuckDBPyConnection, asked: list[str]) -> list[float]:
    """How long each takes, through `queries.ask`."""
    taken = []
    for text, (scope, gss_code) in zip(asked, itertools.cycle(SCOPES), strict=False):
        params = {"as_at": date(2026, 6, 1), "text": text, "gss_code": gss_code, "scope": scope}
        start = time.perf_counter()
        queries.ask(db, "search_recommendations", **params, theme_id=None, limit_to=50)
        taken.append(time.perf_counter() - start)
    return taken


def main() -> None:
    db = duckdb.connect(config={"threads": 1})
    db.execute((queries.FOLDER / "schema.sql").read_text(encoding="utf-8"))
    made = rows()
    themes = [{"theme_id": number, "name": f"Theme {number}"} for number in range(1, 6)]
    for table, several in {"councils": made.pop("councils"), "themes": themes, **made}.items():
        store.insert(db, table, several)
    start = time.perf_counter()
    store.prepare(db)
    print(f"prepared in {time.perf_counter() - start:.1f} s")
    asked = typed()
    seconds(db, asked)
    taken = sorted(seconds(db, asked))
    p50, p95, most = (taken[int(len(taken) * share)] * 1000 for share in (0.5, 0.95, 0.9999))
    print("| searches | p50 ms | p95 ms | slowest ms |\n|---:|---:|---:|---:|")
    print(f"| {len(taken)} | {p50:.0f} | {p95:.0f} | {most:.0f} |")


if __name__ == "__main__":
    main()
