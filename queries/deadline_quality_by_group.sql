-- Question: How exact are the deadlines that councils set?
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
--   group_name        name of the group
--   council_count     councils (count)
--   action_count      all actions (count)
--   dated_count       latest deadline is a date or a period (count)
--   day_count         of them exact to the day (count)
--   month_count       of them a period of up to a month (count)
--   longer_count      of them a longer period: quarter, season, year, range (count)
--   early_count       of them earlier than the document that sets them, left out of timing (count)
--   ongoing_count     latest deadline is 'ongoing' (count)
--   event_count       tied to an event (count)
--   none_count        no deadline is printed (count)
--   undated_share     ongoing, event or none, of all (fraction; null below five)
--   median_width_days  days from the first to the last day of a dated deadline, both counted: the median (days; null if none is dated)
with actions as (

    select
        group_name($by, theme, council_name, council_type, region, review_year) as group_name,
        gss_code,
        due_kind,
        is_due_before_document,
        due_to - due_from + 1 as width
    from sector_actions($as_at::date, $year::integer, $council_type::varchar, $region::varchar, $theme_id::integer, $gss_codes::varchar)

)

select
    group_name,
    different(list(gss_code)) as council_count,
    count(*) as action_count,
    count(*) filter (where due_kind = 'dated') as dated_count,
    count(*) filter (where due_kind = 'dated' and width = 1) as day_count,
    count(*) filter (where due_kind = 'dated' and width between 2 and 31) as month_count,
    count(*) filter (where due_kind = 'dated' and width > 31) as longer_count,
    count(*) filter (where is_due_before_document) as early_count,
    count(*) filter (where due_kind = 'ongoing') as ongoing_count,
    count(*) filter (where due_kind = 'event') as event_count,
    count(*) filter (where due_kind = 'none') as none_count,
    share(count(*) filter (where due_kind <> 'dated'), count(*)) as undated_share,
    median(width) filter (where due_kind = 'dated') as median_width_days
from actions
group by group_name
order by group_order($by, group_name), group_name
