"""The same answers from the tables that a build prepares, in pandas and in SQLite: what is left of the difference is the engine's own.

A row of `action_states` holds from valid_from until the day before valid_to; so do those of recommendations and reviews.
"""

import pandas as pd

from tests.benchmarks.compare_tables import Frames

CLOSED = ("complete", "stopped", "continuous")
STANDING = ["review_id", "theme_id", "counted_status", "moved_to_continuous"]
SLIP = [
    *("review_id", "theme_id", "timing", "first_due_to", "redated_count", "end_removed_count", "is_running"),
    *("slip_low_days", "slip_high_days", "slip_kind", "on_time", "on_time_latest"),
]
DEADLINE = [
    *("action_id", "review_id", "recommendation_id", "text", "status", "timing", "due_text", "due_from", "due_to"),
    *("redated_count", "first_due_to"),
]
RECOMMENDATION = ["review_id", "theme_id", "theme_method", "status", "action_count", "moved_to_continuous"]


class States:
    """Pandas; frames as compare_tables.frames makes them of STATES. The two clocks lie apart, as a good engineer would lay them."""

    def __init__(self, tables: Frames) -> None:
        self.tables = tables
        states = tables["action_states"]
        self.clocks = {clock: states[states.clock == clock] for clock in ("as at", "last reported")}

    def sector(self, d: int) -> pd.DataFrame:
        states = self.tables["review_states"]
        known = states[_holds(states, d) & (states.latest_until > d)]
        order = ["joint_id", "read_count", "recommendation_count", "gss_code"]
        joint = known[known.joint_id.notna()].sort_values(order, ascending=[True, False, False, True])
        return pd.concat([known[known.joint_id.isna()], joint.drop_duplicates("joint_id")])

    def standings(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame:
        return self._actions(reviews, d, STANDING)

    def timings(self, reviews: pd.DataFrame, d: int, clock: str = "as at") -> pd.DataFrame:
        return self._actions(reviews, d, ["review_id", "theme_id", "timing"], clock)

    def slips(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame:
        """What is overdue slips on by a day each day."""
        found = self._actions(reviews, d, SLIP)
        late = d - found.first_due_to
        kinds = pd.Series("late", index=found.index).where(late > 0, "none")
        return found.assign(
            slip_low_days=found.slip_low_days.mask(found.is_running, late),
            slip_high_days=found.slip_high_days.mask(found.is_running, late),
            slip_kind=found.slip_kind.astype(object).mask(found.is_running, kinds.where(late >= 0, "early")),
        )

    def open_deadlines(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame:
        states = self.clocks["as at"]
        is_open = (states.due_kind == "dated") & ~states.is_due_before_document & ~states.status.isin(CLOSED)
        return states.loc[is_open & _holds(states, d) & states.review_id.isin(reviews.review_id), DEADLINE]

    def recommendations(self, reviews: pd.DataFrame, d: int) -> pd.DataFrame:
        states = self.tables["recommendation_states"]
        return states.loc[_holds(states, d) & states.review_id.isin(reviews.review_id), RECOMMENDATION]

    def _actions(self, reviews: pd.DataFrame, d: int, columns: list[str], clock: str = "as at") -> pd.DataFrame:
        states = self.clocks[clock]
        return states.loc[_holds(states, d) & states.review_id.isin(reviews.review_id), columns]


def _holds(states: pd.DataFrame, d: int) -> pd.Series:
    return (states.valid_from <= d) & (states.valid_to > d)


INDEXES = (
    *("review_states (valid_to)", "recommendation_states (review_id, valid_from)"),
    "action_states (review_id, clock, valid_from)",
)
STATES = "states.valid_from <= :d and states.valid_to > :d"
ACTIONS = f"""
    from sector
    cross join action_states as states
        on states.review_id = sector.review_id and states.clock = '{{clock}}' and {STATES}"""
# SQLite: the parts that compare_sqlite.QUESTIONS are made of, under the names of compare_sqlite_plain.KNOWN.
SQLITE = {
    "sector": """
        select review_id, gss_code, read_count, has_progress
        from (
            select *, row_number() over (
                partition by coalesce(joint_id, review_id) order by read_count desc, recommendation_count desc, gss_code) as number
            from review_states
            where valid_from <= :d and valid_to > :d and latest_until > :d
        )
        where number = 1""",
    "counted_actions": f"""
        select states.theme_id, sector.gss_code, sector.has_progress, states.moved_to_continuous, states.counted_status as status
        {ACTIONS.format(clock="as at")}""",
    "recommendations_known": f"""
        select
            states.recommendation_id, sector.gss_code, sector.has_progress, states.theme_id, states.theme_method, states.action_count,
            states.status, states.moved_to_continuous
        from sector
        cross join recommendation_states as states on states.review_id = sector.review_id and {STATES}
        where sector.read_count > 0""",
    "timed": f"""
        select 0 as clock, states.theme_id, sector.gss_code, states.timing
        {ACTIONS.format(clock="as at")}""",
    "timed_twice": f"""
        select * from timed
        union all
        select 1, states.theme_id, sector.gss_code, states.timing
        {ACTIONS.format(clock="last reported")}""",
    "measured": f"""
        select
            sector.gss_code, states.theme_id, states.timing, states.redated_count, states.end_removed_count, states.on_time,
            states.on_time_latest,
            case when states.is_running then :d - states.first_due_to else states.slip_low_days end as low,
            case when states.is_running then :d - states.first_due_to else states.slip_high_days end as high
        {ACTIONS.format(clock="as at")}""",
    "timed_worded": f"""
        select
            states.action_id, sector.gss_code, states.recommendation_id, states.text, states.status, states.timing, states.due_text,
            states.due_from, states.due_to, states.redated_count, states.first_due_to
        {ACTIONS.format(clock="as at")}
        where states.due_kind = 'dated' and not states.is_due_before_document
            and states.status not in ('complete', 'stopped', 'continuous')""",
}
