"""What several councils were told, what no plan answers, and the older names of the themes."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from pages.parts import links, narrowed, shown, table, words
from pages.parts.recommended import families
from pages.parts.view import View

MOST = 15


def told_to_many(view: View) -> None:
    """The families that most councils were told, with years and what is known of what was done."""
    frame = view.ask("families_by_theme")
    if frame.empty:
        narrowed.nothing(view, "families_by_theme", "Nothing is known to have been told to two councils")
        return
    many = frame[frame.council_count > 1]
    shown_now = (many if len(many) else frame).head(MOST)
    st.markdown(
        f"**{words.counted(len(frame), 'family', 'families')}** of recommendations that say the same{narrowed.told(view, 'families_by_theme')}"
        f"{_several(many, frame)}. "
        f"{'The most common are shown.' if len(frame) > len(shown_now) else 'All are shown.'} "
        "Many lists were seen only in part, so a family may have more members than are known."
    )
    shown.show(
        lambda: _families(shown_now),
        "Recommendations told to several councils",
        "families_by_theme",
        f"{words.of(len(shown_now), len(frame))} families.",
    )


def _families(shown_now: pd.DataFrame) -> dict[str, list]:
    return {
        "Family": [table.Link(row.label, links.to("family", family=row.family_id)) for row in shown_now.itertuples()],
        "Theme": [words.stated(v) for v in shown_now.theme],
        "Councils told": [_councils(row) for row in shown_now.itertuples()],
        "Visited": [_years(row) for row in shown_now.itertuples()],
        "Plan or report loaded": _of_all(shown_now, "with_plan_count"),
        "Known to be complete": [
            words.of(done, whole - silent) if whole > silent else "no status is known"
            for done, whole, silent in zip(
                shown_now.complete_count, shown_now.recommendation_count, shown_now.not_stated_count, strict=True
            )
        ],
    }


def _several(many: pd.DataFrame, frame: pd.DataFrame) -> str:
    """Said only where a filter leaves families of which it holds one council: without one, every family is of several."""
    return (
        ""
        if len(many) == len(frame)
        else f"; {words.of(len(many), len(frame))} were told to more than one of these councils"
    )


def _of_all(frame: pd.DataFrame, column: str) -> list[str]:
    return [words.of(a, b) for a, b in zip(frame[column], frame.recommendation_count, strict=True)]


def _councils(row) -> str:
    every = f" ({row.of_council_count} of all)" if row.of_council_count != row.council_count else ""
    return f"{row.council_count}{every}"


def _years(row) -> str:
    if pd.isna(row.first_year):
        return words.NOT_STATED
    return f"{int(row.first_year)}" + (f" to {int(row.last_year)}" if row.last_year != row.first_year else "")


def never_planned(view: View) -> None:
    """What the peers recommended and no loaded plan speaks of, out of how many that was looked at."""
    looked = _looked(view, "never reached the plan")
    if looked is None:
        st.info(
            "For this both are needed of one review: a loaded plan, and what the peers recommended as they told it. "
            f"There is no such review as at {view.day()}{narrowed.told(view, 'plan_gaps')}. That says nothing of what councils did."
        )
        return
    known = f"{words.counted(looked.of_count, 'recommendation')} known from the peers{narrowed.told(view, 'plan_gaps')}"
    where = f"Looked at in {words.counted(looked.review_count, 'review')}."
    if not looked.gap_count:
        st.markdown(f"None of **{known}**: each stands in a loaded plan or a later document of the council. {where}")
        return
    st.markdown(
        f"**{words.of(looked.gap_count, looked.of_count)}** recommendations made by the peers{narrowed.told(view, 'plan_gaps')} "
        f"{_stand(looked.gap_count)} in no loaded plan or later document of the council. "
        f"{where} {_whole(looked)}"
    )
    _gaps(
        view.ask("recommendations_without_plan"),
        "Recommendations that no loaded plan speaks of",
        "recommendations_without_plan",
    )


def without_action(view: View) -> None:
    """Recommendations that a loaded plan shows without any action."""
    looked = _looked(view, "no action listed")
    if looked is None:
        narrowed.nothing(view, "plan_gaps", "No plan that lists recommendations is loaded")
        return
    listed = f"{words.counted(looked.of_count, 'recommendation')} of loaded plans{narrowed.told(view, 'plan_gaps')}"
    where = f"Looked at in {words.counted(looked.review_count, 'review')}."
    if not looked.gap_count:
        st.markdown(f"None of **{listed}**: under each at least one action is listed. {where}")
        return
    st.markdown(
        f"**{words.of(looked.gap_count, looked.of_count)}** recommendations of loaded plans{narrowed.told(view, 'plan_gaps')} "
        f"{_stand(looked.gap_count)} without any action. {where} {_whole(looked)}"
    )
    _gaps(
        view.ask("recommendations_without_action"),
        "Recommendations without any action",
        "recommendations_without_action",
    )


def _stand(count: int) -> str:
    return "stands" if count == 1 else "stand"


def _looked(view: View, gap: str):
    return next((row for row in view.ask("plan_gaps").itertuples() if row.gap == gap), None)


def _whole(looked) -> str:
    """The caution where a plan may be loaded in part only."""
    part = looked.review_count - looked.whole_plan_count
    if not part:
        return "Each of these plans is known to be loaded whole."
    return f"For {words.of(part, looked.review_count)} reviews it is not known whether the whole plan is loaded: what is missing may stand in another part."


def _gaps(frame: pd.DataFrame, caption: str, question: str) -> None:
    if frame.empty:
        return
    shown.show(lambda: _missing(frame), caption, question, f"{words.counted(len(frame), 'recommendation')}.")


def _missing(frame: pd.DataFrame) -> dict[str, Iterable]:
    columns = {
        "Recommendation": [
            table.Link(words.stated(row.text), links.to("recommendation", recommendation=row.recommendation_id))
            for row in frame.itertuples()
        ],
        "No.": [row.ref if isinstance(row.ref, str) else "–" for row in frame.itertuples()],
        "Council": [table.Link(row.council, links.to("council", council=row.council)) for row in frame.itertuples()],
        "Theme": [v if isinstance(v, str) else "no theme found" for v in frame.theme],
        "Plan loaded": ["whole" if scope == "full" else "not known to be whole" for scope in frame.plan_scope],
        "Said by": frame.said_by,
        **families.placed(frame),
    }
    if "response_text" in frame:
        columns["What stands beside it"] = [v if isinstance(v, str) else "nothing" for v in frame.response_text]
    return columns


def wordings(view: View) -> None:
    """The theme as printed beside the theme as read."""
    told = view.ask("told_by_theme", theme_id=None)
    whole, stated = int(told.recommendation_count.sum()), int(told.stated_theme_count.sum())
    frame = view.ask("theme_wordings")
    st.markdown(
        f"The five themes date from 2021. For {words.of(stated, whole)} recommendations known the document itself states a theme; "
        "where it prints an older one, it is read as below. All other themes are inferred from the words and marked so."
    )
    with st.expander(f"{words.counted(len(frame), 'older wording')} and the theme each is read as"):
        shown.show(
            {"As printed": frame.wording, "Read as": frame.theme}, "Older wordings of the themes", "theme_wordings"
        )
