"""The compared questions answered in SQLite, in one statement each, from what is known of the sector's actions on day :d.

`known` holds named parts of a statement: compare_sqlite_plain.KNOWN works everything out from plain tables, compare_states.SQLITE
reads it from the same prepared tables as DuckDB. Answers have the columns of queries/*.sql, days as numbers since 1970.
"""

import re
import sqlite3
import time

from tests.benchmarks.compare_pandas import TIMINGS

STEPS = 1_000_000  # of SQLite's machine between two looks at the clock
SHARE = "case when {whole} >= 5 then {part} * 1.0 / {whole} end"
ORDER = " ".join(f"when '{timing}' then {number}" for number, timing in enumerate(TIMINGS))
FINISHING = {
    "counted": """
        select 'action' as level, theme_id, gss_code, has_progress, moved_to_continuous, status
        from counted_actions
        union all
        select 'recommendation', theme_id, gss_code, has_progress, moved_to_continuous, status
        from recommendations_known""",
    "kinds": """
        select *, case
            when low is null and high is null then null
            when low > 0 then 'late'
            when high < 0 then 'early'
            when low = 0 and high = 0 then 'none'
            else 'cannot tell'
        end as kind
        from measured""",
    "ranked": """
        select
            theme_id, kind, low, high, count(low) over both as low_count, count(high) over both as high_count,
            row_number() over (partition by theme_id, kind order by low nulls last) as low_number,
            row_number() over (partition by theme_id, kind order by high nulls last) as high_number
        from kinds
        where kind in ('late', 'early')
        window both as (partition by theme_id, kind)""",
    "medians": """
        select
            theme_id,
            avg(case when kind = 'late' and is_low then low end) as late_low_days,
            avg(case when kind = 'late' and is_high then high end) as late_high_days,
            avg(case when kind = 'early' and is_low then low end) as early_low_days,
            avg(case when kind = 'early' and is_high then high end) as early_high_days
        from (
            select
                *, low_number in ((low_count + 1) / 2, (low_count + 2) / 2) as is_low,
                high_number in ((high_count + 1) / 2, (high_count + 2) / 2) as is_high
            from ranked
        )
        group by theme_id""",
}
COUNTS = (
    *("council_count", "of_count", "counting_count", "complete_count", "stated_count", "not_stated_count"),
    *("stopped_count", "continuous_count", "moved_to_continuous_count"),
)
SHARES = f"""
    {SHARE.format(part="complete_count", whole="stated_count")} as point_share,
    {SHARE.format(part="complete_count", whole="counting_count")} as low_share,
    {SHARE.format(part="(complete_count + not_stated_count)", whole="counting_count")} as high_share"""
SUMS = """
    select
        level, {by} count(distinct gss_code) filter (where has_progress) as council_count,
        count(distinct gss_code) filter (where not has_progress) as without_progress_council_count,
        count(distinct gss_code) as all_council_count, count(*) as all_count,
        count(*) filter (where has_progress) as of_count, count(*) filter (where not has_progress) as without_progress_count,
        count(*) filter (where has_progress and status not in ('stopped', 'continuous')) as counting_count,
        count(*) filter (where has_progress and status = 'complete') as complete_count,
        count(*) filter (where has_progress and status in ('complete', 'in progress', 'not started')) as stated_count,
        count(*) filter (where has_progress and status = 'not stated') as not_stated_count,
        count(*) filter (where has_progress and status = 'stopped') as stopped_count,
        count(*) filter (where has_progress and status = 'continuous') as continuous_count,
        count(*) filter (where has_progress and moved_to_continuous) as moved_to_continuous_count
    from counted
    group by {by} level"""
BY_THEME = "order by theme_id is null, theme_id"
THEME = "coalesce((select name from themes where themes.theme_id = {of}.theme_id), 'No theme found')"
JUDGED = {
    "judged": "count({of})",
    "low": "sum({of} = 'on time')",
    "high": "sum({of} in ('on time', 'cannot tell'))",
}


def shares(of: str) -> list[str]:
    """Lowest and highest share on time of those judged."""
    judged = JUDGED["judged"].format(of=of)
    return [SHARE.format(part=JUDGED[name].format(of=of), whole=judged) for name in ("low", "high")]


