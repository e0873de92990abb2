-- What each report of a council changed against the day before it; the same action may change in several ways.
create table report_changes as
with reports as (

    select distinct review_id, report_document_id, report_known_on
    from review_spans
    where report_document_id is not null

),

now_known as (

    select spans.*, reports.report_document_id, reports.report_known_on
    from action_spans as spans
    inner join reports
        on spans.review_id = reports.review_id
            and spans.valid_from <= reports.report_known_on and spans.valid_to > reports.report_known_on

),

before_known as (

    select spans.*, reports.report_document_id
    from action_spans as spans
    inner join reports
        on spans.review_id = reports.review_id
            and spans.valid_from < reports.report_known_on and spans.valid_to >= reports.report_known_on

),

pairs as (

    select
        now_known.*,
        before_known.action_id is null as is_new,
        before_known.status as old_status,
        before_known.due_text as old_due_text,
        before_known.text as old_text,
        before_known.redated_count as old_redated_count,
        before_known.end_removed_count as old_end_removed_count,
        before_known.reopened_count as old_reopened_count,
        before_known.is_dropped as old_is_dropped
    from now_known
    left join before_known using (report_document_id, action_id)
    -- A first report changes nothing.
    where (now_known.review_id, now_known.report_document_id) in (select (review_id, report_document_id) from before_known)

),

changes as (

    select 1 as position, 'dropped without statement' as change, pairs.*, status as was, null as is_now
    from pairs where is_dropped and not old_is_dropped
    union all
    select 2, 'reopened', pairs.*, 'complete', status
    from pairs where reopened_count > old_reopened_count and not is_closed(status)
    union all
    select 3, case when end_removed_count > old_end_removed_count then 'end date removed' else 're-dated' end, pairs.*, old_due_text, due_text
    from pairs where redated_count > old_redated_count
    union all
    select 4, 'done', pairs.*, old_status, status
    from pairs where status = 'complete' and old_status <> 'complete'
    union all
    select 5, case when successor_id is not null then 'merged' when status_method = 'derived' then 'split' else 'stopped' end, pairs.*, old_status, status
    from pairs where status = 'stopped' and old_status <> 'stopped'
    union all
    select 6, 'continuous', pairs.*, old_status, status
    from pairs where status = 'continuous' and old_status <> 'continuous'
    union all
    select 7, 'new', pairs.*, null, status
    from pairs where is_new
    union all
    select 8, 'reworded', pairs.*, old_text, text
    from pairs
    where regexp_extract_all(lower(old_text), '[a-z0-9]+') <> regexp_extract_all(lower(text), '[a-z0-9]+')

),

places as (

    select updates.action_id, updates.document_id, arg_min(updates.place, mention_order.number) as place
    from updates
    inner join mention_order using (update_id)
    where updates.action_id is not null
    group by updates.action_id, updates.document_id

)

select
    changes.review_id,
    changes.report_document_id,
    changes.position,
    changes.change,
    changes.action_id,
    changes.recommendation_id,
    recommendations.theme_id,
    changes.text,
    changes.was,
    changes.is_now,
    places.place
from changes
left join recommendations using (recommendation_id)
left join places on changes.action_id = places.action_id and changes.report_document_id = places.document_id
order by changes.review_id, changes.report_document_id, changes.position, changes.action_id;
