-- Question: Which deadlines lie ahead, and which have passed?
-- Grain: one row per action with a calendar deadline that is not complete, stopped or continuous; a deadline set before its
--   own document is left out
-- Params:
--   as_at         date
--   gss_code      one council; null for the latest review of every council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      1 to 5: only what belongs to this theme; null for all
-- Columns:
--   council          everyday name
--   action_id        key
--   ref              number of its recommendation (null if none)
--   action           its words
--   status           status as at the date
--   timing           overdue, not yet due and so on
--   due_text         latest deadline as printed
--   due_from         first day of its period (date)
--   due_to           last day of its period (date)
--   days_left        from the as-at date to the last day of the period (days; negative once it has passed)
--   redated_count    times the deadline was moved (count)
--   first_due_to     last day of the first deadline (date)
select
    reviews.council_name as council,
    known.action_id,
    recommendations.ref,
    known.text as action,
    known.status,
    known.timing,
    known.due_text,
    known.due_from,
    known.due_to,
    known.due_to - $as_at::date as days_left,
    known.redated_count,
    known.first_due_to
from actions_as_at($as_at::date) as known
inner join chosen_reviews(
    $as_at::date, $gss_code, null, $year::integer, $council_type::varchar, $region::varchar
) as reviews using (review_id)
left join recommendations on known.recommendation_id = recommendations.recommendation_id
where known.due_kind = 'dated' and not known.is_due_before_document and not is_closed(known.status)
    and ($theme_id is null or known.theme_id = $theme_id::integer)
order by known.due_to, reviews.council_name, known.action_id
