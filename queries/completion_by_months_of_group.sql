-- Question: How far were these councils so many months after their visits?
-- Grain: one row per month since the visit, from 0 to the most that has passed for one of them, at most 60
-- Params:
--   as_at      date
--   gss_codes  codes of councils joined by commas, of a joint review one among them; null for all
--   level      recommendation (also null) or action
--   theme_id   1 to 5: only what belongs to this theme; null for all
-- Columns:
--   month                 whole months since the last day of the visit
--   counted_count         councils for which that day has come, with progress loaded by then (count)
--   measured_count        of them those with five or more stated: those of the quartiles (count)
--   of_count              councils of the group with a plan or progress loaded, whenever visited (count)
--   lower_share           a quarter of these councils' shares complete lie at or below this (fraction; null below five)
--   middle_share          half of them do (fraction; null below five)
--   upper_share           three quarters of them do (fraction; null below five)
--   complete_count        complete in all councils counted (count; null if none is)
--   stated_count          with a stated status in all of them (count; null if none is)
--   months_since_report   median of the whole months since each counted council's own last document (null if none is counted)
with group_reviews as (

    select review_id
    from sector_reviews($as_at::date, null, null, null, $gss_codes::varchar)
    where has_plan or has_progress

),

months as (

    select *
    from progress_by_months($as_at::date, $gss_codes::varchar, $theme_id::integer, $level::varchar)
    where review_id in (select review_id from group_reviews)

)

select
    month,
    (count(*) filter (where has_progress))::integer as counted_count,
    count(point_share)::integer as measured_count,
    (select count(*) from group_reviews)::integer as of_count,
    case when count(point_share) >= 5 then quantile_cont(point_share, 0.25) end as lower_share,
    case when count(point_share) >= 5 then quantile_cont(point_share, 0.5) end as middle_share,
    case when count(point_share) >= 5 then quantile_cont(point_share, 0.75) end as upper_share,
    sum(complete_count)::integer as complete_count,
    sum(stated_count)::integer as stated_count,
    median(months_since_report) filter (where has_progress) as months_since_report
from months
group by month
order by month
