-- Question: How many actions name who leads, and who is it?
-- Grain: one row per group
-- Params:
--   as_at         date
--   by            theme, council, council type, region or review year (theme if null)
--   year          only reviews visited in this year; null for the latest review of each council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   theme_id      1 to 5: only what belongs to this theme; null for all
--   gss_codes     codes of councils joined by commas, of a joint review one among them; null for all
-- Columns:
--   group_name          name of the group
--   council_count       councils (count)
--   action_count        all actions (count)
--   named_count         of them with a role named in the plan (count)
--   named_share         of all (fraction; null below five)
--   own_count           of the named, those with a role beside the action itself (count)
--   several_count       of the named, those with two or more roles (count)
--   officer_count       with an officer among the roles (count)
--   member_count        with a member among the roles (count)
--   team_only_count     with nobody but a team or board (count)
with known as (

    select
        group_name($by, theme, council_name, council_type, region, review_year) as group_name,
        sector.gss_code,
        len(sector.roles) as roles,
        sector.has_officer,
        sector.has_member,
        sector.owner_scope
    from sector_actions($as_at::date, $year::integer, $council_type::varchar, $region::varchar, $theme_id::integer, $gss_codes::varchar) as sector

)

select
    group_name,
    different(list(gss_code)) as council_count,
    count(*) as action_count,
    count(roles) as named_count,
    share(count(roles), count(*)) as named_share,
    count(*) filter (where roles > 0 and owner_scope = 'own') as own_count,
    count(*) filter (where roles > 1) as several_count,
    count(*) filter (where has_officer) as officer_count,
    count(*) filter (where has_member) as member_count,
    count(*) filter (where roles > 0 and not has_officer and not has_member) as team_only_count
from known
group by group_name
order by group_order($by, group_name), group_name
