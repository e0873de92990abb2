-- Question: What is known of this one recommendation?
-- Grain: one row, or none where no recommendation of this name is known by the date
-- Params:
--   as_at              date
--   recommendation_id  the recommendation
-- Columns:
--   recommendation_id  key
--   council            name by which the council is chosen
--   gss_code           its code
--   review_id          the review
--   visited_from       first day of the visit (date; null if not stated)
--   visited_to         last day (date)
--   visited_precision  day, month or year
--   ref                number as printed (null if none)
--   text               its words (null where only its number is named)
--   topic              what it is about, where a register says so (null if not)
--   note               what must be known to read a register's words (null if nothing)
--   response_text      what the last document that says something beside it says that is no action (null if nothing)
--   acceptance         accepted, part or declined (null if the council does not say)
--   theme              core theme (null where nothing decides it)
--   theme_method       stated, corrected or inferred
--   second_theme       a second theme that comes near (null if none)
--   status             status as at the date
--   status_method      stated, colour key, percent, prose, corrected, derived (null where no status is stated)
--   status_as_at       own date of the latest document that states it (date; null if it has none, or none states it)
--   action_count       actions listed under it (count)
--   complete_count     of them complete (count)
--   has_document       whether a document of its review is loaded, not only a register's row
--   family_id          recommendations of other councils that say the same (null if none)
select
    known.recommendation_id,
    council_label(reviews.council_name, reviews.council_type, reviews.council_end_on) as council,
    reviews.gss_code,
    known.review_id,
    reviews.visited_from,
    reviews.visited_to,
    reviews.visited_precision,
    known.ref,
    known.text,
    known.topic,
    known.note,
    known.response_text,
    known.acceptance,
    themes.name as theme,
    known.theme_method,
    second.name as second_theme,
    known.status,
    known.status_method,
    known.status_as_at,
    known.action_count,
    known.complete_count,
    reviews.read_count > 0 as has_document,
    known.family_id
from recommendations_as_at($as_at::date) as known
inner join reviews_known($as_at::date) as reviews using (review_id)
left join themes on known.theme_id = themes.theme_id
left join themes as second on known.second_theme_id = second.theme_id
where known.recommendation_id = $recommendation_id
order by known.recommendation_id
