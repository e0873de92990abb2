"""Deadlines, completion, timing and slippage in SQLite from plain tables (rules 4 to 7 of docs/method.md), and all parts together."""

from tests.benchmarks.compare_sqlite_words import (
    COUNTS,
    HEARD,
    INDEXES,
    MASK,
    NAMES,
    OWN_ON,
    RECOMMENDATIONS,
    SECTOR,
    SPOKEN,
    WORDS,
    standing,
)

__all__ = ["INDEXES", "KNOWN"]

FIRST_DUE = "min(case when due_kind = 'dated' and (who, due_to) not in early then spoken end) as first_due_at"
OTHER = "coalesce(max(case when status not in ('not stated', 'complete') then spoken end), -1 << 62) as other_at"
TEXT = "max(case when has_text then spoken end) as text_at"
MOVES = "coalesce(sum(redates), 0) as redated_count, coalesce(sum(removes), 0) as end_removed_count"
WITH_MOVES = """(
    select
        who, clock, gss_code, has_progress, measured_on, known_on, action_id, counts, status, due_kind, due_to, has_text, spoken,
        null as redates, null as removes
    from words
    union all
    select who, null, null, null, null, null, null, null, null, null, null, null, null, redates, removes
    from moves)"""
# Rule 7, by index for each action that is complete: the run of complete that stands now begins after the last other status.
SPEAKS = f"""
    from updates
    inner join documents using (document_id)
    where updates.action_id = known.action_id and {COUNTS.format(**NAMES)} <= known.known_on"""
IN_RUN = f"{SPEAKS} and updates.status = 'complete' and {SPOKEN.format(**NAMES)} > known.other_at"
STARTED = f"case when known.status = 'complete' then (select min({SPOKEN.format(**NAMES)}) {IN_RUN}) end as start_at"
ENDED = f"""
    case when start_at is not null then
        (select max({SPOKEN.format(**NAMES)}) {IN_RUN} and updates.completed_to is not null) end as told_at,
    case when start_at is not null then
        (select min({SPOKEN.format(**NAMES)}) {IN_RUN} and {OWN_ON.format(**NAMES)} is not null) end as dated_at,
    case when start_at is not null then (
        select max({SPOKEN.format(**NAMES)}) {SPEAKS} and {SPOKEN.format(**NAMES)} < known.start_at
            and {OWN_ON.format(**NAMES)} is not null
            and updates.document_id <> (select start.document_id from updates as start where start.update_id = known.start_at & {MASK})
    ) end as before_at"""


def dated(standings: str) -> str:
    """With the first deadline and the days between which the work was completed."""
    earlier, first = OWN_ON.format(documents="earlier"), OWN_ON.format(documents="first_document")
    return f"""
        select
            known.*, known.due_kind = 'dated' and (known.who, known.due_to) in early as is_early,
            first.due_from as first_due_from, first.due_to as first_due_to,
            coalesce(told.completed_from, min({earlier} + 1, {first}), {earlier} + 1) as completed_from,
            coalesce(told.completed_to, {first}) as completed_to
        from (
            select known.*, {ENDED}
            from (select known.*, {STARTED} from {standings} as known order by known.who) as known
            order by known.who
        ) as known
        left join updates as first on first.update_id = known.first_due_at & {MASK}
        left join updates as told on told.update_id = known.told_at & {MASK}
        left join updates as before on before.update_id = known.before_at & {MASK}
        left join documents as earlier on earlier.document_id = before.document_id
        left join updates as ended on ended.update_id = known.dated_at & {MASK}
        left join documents as first_document on first_document.document_id = ended.document_id"""


