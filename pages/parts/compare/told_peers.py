"""What the peers were told by theme, and what the council and others were told alike: known of many, whatever is loaded."""

import pandas as pd
import streamlit as st

from pages.parts import links, table, words
from pages.parts.compare import group
from pages.parts.compare.group import ENOUGH, Group
from pages.parts.recommended import families

FEW_LINES = 8


def by_theme(chosen: Group, coverage: pd.DataFrame) -> None:
    """Own recommendations and the peers', theme by theme; counts, since the lists are often cut."""
    mine = chosen.view.ask("told_by_theme", gss_codes=chosen.own)
    theirs = chosen.view.ask("told_by_theme", gss_codes=chosen.codes)
    first = theirs.iloc[0]
    if not first.of_count:
        st.info("No recommendation to any of these peers is known. Choose another group to see what others were told.")
        return
    st.markdown(
        f"Of the peers {words.counted(int(first.of_count), 'recommendation')} of {words.counted(int(first.of_councils), 'council')} are known. "
        f"{words.of(int(theirs.part_list_count.sum()), int(theirs.recommendation_count.sum()))} come from lists that were not seen whole. {_stated(coverage)}"
    )
    # A theme that only one side was told of keeps its row.
    both = theirs.merge(
        mine[["theme_id", "theme", "recommendation_count"]],
        on=["theme_id", "theme"],
        how="outer",
        suffixes=("", "_own"),
    )
    both = both.sort_values("theme_id").fillna({"of_count": first.of_count, "of_councils": first.of_councils})
    counts = ["recommendation_count", "recommendation_count_own", "council_count", "family_count"]
    both[counts] = both[counts].fillna(0).astype(int)
    is_known = bool(mine.of_count.iloc[0])
    group.show(
        {
            "Theme": [_theme(row) for row in both.itertuples()],
            f"Told {chosen.council.label}": [
                str(n) if is_known else "not known" for n in both.recommendation_count_own
            ],
            "Recommendations to peers": _of(both.recommendation_count, both.of_count),
            "Peers told": _of(both.council_count, both.of_councils),
            "Families": both.family_count,
        },
        "What the peers were told, by theme",
        "told_by_theme",
        f"{int(first.of_count)} recommendations of {int(first.of_councils)} councils.",
        gss_codes=chosen.codes,
    )


def _theme(row) -> object:
    if pd.isna(row.theme_id):
        return row.theme
    return table.Link(row.theme, links.to("recommendations", theme=row.theme, scope=None))


def _of(counts: pd.Series, wholes: pd.Series) -> list[str]:
    return [words.of(int(a), int(b)) for a, b in zip(counts, wholes, strict=True)]


def _stated(coverage: pd.DataFrame) -> str:
    """How many recommendations each peer's review is said to have: the spread."""
    numbers = coverage.stated_recommendations.dropna().astype(int).sort_values()
    if len(numbers) < ENOUGH:
        return ""
    return (
        f"How many there were in all is stated for {words.of(len(numbers), len(coverage))} peers: "
        f"from {numbers.iloc[0]} to {numbers.iloc[-1]}, the middle one {numbers.median():g}."
    )


def alike(chosen: Group) -> pd.DataFrame:
    """Families of which the council itself was told one, with how many councils were."""
    return chosen.view.ask("families_by_theme", gss_codes=chosen.own)


def shared(chosen: Group) -> None:
    """What the council and others were told alike."""
    frame = alike(chosen)
    if frame.empty:
        st.markdown(
            f"No recommendation to {words.plain(chosen.council.label)}{chosen.view.told()} is known to have been given to another council "
            "in words near enough to be sure."
        )
        links.go("Search all recommendations", "recommendations")
        return
    families.lines(frame.head(FEW_LINES))
    if len(frame) > FEW_LINES:
        st.markdown(f"These are {FEW_LINES} of {len(frame)}, those told to most councils.")
