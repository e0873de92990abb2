-- Question: When did an officer of the council check what is shown of this review?
-- Grain: one row per check up to the date, the latest first
-- Params:
--   as_at      date
--   review_id  the review
-- Columns:
--   checked_on  day (date)
--   by_role     who checked: a role
--   note        a remark (null if none)
--   place       line of data/checked.csv
select
    checked_on,
    by_role,
    note,
    place
from checks
where review_id = $review_id and checked_on <= $as_at::date
order by checked_on desc, place