DATES = {
    "early": """
        select who, due_to
        from (
            select words.who, words.due_to, words.sets_early, min(words.spoken)
            from words
            where words.due_kind = 'dated' and (words.who, words.due_to) in (select who, due_to from words where sets_early)
            group by words.who, words.due_to
        )
        where sets_early""",
    "moves": """
        select
            who, (due_kind = 'dated' and due_to <> due_before) or (due_kind <> 'dated' and kind_before = 'dated') as redates,
            due_kind <> 'dated' and kind_before = 'dated' as removes
        from (
            select
                who, due_kind, due_to, lag(due_to) over (partition by who, due_kind order by spoken) as due_before,
                lag(due_kind) over (partition by who order by spoken) as kind_before
            from words
            where due_kind <> 'none' and not (due_kind = 'dated' and (who, due_to) in early)
        )
        where kind_before is not null""",
    "marks": f"select {HEARD}, {FIRST_DUE}, {OTHER} from words group by who",
    "marks_moved": f"select {HEARD}, {FIRST_DUE}, {OTHER}, {MOVES} from {WITH_MOVES} group by who",
    "marks_open": f"select {HEARD}, {FIRST_DUE}, {TEXT}, {MOVES} from {WITH_MOVES} group by who",
    "standing_dated": standing("marks"),
    "standing_moved": standing("marks_moved"),
    "standing_open": standing("marks_open"),
    "dated": dated("standing_dated"),
    "moved": dated("standing_moved"),
    "worded": f"""
        select
            known.*, 0 as is_early, coalesce(named.text, actions.text) as text, first.due_to as first_due_to, null as completed_from,
            null as completed_to
        from standing_open as known
        cross join actions using (action_id)
        left join updates as first on first.update_id = known.first_due_at & {MASK}
        left join updates as named on named.update_id = known.text_at & {MASK}
        where known.due_kind = 'dated' and not (known.who, known.due_to) in early
            and known.status not in ('complete', 'stopped', 'continuous')""",
}

# Rule 5. A date too early for its document is told before one that lies ahead.
TIMING = """
    case
        when status = 'stopped' then 'stopped'
        when status = 'continuous' then 'no end by design'
        when status = 'complete' and completed_to <= first_due_to then 'done on time'
        when status = 'complete' and completed_from > first_due_to then 'done late'
        when status = 'complete' then 'done, date not stated'
        when due_kind <> 'dated' then 'undated'
        when is_early then 'date before its document'
        when due_to >= measured_on then 'not yet due'
        when is_covered and covered_on >= due_to then 'covered by its recommendation'
        when status in ('not started', 'in progress') and status_as_at >= due_to and not is_covered then 'overdue'
        else 'due, no update found'
    end"""
TIMED = f"""
    select known.*, recommendations.theme_id, {TIMING} as timing
    from {{known}} as known
    left join recommendations using (recommendation_id)"""


def on_time(due_to: str, is_judged: str) -> str:
    """Rule 7 against one deadline; nothing where it is not judged."""
    return f"""
        case
            when timing = 'overdue' then 'overdue'
            when status <> 'complete' or not ({is_judged}) then null
            when completed_to <= {due_to} then 'on time'
            when completed_from > {due_to} then 'late'
            else 'cannot tell'
        end"""


FINISHING = {
    "timed": TIMED.format(known="dated"),
    "timed_twice": "select * from timed",
    "timed_moved": TIMED.format(known="moved"),
    "timed_worded": TIMED.format(known="worded"),
    "counted_actions": """
        select
            theme_id, gss_code, has_progress, moved_to_continuous, case when is_covered then 'not stated' else status end as status
        from standing
        left join recommendations using (recommendation_id)""",
    "slips": f"""
        select
            *,
            case
                when first_due_to is null or is_early or status in ('stopped', 'continuous') then null
                when status = 'complete' then completed_from - first_due_to
                when timing = 'overdue' then measured_on - first_due_to
                when due_kind = 'dated' then due_from - first_due_from
            end as a,
            case
                when first_due_to is null or is_early or status in ('stopped', 'continuous') then null
                when status = 'complete' then completed_to - first_due_to
                when timing = 'overdue' then measured_on - first_due_to
                when due_kind = 'dated' then due_to - first_due_to
            end as b,
            {on_time("first_due_to", "first_due_to is not null")} as on_time,
            {on_time("due_to", "due_kind = 'dated' and not is_early")} as on_time_latest
        from timed_moved""",
    "measured": """
        select *, coalesce(min(a, b), a) as low, coalesce(max(a, b), b) as high
        from slips""",
}

KNOWN = {**SECTOR, **WORDS, **RECOMMENDATIONS, **DATES, **FINISHING}
