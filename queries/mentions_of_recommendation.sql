-- Question: Which documents and pages speak of this recommendation, and what does each say?
-- Grain: one row per mention by a document that counts by the date, the earliest first
-- Params:
--   as_at              date
--   recommendation_id  the recommendation
-- Columns:
--   kind             kind of document; register: a public page, without the document itself
--   said_by          council, peers or press
--   basis            how firm a register's source is (null for a document)
--   as_at            its own date (date; null if not stated)
--   as_at_precision  how exactly that is printed
--   words            by which it names the recommendation (null where only the number)
--   status           what it states
--   status_text      the printed words behind that (null if none)
--   narrative        what it tells (null if nothing)
--   file_name        file that was read
--   place            place in it
--   url              where it was published (null if not known)
select
    documents.kind,
    documents.said_by,
    documents.basis,
    documents.as_at,
    documents.as_at_precision,
    updates.text as words,
    updates.status,
    updates.status_text,
    updates.narrative,
    documents.file_name,
    updates.place,
    documents.url
from updates
inner join documents using (document_id)
inner join mention_order using (update_id)
where updates.recommendation_id = $recommendation_id and updates.action_id is null
    and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
order by mention_order.number
