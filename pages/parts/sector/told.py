"""What councils were told: by theme, and by theme and group as a heat table."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd
import streamlit as st

from pages.parts import chart, charts, links, narrowed, shown, table, words
from pages.parts.view import View

BANDS = (0.10, 0.15, 0.20, 0.25, 0.30)  # shares at which the shade deepens
GROUPS = {"Council type": "council type", "Region": "region", "Year of visit": "review year"}
ONE = {"council type": "type", "region": "region", "review year": "year"}


def by_theme(view: View) -> None:
    """Sentence, chart, and the table whose themes lead on."""
    frame = view.ask("told_by_theme")
    if frame.empty or not frame.of_count.iloc[0]:
        narrowed.nothing(view, "told_by_theme", "No recommendation is known")
        return
    st.markdown(f"{_answer(frame, view)}, each counted once in its main theme. {_caution(frame)}")
    if len(frame) > 1:
        chart.show(
            "told_by_theme",
            lambda: charts.counts(frame, "theme", "recommendation_count", "recommendations"),
            alt="Recommendations known by core theme; the table below holds the same figures",
        )
    _table(frame)


def _answer(frame: pd.DataFrame, view: View) -> str:
    whole, councils = int(frame.of_count.iloc[0]), words.counted(int(frame.of_councils.iloc[0]), "council")
    where = narrowed.told(replace(view, theme=None), "told_by_theme")
    if view.theme is None:
        return f"**{words.counted(whole, 'recommendation')}** of {councils} are known{where}"
    return (
        f"**{words.of(int(frame.recommendation_count.sum()), whole)}** recommendations known of {councils}{where} are of the theme "
        f"**{words.plain(view.theme)}**"
    )


def _caution(frame: pd.DataFrame) -> str:
    whole = int(frame.recommendation_count.sum())
    if not frame.register_count.sum():
        return "All come from loaded documents."
    return (
        f"{words.of(int(frame.register_count.sum()), whole)} of them are known from a public page only, in this project's words and with a theme "
        f"judged by this project; {words.of(int(frame.part_list_count.sum()), whole)} come from lists that were not seen whole, often only the first "
        "few, so that what comes first (vision, leadership) looks commoner than it is."
    )


def _table(frame: pd.DataFrame) -> None:
    shown.show(
        lambda: {
            "Theme": [_theme(row, "themes") for row in frame.itertuples()],
            "Recommendations": [
                words.of(a, b) for a, b in zip(frame.recommendation_count, frame.of_count, strict=True)
            ],
            "Councils": [words.of(a, b) for a, b in zip(frame.council_count, frame.of_councils, strict=True)],
            "From a public page only": frame.register_count,
            "Theme stated in print": frame.stated_theme_count,
            "Said to several councils": [_families(row) for row in frame.itertuples()],
        },
        "Recommendations known, by core theme",
        "told_by_theme",
        f"{words.of(int(frame.recommendation_count.sum()), int(frame.of_count.iloc[0]))} recommendations.",
    )


def _theme(row, page: str):
    return row.theme if pd.isna(row.theme_id) else table.Link(row.theme, links.to(page, theme=row.theme))


def _families(row):
    said = words.counted(int(row.family_count), "family", "families")
    return said if pd.isna(row.theme_id) else table.Link(said, links.to("recommendations", theme=row.theme))


def heat(grouping: str, view: View) -> None:
    """One row a group, one column a theme, every cell n of N with a shade for its share, leading to the rows it counts."""
    frame = view.ask("told_by_group", by=grouping)
    if frame.empty:
        narrowed.nothing(view, "told_by_group", "No recommendation is known")
        return
    groups = frame.drop_duplicates("group_name")
    st.markdown(
        f"**{words.counted(int(groups.of_count.sum()), 'recommendation')}** in {words.counted(len(groups), 'group')}"
        f"{narrowed.told(view, 'told_by_group')}. Each cell says how many of the group's recommendations are of the theme, and leads to them. "
        "The deeper the shade the larger the share: from under 10% to 30% and more, in steps of 5. Groups with fewer than 5 known are not shaded."
    )
    narrowed.unused(view, "told_by_group")
    head = "Year of visit" if grouping == "review year" else grouping.capitalize()
    shown.show(
        lambda: _groups(frame, groups, grouping, head),
        f"What councils were told, by theme and {head.lower()}",
        "told_by_group",
        f"{int(groups.of_count.sum())} recommendations in {len(groups)} groups.",
        by=grouping,
    )


def _groups(frame: pd.DataFrame, groups: pd.DataFrame, grouping: str, head: str) -> dict[str, Iterable]:
    columns = {
        head: groups.group_name,
        "All known": [
            f"{a:,} ({words.counted(b, 'council')})" for a, b in zip(groups.of_count, groups.of_councils, strict=True)
        ],
    }
    for theme, cells in frame.groupby("theme", sort=False):
        columns[theme] = [_cell(row, grouping) for row in cells.itertuples()]
    return columns


def _cell(row, grouping: str) -> table.Link:
    shade = None if pd.isna(row.share) or pd.isna(row.theme_id) else sum(row.share >= band for band in BANDS)
    known = not (pd.isna(row.theme_id) or row.group_name.endswith("not stated")) and row.recommendation_count
    address = links.to("figure", question="recommendations_behind", theme=row.theme, **{ONE[grouping]: row.group_name})
    return table.Link(words.of(row.recommendation_count, row.of_count), address if known else "", shade)
