"""What else is told of the invented reviews: totals, flags, replies, checks and corrections, as frames of queries/schema.sql."""

import numpy as np
import pandas as pd

from loaders.flags import SEVERITY
from tests.benchmarks import world_words as words

# Codes that a single document raises; the others come of several documents together (queries/prepared/80_flags.sql).
CODES = words.one_by_one(
    "row_without_ref refs_missing count_differs several_dates due_before_document date_not_stated year_inferred unread_value"
)


def totals(documents: pd.DataFrame, actions: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Rows of table reported_totals: every fourth report counts its actions, every third register colours."""
    listed = actions.groupby("_review").size()
    chance = rng.random(len(documents))
    reports = documents[documents._slot.isin(["first", "second"]) & (chance < 0.25)]
    registers = documents[(documents._slot == "register") & (chance < 0.33)]
    return pd.concat(
        [
            _totals(reports, "action", "completed", reports._review.map(listed).fillna(0).to_numpy("int32"), rng),
            _totals(registers, "recommendation", "green", rng.integers(6, 16, len(registers)), rng),
            _totals(registers, "recommendation", "amber", rng.integers(6, 16, len(registers)), rng),
        ],
        ignore_index=True,
    )


def _totals(known: pd.DataFrame, unit: str, measure: str, of: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    frame = known[["review_id", "document_id", "as_at", "said_by"]].reset_index(drop=True)
    frame["unit"], frame["measure"] = unit, measure
    frame["of"], frame["count"] = of, (of * rng.uniform(0.2, 0.9, len(frame))).astype(int)
    frame["share"] = (frame["count"] / frame["of"].where(frame["of"] > 0)).astype(float)
    frame["count_text"] = frame["count"].astype(str) + " of " + frame["of"].astype(str) + " " + measure
    return frame.assign(place="page 1")


def flags(documents: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Rows of table flags: fewer than one a document in the middle."""
    row = np.repeat(np.arange(len(documents)), rng.poisson(0.8, len(documents)))
    code = rng.choice(CODES, len(row))
    place = "page 2, table 1, row " + words.texts(rng.integers(2, 30, len(row)).astype(str))
    return pd.DataFrame(
        {
            "document_id": documents.document_id.to_numpy()[row],
            "severity": pd.Series(code).map(SEVERITY).to_numpy(),
            "code": code,
            "field": "due_text",
            "found": "Spring",
            "message": "A person should look at this value.",
            "place": place,
        }
    )


def replies(reviews: pd.DataFrame, recommendations: pd.DataFrame) -> pd.DataFrame:
    """Rows of table replies: the council answers to every 200th recommendation."""
    chosen = recommendations.iloc[::200]
    return pd.DataFrame(
        {
            "gss_code": reviews.gss_code.to_numpy()[chosen._review],
            "record_id": chosen.recommendation_id.to_numpy(),
            "record_kind": "recommendation",
            "review_id": chosen.review_id.to_numpy(),
            "replied_on": np.datetime64("2026-09-01", "D"),
            "by_role": "Head of Policy and Performance",
            "text": "This was completed after our last published report.",
            "place": "line " + words.texts((np.arange(len(chosen)) + 2).astype(str)),
        }
    )


def checks(reviews: pd.DataFrame) -> pd.DataFrame:
    """Rows of table checks: every 20th review."""
    chosen = reviews.iloc[::20]
    return pd.DataFrame(
        {
            "review_id": chosen.review_id.to_numpy(),
            "checked_on": np.datetime64("2026-09-15", "D"),
            "by_role": "Head of Policy and Performance",
            "place": "line " + words.texts((np.arange(len(chosen)) + 2).astype(str)),
        }
    )


def corrections(updates: pd.DataFrame, documents: pd.DataFrame, first_line: int) -> pd.DataFrame:
    """Rows of table corrections: every 2,000th word of a document was put right."""
    chosen = updates[updates.text.notna() & updates.action_id.notna()].iloc[::2000]
    return pd.DataFrame(
        {
            "line": np.arange(first_line, first_line + len(chosen)),
            "file_name": documents.file_name.to_numpy()[chosen._document],
            "place": chosen.place.to_numpy(),
            "change": "owner",
            "printed": chosen.text.str[:20].to_numpy(),
            "meant": "Chief Executive",
            "reason": "The cell above holds for this row too",
            "corrected_on": np.datetime64("2026-09-20", "D"),
            "is_applied": True,
        }
    )


def state_counts(reviews: pd.DataFrame, documents: pd.DataFrame, told: pd.DataFrame, actions: pd.DataFrame) -> None:
    """Half of the full documents say how many recommendations there are, a quarter how many actions; so do their reviews."""
    says = (documents.scope == "full") & (documents._review % 2 == 0)
    for column, rows, says_it in (
        ("recommendations", told, says),
        ("actions", actions, says & (documents._review % 4 == 0)),
    ):
        count = rows.groupby("_review").size()
        of_document = documents._review.map(count).where(
            says_it & (documents._slot != "peers" if rows is actions else says_it)
        )
        documents[f"stated_{column}"] = of_document.astype("Int32")
        first = documents.groupby("_review")[f"stated_{column}"].first()
        reviews[f"stated_{column}"] = first.reindex(reviews.index).astype("Int32")


def state_steps(reviews: pd.DataFrame, review_dates: pd.DataFrame) -> None:
    """The days of publication that registers tell, beside the review."""
    columns = {
        "report": "report_published_on",
        "action plan": "plan_published_on",
        "progress review": "progress_review_on",
        "progress review report": "progress_review_published_on",
        "next report": "next_report_on",
    }
    for step, column in columns.items():
        told = review_dates[review_dates.step == step].groupby("review_id").on_to.min()
        reviews[column] = reviews.review_id.map(told)
