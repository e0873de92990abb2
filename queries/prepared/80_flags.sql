-- Flags that only the documents of a review together can raise.

-- Method rule 8: a full document leaves out an action that was open, and no word says why.
insert into flags (document_id, severity, code, field, found, message, place)
select
    first(documents.document_id order by documents.document_id),
    'warning',
    'dropped_without_statement',
    'text',
    spans.text,
    'An earlier document promises this action, this one lists the whole plan without it, and no word says why.',
    null
from action_spans as spans
inner join documents
    on spans.review_id = documents.review_id and documents.scope = 'full' and documents.kind <> 'register'
        and coalesce(documents.counts_from, date '1900-01-01') = spans.dropped_on
where spans.is_dropped and spans.valid_from = spans.dropped_on
    and documents.document_id not in (select document_id from updates where updates.action_id = spans.action_id)
    and documents.document_id in (select document_id from updates where updates.action_id is not null)
group by spans.action_id, spans.text, spans.dropped_on
order by spans.action_id;

-- Method rule 1: two documents of one rank state different statuses of one thing on one day; the less complete one holds.
insert into flags (document_id, severity, code, field, found, message, place)
with stated as (

    select
        coalesce(updates.action_id, updates.recommendation_id) as about,
        updates.action_id is null as is_recommendation,
        documents.document_id,
        documents.counts_from,
        documents.scope = 'full' as is_full,
        coalesce(documents.as_at, documents.published_on) is null as is_undated,
        updates.status,
        updates.place
    from updates
    inner join documents using (document_id)
    where coalesce(updates.action_id, updates.recommendation_id) is not null and updates.status <> 'not stated' and documents.counts_from is not null

)

select
    one.document_id,
    'warning',
    'conflict_between_sources',
    'status',
    one.status,
    'Another document of the same day says ''' || other.status || '''; the one that claims less holds.',
    one.place
from stated as one
inner join stated as other
    on one.about = other.about and one.is_recommendation = other.is_recommendation and one.is_undated = other.is_undated
        and one.counts_from = other.counts_from and one.is_full = other.is_full
        and one.document_id <> other.document_id and openness(one.status) < openness(other.status)
order by one.document_id, one.place;
