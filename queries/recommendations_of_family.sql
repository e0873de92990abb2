-- Question: Which councils were told this, in which words, and what became of it?
-- Grain: one row per recommendation of the family known by the as-at date
-- Params:
--   as_at              date
--   family_id          the family
-- Columns:
--   recommendation_id  key
--   council            name by which a council is chosen
--   gss_code           code of the council
--   council_type       type of council
--   region             region (null if not known)
--   review_id          key of the review
--   visited_from       first day of the visit (date; null if not stated)
--   visited_to         last day (date; null if not stated)
--   visited_precision  day, month or year
--   joint_id           shared by the reviews of several councils visited together (null if alone)
--   ref                number as printed (null if none)
--   text               its words
--   theme              core theme (null where nothing decides it)
--   theme_method       stated, corrected or inferred
--   status             status as at the date
--   status_method      stated, colour key, percent, prose, corrected, derived (null where no status is stated)
--   action_count       actions listed under it (count)
--   complete_count     of them complete (count)
--   said_by            who says so in the document: council, peers or press
--   basis              how firm the source is, where it is a register (null if a document)
--   document_kind      kind of the document
--   file_name          its file
--   place              place in it
--   url                where it was published (null if not stated)
--   note               what must be known to read the words (null if nothing)
select
    known.recommendation_id,
    council_label(councils.name, councils.council_type, councils.end_on) as council,
    reviews.gss_code,
    councils.council_type,
    councils.region,
    known.review_id,
    reviews.visited_from,
    reviews.visited_to,
    reviews.visited_precision,
    reviews.joint_id,
    known.ref,
    known.text,
    themes.name as theme,
    known.theme_method,
    known.status,
    known.status_method,
    known.action_count,
    known.complete_count,
    documents.said_by,
    documents.basis,
    documents.kind as document_kind,
    documents.file_name,
    known.place,
    documents.url,
    nullif(concat_ws('; ', known.note, documents.note), '') as note
from recommendations_as_at($as_at::date) as known
inner join reviews using (review_id)
inner join councils using (gss_code)
inner join documents on known.document_id = documents.document_id
left join themes on known.theme_id = themes.theme_id
where known.family_id = $family_id
order by reviews.visited_from desc nulls last, council, known.recommendation_id
