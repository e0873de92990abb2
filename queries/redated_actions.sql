-- Question: Which deadlines were moved, from when to when?
-- Grain: one row per action whose deadline was moved at least once
-- Params:
--   as_at        date
--   gss_code     one council; null for the latest review of every council
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
    known.timing
from actions_as_at($as_at::date) as known
inner join chosen_reviews($as_at::date, $gss_code, null) as reviews using (review_id)
left join recommendations on known.recommendation_id = recommendations.recommendation_id
where known.redated_count > 0
order by known.redated_count desc, known.slip_high_days desc nulls last, reviews.council_name, known.action_id
