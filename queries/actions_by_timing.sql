-- Question: Where do the promised actions stand against their deadlines, as last reported and as at the date?
-- Grain: one row per timing
-- Params:
--   as_at         date
--   gss_code      one council; null for every council
--   review_id     one review; null for the latest review of each council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for all
--   theme_id      1 to 5: only what belongs to this theme; null for all
-- Columns:
--   timing               where they stand: overdue, not yet due and so on, in the words of the method
--   action_count         actions as at the date (count)
--   last_reported_count  actions as each council's own last document had them, on the date of that document (count)
--   of_count             all actions counted in this answer (count)
--   council_count        councils with such an action as at the date (count)
with reviews as (

    select review_id, gss_code
    from chosen_reviews($as_at::date, $gss_code, $review_id, $year::integer, $council_type::varchar, $region::varchar)

),

actions as (

    select known.action_id, known.timing, reviews.gss_code, true as is_now
    from actions_as_at($as_at::date) as known
    inner join reviews using (review_id)
    where $theme_id is null or known.theme_id = $theme_id::integer
    union all
    select known.action_id, known.timing, reviews.gss_code, false
    from actions_as_last_reported($as_at::date) as known
    inner join reviews using (review_id)
    where $theme_id is null or known.theme_id = $theme_id::integer

)

select
    timing,
    count(*) filter (where is_now) as action_count,
    count(*) filter (where not is_now) as last_reported_count,
    (sum(count(*) filter (where is_now)) over ())::bigint as of_count,
    different(list(gss_code) filter (where is_now)) as council_count
from actions
group by timing
order by timing_order(timing)
