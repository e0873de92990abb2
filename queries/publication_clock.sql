-- Question: Were report, plan and progress review published in the months that the programme expects?
-- Grain: one row per corporate peer challenge visited from 2023 on and step
-- Params:
--   as_at         date
--   gss_code      one council; null for all
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for all
-- Columns:
--   council       name to choose it by
--   gss_code      code of the council
--   council_type  type of council
--   region        region (null if not known)
--   review_id     key of the review
--   joint_id      shared by the reviews of several councils visited together (null if alone)
--   visited_from  first day of the visit, or of the month where only that is known (date)
--   visited_to    last day (date; null if not stated)
--   visited_precision  day, month or year
--   step          report, action plan, progress review or progress review report
--   months        months after the visit within which it is expected
--   due_from      last day of these months from the earliest day on which the visit can have ended (date)
--   due_on        the same from the latest (date)
--   found_from    first day of the time it was published, held or dated (date; null if not found)
--   found_on      last day of it (date; null if not found)
--   standing      within, later, cannot tell (a month or year on both sides of the day), not yet due or not found; not found is not late
--   said_by       who gives the date: council, peers or press (null if not found)
--   basis         how firm the source is, where a register gives the date (null if a loaded document does, or not found)
--   note          what must be known to read the date (null if nothing)
--   url           where it is said (null if not stated)
select
    council_label(councils.name, councils.council_type, councils.end_on) as council,
    steps.gss_code,
    councils.council_type,
    councils.region,
    steps.review_id,
    steps.joint_id,
    steps.visited_from,
    steps.visited_to,
    steps.visited_precision,
    steps.step,
    steps.months,
    steps.due_from,
    steps.due_on,
    steps.found_from,
    steps.found_on,
    steps.standing,
    documents.said_by,
    documents.basis,
    documents.note,
    documents.url
from publication_steps($as_at::date, $year::integer, $council_type::varchar, $region::varchar) as steps
inner join councils using (gss_code)
left join documents on steps.found_in = documents.document_id
where $gss_code is null or steps.gss_code = $gss_code
order by steps.visited_from, councils.name, steps.review_id, steps.position
