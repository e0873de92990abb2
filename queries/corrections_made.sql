-- Question: What did people put right in what was read, and why?
-- Grain: one row per correction, the latest first
-- Params:
--   file_name  file of the record (null: every file)
-- Columns:
--   line          line of data/corrections.csv
--   file_name     file of the record
--   place         place of the record in it
--   change        what was put right
--   printed       how the record begins
--   meant         what it means instead
--   reason        why
--   corrected_on  day (date; null if not stated)
--   is_applied    false where a later one took its place or it fits nothing any more
--   replaced_by   line of the later one (null if there is none)
select
    line,
    file_name,
    place,
    change,
    printed,
    meant,
    reason,
    corrected_on,
    is_applied,
    replaced_by
from corrections
where $file_name::varchar is null or file_name = $file_name
order by line desc
