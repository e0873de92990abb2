-- Question: What were councils told, by core theme, in each type of council, region or year of visit?
-- Grain: one row per group of which recommendations are known and theme, and per group for those whose theme nothing decides
-- Params:
--   as_at         date
--   by            council type (also when null), region or review year; any other word is refused
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council (by review year: its latest of each year)
-- Columns:
--   group_name            the type, the region ('Region not stated') or the year ('Year not stated')
--   theme_id              the core theme (null for the rest)
--   theme                 its name; 'No theme found' for the rest
--   recommendation_count  recommendations of this theme known of the group's reviews (count)
--   of_count              recommendations of all themes known of them (count)
--   share                 of these, those of this theme (fraction; null below 5)
--   council_count         councils of the group that were given at least one of this theme; of a joint review one (count)
--   of_councils           councils of the group of whose review recommendations are known (count)
--   register_count        of the recommendations, those known from a public page only, without the report or plan (count)
with reviews as (

    select review_id, gss_code, council_type, region, review_year
    from sector_reviews($as_at::date, $year::integer, chosen_type := $council_type, chosen_region := $region)
    where $by is distinct from 'review year'
    union all
    -- Of years every review counts: the one that sector figures of that year would count.
    select review_id, gss_code, council_type, region, review_year
    from (
        select *
        from reviews_known($as_at::date, $year::integer, chosen_type := $council_type, chosen_region := $region)
        qualify row_number() over (
            partition by gss_code, review_year order by comes_first(kind) desc, visited_from desc nulls last, review_id) = 1
    )
    where $by = 'review year'
    qualify joint_id is null
        or row_number() over (
            partition by joint_id, review_year order by read_count desc, recommendation_count desc, gss_code) = 1

),

told as (

    select
        recommendations.theme_id,
        recommendations.recommendation_id,
        reviews.gss_code,
        documents.kind = 'register' as is_register,
        case when coalesce($by, 'council type') in ('council type', 'region', 'review year')
            then group_name(coalesce($by, 'council type'), null, null, reviews.council_type, reviews.region, reviews.review_year)
            else error('by: one of council type, region, review year is accepted') end as group_name
    from recommendations_as_at($as_at::date) as recommendations
    inner join reviews using (review_id)
    inner join documents using (document_id)

),

groups as (

    select group_name, count(*) as of_count, count(distinct gss_code) as of_councils
    from told
    group by group_name

),

names as (

    select theme_id, name from themes
    union all
    select null, 'No theme found' where exists (from told where theme_id is null)

),

counts as (

    select
        group_name,
        theme_id,
        count(*) as recommendation_count,
        count(distinct gss_code) as council_count,
        count(*) filter (where is_register) as register_count
    from told
    group by group_name, theme_id

)

select
    groups.group_name,
    names.theme_id,
    names.name as theme,
    coalesce(counts.recommendation_count, 0) as recommendation_count,
    groups.of_count,
    share(coalesce(counts.recommendation_count, 0), groups.of_count) as share,
    coalesce(counts.council_count, 0) as council_count,
    groups.of_councils,
    coalesce(counts.register_count, 0) as register_count
from groups
cross join names
left join counts on groups.group_name = counts.group_name and names.theme_id is not distinct from counts.theme_id
order by group_order(coalesce($by, 'council type'), groups.group_name), groups.group_name, names.theme_id nulls last
