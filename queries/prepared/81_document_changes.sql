-- What each document changed against those before it. After the flags, which say what it left out.
create table document_changes as
with spoken as (

    select
        action_id,
        document_id,
        bool_or(status = 'complete') as says_complete,
        bool_or(status not in ('complete', 'not stated')) as says_other,
        bool_or(status = 'stopped') as says_stopped,
        bool_or(due_kind <> 'none') as says_when
    from updates
    where action_id is not null
    group by action_id, document_id

),

steps as (

    select
        action_id,
        valid_from,
        status,
        lag(status) over by_day as status_before,
        reopened_count - lag(reopened_count, 1, 0) over by_day as reopened,
        redated_count - lag(redated_count, 1, 0) over by_day as redated,
        row_number() over by_day = 1 as is_first
    from action_spans
    window by_day as (partition by action_id order by valid_from)

),

dropped as (

    select document_id, count(*) as dropped_count
    from flags
    where code = 'dropped_without_statement'
    group by document_id

),

changes as (

    select
        spoken.document_id,
        count(*) as action_count,
        count(*) filter (where steps.is_first) as new_count,
        count(*) filter (where spoken.says_complete and steps.status = 'complete' and steps.status_before is distinct from 'complete') as done_count,
        count(*) filter (where spoken.says_other and steps.reopened > 0) as reopened_count,
        count(*) filter (where spoken.says_when and steps.redated > 0) as redated_count,
        count(*) filter (where spoken.says_stopped and steps.status = 'stopped' and steps.status_before is distinct from 'stopped') as stopped_count
    from spoken
    inner join documents using (document_id)
    inner join steps
        on spoken.action_id = steps.action_id and steps.valid_from = coalesce(documents.counts_from, date '1900-01-01')
    group by spoken.document_id

)

select changes.*, coalesce(dropped.dropped_count, 0) as dropped_count
from changes
left join dropped using (document_id)
order by changes.document_id;
