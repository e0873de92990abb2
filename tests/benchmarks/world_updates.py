"""What each document says of each action and recommendation, as frames of queries/schema.sql. '_' columns help and are not stored."""

import numpy as np
import pandas as pd

from tests.benchmarks import world_days as days
from tests.benchmarks import world_records as records
from tests.benchmarks import world_words as words

A_RECOMMENDATION = 12.5  # updates for every recommendation, of actions and all
STATUSES = np.array(["not stated", "not started", "in progress", "complete", "stopped", "continuous"])
AT_FIRST = [0.62, 0.15, 0.19, 0.02, 0.0, 0.02]
# From the status before to that of the next report: rows and columns as STATUSES.
NEXT = np.array(
    [
        [0.10, 0.14, 0.42, 0.26, 0.03, 0.05],
        [0.06, 0.20, 0.40, 0.26, 0.05, 0.03],
        [0.06, 0.01, 0.42, 0.43, 0.03, 0.05],
        [0.04, 0.00, 0.015, 0.945, 0.0, 0.0],
        [0.10, 0.00, 0.00, 0.00, 0.90, 0.0],
        [0.06, 0.00, 0.04, 0.04, 0.00, 0.86],
    ]
)
STATUS_TEXTS = dict(
    zip(STATUSES, [None, "Not started", "In progress", "Completed", "Superseded", "Business as usual"], strict=True)
)
RAGS = dict(zip(STATUSES, [None, "red", "amber", "green", "grey", "blue"], strict=True))
PERCENTS = dict(zip(STATUSES, [0, 0, 50, 100, 0, 0], strict=True))
MENTIONED = {"full": 0.985, "unknown": 0.93, "part": 0.7, "open items": 0.93}
CLOSED = ("complete", "stopped", "continuous")


