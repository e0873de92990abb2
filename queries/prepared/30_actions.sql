-- Every action known up to D with its status, timing and slippage (method rules 2, 4, 5, 6 and 7).
-- `clock` is 'as at' (what is known on D, measured against D) or 'last reported' (the council's own last document up to D).
-- Tables are named with their schema: without it a question's own CTE of the same name would stand in for the table.
create macro clock_on(d, clock) as table
select
    review_id,
    case when clock = 'last reported' then report_known_on else d end as known_on,
    case when clock = 'last reported' then last_reported_on else d end as measured_on
from main.review_spans
where valid_from <= d and valid_to > d;

create macro actions_on(d, clock) as table
with known as (

    select
        spans.*,
        clocks.measured_on,
        is_covered_by(spans.status, spans.status_on, own.status, own.status_on) as is_covered,
        own.status_on as covered_on,
        spans.due_kind = 'dated' and not spans.is_due_before_document as is_dated
    from main.action_spans as spans
    inner join clock_on(d, clock) as clocks
        on spans.review_id = clocks.review_id and spans.valid_from <= clocks.known_on and spans.valid_to > clocks.known_on
    left join main.recommendation_words as own
        on spans.recommendation_id = own.recommendation_id and own.valid_from <= clocks.known_on and own.valid_to > clocks.known_on

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
    action_id,
    review_id,
    recommendation_id,
    text,
    status,
    status_method,
    status_text,
    status_on,
    status_as_at,
    is_covered,
    counted_status(status, is_covered) as counted_status,
    reopened_count,
    moved_to_continuous,
    timing,
    is_past_due,
    completed_from,
    completed_to,
    due_kind,
    due_from,
    due_to,
    due_text,
    is_due_before_document,
    first_due_from,
    first_due_to,
    first_due_text,
    last_dated_text,
    redated_count,
    end_removed_count,
    slip_low_days,
    slip_high_days,
    case
        when slip_low_days is null and slip_high_days is null then null
        when slip_low_days > 0 then 'late'
        when slip_high_days < 0 then 'early'
        when slip_low_days = 0 and slip_high_days = 0 then 'none'
        else 'cannot tell'
    end as slip_kind,
    case
        when timing = 'overdue' then 'overdue'
        when status = 'complete' and first_due_to is not null then done_against_first
    end as on_time,
    case
        when timing = 'overdue' then 'overdue'
        when status = 'complete' and is_dated then done_against_latest
    end as on_time_latest,
    is_dropped,
    dropped_on,
    successor_id
from measured;

create macro actions_as_at(d) as table select * from actions_on(d, 'as at');
create macro actions_as_last_reported(d) as table select * from actions_on(d, 'last reported');