TOTALS = {"council_count": "all_council_count", "of_count": "all_count", "progress_council_count": "council_count"}
SAME = (
    "without_progress_council_count",
    "counting_count",
    "complete_count",
    "stated_count",
    "moved_to_continuous_count",
)
TOTALS |= {name: name for name in SAME}
QUESTIONS = {
    "sector_totals": f"""
        select
            level, {", ".join(f"coalesce({count}, 0) as {name}" for name, count in TOTALS.items())}, {SHARES}
        from (select 'recommendation' as level union all select 'action')
        left join ({SUMS.format(by="")}) using (level)
        order by level desc""",
    "completion_by_group": f"""
        select
            {THEME.format(of="sums")} as group_name, level, {", ".join(COUNTS)}, {SHARES}, without_progress_council_count,
            without_progress_count
        from ({SUMS.format(by="theme_id,")}) as sums
        {BY_THEME}, level desc""",
    "timing_by_group": f"""
        select
            {THEME.format(of="counts")} as group_name, timing, action_count, of_count,
            {SHARE.format(part="action_count", whole="of_count")} as share, council_count
        from (
            select
                theme_id, timing, count(*) as action_count, sum(count(*)) over (partition by theme_id) as of_count,
                count(distinct gss_code) as council_count
            from timed
            group by theme_id, timing
        ) as counts
        {BY_THEME}, case timing {ORDER} end""",
    "slippage_by_group": f"""
        select {THEME.format(of="slips")} as group_name, slips.*, late_low_days, late_high_days, early_low_days, early_high_days
        from (
            select
                theme_id, count(distinct gss_code) as council_count, count(*) as action_count, count(kind) as measured_count,
                count(*) filter (where kind = 'late') as late_count, count(*) filter (where kind = 'early') as early_count,
                count(*) filter (where kind = 'none') as unmoved_count, count(*) filter (where kind = 'cannot tell') as cannot_tell_count,
                count(*) filter (where timing = 'overdue') as overdue_count,
                count(*) filter (where redated_count > 0) as redated_action_count, sum(redated_count) as redated_count,
                sum(end_removed_count) as end_removed_count, count(on_time) as judged_count,
                count(*) filter (where on_time = 'on time') as on_time_count, {shares("on_time")[0]} as on_time_low_share,
                {shares("on_time")[1]} as on_time_high_share, count(on_time_latest) as latest_judged_count,
                {shares("on_time_latest")[0]} as latest_on_time_low_share, {shares("on_time_latest")[1]} as latest_on_time_high_share
            from kinds
            group by theme_id
        ) as slips
        left join medians on medians.theme_id is slips.theme_id
        order by slips.theme_id is null, slips.theme_id""",
    "actions_by_timing": f"""
        select
            timing, count(*) filter (where clock = 0) as action_count, count(*) filter (where clock = 1) as last_reported_count,
            sum(count(*) filter (where clock = 0)) over () as of_count,
            count(distinct gss_code) filter (where clock = 0) as council_count
        from timed_twice
        group by timing
        order by case timing {ORDER} end""",
    "recommendations_by_theme": """
        select
            names.name as theme, count(recommendation_id) as recommendation_count, count(distinct gss_code) as council_count,
            count(*) filter (where theme_method in ('stated', 'corrected')) as stated_theme_count,
            count(*) filter (where status = 'complete') as complete_count,
            count(*) filter (where status = 'in progress') as in_progress_count,
            count(*) filter (where status = 'not started') as not_started_count,
            count(*) filter (where status = 'stopped') as stopped_count,
            count(*) filter (where status = 'continuous') as continuous_count,
            count(*) filter (where status = 'not stated') as not_stated_count, coalesce(sum(action_count), 0) as action_count
        from (select theme_id, name from themes union all select null, 'No theme found') as names
        left join recommendations_known as known on known.theme_id is names.theme_id
        group by names.theme_id, names.name
        having names.theme_id is not null or count(recommendation_id) > 0
        order by names.theme_id is null, names.theme_id""",
    "deadlines_of_council": """
        select
            councils.name as council, actions.action_id_text as action_id, recommendations.ref, known.text as action, known.status,
            known.timing, known.due_text, known.due_from, known.due_to, known.due_to - :d as days_left, known.redated_count,
            known.first_due_to
        from timed_worded as known
        inner join actions using (action_id)
        inner join councils using (gss_code)
        left join recommendations on recommendations.recommendation_id = known.recommendation_id
        order by known.due_to, councils.name, known.action_id""",
}


def statement(known: dict[str, str], question: str) -> str:
    """The whole statement: the parts of `known` that the question needs, in their order, then the question."""
    parts = {**known, **FINISHING}
    if question == "actions_by_timing" and "both_clocks" in parts:
        parts["clocks"] = parts["both_clocks"]
    needed, waiting = set(), [QUESTIONS[question]]
    while waiting:
        sql = waiting.pop()
        for name in parts.keys() - needed:
            if re.search(rf"\b(?:from|join|in)\s+{name}\b", sql):
                needed.add(name)
                waiting.append(parts[name])
    named = (f"{name} as ({parts[name]}\n)" for name in parts if name in needed)
    return f"with {', '.join(named)}\n{QUESTIONS[question]}"


class TooLong(Exception):
    """An answer was stopped, since it took longer than was allowed."""


def ask(db: sqlite3.Connection, sql: str, d: int, most_seconds: float) -> tuple[list[str], list[tuple]]:
    """Names of columns, and rows. Raises TooLong."""
    end = time.perf_counter() + most_seconds
    db.set_progress_handler(lambda: time.perf_counter() > end, STEPS)
    try:
        answer = db.execute(sql, {"d": d})
        return [column[0] for column in answer.description], answer.fetchall()
    except sqlite3.OperationalError as problem:
        if time.perf_counter() > end:
            raise TooLong from problem
        raise