def updates(
    reviews: pd.DataFrame, documents: pd.DataFrame, told: pd.DataFrame, actions: pd.DataFrame, rng: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(rows of table updates, rows of table update_reasons); 12.5 updates a recommendation where so much can be said."""
    frames = [*_of_actions(documents, actions, rng), *_of_recommendations(reviews, documents, told, rng)]
    frames.append(_of_reviews(documents, rng))
    every = pd.concat(frames, ignore_index=True)
    every = _thinned(every, round(A_RECOMMENDATION * len(told)), rng)
    every["update_id"] = every._of + "@" + documents._sha8.to_numpy()[every._document]
    for column in ("document_id", "review_id", "as_at", "said_by"):
        every[column] = documents[column].to_numpy()[every._document]
    return every, _reasons(every)


def _thinned(every: pd.DataFrame, count: int, rng: np.random.Generator) -> pd.DataFrame:
    """As many as asked for: later words of documents that need not say everything are left out at random."""
    extra = len(every) - count
    can_go = every.index[every._may_go]
    return every.drop(rng.choice(can_go, min(max(extra, 0), len(can_go)), replace=False)).reset_index(drop=True)


def _of_actions(documents: pd.DataFrame, actions: pd.DataFrame, rng: np.random.Generator) -> list[pd.DataFrame]:
    """Plan, first and second report: the status goes on from what was said before, deadlines move."""
    count, scope = len(actions), documents.scope.to_numpy()
    now = np.zeros(count, dtype=int)
    due = actions[["due_kind", "due_from", "due_to", "due_text"]].copy()
    frames = []
    for slot in ("plan", "first", "second"):
        row = actions[f"_{slot}"].to_numpy()
        is_home = actions._home.to_numpy() == row
        is_known = (row >= 0) & (is_home | (slot != "plan"))
        mentioned = pd.Series(scope[row]).map(MENTIONED).to_numpy()
        is_open = ~np.isin(STATUSES[now], CLOSED)
        speaks = is_known & (is_home | ((rng.random(count) < mentioned) & (is_open | (scope[row] != "open items"))))
        now = np.where(speaks, _next_status(now, is_home, rng), now)
        moved = _move(due, speaks & ~is_home & ~np.isin(STATUSES[now], CLOSED), rng)
        frame = _said(documents, row, now, rng)[speaks]
        frame = pd.concat(
            [frame, actions[["action_id", "recommendation_id", "ref", "text", "owner_text"]][speaks], due[speaks]],
            axis=1,
        )
        frame["_of"], frame["_moved"] = frame.action_id, moved[speaks]
        frame["_may_go"] = (~is_home & (scope[row] != "full"))[speaks]
        frame["link_method"] = np.where(
            is_home[speaks], "first", np.where(rng.random(len(frame)) < 0.8, "ref", "words")
        )
        frames.append(frame)
    return frames


def _next_status(now: np.ndarray, is_home: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    chances = np.where(is_home[:, None], np.array(AT_FIRST)[None, :], NEXT[now])
    return (rng.random(len(now))[:, None] > chances.cumsum(axis=1)[:, :-1]).sum(axis=1)


def _move(due: pd.DataFrame, may: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One open deadline in five is moved by 1 to 12 months, one in a hundred loses its end; which ones."""
    count, is_dated = len(due), may & (due.due_kind == "dated").to_numpy()
    chance = rng.random(count)
    is_moved, is_lost = is_dated & (chance < 0.2), is_dated & (chance > 0.99)
    later = due.due_to.to_numpy().astype("datetime64[D]") + rng.integers(30, 365, count).astype("timedelta64[D]")
    begins, ends = days.period(later, np.full(count, "month"))
    due.loc[is_moved, "due_from"], due.loc[is_moved, "due_to"] = begins[is_moved], ends[is_moved]
    due.loc[is_moved, "due_text"] = days.printed(ends, np.full(count, "month"))[is_moved]
    due.loc[is_lost, ["due_from", "due_to"]] = pd.NaT
    due.loc[is_lost, ["due_kind", "due_text"]] = ["ongoing", "Ongoing"]
    return is_moved


def _said(documents: pd.DataFrame, row: np.ndarray, now: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """Status, colour, percentage, words and days of completion: how a document states them is the same for all its rows."""
    count, status = len(row), STATUSES[now]
    how = rng.choice(["stated", "colour key", "percent", "prose"], len(documents), p=[0.7, 0.12, 0.08, 0.1])[row]
    is_stated, is_report = (
        status != "not stated",
        np.isin(documents.kind.to_numpy()[row], ["progress report", "register"]),
    )
    names, is_done = pd.Series(status), (status == "complete") & (rng.random(count) < 0.4)
    said_on = documents._said_on.to_numpy().astype("datetime64[D]")[row]
    begins, ends = days.period(days.after(said_on, -200, -32, rng), np.full(count, "month"))
    return pd.DataFrame(
        {
            "_document": row,
            "status": status,
            "status_method": np.where(is_stated, how, None),
            "status_text": np.where(is_stated, names.map(STATUS_TEXTS), None),
            "rag": np.where(is_stated & (how == "colour key"), names.map(RAGS), None),
            "percent_complete": pd.arrays.IntegerArray(
                names.map(PERCENTS).to_numpy("int32"), ~(is_stated & (how == "percent"))
            ),
            "narrative": np.where(is_report & (rng.random(count) < 0.8), words.narratives(rng, count), None),
            "completed_from": days.where(is_done, begins),
            "completed_to": days.where(is_done, ends),
            "link_score": np.where(is_report, rng.uniform(0.7, 1, count).round(3), np.nan),
            "place": "page "
            + words.texts((rng.integers(2, 40, count)).astype(str))
            + ", table 1, row "
            + words.texts(rng.integers(1, 30, count).astype(str)),
        }
    )


def _of_recommendations(
    reviews: pd.DataFrame, documents: pd.DataFrame, told: pd.DataFrame, rng: np.random.Generator
) -> list[pd.DataFrame]:
    """The words of each where a document prints them; one report in five states a status of recommendations too."""
    count, frames, now = len(told), [], np.zeros(len(told), dtype=int)
    states_it = rng.random(len(documents)) < 0.2
    for slot, share in (("peers", 1), ("plan", 1), ("first", 0.9), ("second", 0.8), ("register", 0.6)):
        row = records.of_slot(documents, slot, len(reviews))[told._review]
        is_home = (told._home == row).to_numpy()
        speaks = (row >= 0) & (is_home | (rng.random(count) < share))
        if slot == "plan":
            speaks &= told._in_plan.to_numpy()
        is_stated = states_it[row] & (slot in ("first", "second", "register"))
        now = np.where(speaks & is_stated, _next_status(now, np.zeros(count, dtype=bool), rng), now)
        frame = _said(documents, row, np.where(is_stated, now, 0), rng)[speaks]
        frame = pd.concat([frame, told[["recommendation_id", "ref", "text"]][speaks]], axis=1)
        is_answer = (slot in ("plan", "first")) & (rng.random(len(frame)) < 0.9)
        for column in ("acceptance", "response_text"):
            frame[column] = told[column][speaks].where(is_answer)
        frame["_of"], frame["due_kind"] = frame.recommendation_id, "none"
        frame["_may_go"] = (~is_home & (documents.scope.to_numpy()[row] != "full") & (slot != "plan"))[speaks]
        frame["link_method"] = np.where(is_home[speaks], "first", "ref")
        frames.append(frame)
    return frames


def _of_reviews(documents: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Progress told for a review as a whole."""
    row = documents.index[
        documents._slot.isin(["first", "second", "register"]) & (rng.random(len(documents)) < 0.08)
    ].to_numpy()
    frame = _said(documents, row, np.full(len(row), 2), rng)
    frame["_of"], frame["due_kind"], frame["_may_go"] = documents.review_id.to_numpy()[row], "none", False
    return frame.assign(link_method="first")


def _reasons(every: pd.DataFrame) -> pd.DataFrame:
    """Every second moved deadline is explained, in the words of the update."""
    moved = every[every._moved.fillna(False).astype(bool)].iloc[::2]
    reason = np.array(list(words.DELAYS), dtype=object)[np.arange(len(moved)) % len(words.DELAYS)]
    quote = pd.Series(reason, dtype=object).map(words.DELAYS).to_numpy()
    every.loc[moved.index, "narrative"] = quote
    return pd.DataFrame({"update_id": moved.update_id.to_numpy(), "reason": reason, "quote": quote})
