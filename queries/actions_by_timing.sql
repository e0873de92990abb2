-- Question: Where do the promised actions stand against their deadlines?
-- Grain: one row per timing, and per council where one is named in the parameters
-- Params:
--   as_at         date
--   gss_code      one council; null for the latest review of every council
-- Columns:
--   timing         where they stand: overdue, not yet due and so on, in the words of the method
--   action_count   actions (count)
--   of_count       all actions counted in this answer (count)
--   council_count  councils with such an action (count)
with reviews as (

    select review_id, gss_code
    from reviews_as_at($as_at::date)
    where $gss_code is null or gss_code = $gss_code

),

actions as (

    select actions.timing, reviews.gss_code
    from actions_as_at($as_at::date) as actions
    inner join reviews using (review_id)

)

select
    timing,
    count(*) as action_count,
    (select count(*) from actions) as of_count,
    count(distinct gss_code) as council_count
from actions
group by timing
order by timing_order(timing)
