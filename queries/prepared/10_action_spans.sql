-- One row per action and stretch of days in which what is known of it stays the same: as at D is valid_from <= D < valid_to.
-- Method rules 1 and 2. On one day a full document counts before a note, and of two the less complete word stands.
create table action_spans as
with mentions as (

    select
        updates.action_id,
        updates.update_id,
        coalesce(documents.counts_from, date '1900-01-01') as counts_from,
        coalesce(documents.as_at, documents.published_on) as as_at,
        documents.scope = 'full' as is_full,
        updates.status,
        updates.status_method,
        updates.status_text,
        updates.due_kind,
        updates.due_from,
        updates.due_to,
        updates.due_text,
        updates.completed_from,
        updates.completed_to,
        -- A report repeats deadlines set earlier, so only a plan can set one that is already past.
        documents.kind in ('action plan', 'response')
            and updates.due_to < coalesce(documents.period_from, documents.as_at) as is_due_before_document,
        openness(updates.status) as openness
    from updates
    inner join documents using (document_id)
    where updates.action_id is not null

),

numbered as (

    select
        *,
        row_number() over (partition by action_id order by counts_from, is_full, openness nulls first, update_id) as number
    from mentions

),

-- Method rule 6: a deadline is re-dated when its last day moves or its end is taken away; a blank later is no re-date.
-- `run` counts how often the action was said to be open, so that a completion lasts until it is reopened.
dated as (

    select
        *,
        last_value(case when due_kind <> 'none' then struct_pack(kind := due_kind, due_to := due_to) end ignore nulls) over before
            as due_before,
        count(case when status not in ('complete', 'not stated') then 1 end) over so_far as run
    from numbered
    window
        before as (partition by action_id order by number rows between unbounded preceding and 1 preceding),
        so_far as (partition by action_id order by number rows between unbounded preceding and current row)

),

runs as (

    select
        *,
        min(case when status = 'complete' then number end) over (partition by action_id, run) as done_number,
        min(case when status = 'complete' then as_at end) over (partition by action_id, run) as first_done_on
    from dated

),

filled as (

    select
        action_id,
        counts_from,
        number,
        first_done_on,
        last_value(case when status <> 'not stated' then struct_pack(
            status := status, method := status_method, text := status_text, stated_on := counts_from, as_at := as_at,
            completed_from := completed_from, completed_to := completed_to) end ignore nulls) over so_far as said,
        last_value(case when due_kind <> 'none' then struct_pack(
            kind := due_kind, due_from := due_from, due_to := due_to, text := due_text) end ignore nulls) over so_far as due,
        -- The last document dated before the first that says complete; it did not say so.
        max(case when done_number is null or number < done_number then as_at end) over so_far as last_open_on,
        max(case when is_due_before_document then due_to end) over so_far as early_due_to,
        count(case when due_kind <> 'none' and due_before.kind = 'dated' and due_to is distinct from due_before.due_to then 1 end)
            over so_far as redated_count
    from runs
    window so_far as (partition by action_id order by number rows between unbounded preceding and current row)

),

days as (

    select *
    from filled
    qualify number = max(number) over (partition by action_id, counts_from)

)

select
    action_id,
    counts_from as valid_from,
    lead(counts_from, 1, date '9999-12-31') over (partition by action_id order by counts_from) as valid_to,
    coalesce(said.status, 'not stated') as status,
    said.method as status_method,
    said.text as status_text,
    said.stated_on as status_on,
    -- What a document says holds for its own date, not for the day it was published; without one it proves no lateness.
    said.as_at as status_as_at,
    -- A day of completion that nobody states lies between the last document that did not say so and the first that did.
    case when said.status = 'complete' then coalesce(said.completed_from, last_open_on + 1) end as completed_from,
    case when said.status = 'complete' then coalesce(said.completed_to, first_done_on) end as completed_to,
    coalesce(due.kind, 'none') as due_kind,
    due.due_from as due_from,
    due.due_to as due_to,
    due.text as due_text,
    coalesce(due.due_to = early_due_to, false) as is_due_before_document,
    redated_count::integer as redated_count
from days
order by action_id, valid_from;
