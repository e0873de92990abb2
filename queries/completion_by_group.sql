-- Question: How much of what was promised is complete, and between which bounds?
-- Grain: one row per group and level (recommendation, then action)
-- Params:
--   as_at         date
--   by            theme, council, council type, region or review year (theme if null)
--   year          only reviews visited in this year; null for the latest review of each council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   theme_id      1 to 5: only what belongs to this theme; null for all
--   gss_codes     codes of councils joined by commas, of a joint review one among them; null for all
-- Columns:
--   group_name           name of the group
--   level                recommendation or action
--   council_count        councils with progress reported (count)
--   of_count             all of this level in reviews with progress reported (count)
--   counting_count       of them neither stopped nor continuous: the whole of the shares (count)
--   complete_count       of them complete (count)
--   stated_count         of them with a stated status: the whole of the point (count)
--   not_stated_count     of them without a stated status (count)
--   stopped_count        stopped (count)
--   continuous_count     continuous, with no end by design (count)
--   moved_to_continuous_count  of the continuous, those that began otherwise (count)
--   point_share          complete of those stated (fraction; null below five)
--   low_share            complete of all counting: not stated taken as not complete (fraction; null below five)
--   high_share           complete and not stated of all counting (fraction; null below five)
--   without_progress_council_count  councils with a plan and no progress reported yet, which are not in these figures (count)
--   without_progress_count          of this level in their reviews (count)
with counted as (

    select
        group_name($by, theme, council_name, council_type, region, review_year) as group_name,
        level,
        gss_code,
        has_progress,
        moved_to_continuous,
        -- Of reviews without progress nothing is counted but how many there are.
        case when has_progress then status end as status
    from counted_as_at($as_at::date, $year::integer, $council_type::varchar, $region::varchar, $theme_id::integer, $gss_codes::varchar)

)

select
    group_name,
    level,
    different(list(gss_code) filter (where has_progress)) as council_count,
    count(*) filter (where has_progress) as of_count,
    counting_of(status) as counting_count,
    complete_of(status) as complete_count,
    stated_of(status) as stated_count,
    not_stated_of(status) as not_stated_count,
    count(*) filter (where status = 'stopped') as stopped_count,
    count(*) filter (where status = 'continuous') as continuous_count,
    count(*) filter (where has_progress and moved_to_continuous) as moved_to_continuous_count,
    completion_point(status) as point_share,
    completion_low(status) as low_share,
    completion_high(status) as high_share,
    different(list(gss_code) filter (where not has_progress)) as without_progress_council_count,
    count(*) filter (where not has_progress) as without_progress_count
from counted
group by group_name, level
order by group_order($by, group_name), group_name, level desc
