-- Every action of the reviews that sector figures count, with everything it is grouped by. A chosen theme leaves out the actions
-- whose recommendation is not known.
create macro sector_actions(
    d, chosen_year, chosen_type := null, chosen_region := null, chosen_theme := null, chosen_codes := null
) as table
select
    action_id,
    review_id,
    recommendation_id,
    counted_status,
    moved_to_continuous,
    timing,
    due_kind,
    due_from,
    due_to,
    is_due_before_document,
    redated_count,
    end_removed_count,
    slip_days(is_running, d, first_due_to, slip_low_days) as slip_low_days,
    slip_days(is_running, d, first_due_to, slip_high_days) as slip_high_days,
    slip_kind_on(is_running, d, first_due_to, slip_kind) as slip_kind,
    on_time,
    on_time_latest,
    is_dropped,
    roles,
    has_officer,
    has_member,
    owner_scope,
    theme_id,
    theme,
    gss_code,
    council_name,
    council_type,
    region,
    review_year,
    coalesce(progress_from <= d, false) as has_progress,
    coalesce(followed_from <= d, false) as is_followed
from main.action_states
where clock = 'as at' and valid_from <= d and valid_to > d
    and is_in_sector(
        d, known_from, latest_until, latest_of_year_until, gss_code, council_type, region, review_year,
        chosen_year, chosen_type, chosen_region, chosen_codes)
    and (joint_id is null or review_id in (select review_id from counted_joints(d, chosen_year, chosen_type, chosen_region, chosen_codes)))
    and (chosen_theme is null or theme_id = chosen_theme);

create macro sector_recommendations(
    d, chosen_year, chosen_type := null, chosen_region := null, chosen_theme := null, chosen_codes := null
) as table
select
    recommendation_id,
    review_id,
    document_id,
    position,
    ref,
    text,
    theme_method,
    family_id,
    acceptance,
    response_text,
    action_count,
    status,
    moved_to_continuous,
    theme_id,
    theme,
    gss_code,
    council_name,
    council_type,
    region,
    review_year,
    coalesce(progress_from <= d, false) as has_progress,
    coalesce(read_from <= d, false) as is_read
from main.recommendation_states
where valid_from <= d and valid_to > d
    and is_in_sector(
        d, known_from, latest_until, latest_of_year_until, gss_code, council_type, region, review_year,
        chosen_year, chosen_type, chosen_region, chosen_codes)
    and (joint_id is null or review_id in (select review_id from counted_joints(d, chosen_year, chosen_type, chosen_region, chosen_codes)))
    and (chosen_theme is null or theme_id = chosen_theme);

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
where is_read;

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
