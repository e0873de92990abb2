-- Question: Which deadlines were moved, from when to when?
-- Grain: one row per action whose deadline was moved at least once
-- Params:
--   as_at         date
--   gss_code      one council; null for the latest review of every council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      1 to 5: only what belongs to this theme; null for all
-- Columns:
--   council            everyday name
--   action_id          key
--   ref                number of its recommendation (null if none)
--   action             its words
--   status             status as at the date
--   first_due_text     first deadline as printed
--   first_due_to       its last day (date)
--   due_text           latest deadline as printed
--   due_to             its last day (date; null where the end was taken away)
--   redated_count      times it was moved (count)
--   end_removed_count  of these, times its end date was taken away (count)
--   slip_low_days      least that it slipped against the first deadline (days; null if that cannot be measured)
--   slip_high_days     most that it slipped (days)
--   timing             overdue, not yet due and so on
--   gss_code           code of the council
--   recommendation_id  key of its recommendation (null if none is known)
--   file_name          document that gives the latest deadline
--   place              place in it
--   url                where that was published (null if not known)
select
    reviews.council_name as council,
    known.action_id,
    recommendations.ref,
    known.text as action,
    known.status,
    known.first_due_text,
    known.first_due_to,
    known.due_text,
    known.due_to,
    known.redated_count,
    known.end_removed_count,
    known.slip_low_days,
    known.slip_high_days,
    known.timing,
    reviews.gss_code,
    known.recommendation_id,
    documents.file_name,
    known.due_place as place,
    documents.url
from actions_as_at($as_at::date) as known
inner join chosen_reviews(
    $as_at::date, $gss_code, null, $year::integer, $council_type::varchar, $region::varchar
) as reviews using (review_id)
left join documents on known.due_document_id = documents.document_id
left join recommendations on known.recommendation_id = recommendations.recommendation_id
where known.redated_count > 0 and ($theme_id is null or known.theme_id = $theme_id::integer)
order by known.redated_count desc, known.slip_high_days desc nulls last, reviews.council_name, known.action_id
