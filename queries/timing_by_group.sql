-- Question: Where do the promised actions stand against their deadlines, and how does that differ?
-- Grain: one row per group and timing
-- Params:
--   as_at         date
--   by            theme, council, council type, region or review year (theme if null)
--   year          only reviews visited in this year; null for the latest review of each council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   theme_id      1 to 5: only what belongs to this theme; null for all
--   gss_codes     codes of councils joined by commas, of a joint review one among them; null for all
-- Columns:
--   group_name     name of the group
--   timing         overdue, not yet due and so on, in the words of the method
--   action_count   actions (count)
--   of_count       all actions of the group (count)
--   share          of all actions of the group (fraction; null below five)
--   council_count  councils with such an action (count)
with actions as (

    select group_name($by, theme, council_name, council_type, region, review_year) as group_name, timing, gss_code
    from sector_actions($as_at::date, $year::integer, $council_type::varchar, $region::varchar, $theme_id::integer, $gss_codes::varchar)

),

wholes as (

    select group_name, count(*) as of_count
    from actions
    group by group_name

)

select
    actions.group_name,
    actions.timing,
    count(*) as action_count,
    wholes.of_count,
    share(count(*), wholes.of_count) as share,
    different(list(actions.gss_code)) as council_count
from actions
inner join wholes using (group_name)
group by actions.group_name, actions.timing, wholes.of_count
order by group_order($by, actions.group_name), actions.group_name, timing_order(actions.timing)
