-- Question: Were report, plan and progress review published in the months that the programme expects?
-- Grain: one row per review visited from 2023 on and step
-- Params:
--   as_at        date
--   gss_code     one council; null for all
-- Columns:
--   council       everyday name
--   gss_code      code of the council
--   review_id     key of the review
--   visited_from  first day of the visit (date)
--   step          report, action plan, progress review or progress review report
--   months        months after the visit within which it is expected
--   due_on        last day of these months, from the last day of the visit known (date)
--   found_on      day on which it was published, else its own date (date; null if not found)
--   standing      within, later, not yet due or not found; not found is not late
select
    councils.name as council,
    steps.gss_code,
    steps.review_id,
    steps.visited_from,
    steps.step,
    steps.months,
    steps.due_on,
    steps.found_on,
    steps.standing
from publication_steps($as_at::date) as steps
inner join councils using (gss_code)
where $gss_code is null or steps.gss_code = $gss_code
order by steps.visited_from, councils.name, steps.review_id, steps.position
