-- Question: What should a person look at, in which document and at which place?
-- Grain: one row per flag
-- Params:
--   as_at         date; only documents that count by this day
--   gss_code      one council; null for all
--   severity      error, warning or note; null for all
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for all
-- Columns:
--   council      everyday name (null where the flag is of no document)
--   file_name    the document (null for a correction that fits none)
--   severity     error, warning or note
--   code         what kind of thing it is
--   field        the value it concerns (null if the whole document)
--   found        what is printed
--   message      what it means
--   place        place in the document (null for the whole document)
select
    councils.name as council,
    documents.file_name,
    flags.severity,
    flags.code,
    flags.field,
    flags.found,
    flags.message,
    flags.place
from flags
left join documents using (document_id)
left join reviews using (review_id)
left join councils using (gss_code)
where coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
    and ($gss_code is null or councils.gss_code = $gss_code)
    and is_chosen_council(councils.gss_code, councils.council_type, councils.region, $council_type::varchar, $region::varchar, null)
    and is_chosen_year(reviews.visited_from, $year::integer)
    and ($severity is null or flags.severity = $severity)
order by
    array_position(['error', 'warning', 'note'], flags.severity),
    councils.name nulls first,
    documents.file_name,
    try_cast(regexp_extract(flags.place, '(\d+)', 1) as integer) nulls last,
    flags.code,
    flags.found
