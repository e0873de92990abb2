-- Question: What did each document change for the actions it speaks of?
-- Grain: one row per document that speaks of an action
-- Params:
--   as_at             date; only documents that count by this day
--   gss_code          one council; null for all
--   council_type      only councils of this type; null for all
--   region            only councils of this region; null for all
--   year              only reviews visited in this year; null for all
-- Columns:
--   council           everyday name
--   file_name         the document
--   kind              kind of document
--   as_at             its own date (date; null if not stated)
--   as_at_precision   how exactly that is stated
--   counts_from       day from which it counts (date)
--   action_count      actions it speaks of (count)
--   new_count         of them shown for the first time (count)
--   done_count        of them complete from here on (count)
--   reopened_count    of them open again after complete (count)
--   redated_count     of them with a deadline moved here (count)
--   stopped_count     of them stopped, merged or split here (count)
--   dropped_count     actions that it leaves out without a word though it lists the whole plan (count)
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

select
    councils.name as council,
    documents.file_name,
    documents.kind,
    documents.as_at,
    documents.as_at_precision,
    documents.counts_from,
    changes.action_count,
    changes.new_count,
    changes.done_count,
    changes.reopened_count,
    changes.redated_count,
    changes.stopped_count,
    coalesce(dropped.dropped_count, 0) as dropped_count
from changes
inner join documents using (document_id)
inner join reviews using (review_id)
inner join councils using (gss_code)
left join dropped using (document_id)
where coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
    and ($gss_code is null or councils.gss_code = $gss_code)
    and is_chosen_council(councils.gss_code, councils.council_type, councils.region, $council_type::varchar, $region::varchar, null)
    and is_chosen_year(reviews.visited_from, $year::integer)
order by councils.name, documents.counts_from nulls first, documents.document_id
