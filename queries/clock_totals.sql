-- Question: Of how many reviews was each step found within its months?
-- Grain: one row per step, in the order of the programme
-- Params:
--   as_at           date
--   council_type    only councils of this type; null for all
--   region          only councils of this region; null for all
--   year            only reviews visited in this year; null for all
-- Columns:
--   step                report, action plan, progress review or progress review report
--   months              months after the visit within which it is expected
--   review_count        corporate peer challenges visited from 2023 on, joint ones once (count)
--   within_count        found, within these months (count)
--   later_count         found, after them (count)
--   cannot_tell_count   found, by a month or year that lies on both sides of the day (count)
--   not_yet_due_count   not found, and the months are not over (count)
--   not_found_count     not found, which is not late (count)
--   within_share        within, of those found and told apart (fraction; null below five, and for the progress review, which is due
--                       at about 10 months, so that a few days more are no lateness)
with steps as (

    -- Of a joint review the council whose date is the most exact, then the earliest, stands for all.
    select *
    from publication_steps($as_at::date, $year::integer, $council_type::varchar, $region::varchar)
    qualify joint_id is null
        or row_number() over (partition by joint_id, step order by found_on - found_from nulls last, found_on, gss_code) = 1

)

select
    step,
    any_value(months) as months,
    count(*) as review_count,
    count(*) filter (where standing = 'within') as within_count,
    count(*) filter (where standing = 'later') as later_count,
    count(*) filter (where standing = 'cannot tell') as cannot_tell_count,
    count(*) filter (where standing = 'not yet due') as not_yet_due_count,
    count(*) filter (where standing = 'not found') as not_found_count,
    case when step <> 'progress review' and count(*) filter (where standing in ('within', 'later')) >= 5
        then count(*) filter (where standing = 'within') / nullif(count(*) filter (where standing in ('within', 'later')), 0)
    end as within_share
from steps
group by step, position
order by position
