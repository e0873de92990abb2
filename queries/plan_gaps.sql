-- Question: How many recommendations never reached a loaded plan, and under how many is no action listed?
-- Grain: one row per kind of gap, none where no plan that could show it is loaded
-- Params:
--   as_at         date
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      only recommendations of this core theme; null for all
-- Columns:
--   gap            never reached the plan, or no action listed
--   gap_count      recommendations with this gap (count)
--   of_count       recommendations looked at: known from the peers in reviews with a loaded plan, or shown in a loaded plan (count)
--   review_count   reviews they belong to (count)
--   whole_plan_count  of these reviews, those whose loaded plan is known to be whole (count)
with looked_at as (

    select *
    from sector_plans(
        $as_at::date, $year::integer,
        chosen_type := $council_type, chosen_region := $region, chosen_theme := $theme_id::integer
    )

),

gaps as (

    select 1 as position, 'never reached the plan' as gap, not is_mentioned as is_gap, looked_at.*
    from looked_at
    where is_from_peers
    union all
    select 2, 'no action listed', action_count = 0, looked_at.*
    from looked_at
    where is_in_plan

)

select
    gap,
    count(*) filter (where is_gap) as gap_count,
    count(*) as of_count,
    count(distinct review_id) as review_count,
    count(distinct review_id) filter (where plan_scope = 'full') as whole_plan_count
from gaps
group by position, gap
order by position
