"""The readiness pack by owner, and all of it in one table to take away."""

import pandas as pd
import streamlit as st

from pages.parts import shown, words
from pages.parts.ready import listed, pack

BESIDE = ("due before the progress review", "overdue", "due, no update found", "re-dated")
NOBODY = "nobody named"


def owners(rows: pd.DataFrame, review_id: str) -> None:
    """Who leads how many of these actions, and for how many of them which reason holds."""
    st.header("Who has how many?")
    whole = rows.action_id.nunique()
    said = f"{words.counted(whole, 'open action')} with a reason to look at. An action with several owners counts for each."
    st.markdown(said)
    shown.show(
        lambda: _by_owner(_tally(rows), whole),
        "Open actions by owner",
        "readiness_of_review",
        said,
        review_id=review_id,
    )


def _by_owner(tally: pd.DataFrame, whole: int) -> dict[str, list]:
    return {
        "Owner": tally.owner,
        "Open actions listed here": [words.of(int(count), whole) for count in tally["actions"]],
        **{pack.REASONS[reason][0]: [int(count) for count in tally[reason]] for reason in BESIDE},
    }


def _tally(rows: pd.DataFrame) -> pd.DataFrame:
    """One row an owner as printed: how many actions, and how many of each reason."""
    named = rows.assign(owner=[_roles(value) for value in rows.owners]).explode("owner")
    whole = named.drop_duplicates(["owner", "action_id"]).groupby("owner").size().rename("actions")
    held = pd.crosstab(named.owner, named.reason).reindex(columns=list(BESIDE), fill_value=0)
    tally = pd.concat([whole, held], axis=1).reset_index()
    return tally.sort_values(["actions", "owner"], ascending=[False, True])


def _roles(value: object) -> list[str]:
    roles = list(value) if hasattr(value, "__len__") and not isinstance(value, str) else []
    return list(dict.fromkeys(roles)) or [NOBODY]


def whole(rows: pd.DataFrame, review_id: str) -> None:
    """One row an action with all its reasons, for the file that goes round before the review."""
    count = rows.action_id.nunique()
    with st.expander("The whole list in one table, to take away"):
        shown.show(
            lambda: _whole(rows),
            "Everything to have ready",
            "readiness_of_review",
            f"{words.of(count, int(rows.open_count.iloc[0]))} open actions have a reason to look at.",
            review_id=review_id,
        )


def _whole(rows: pd.DataFrame) -> dict[str, list]:
    reasons = rows.groupby("action_id", sort=False).reason.agg(lambda held: "; ".join(map(pack.short, held)))
    first = rows.drop_duplicates("action_id").set_index("action_id")
    columns = listed.columns(first)
    return {"Action": columns.pop("Action"), "Why it is listed": [reasons[key] for key in first.index], **columns}
