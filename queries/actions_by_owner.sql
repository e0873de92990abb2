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

-- Several roles of one family that lead an action count once.
led as (

    select
        actions.action_id,
        owners.role_family,
        owners.lead_kind,
        any_value(actions) as led_action,
        list(owners.role) as roles
    from actions
    inner join owners_known($as_at::date) as owners using (action_id)
    group by actions.action_id, owners.role_family, owners.lead_kind

)

select
    role_family,
    lead_kind,
    count(*) as action_count,
    (select count(*) from actions) as of_count,
    count(*) filter (where not is_closed(led_action.status)) as open_count,
    count(*) filter (where led_action.timing = 'overdue') as overdue_count,
    count(*) filter (where led_action.redated_count > 0) as redated_count,
    different(list(led_action.gss_code)) as council_count,
    list_sort(list_distinct(flatten(list(roles)))) as roles
from led
group by role_family, lead_kind
order by action_count desc, role_family, lead_kind
