-- What was read in each document, and what was flagged.
create table document_totals as
with told as (

    select
        document_id,
        count(*) filter (where status <> 'not stated' or narrative is not null) as update_count,
        count(*) filter (where recommendation_id is null and action_id is null) as review_update_count,
        bool_or(status <> 'not stated' or (recommendation_id is null and action_id is null)) as tells_progress
    from updates
    group by document_id

),

flagged as (

    select
        document_id,
        count(*) filter (where severity = 'error') as error_count,
        count(*) filter (where severity = 'warning') as warning_count,
        count(*) filter (where severity = 'note') as note_count
    from flags
    group by document_id

)

select
    documents.document_id,
    documents.review_id,
    coalesce(documents.counts_from, date '1900-01-01') as known_from,
    coalesce(recommended.recommendation_count, 0) as recommendation_count,
    coalesce(promised.action_count, 0) as action_count,
    coalesce(told.update_count, 0) as update_count,
    coalesce(told.review_update_count, 0) as review_update_count,
    coalesce(told.tells_progress, false) as tells_progress,
    coalesce(totalled.total_count, 0) as total_count,
    coalesce(flagged.error_count, 0) as error_count,
    coalesce(flagged.warning_count, 0) as warning_count,
    coalesce(flagged.note_count, 0) as note_count
from documents
left join (select document_id, count(*) as recommendation_count from recommendations group by document_id) as recommended using (document_id)
left join (select document_id, count(*) as action_count from actions group by document_id) as promised using (document_id)
left join (select document_id, count(*) as total_count from reported_totals group by document_id) as totalled using (document_id)
left join told using (document_id)
left join flagged using (document_id)
order by documents.document_id;

-- What the rows themselves come to on the day on which a document states totals.
create table totals_then as
with totals as (

    select distinct documents.document_id, documents.review_id, coalesce(documents.counts_from, date '1900-01-01') as known_on
    from documents
    inner join reported_totals using (document_id)

),

rows_then as (

    select totals.document_id, 'action' as unit, spans.status
    from totals
    inner join action_spans as spans
        on totals.review_id = spans.review_id and spans.valid_from <= totals.known_on and spans.valid_to > totals.known_on
    union all
    select totals.document_id, 'recommendation', spans.status
    from totals
    inner join recommendation_spans as spans
        on totals.review_id = spans.review_id and spans.valid_from <= totals.known_on and spans.valid_to > totals.known_on
    inner join recommendations on spans.recommendation_id = recommendations.recommendation_id
    inner join documents on recommendations.document_id = documents.document_id and documents.kind <> 'register'

)

select
    document_id,
    unit,
    count(*) as known_count,
    count(*) filter (where status = 'complete') as complete_count,
    count(*) filter (where status <> 'not stated') as status_count
from rows_then
group by document_id, unit
order by document_id, unit;
