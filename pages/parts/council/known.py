"""Everything that is known of one review of a council as at the date, asked once for the page and the briefing."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

import queries
from pages.parts import words
from pages.parts.view import View

SECTOR = ("council_type", "region", "year")  # filters of the sector's figures; one council's page has no use for them
NO_FILTER = {"type": None, "region": None, "year": None, "theme": None}


@dataclass(frozen=True)
class Known:
    """`chosen` is the row of reviews_of_council, `review` that of reviews_by_council with its counts, `ahead` that of review_ahead."""

    view: View
    council: object
    chosen: object
    review: object
    ahead: object
    recommendations: pd.DataFrame
    actions: pd.DataFrame

    def ask(self, name: str, **params: object) -> pd.DataFrame:
        """A question on this review, by its key or its council."""
        own = {"review_id": self.chosen.review_id, "gss_code": self.chosen.gss_code}
        takes = queries.query(name).params
        given = {key: value for key, value in own.items() if key in takes}
        if "review_id" in given:
            given.pop("gss_code", None)
        return self.view.ask(name, **{key: None for key in SECTOR if key in takes}, **{**given, **params})

    @property
    def weight(self) -> int:
        """Bytes, where it is kept: its answers, and as much again for the rows that are made of them."""
        return 2 * int(sum(frame.memory_usage(deep=True).sum() for frame in (self.recommendations, self.actions)))

    def totals(self) -> pd.DataFrame:
        """What was said in total of this review."""
        rows = self.ask("reported_totals", gss_code=self.chosen.gss_code)
        return rows[rows.review_id == self.chosen.review_id]

    def replies(self) -> dict[str, list]:
        """The council's own words by the key of the record that they answer."""
        return {key: list(rows.itertuples()) for key, rows in self.ask("replies_of_review").groupby("record_id")}

    @cached_property
    def shown(self) -> list[tuple]:
        """(recommendation, its actions) in the order of the plan, narrowed by the bar's theme."""
        by = defaultdict(list)
        for action in self.actions.itertuples():
            by[action.recommendation_id].append(action)
        return [(row, by[row.recommendation_id]) for row in self.of_theme(self.recommendations).itertuples()]

    @cached_property
    def loose(self) -> pd.DataFrame:
        """Actions of which the document does not say whose they are."""
        return self.actions[self.actions.recommendation_id.isna()]

    @cached_property
    def dated(self) -> pd.DataFrame:
        """Actions with a calendar deadline, by the day on which it ends; narrowed by the bar's theme."""
        dated = self._of_theme_actions()
        dated = dated[(dated.due_kind == "dated") & dated.due_to.notna()]
        return dated.sort_values(["due_to", "due_from"], kind="stable")

    @property
    def undated_count(self) -> int:
        return len(self._of_theme_actions()) - len(self.dated)

    def _of_theme_actions(self) -> pd.DataFrame:
        if self.view.theme is None:
            return self.actions
        kept = self.of_theme(self.recommendations).recommendation_id
        return self.actions[self.actions.recommendation_id.isin(kept)]

    def of_theme(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows if self.view.theme is None else rows[rows.theme == self.view.theme]

    @property
    def visited(self) -> str:
        return words.visit(self.chosen.visited_from, self.chosen.visited_to, self.chosen.visited_precision)


def of(view: View, council, chosen) -> Known:
    """What is known of the chosen review, asked once for all who look at the same; it is shared, so it must not be changed."""
    return view.once("known", chosen.review_id, make=lambda: _asked(view, council, chosen))


def _asked(view: View, council, chosen) -> Known:
    review_id = chosen.review_id
    none = dict.fromkeys(SECTOR)
    [review] = view.ask("reviews_by_council", review_id=review_id, **none).itertuples()
    [ahead] = view.ask("review_ahead", review_id=review_id).itertuples()
    return Known(
        view=view,
        council=council,
        chosen=chosen,
        review=review,
        ahead=ahead,
        recommendations=view.ask("recommendations_of_review", review_id=review_id),
        actions=view.ask("actions_of_review", review_id=review_id),
    )
