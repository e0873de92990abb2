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

    select known.*, reviews.gss_code
    from actions_as_at($as_at::date) as known
    inner join chosen_reviews(
        $as_at::date, $gss_code, null, $year::integer, $council_type::varchar, $region::varchar, $gss_codes::varchar
    ) as reviews using (review_id)
    where is_of_theme(known.recommendation_id, $theme_id::integer)

),

owners as (

    select action_id, role_family, lead_kind, list(distinct role) as roles
    from owners_known($as_at::date)
    group by action_id, role_family, lead_kind

)

select
    owners.role_family,
    owners.lead_kind,
    count(*) as action_count,
    (select count(*) from actions) as of_count,
    count(*) filter (where not is_closed(actions.status)) as open_count,
    count(*) filter (where actions.timing = 'overdue') as overdue_count,
    count(*) filter (where actions.redated_count > 0) as redated_count,
    count(distinct actions.gss_code) as council_count,
    list_sort(list_distinct(flatten(list(owners.roles)))) as roles
from actions
inner join owners using (action_id)
group by owners.role_family, owners.lead_kind
order by action_count desc, owners.role_family, owners.lead_kind
