-- Question: Which records of this review did people put right, and why?
-- Grain: one row per correction that was applied and record that it put right, in the order of the records
-- Params:
--   review_id  the review
-- Columns:
--   record_id     recommendation_id or action_id
--   change        what was put right
--   meant         what it means instead (null where the change itself says all)
--   reason        why
--   corrected_on  day (date; null if not stated)
--   line          line of data/corrections.csv
select distinct
    coalesce(updates.action_id, updates.recommendation_id) as record_id,
    corrections.change,
    nullif(corrections.meant, '') as meant,
    corrections.reason,
    corrections.corrected_on,
    corrections.line
from updates
inner join documents using (document_id)
left join actions using (action_id)
inner join corrections
    on
        documents.file_name = corrections.file_name
        and (
            updates.place = corrections.place
            or (actions.document_id = updates.document_id and actions.place = corrections.place)
        )
where updates.review_id = $review_id and corrections.is_applied
    and coalesce(updates.action_id, updates.recommendation_id) is not null
    -- The guard, as when it was applied; corrected words no longer begin with it.
    and (
        starts_with(coalesce(updates.text, ''), corrections.printed)
        or (corrections.change = 'text' and updates.text = corrections.meant)
        or (corrections.change = 'due' and starts_with(coalesce(updates.due_text, ''), corrections.printed))
    )
order by record_id, corrections.line
