"""Reviews of the invented councils and the documents of each, as frames of queries/schema.sql. Columns that begin with '_' help and are not stored."""

import hashlib

import numpy as np
import pandas as pd

from tests.benchmarks import world_days as days
from tests.benchmarks import world_words as words

VISITS = 4  # reviews of a council
LAST = np.datetime64("2026-10-31", "D")  # nothing is published later
KINDS = ["corporate peer challenge", "revisit", "finance peer challenge", "governance peer challenge", "other"]
# Place in the life of a review: kind, who says it, days after the visit, share of reviews that have it.
SLOTS = {
    "peers": ("feedback report", "peers", 45, 120, 0.5),
    "plan": ("action plan", "council", 100, 220, 0.95),
    "first": ("progress report", "council", 260, 400, 0.92),
    "second": ("progress report", "council", 450, 700, 0.86),
    "register": ("register", "council", 30, 30, 0.25),
}
SCOPES = {
    "peers": (["full", "unknown"], [0.5, 0.5]),
    "plan": (["full", "unknown"], [0.6, 0.4]),
    "first": (["full", "open items", "part", "unknown"], [0.4, 0.15, 0.1, 0.35]),
    "second": (["full", "open items", "part", "unknown"], [0.35, 0.25, 0.1, 0.3]),
    "register": (["part"], [1.0]),
}


