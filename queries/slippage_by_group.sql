-- Question: How far have deadlines slipped, how often were they moved, and how much was done on time?
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
--   group_name              name of the group
--   council_count           councils (count)
--   action_count            all actions (count)
--   measured_count          of them with a first deadline to measure against (count)
--   late_count              surely later than the first deadline (count)
--   early_count             surely earlier (count)
--   unmoved_count           neither (count)
--   cannot_tell_count       the intervals overlap, or one end is not known (count)
--   late_low_days           median of the least that the late ones slipped (days; null if none is late)
--   late_high_days          median of the most (days)
--   early_low_days          median of the most that the early ones were ahead (days, negative; null if none is early)
--   early_high_days         median of the least (days, negative)
--   overdue_count           overdue now (count)
--   redated_action_count    actions whose deadline was moved at least once (count)
--   redated_count           times a deadline was moved (count)
--   end_removed_count       of these, times an end date was taken away (count)
--   judged_count            complete with a first deadline, or overdue (count)
--   on_time_count           of them done on time (count)
--   on_time_low_share       done on time (fraction; null below five)
--   on_time_high_share      done on time, or cannot tell (fraction; null below five)
--   latest_judged_count     complete with a latest deadline, or overdue (count)
--   latest_on_time_low_share   done on time against the latest deadline (fraction; null below five)
--   latest_on_time_high_share  the same, or cannot tell (fraction; null below five)
with actions as (

    select group_name($by, theme, council_name, council_type, region, review_year) as group_name, *
    from sector_actions($as_at::date, $year::integer, $council_type::varchar, $region::varchar, $theme_id::integer, $gss_codes::varchar)

)

select
    group_name,
    different(list(gss_code)) as council_count,
    count(*) as action_count,
    count(slip_kind) as measured_count,
    count(*) filter (where slip_kind = 'late') as late_count,
    count(*) filter (where slip_kind = 'early') as early_count,
    count(*) filter (where slip_kind = 'none') as unmoved_count,
    count(*) filter (where slip_kind = 'cannot tell') as cannot_tell_count,
    median(slip_low_days) filter (where slip_kind = 'late') as late_low_days,
    median(slip_high_days) filter (where slip_kind = 'late') as late_high_days,
    median(slip_low_days) filter (where slip_kind = 'early') as early_low_days,
    median(slip_high_days) filter (where slip_kind = 'early') as early_high_days,
    count(*) filter (where timing = 'overdue') as overdue_count,
    count(*) filter (where redated_count > 0) as redated_action_count,
    coalesce(sum(redated_count), 0)::integer as redated_count,
    coalesce(sum(end_removed_count), 0)::integer as end_removed_count,
    judged_of(on_time) as judged_count,
    count(*) filter (where on_time = 'on time') as on_time_count,
    on_time_low(on_time) as on_time_low_share,
    on_time_high(on_time) as on_time_high_share,
    judged_of(on_time_latest) as latest_judged_count,
    on_time_low(on_time_latest) as latest_on_time_low_share,
    on_time_high(on_time_latest) as latest_on_time_high_share
from actions
group by group_name
order by group_order($by, group_name), group_name
