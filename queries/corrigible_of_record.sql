-- Question: What do the documents say of one record, as a correction must name it?
-- Grain: one row per document that shows the recommendation or action: the one that shows it first, then the others by date
-- Params:
--   record_id  recommendation_id or action_id
-- Columns:
--   record_kind   recommendation or action
--   review_id     its review
--   council       everyday name
--   file_name     file that was read
--   kind          kind of document
--   as_at         its own date (date; null if not stated)
--   place         place in the file
--   text          the words by which this document names it (null where only the number)
--   ref           number as printed (null if none)
--   owner_text    who leads, as printed (null if not stated)
--   due_text      deadline as printed (null if not stated)
--   status        what it states
--   status_text   the printed words behind that (null if none)
--   completed_to  last day of the stated time of completion (date; null if not stated)
--   theme         theme of the recommendation (null for an action, or where none is found)
--   acceptance    the council's answer (null if not stated)
--   is_first      whether this document shows the record first, so that its words, number and theme are the record's
with spoken as (

    select *
    from updates
    where action_id = $record_id
    union all
    select *
    from updates
    where recommendation_id = $record_id and action_id is null

)

select
    case when updates.action_id is null then 'recommendation' else 'action' end as record_kind,
    updates.review_id,
    councils.name as council,
    documents.file_name,
    documents.kind,
    documents.as_at,
    updates.place,
    updates.text,
    updates.ref,
    updates.owner_text,
    updates.due_text,
    updates.status,
    updates.status_text,
    updates.completed_to,
    case when updates.action_id is null then themes.name end as theme,
    updates.acceptance,
    coalesce(actions.document_id, recommendations.document_id) = updates.document_id as is_first
from spoken as updates
inner join documents using (document_id)
inner join mention_order using (update_id)
inner join reviews on updates.review_id = reviews.review_id
inner join councils using (gss_code)
left join recommendations on updates.recommendation_id = recommendations.recommendation_id
left join themes using (theme_id)
left join actions using (action_id)
order by is_first desc, mention_order.number