def reviews(councils: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Four visits to each council from 2015 to 2026, those to former councils before their end."""
    frame = councils.loc[councils.index.repeat(VISITS), ["gss_code", "name", "end_on"]].reset_index(drop=True)
    count, turn = len(frame), np.tile(np.arange(VISITS), len(councils))
    is_former = frame.end_on.notna().to_numpy()
    every = np.where(is_former, 300, 1040)
    first = np.datetime64("2015-02-02", "D") + (turn * every).astype("timedelta64[D]")
    precision = rng.choice(["day", "month", "year", "none"], count, p=[0.85, 0.1, 0.03, 0.02])
    begins = days.after(first, 0, 0, rng) + (rng.integers(0, np.where(is_former, 200, 900))).astype("timedelta64[D]")
    visited_from, visited_to = days.period(begins, precision)
    frame["visited_from"] = days.where(precision != "none", visited_from)
    frame["visited_to"] = days.where(precision != "none", np.where(precision == "day", begins + 3, visited_to))
    frame["visited_precision"] = np.where(precision == "none", None, precision)
    frame["_left"] = begins + 3
    month = pd.Series(begins.astype("datetime64[s]")).dt.strftime("-%Y-%m")
    frame["review_id"] = frame.name.str.lower() + month
    frame["kind"] = rng.choice(KINDS, count, p=[0.88, 0.05, 0.03, 0.02, 0.02])
    frame["framework"] = _frameworks(begins, rng)
    frame["people_met"] = _some(rng.integers(60, 260, count), 0.4, rng)
    frame["meetings"] = _some(rng.integers(20, 70, count), 0.3, rng)
    frame["joint_id"] = None
    return _visited_together(frame)


def _frameworks(begins: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    said = np.where(begins < np.datetime64("2021-06-01"), "five questions 2012", "five themes 2021")
    return np.where(rng.random(len(begins)) < 0.6, said, "not stated")


def _some(values: np.ndarray, share: float, rng: np.random.Generator) -> pd.array:
    """The values where they are stated."""
    return pd.array(values, dtype="Int32").copy() if share >= 1 else _masked(values, rng.random(len(values)) < share)


def _masked(values: np.ndarray, is_stated: np.ndarray) -> pd.array:
    return pd.arrays.IntegerArray(values.astype("int32"), ~is_stated)


def _visited_together(frame: pd.DataFrame) -> pd.DataFrame:
    """One council in a hundred is visited with the next one, the third time."""
    one = np.arange(2, len(frame) - VISITS, 100 * VISITS)
    for name in ("visited_from", "visited_to", "visited_precision", "_left", "kind"):
        frame.loc[one + VISITS, name] = frame.loc[one, name].to_numpy()
    for place in (one, one + VISITS):
        frame.loc[place, "joint_id"] = ("joint-" + frame.loc[one, "review_id"]).to_numpy()
    return frame


def documents(reviews: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Up to five documents a review, of which nothing is published after LAST; `_review` is the row of the review."""
    slots = [_slot(name, reviews, rng) for name in SLOTS]
    frame = pd.concat(slots, ignore_index=True)
    has_words = np.zeros(len(reviews), dtype=bool)
    has_words[frame.loc[frame._slot.isin(["peers", "plan"]), "_review"]] = True
    needed = reviews[~has_words & ~reviews.index.isin(frame.loc[frame._slot == "register", "_review"])]
    frame = pd.concat([frame, _slot("register", needed, rng, 1.0)], ignore_index=True)
    has_plan = frame.loc[frame._slot == "plan", "_review"]
    frame = frame[~frame._slot.isin(["first", "second"]) | frame._review.isin(has_plan)]
    return _described(frame.reset_index(drop=True), rng)


def _slot(name: str, reviews: pd.DataFrame, rng: np.random.Generator, share: float | None = None) -> pd.DataFrame:
    kind, said_by, low, high, usual = SLOTS[name]
    said_on = days.after(reviews._left.to_numpy().astype("datetime64[D]"), low, high, rng)
    is_there = (rng.random(len(reviews)) < (share or usual)) & ((said_on <= LAST) | (name == "register"))
    said_by_whom = rng.choice(["council", "peers", "press"], len(reviews)) if name == "register" else said_by
    frame = pd.DataFrame({"_review": reviews.index, "review_id": reviews.review_id, "_said_on": said_on})
    frame = frame.assign(_slot=name, kind=kind, said_by=said_by_whom, visited_to=reviews.visited_to)
    frame["scope"] = rng.choice(SCOPES[name][0], len(reviews), p=SCOPES[name][1])
    return frame[is_there]


def _described(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Everything that table documents says of each."""
    count, is_register = len(frame), (frame._slot == "register").to_numpy()
    frame["sha256"] = [
        hashlib.sha256(f"{one}{two}".encode()).hexdigest()
        for one, two in zip(frame.review_id, frame._slot, strict=True)
    ]
    frame["_sha8"] = frame.sha256.str[:8]
    frame["document_id"] = frame.review_id + "-" + frame._sha8
    precision = np.where(
        is_register, "none", rng.choice(["day", "month", "quarter", "none"], count, p=[0.8, 0.09, 0.05, 0.06])
    )
    begins, ends = days.period(frame._said_on.to_numpy().astype("datetime64[D]"), precision)
    is_period = np.isin(precision, ["month", "quarter"])
    frame["as_at"] = days.where(precision != "none", ends)
    frame["as_at_precision"] = np.where(precision == "none", None, precision)
    frame["period_from"] = days.where(is_period, begins)
    frame["period_to"] = days.where(is_period, ends)
    is_dated = (rng.random(count) < 0.3) & (precision != "none")
    frame["published_on"] = days.where(is_dated, ends + 9)
    frame["counts_from"] = frame.published_on.fillna(frame.as_at).fillna(frame.visited_to)
    frame["title"] = frame.kind.str.capitalize() + " of the peer challenge"
    frame["wording"] = np.where(rng.random(count) < 0.05, "summary", "verbatim")
    frame["published_title"] = np.where(frame.wording == "summary", "Minutes of Cabinet", None)
    frame["file_name"] = np.where(is_register, "reviews.csv", frame.review_id + "-" + frame._slot + ".pdf")
    frame["url"] = "https://example.org/" + frame.document_id
    frame["media_type"] = np.where(is_register, "text/csv", "application/pdf")
    frame["page_count"] = _masked(rng.integers(4, 40, count), ~is_register)
    frame["looked_on"] = days.where(is_register, np.full(count, np.datetime64("2026-10-01", "D")))
    frame["looked_precision"] = np.where(is_register, "month", None)
    frame["basis"] = np.where(
        is_register, rng.choice(["council page", "LGA page", "press", "heading only"], count), None
    )
    frame["note"] = np.where(is_register & (rng.random(count) < 0.3), "Plan date: Cabinet approval.", None)
    frame["said_of_progress"] = np.where(is_register & (rng.random(count) < 0.2), "Most of it is under way.", None)
    frame["place"] = np.where(is_register, "line " + words.texts((np.arange(count) + 2).astype(str)), None)
    return frame


def review_dates(reviews: pd.DataFrame, documents: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """What registers tell of report, plan and progress review, and when some reports say that the next one comes."""
    known = documents[documents._slot == "register"]
    steps = {
        "report": (60, 130),
        "action plan": (90, 240),
        "progress review": (280, 420),
        "progress review report": (330, 480),
    }
    frames = [_step(step, known, span, reviews, rng) for step, span in steps.items()]
    told = documents[documents._slot.isin(["first", "second"]) & (rng.random(len(documents)) < 0.12)]
    ahead = _step("next report", told, (0, 0), reviews, rng, told._said_on.to_numpy().astype("datetime64[D]") + 180)
    return pd.concat([*frames, ahead], ignore_index=True)


def _step(
    step: str, known: pd.DataFrame, span: tuple, reviews: pd.DataFrame, rng: np.random.Generator, day=None
) -> pd.DataFrame:
    left = reviews._left.to_numpy().astype("datetime64[D]")[known._review]
    day = days.after(left, *span, rng) if day is None else day
    precision = rng.choice(["day", "month"], len(known), p=[0.7, 0.3])
    begins, ends = days.period(day, precision)
    frame = pd.DataFrame(
        {"review_id": known.review_id, "document_id": known.document_id, "on_from": begins, "on_to": ends}
    )
    frame = frame.assign(step=step, precision=precision, place=known.place)
    return frame[(rng.random(len(frame)) < 0.6) & ((ends <= LAST) | (step == "next report"))]
