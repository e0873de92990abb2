-- Question: What were these councils told, by core theme, as far as it is known?
-- Grain: one row per theme, and one for recommendations whose theme nothing decides
-- Params:
--   as_at                 date
--   gss_codes             codes of councils joined by commas; null for all of the sector
--   council_type          only councils of this type; null for all
--   region                only councils of this region; null for all
--   year                  only reviews visited in this year; null for the latest review of each council
--   theme_id              1 to 5: only its row, the wholes stay those of all themes; null for every row
-- Columns:
--   theme_id              the core theme (null for the rest)
--   theme                 its name; 'No theme found' for the rest
--   recommendation_count  recommendations known of these councils' latest reviews (count)
--   of_count              recommendations known of all themes (count)
--   council_count         councils that were given at least one of this theme; of a joint review one (count)
--   of_councils           councils of whose latest review recommendations are known (count)
--   register_count        of the recommendations, those known from a public page only, without the report or plan (count)
--   part_list_count       of them, those from lists that were not seen whole (count)
--   stated_theme_count    of them, those whose theme the document itself states (count)
--   family_count          families of the same recommendation given to several councils that these belong to (count)
with told as (

    select
        recommendations.recommendation_id,
        recommendations.theme_id,
        recommendations.theme_method,
        recommendations.family_id,
        recommendations.gss_code,
        documents.kind = 'register' as is_register,
        documents.kind = 'register' and documents.scope <> 'full' as is_part
    from sector_recommendations(
        $as_at::date, $year::integer, $council_type::varchar, $region::varchar, chosen_codes := $gss_codes::varchar) as recommendations
    inner join documents using (document_id)

),

names as (

    select theme_id, name from themes
    union all
    select null, 'No theme found'

)

select
    names.theme_id,
    names.name as theme,
    count(told.recommendation_id) as recommendation_count,
    (select count(*) from told) as of_count,
    different(list(told.gss_code)) as council_count,
    (select different(list(gss_code)) from told) as of_councils,
    count(*) filter (where told.is_register) as register_count,
    count(*) filter (where told.is_part) as part_list_count,
    count(*) filter (where told.theme_method in ('stated', 'corrected')) as stated_theme_count,
    count(distinct told.family_id) as family_count
from names
left join told on names.theme_id is not distinct from told.theme_id
where $theme_id is null or names.theme_id = $theme_id::integer
group by names.theme_id, names.name
having names.theme_id is not null or count(told.recommendation_id) > 0
order by names.theme_id nulls last
