"""Recommendations and actions of the invented reviews, and families of those that ask the same. '_' columns help and are not stored."""

import numpy as np
import pandas as pd

from loaders.clean.owners import family, lead_kind
from tests.benchmarks import world_days as days
from tests.benchmarks import world_words as words

OF_ONE, ACTIONS_OF_ONE = 10, 4  # recommendations a review, actions a recommendation, in the middle
LEAST = 5  # recommendations of a review
DUE_KINDS = ["dated", "ongoing", "event", "none"]
THEME_NAMES = {
    1: "Local priorities and outcomes",
    2: "Organisational and place leadership",
    3: "Governance and culture",
    4: "Financial planning and management",
    5: "Capacity for improvement",
}
OWNERS = pd.DataFrame(
    {
        "role": words.ROLES,
        "role_family": [family(r) for r in words.ROLES],
        "lead_kind": [lead_kind(r) for r in words.ROLES],
    }
)


def of_slot(documents: pd.DataFrame, slot: str, count: int) -> np.ndarray:
    """Row of each review's document of this slot, -1 where it has none."""
    found = np.full(count, -1)
    mine = documents[documents._slot == slot]
    found[mine._review] = mine.index
    return found


def recommendations(
    reviews: pd.DataFrame, documents: pd.DataFrame, places: np.ndarray, rng: np.random.Generator
) -> pd.DataFrame:
    """Ten a review in the middle; told first by the peers' report, else by the plan, else by a register."""
    more = (OF_ONE - LEAST) * len(reviews)
    each = LEAST + rng.multinomial(more, np.full(len(reviews), 1 / len(reviews)))
    review = np.repeat(np.arange(len(reviews)), each)
    position = np.concatenate([np.arange(1, one + 1) for one in each])
    frame = pd.DataFrame({"_review": review, "position": position, "review_id": reviews.review_id.to_numpy()[review]})
    frame["recommendation_id"] = frame.review_id + "-r" + position.astype(str)
    frame["ref"] = "R" + frame.position.astype(str)
    count = len(frame)
    peers, plan, register = (of_slot(documents, slot, len(reviews))[review] for slot in ("peers", "plan", "register"))
    home = np.where(peers >= 0, peers, np.where(plan >= 0, plan, register))
    frame["_home"], frame["document_id"] = home, documents.document_id.to_numpy()[home]
    frame["_in_plan"] = (plan >= 0) & ((peers < 0) | (rng.random(count) < 0.95))
    ask = words.drawn_asks(rng, count)
    frame["_ask"] = np.where(rng.random(count) < 0.75, ask, -1)  # the rest ask what nobody else is asked
    frame["text"] = words.recommendations(rng, ask, places)
    frame["topic"] = np.where((peers < 0) & (plan < 0), words.object_of(rng, ask), None)
    _told_together(frame, reviews)
    _themes(frame, ask, rng)
    frame["tier"] = np.where(rng.random(count) < 0.04, "suggestion", "recommendation")
    frame["is_key"] = rng.random(count) < 0.4
    frame["acceptance"] = np.where(
        rng.random(count) < 0.35, rng.choice(["accepted", "part", "declined"], count, p=[0.85, 0.1, 0.05]), None
    )
    frame["response_text"] = np.where(rng.random(count) < 0.2, "The council agrees and has begun.", None)
    frame["place"] = "page " + (position // 4 + 3).astype(str).astype(object) + ", table 1, row " + frame.ref.str[1:]
    return frame


def _told_together(frame: pd.DataFrame, reviews: pd.DataFrame) -> None:
    """Councils that were visited together read the same words."""
    for _, of_both in reviews[reviews.joint_id.notna()].groupby("joint_id"):
        one, other = (frame.index[frame._review == review] for review in of_both.index)
        shared = min(len(one), len(other))
        for column in ("text", "_ask"):
            frame.loc[other[:shared], column] = frame.loc[one[:shared], column].to_numpy()


def _themes(frame: pd.DataFrame, ask: np.ndarray, rng: np.random.Generator) -> None:
    count, theme = len(frame), words.theme_of(ask)
    is_found, is_stated = rng.random(count) < 0.96, rng.random(count) < 0.25
    frame["theme_id"] = pd.arrays.IntegerArray(theme.astype("int32"), ~is_found)
    frame["theme_method"] = np.where(is_found, np.where(is_stated, "stated", "inferred"), None)
    frame["theme_score"] = np.where(is_found & ~is_stated, rng.uniform(0.5, 1, count).round(2), np.nan)
    frame["theme_text"] = np.where(is_found & is_stated, pd.Series(theme).map(THEME_NAMES), None)
    is_second = is_found & (rng.random(count) < 0.2)
    frame["second_theme_id"] = pd.arrays.IntegerArray((theme % 5 + 1).astype("int32"), ~is_second)


def families(recommendations: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Rows of table families, and `family_id` in `recommendations`: what at least two councils were asked alike."""
    told = recommendations[recommendations._ask >= 0].copy()
    told["_on"] = reviews.visited_from.to_numpy()[told._review]
    told["_council"] = reviews.joint_id.fillna(reviews.gss_code).to_numpy()[told._review]
    told = told.sort_values(["_ask", "_on", "recommendation_id"], na_position="last")
    groups = told.groupby("_ask")
    frame = groups.agg(
        first=("recommendation_id", "first"),
        label=("text", lambda texts: min(texts, key=len)),
        theme_id=("theme_id", "min"),
        council_count=("_council", "nunique"),
        recommendation_count=("_ask", "size"),
    )
    frame = frame[frame.council_count > 1]
    frame["family_id"] = "as-" + frame["first"]
    recommendations["family_id"] = recommendations._ask.map(frame.family_id)
    return frame.drop(columns="first").reset_index(drop=True)


def actions(
    recommendations: pd.DataFrame, documents: pd.DataFrame, places: np.ndarray, rng: np.random.Generator
) -> pd.DataFrame:
    """Four a recommendation in the middle, all in reviews with a plan; one in thirty first shown by a report."""
    slots = {slot: of_slot(documents, slot, recommendations._review.max() + 1) for slot in ("plan", "first", "second")}
    weight = rng.gamma(2, 1, len(recommendations)) * recommendations._in_plan
    each = rng.multinomial(ACTIONS_OF_ONE * len(recommendations), weight / weight.sum())
    parent = np.repeat(np.arange(len(recommendations)), each)
    position = np.concatenate([np.arange(1, one + 1) for one in each])
    of = recommendations.iloc[parent].reset_index(drop=True)
    count = len(of)
    frame = of[["review_id", "recommendation_id", "_review"]].copy()
    frame["position"], frame["ref"] = position, of.ref.str[1:] + "." + position.astype(str)
    frame["action_id"] = of.recommendation_id + "-" + frame.ref.str.replace(".", "-")
    for slot, rows in slots.items():
        frame[f"_{slot}"] = rows[of._review]
    is_later = (rng.random(count) < 0.033) & (frame._first >= 0)
    frame["_home"] = np.where(is_later, frame._first, frame._plan)
    frame.loc[rng.random(count) < 0.02, "recommendation_id"] = None
    frame["document_id"] = documents.document_id.to_numpy()[frame._home]
    ask = np.where(of._ask >= 0, of._ask, position)
    frame["text"] = words.actions(rng, ask, places)
    frame["objective_ref"] = np.where(rng.random(count) < 0.1, "A", None)
    frame["objective_text"] = np.where(frame.objective_ref.notna(), "A clear direction", None)
    frame["place"] = "page " + (position + 4).astype(str).astype(object) + ", table 2, row " + frame.ref
    return _first_deadlines(frame, documents, rng)


def _first_deadlines(frame: pd.DataFrame, documents: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Deadlines of every kind and precision, most within two years of the plan, one in fifty before it."""
    count, said_on = len(frame), documents._said_on.to_numpy().astype("datetime64[D]")[frame._home]
    kind = rng.choice(DUE_KINDS, count, p=[0.72, 0.12, 0.04, 0.12])
    later = np.where(rng.random(count) < 0.02, -90, rng.gamma(2.2, 130, count)).astype("timedelta64[D]")
    precision = rng.choice(days.PRECISIONS, count, p=days.HOW_OFTEN)
    begins, ends = days.period(said_on + later, precision)
    is_dated = kind == "dated"
    frame["due_kind"], frame["_precision"] = kind, precision
    frame["due_precision"] = np.where(is_dated, precision, None)
    frame["due_from"], frame["due_to"] = days.where(is_dated, begins), days.where(is_dated, ends)
    said = np.where(kind == "ongoing", "Ongoing", np.where(kind == "event", "After the election", None))
    frame["due_text"] = np.where(is_dated, days.printed(ends, precision), said)
    frame["due_scope"] = np.where(
        kind == "none", None, rng.choice(["own", "row", "recommendation"], count, p=[0.7, 0.2, 0.1])
    )
    return frame


def owners(actions: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Rows of table action_owners, up to two an action, and `owner_text`, `owner_scope` in `actions`."""
    count = len(actions)
    each = rng.choice([0, 1, 2], count, p=[0.12, 0.68, 0.2])
    one = rng.integers(0, len(OWNERS), count)
    two = (one + rng.integers(1, len(OWNERS), count)) % len(OWNERS)
    role = OWNERS.role.to_numpy().astype(object)
    both = np.where(each == 2, role[one] + "; " + role[two], role[one])
    actions["owner_text"] = np.where(each == 0, None, both)
    actions["owner_scope"] = np.where(each == 0, None, rng.choice(["own", "row"], count, p=[0.8, 0.2]))
    frames = []
    for position, chosen in ((1, one), (2, two)):
        led = each >= position
        known = actions.loc[led, ["action_id", "document_id"]].assign(position=position)
        frames.append(
            pd.concat([known.reset_index(drop=True), OWNERS.iloc[chosen[led]].reset_index(drop=True)], axis=1)
        )
    return pd.concat(frames, ignore_index=True)
