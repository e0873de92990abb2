-- Question: What has the sector promised, and how far has it come?
-- Grain: one row per level (recommendation, then action)
-- Params:
--   as_at         date
--   year          only reviews visited in this year; null for the latest review of each council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   theme_id      1 to 5: only what belongs to this theme; null for all
-- Columns:
--   level                recommendation or action
--   council_count        councils with a review in these figures (count)
--   of_count             all of this level (count)
--   progress_council_count  councils with progress reported, on whom completion rests (count)
--   without_progress_council_count  councils with no progress reported yet (count)
--   counting_count       in reviews with progress, neither stopped nor continuous (count)
--   complete_count       of them complete (count)
--   stated_count         of them with a stated status (count)
--   moved_to_continuous_count  continuous now and not so at first (count)
--   point_share          complete of those stated (fraction; null below five)
--   low_share            complete of all counting (fraction; null below five)
--   high_share           complete and not stated of all counting (fraction; null below five)
with counted as (

    select
        level,
        gss_code,
        has_progress,
        moved_to_continuous,
        -- Of reviews without progress nothing is counted but how many there are.
        case when has_progress then status end as status
    from counted_as_at($as_at::date, $year::integer, $council_type::varchar, $region::varchar, $theme_id::integer)

)

select
    levels.level,
    different(list(counted.gss_code)) as council_count,
    count(counted.gss_code) as of_count,
    different(list(counted.gss_code) filter (where counted.has_progress)) as progress_council_count,
    different(list(counted.gss_code) filter (where not counted.has_progress)) as without_progress_council_count,
    counting_of(counted.status) as counting_count,
    complete_of(counted.status) as complete_count,
    stated_of(counted.status) as stated_count,
    count(*) filter (where counted.has_progress and counted.moved_to_continuous) as moved_to_continuous_count,
    completion_point(counted.status) as point_share,
    completion_low(counted.status) as low_share,
    completion_high(counted.status) as high_share
from (values ('recommendation'), ('action')) as levels(level)
left join counted using (level)
group by levels.level
order by levels.level desc
