"""What the council took up in part or not at all, why, and who says so."""

import pandas as pd

from pages.parts import shown, words
from pages.parts.council.known import Known
from pages.parts.recommended.cards import ACCEPTED


def show(known: Known, declined: pd.DataFrame) -> None:
    """The table, with how many of all it holds."""
    said = f"{words.of(len(declined), len(known.recommendations))} recommendations were declined or accepted in part."
    shown.show(
        lambda: columns(declined),
        "Declined, or accepted in part",
        "declined_of_review",
        said,
        review_id=known.chosen.review_id,
    )


def told(declined: pd.DataFrame) -> str:
    """'Of the recommendations 1 was declined and 2 were accepted in part. A reason is given for 1 of 3.'"""
    counts = declined.acceptance.value_counts()
    parts = [
        f"{counts[kind]} {'was' if counts[kind] == 1 else 'were'} {ACCEPTED[kind]}"
        for kind in ("declined", "part")
        if kind in counts
    ]
    reasons = int(declined.why.notna().sum())
    reason = f"A reason is given for {words.of(reasons, len(declined))}." if reasons else "No reason is given."
    return f"Of the recommendations {' and '.join(parts)}. {reason}"


def columns(declined: pd.DataFrame) -> dict:
    """The table's columns, for page and paper."""
    return {
        "Recommendation": [
            " ".join(v for v in pair if isinstance(v, str)) or words.NOT_STATED
            for pair in zip(declined.ref, declined.text, strict=True)
        ],
        "Answer": declined.acceptance.map(ACCEPTED),
        "Why": [f"“{v}”" if isinstance(v, str) else "no reason is given" for v in declined.why],
        "Said by": [f"the {v}" for v in declined.said_by],
        "On": [words.day(v) for v in declined.said_on],
        "Actions all the same": declined.action_count,
        "Document": declined.file_name,
        "Place": declined.place,
    }
