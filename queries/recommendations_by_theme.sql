-- Question: How far have the recommendations of loaded plans and reports come, by core theme?
-- Grain: one row per theme, and one for recommendations whose theme nothing decides
-- Params:
--   as_at                 date
--   council_type          only councils of this type; null for all
--   region                only councils of this region; null for all
--   year                  only reviews visited in this year; null for the latest review of each council
--   theme_id              1 to 5: only its row; null for every row
-- Columns:
--   theme                 name of the core theme; 'No theme found' for the rest
--   recommendation_count  recommendations of each council's latest review, where a document of it is loaded (count)
--   council_count         councils that were given at least one of them (count)
--   stated_theme_count    of them, those whose theme the document itself states (count)
--   complete_count        status complete (count)
--   in_progress_count     status in progress (count)
--   not_started_count     status not started (count)
--   stopped_count         status stopped (count)
--   continuous_count      status continuous: no end by design (count)
--   not_stated_count      no document states a status (count)
--   action_count          actions under these recommendations (count)
with recommendations as (

    select *
    from sector_recommendations($as_at::date, $year::integer, $council_type::varchar, $region::varchar)
    where is_read

),

names as (

    select theme_id, name from themes
    union all
    select null, 'No theme found'

)

select
    names.name as theme,
    count(recommendations.recommendation_id) as recommendation_count,
    different(list(recommendations.gss_code)) as council_count,
    count(*) filter (where recommendations.theme_method in ('stated', 'corrected')) as stated_theme_count,
    count(*) filter (where recommendations.status = 'complete') as complete_count,
    count(*) filter (where recommendations.status = 'in progress') as in_progress_count,
    count(*) filter (where recommendations.status = 'not started') as not_started_count,
    count(*) filter (where recommendations.status = 'stopped') as stopped_count,
    count(*) filter (where recommendations.status = 'continuous') as continuous_count,
    count(*) filter (where recommendations.status = 'not stated') as not_stated_count,
    coalesce(sum(recommendations.action_count), 0)::integer as action_count
from names
left join recommendations on names.theme_id is not distinct from recommendations.theme_id
where $theme_id is null or names.theme_id = $theme_id::integer
group by names.theme_id, names.name
having names.theme_id is not null or count(recommendations.recommendation_id) > 0
order by names.theme_id nulls last
