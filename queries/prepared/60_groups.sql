-- Every action of the reviews that sector figures count, with everything it is grouped by. A chosen theme leaves out the actions
-- whose recommendation is not known.
create macro sector_actions(
    d, chosen_year, chosen_type := null, chosen_region := null, chosen_theme := null, chosen_codes := null
) as table
select
    actions.*,
    themes.name as theme,
    reviews.gss_code,
    council_label(reviews.council_name, reviews.council_type, reviews.council_end_on) as council_name,
    reviews.council_type,
    reviews.region,
    reviews.review_year,
    reviews.has_progress,
    reviews.is_followed
from actions_as_at(d) as actions
inner join sector_reviews(d, chosen_year, chosen_type, chosen_region, chosen_codes) as reviews using (review_id)
left join main.themes on actions.theme_id = themes.theme_id
where chosen_theme is null or actions.theme_id = chosen_theme;

create macro sector_recommendations(
    d, chosen_year, chosen_type := null, chosen_region := null, chosen_theme := null, chosen_codes := null
) as table
select
    recommendations.*,
    themes.name as theme,
    reviews.gss_code,
    council_label(reviews.council_name, reviews.council_type, reviews.council_end_on) as council_name,
    reviews.council_type,
    reviews.region,
    reviews.review_year,
    reviews.has_progress,
    reviews.read_count
from recommendations_as_at(d) as recommendations
inner join sector_reviews(d, chosen_year, chosen_type, chosen_region, chosen_codes) as reviews using (review_id)
left join main.themes on recommendations.theme_id = themes.theme_id
where chosen_theme is null or recommendations.theme_id = chosen_theme;

-- Both levels side by side: one row per action and per recommendation, with the status that completion counts. Only reviews of which a
-- document is loaded: of the others nothing can be complete or late.
create macro counted_as_at(
    d, chosen_year, chosen_type := null, chosen_region := null, chosen_theme := null, chosen_codes := null
) as table
select
    'action' as level, action_id as id, review_id, counted_status as status, moved_to_continuous, theme, gss_code, council_name,
    council_type, region, review_year, has_progress
from sector_actions(d, chosen_year, chosen_type, chosen_region, chosen_theme, chosen_codes)
union all
select
    'recommendation', recommendation_id, review_id, status, moved_to_continuous, theme, gss_code, council_name,
    council_type, region, review_year, has_progress
from sector_recommendations(d, chosen_year, chosen_type, chosen_region, chosen_theme, chosen_codes)
where read_count > 0;

-- The name of the group a row falls into; a wrong `grouping` is an error that lists the right ones.
create macro group_name(grouping, theme_name, council_name, council_type, region, review_year) as
    case coalesce(grouping, 'theme')
        when 'theme' then coalesce(theme_name, 'No theme found')
        when 'council' then council_name
        when 'council type' then council_type
        when 'region' then coalesce(region, 'Region not stated')
        when 'review year' then coalesce(review_year::varchar, 'Year not stated')
        else error('by: one of theme, council, council type, region, review year is accepted')
    end;

-- Themes in their order, 'not found' and 'not stated' last, everything else by name.
create macro group_order(grouping, grouped) as
    case when grouped like 'No %' or grouped like '% not stated' then 99
        when coalesce(grouping, 'theme') = 'theme' then (select theme_id from main.themes where themes.name = grouped)
        else 0 end;

-- Method rule 3 over the sector's latest reviews, at both levels; only reviews with progress count.
create macro completion_as_at(d) as table
select
    levels.level,
    complete_of(counted.status) as complete_count,
    counting_of(counted.status) as counting_count,
    stated_of(counted.status) as stated_count,
    not_stated_of(counted.status) as not_stated_count,
    (count(*) filter (where counted.moved_to_continuous))::integer as moved_to_continuous_count,
    completion_point(counted.status) as point_share,
    completion_low(counted.status) as low_share,
    completion_high(counted.status) as high_share
from (values ('action'), ('recommendation')) as levels(level)
left join counted_as_at(d, null) as counted on levels.level = counted.level and counted.has_progress
group by levels.level;
