-- Every action with its status, timing and slippage (method rules 2, 4, 5, 6 and 7), one row per stretch of days in which they stay the same.
-- `clock` is 'as at' (what is known on D, measured against D) or 'last reported' (the council's own last document up to D).

-- Which way an interval of days lies from a deadline; NULL where there is none.
create macro slip_kind_of(low_days, high_days) as
    case
        when low_days is null and high_days is null then null
        when low_days > 0 then 'late'
        when high_days < 0 then 'early'
        when low_days = 0 and high_days = 0 then 'none'
        else 'cannot tell'
    end;

-- Days on which something of an action can change: a document that counts, and the day after its deadline.
create table action_states as
with days as (

    select action_id, valid_from as day
    from action_spans
    union
    select spans.action_id, own.valid_from
    from action_spans as spans
    inner join recommendation_words as own
        on spans.recommendation_id = own.recommendation_id
            and own.valid_from > spans.valid_from and own.valid_from < spans.valid_to
    union
    select spans.action_id, words.known_from
    from action_spans as spans
    inner join owner_words as words
        on spans.action_id = words.action_id and words.known_from > spans.valid_from and words.known_from < spans.valid_to
    union
    select action_id, due_to + 1
    from action_spans
    where due_kind = 'dated' and due_to >= valid_from and due_to < valid_to - 1

),

reports as (

    select review_id, report_known_on, last_reported_on, min(valid_from) as valid_from, max(valid_to) as valid_to
    from review_spans
    where report_known_on is not null
    group by review_id, report_known_on, last_reported_on

),

looked_at as (

    select
        'as at' as clock,
        action_id,
        day as valid_from,
        lead(day, 1, date '9999-12-31') over (partition by action_id order by day) as valid_to,
        day as known_on,
        day as measured_on,
        day as named_on
    from days
    union all
    select 'last reported', spans.action_id, reports.valid_from, reports.valid_to, reports.report_known_on, reports.last_reported_on, null
    from reports
    inner join action_spans as spans
        on reports.review_id = spans.review_id
            and spans.valid_from <= reports.report_known_on and spans.valid_to > reports.report_known_on

),

-- The roles as printed, in their order; NULL where nobody is named.
led as (

    select
        looked_at.action_id,
        looked_at.valid_from,
        list(words.role order by words.position) as roles,
        bool_or(words.lead_kind = 'officer') as has_officer,
        bool_or(words.lead_kind = 'member') as has_member
    from looked_at
    inner join owner_words as words on looked_at.action_id = words.action_id and words.known_from <= looked_at.named_on
    group by looked_at.action_id, looked_at.valid_from

),

known as (

    select
        looked_at.clock,
        looked_at.measured_on,
        spans.* replace (looked_at.valid_from as valid_from, looked_at.valid_to as valid_to),
        is_covered_by(spans.status, spans.status_on, own.status, own.status_on) as is_covered,
        own.status_on as covered_on,
        spans.due_kind = 'dated' and not spans.is_due_before_document as is_dated,
        led.roles,
        led.has_officer,
        led.has_member
    from looked_at
    inner join action_spans as spans
        on looked_at.action_id = spans.action_id
            and spans.valid_from <= looked_at.known_on and spans.valid_to > looked_at.known_on
    left join recommendation_words as own
        on spans.recommendation_id = own.recommendation_id
            and own.valid_from <= looked_at.known_on and own.valid_to > looked_at.known_on
    left join led on looked_at.clock = 'as at' and looked_at.action_id = led.action_id and looked_at.valid_from = led.valid_from

),

timed as (

    select
        *,
        is_dated and not is_closed(status) and due_to < measured_on as is_past_due,
        case
            when completed_to <= first_due_to then 'on time'
            when completed_from > first_due_to then 'late'
            else 'cannot tell'
        end as done_against_first,
        case
            when completed_to <= due_to then 'on time'
            when completed_from > due_to then 'late'
            else 'cannot tell'
        end as done_against_latest,
        case
            when status = 'stopped' then 'stopped'
            when status = 'continuous' then 'no end by design'
            when status = 'complete' and completed_to <= first_due_to then 'done on time'
            when status = 'complete' and completed_from > first_due_to then 'done late'
            when status = 'complete' then 'done, date not stated'
            when due_kind <> 'dated' then 'undated'
            when is_due_before_document then 'date before its document'
            when due_to >= measured_on then 'not yet due'
            when is_covered and covered_on >= due_to then 'covered by its recommendation'
            when status in ('not started', 'in progress') and status_as_at >= due_to and not is_covered then 'overdue'
            else 'due, no update found'
        end as timing
    from known

),

ended as (

    select
        *,
        case
            when first_due_to is null or is_due_before_document or status in ('stopped', 'continuous') then null
            when status = 'complete' then struct_pack(a := completed_from - first_due_to, b := completed_to - first_due_to)
            when timing = 'overdue' then struct_pack(a := measured_on - first_due_to, b := measured_on - first_due_to)
            when due_kind = 'dated' then struct_pack(a := due_from - first_due_from, b := due_to - first_due_to)
        end as slip
    from timed

),

measured as (

    select
        *,
        case when slip.a is null or slip.b is null then slip.a else least(slip.a, slip.b) end::integer as slip_low_days,
        case when slip.a is null or slip.b is null then slip.b else greatest(slip.a, slip.b) end::integer as slip_high_days
    from ended

)

select
    measured.clock,
    measured.review_id,
    measured.action_id,
    measured.valid_from,
    measured.valid_to,
    measured.recommendation_id,
    recommendations.theme_id,
    measured.text,
    measured.status,
    measured.status_method,
    measured.status_text,
    measured.status_on,
    measured.status_as_at,
    measured.is_covered,
    counted_status(measured.status, measured.is_covered) as counted_status,
    measured.reopened_count,
    measured.moved_to_continuous,
    measured.timing,
    measured.is_past_due,
    measured.completed_from,
    measured.completed_to,
    measured.due_kind,
    measured.due_from,
    measured.due_to,
    measured.due_text,
    measured.is_due_before_document,
    measured.first_due_from,
    measured.first_due_to,
    measured.first_due_text,
    measured.last_dated_text,
    measured.redated_count,
    measured.end_removed_count,
    -- What is overdue as at D is later by a day each day.
    measured.clock = 'as at' and measured.timing = 'overdue' and measured.slip_low_days is not null as is_running,
    measured.slip_low_days,
    measured.slip_high_days,
    slip_kind_of(measured.slip_low_days, measured.slip_high_days) as slip_kind,
    case
        when measured.timing = 'overdue' then 'overdue'
        when measured.status = 'complete' and measured.first_due_to is not null then measured.done_against_first
    end as on_time,
    case
        when measured.timing = 'overdue' then 'overdue'
        when measured.status = 'complete' and measured.is_dated then measured.done_against_latest
    end as on_time_latest,
    measured.is_dropped,
    measured.dropped_on,
    measured.successor_id,
    measured.roles,
    coalesce(measured.has_officer, false) as has_officer,
    coalesce(measured.has_member, false) as has_member,
    measured.document_count,
    measured.latest_document_id,
    measured.latest_place,
    measured.due_document_id,
    measured.due_place,
    actions.position,
    actions.document_id,
    actions.place,
    actions.owner_scope,
    themes.name as theme,
    facts.* exclude (review_id)
from measured
inner join actions using (action_id)
left join recommendations on measured.recommendation_id = recommendations.recommendation_id
left join themes on recommendations.theme_id = themes.theme_id
inner join reviews on measured.review_id = reviews.review_id
inner join review_facts as facts on measured.review_id = facts.review_id
-- What most questions ask for lies together: what holds today, of the latest visits.
order by measured.clock, measured.valid_to, reviews.visited_from, measured.review_id, measured.action_id, measured.valid_from;

-- What is overdue runs on: its days and which way they lie are those of D.
create macro slip_days(is_running, d, first_due_to, stored) as case when is_running then (d - first_due_to)::integer else stored end;
create macro slip_kind_on(is_running, d, first_due_to, stored) as
    case when is_running then slip_kind_of(d - first_due_to, d - first_due_to) else stored end;

-- Tables are named with their schema: without it a question's own CTE of the same name would stand in for the table.
create macro actions_on(d, on_clock) as table
select
    * exclude (
        clock, valid_from, valid_to, is_running,
        theme, gss_code, joint_id, council_name, council_type, region, review_year,
        known_from, read_from, progress_from, followed_from, latest_until, latest_of_year_until)
    replace (
        slip_days(is_running, d, first_due_to, slip_low_days) as slip_low_days,
        slip_days(is_running, d, first_due_to, slip_high_days) as slip_high_days,
        slip_kind_on(is_running, d, first_due_to, slip_kind) as slip_kind)
from main.action_states
where clock = on_clock and valid_from <= d and valid_to > d;

create macro actions_as_at(d) as table select * from actions_on(d, 'as at');
create macro actions_as_last_reported(d) as table select * from actions_on(d, 'last reported');
