-- Question: What changed with the council's last report: what is new, done, reopened, stopped, re-dated, reworded or dropped?
-- Grain: one row per action and change; none where only one document speaks of the actions
-- Params:
--   as_at         date
--   review_id     one review; null for the latest review of every council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      1 to 5: only what belongs to this theme; null for all
-- Columns:
--   council          everyday name
--   review_id        key of the review
--   change           new, done, reopened, stopped, continuous (business as usual), re-dated, end date removed, reworded, merged, split or dropped without statement
--   action_id        key
--   recommendation_id  key of its recommendation (null if none is known)
--   ref              number of its recommendation (null if none)
--   action           its words in the last report, else as last printed
--   was              what stood before (null for what is new)
--   is_now           what stands now (null for what is dropped)
--   reported_on      date of the last report (date)
--   reported_precision  how exactly that is printed: day, month, quarter, year (null if the report prints none)
--   file_name        the last report
--   place            place in it (null for what it leaves out)
with report as (

    select review_id, council_name, report_document_id, report_known_on, last_reported_on
    from chosen_reviews($as_at::date, null, $review_id, $year::integer, $council_type::varchar, $region::varchar)

),

now_known as (

    select spans.*, report.council_name, report.report_document_id, report.last_reported_on
    from action_spans as spans
    inner join report
        on spans.review_id = report.review_id
            and spans.valid_from <= report.report_known_on and spans.valid_to > report.report_known_on

),

before_known as (

    select spans.*
    from action_spans as spans
    inner join report
        on spans.review_id = report.review_id
            and spans.valid_from < report.report_known_on and spans.valid_to >= report.report_known_on

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
    left join before_known using (action_id)
    where now_known.review_id in (select review_id from before_known)

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
    changes.council_name as council,
    changes.review_id,
    changes.change,
    changes.action_id,
    changes.recommendation_id,
    recommendations.ref,
    changes.text as action,
    changes.was,
    changes.is_now,
    changes.last_reported_on as reported_on,
    documents.as_at_precision as reported_precision,
    documents.file_name,
    places.place
from changes
inner join documents on changes.report_document_id = documents.document_id
left join recommendations on changes.recommendation_id = recommendations.recommendation_id
left join places on changes.action_id = places.action_id and changes.report_document_id = places.document_id
where is_of_theme(changes.recommendation_id, $theme_id::integer)
order by changes.council_name, changes.review_id, changes.position, recommendations.position nulls last, changes.action_id
