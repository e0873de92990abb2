-- Question: How do the promised actions stand against their deadlines, all together?
-- Grain: one row, none where no action is known
-- Params:
--   as_at         date
--   year          only reviews visited in this year; null for the latest review of each council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   theme_id      1 to 5: only what belongs to this theme; null for all
-- Columns:
--   council_count            councils with an action (count)
--   review_count             their reviews (count)
--   followed_review_count    of these, those of which two documents or more speak of actions; only there can a move or a change be seen (count)
--   action_count             all actions (count)
--   overdue_count            overdue (count)
--   redated_action_count     actions whose deadline was moved at least once (count)
--   redated_count            times a deadline was moved (count)
--   end_removed_count        of these, times an end date was taken away (count)
--   due_without_update_count  past their deadline, with no later word loaded (count)
--   undated_count            without a calendar date (count)
--   dropped_count            left out by the last full document without a word (count)
--   measured_count           with a first deadline to measure against (count)
--   late_count               of them surely later than it (count)
--   early_count              surely earlier (count)
--   late_low_days            median of the least that the late ones slipped (days; null if none is late)
--   late_high_days           median of the most (days)
--   judged_count             complete with a first deadline, or overdue (count)
--   on_time_count            of them done on time (count)
--   on_time_unknown_count    of them done, and nobody can tell whether in time (count)
--   on_time_low_share        done on time (fraction; null below five)
--   on_time_high_share       done on time, or cannot tell (fraction; null below five)
--   latest_judged_count      complete with a latest deadline, or overdue (count)
--   latest_on_time_count     of them done on time against the latest deadline (count)
--   latest_on_time_low_share   done on time against it (fraction; null below five)
--   latest_on_time_high_share  the same, or cannot tell (fraction; null below five)
select
    different(list(gss_code)) as council_count,
    different(list(review_id)) as review_count,
    different(list(review_id) filter (where is_followed)) as followed_review_count,
    count(*) as action_count,
    count(*) filter (where timing = 'overdue') as overdue_count,
    count(*) filter (where redated_count > 0) as redated_action_count,
    coalesce(sum(redated_count), 0)::integer as redated_count,
    coalesce(sum(end_removed_count), 0)::integer as end_removed_count,
    count(*) filter (where timing = 'due, no update found') as due_without_update_count,
    count(*) filter (where due_kind <> 'dated') as undated_count,
    count(*) filter (where is_dropped) as dropped_count,
    count(slip_kind) as measured_count,
    count(*) filter (where slip_kind = 'late') as late_count,
    count(*) filter (where slip_kind = 'early') as early_count,
    median(slip_low_days) filter (where slip_kind = 'late') as late_low_days,
    median(slip_high_days) filter (where slip_kind = 'late') as late_high_days,
    judged_of(on_time) as judged_count,
    count(*) filter (where on_time = 'on time') as on_time_count,
    count(*) filter (where on_time = 'cannot tell') as on_time_unknown_count,
    on_time_low(on_time) as on_time_low_share,
    on_time_high(on_time) as on_time_high_share,
    judged_of(on_time_latest) as latest_judged_count,
    count(*) filter (where on_time_latest = 'on time') as latest_on_time_count,
    on_time_low(on_time_latest) as latest_on_time_low_share,
    on_time_high(on_time_latest) as latest_on_time_high_share
from sector_actions($as_at::date, $year::integer, $council_type::varchar, $region::varchar, $theme_id::integer)
having count(*) > 0
order by action_count
