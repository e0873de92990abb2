-- Question: Which recommendations did the council take up in part or not at all, and why?
-- Grain: one row per recommendation whose last stated answer by the date is part or declined
-- Params:
--   as_at      date
--   review_id  the review
-- Columns:
--   recommendation_id  key
--   ref                number as printed (null if none)
--   text               its words (null where only its number is named)
--   acceptance         part or declined
--   why                what the document that says so says beside it (null where it gives no more than the answer itself)
--   said_by            council, peers or press
--   said_on            own date of that document (date; null if it has none)
--   action_count       actions listed under it all the same (count)
--   document_title     title of that document (null if none)
--   kind               kind of that document; register: a public page, without the document itself
--   file_name          that document
--   place              place in it
--   url                where it was published (null if not known)
with answers as (

    select
        updates.recommendation_id,
        updates.document_id,
        updates.said_by,
        updates.narrative,
        updates.response_text,
        updates.place
    from updates
    inner join documents using (document_id)
    inner join mention_order using (update_id)
    where updates.review_id = $review_id and updates.action_id is null and updates.acceptance is not null
        and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
    qualify row_number() over (partition by updates.recommendation_id order by mention_order.number desc) = 1

),

-- An answer alone ('Declined', 'Accepted in part') gives no reason.
worded as (

    select
        known.*,
        answers.document_id as answered_in,
        answers.said_by,
        answers.place as answered_at,
        list_filter(
            [answers.narrative, answers.response_text],
            lambda said: said is not null and not regexp_full_match(
                lower(said),
                '\W*(not |partially |partly |part[ -])?(accepted|agreed|supported|declined|rejected|disagreed?|no)( only)?( in (part|principle))?( by (the )?(council|cabinet|executive|committee|full council))?\W*')
        )[1] as why
    from recommendations_as_at($as_at::date) as known
    inner join answers using (recommendation_id)
    where known.acceptance in ('part', 'declined')

)

select
    worded.recommendation_id,
    worded.ref,
    worded.text,
    worded.acceptance,
    worded.why,
    worded.said_by,
    coalesce(documents.as_at, documents.published_on) as said_on,
    worded.action_count,
    coalesce(documents.published_title, documents.title) as document_title,
    documents.kind,
    documents.file_name,
    worded.answered_at as place,
    documents.url
from worded
inner join documents on worded.answered_in = documents.document_id
order by worded.position, worded.recommendation_id
