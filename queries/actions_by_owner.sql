-- Question: Who carries how much, by role?
-- Grain: one row per role family and kind of lead
-- Params:
--   as_at         date
--   gss_code      one council; null for the latest review of every council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      1 to 5: only what belongs to this theme; null for all
--   gss_codes     codes of councils joined by commas, of a joint review one among them; null for all
-- Columns:
--   role_family       family of roles, such as 'chief executive' or 'head of service'
--   lead_kind         officer, member or team
--   action_count      actions that name such a role; one with several roles counts for each (count)
--   of_count          all actions (count)
--   open_count        of them not complete, stopped or continuous (count)
--   overdue_count     of them overdue (count)
--   redated_count     of them with a deadline that was moved (count)
--   council_count     councils (count)
--   roles             the roles as printed (list)
with actions as (

    select known.action_id, known.status, known.timing, known.redated_count, reviews.gss_code
    from actions_as_at($as_at::date) as known
    inner join chosen_reviews(
        $as_at::date, $gss_code, null, $year::integer, $council_type::varchar, $region::varchar, $gss_codes::varchar
    ) as reviews using (review_id)
    where $theme_id is null or known.theme_id = $theme_id::integer

),

owned as (

    select actions.*, owners.role_family, owners.lead_kind, owners.role
    from actions
    inner join owners_known($as_at::date) as owners using (action_id)

),

-- Several roles of one family that lead an action count once.
led as (

    select distinct action_id, role_family, lead_kind, gss_code, status, timing, redated_count
    from owned

),

roles as (

    select role_family, lead_kind, list(role order by role) as roles
    from (select distinct role_family, lead_kind, role from owned)
    group by role_family, lead_kind

)

select
    led.role_family,
    led.lead_kind,
    count(*) as action_count,
    (select count(*) from actions) as of_count,
    count(*) filter (where not is_closed(led.status)) as open_count,
    count(*) filter (where led.timing = 'overdue') as overdue_count,
    count(*) filter (where led.redated_count > 0) as redated_count,
    different(list(led.gss_code)) as council_count,
    any_value(roles.roles) as roles
from led
inner join roles using (role_family, lead_kind)
group by led.role_family, led.lead_kind
order by action_count desc, led.role_family, led.lead_kind
