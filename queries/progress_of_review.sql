-- Question: What progress do the documents report for the review as a whole, naming no single recommendation?
-- Grain: one row per statement, in the order of the documents
-- Params:
--   as_at        date
--   review_id    the review
-- Columns:
--   as_at        date of the document (date; null if not stated)
--   said_by      council, peers or press
--   statement    what it says
--   reasons      reasons for delay that it gives (list; null if none)
--   file_name    the document
--   place        place in it
with reasons as (

    select update_id, list(distinct reason order by reason) as reasons
    from update_reasons
    group by update_id

)

select
    updates.as_at,
    updates.said_by,
    updates.narrative as statement,
    reasons.reasons,
    documents.file_name,
    updates.place
from updates
inner join documents on updates.document_id = documents.document_id
left join reasons on updates.update_id = reasons.update_id
where updates.review_id = $review_id and updates.recommendation_id is null and updates.action_id is null
    and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
order by documents.counts_from nulls first, updates.update_id
