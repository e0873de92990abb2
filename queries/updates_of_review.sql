-- Question: What did each document say of each action and recommendation, and when?
-- Grain: one row per document that speaks of an action or recommendation
-- Params:
--   as_at        date
--   review_id    the review
-- Columns:
--   recommendation_id  key (null if none is known)
--   action_id          key (null where it speaks of the recommendation itself)
--   counts_from        day from which the document counts (date)
--   as_at              its own date (date; null if not stated)
--   said_by            council, peers or press
--   ref                the number under which it shows it (null if none)
--   words              the words by which it names it (null if none)
--   owner_text         who leads according to it (null if not stated)
--   due_text           deadline as it prints it (null if none)
--   due_to             last day of that deadline (date)
--   status             status it states
--   status_text        the printed words behind that
--   narrative          what it says of progress (null if nothing)
--   link_method        first, ref, words, correction, split or merge: how it was recognised
--   link_score         likeness to what was known, 0 to 1 (null for the first)
--   kind               kind of document
--   file_name          the document
--   place              place in it
select
    updates.recommendation_id,
    updates.action_id,
    documents.counts_from,
    updates.as_at,
    updates.said_by,
    updates.ref,
    updates.text as words,
    updates.owner_text,
    updates.due_text,
    updates.due_to,
    updates.status,
    updates.status_text,
    updates.narrative,
    updates.link_method,
    updates.link_score,
    documents.kind,
    documents.file_name,
    updates.place
from updates
inner join documents using (document_id)
where updates.review_id = $review_id and (updates.recommendation_id is not null or updates.action_id is not null)
    and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
order by updates.recommendation_id nulls last, updates.action_id nulls first, documents.counts_from nulls first, updates.update_id
