-- Question: What do the documents say in total, and what comes out when their rows are counted?
-- Grain: one row per stated total, newest first within a council
-- Params:
--   as_at         date
--   gss_code      one council; null for all
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for all
-- Columns:
--   council         everyday name
--   gss_code        code of the council
--   review_id       key of the review
--   visited_from    first day of its visit (date; null if not stated)
--   visited_precision  day, month or year
--   as_at           date of the statement; a period counts as its last day (date; null if not stated)
--   as_at_precision  how exactly that is stated: day, month, quarter, year
--   said_by         council, peers or press
--   basis           how firm a register's source is (null for a loaded document)
--   unit            action, recommendation or theme
--   measure         the document's own word ('completed', 'green')
--   stated_count    the number stated (count; null if only a share is stated)
--   stated_of_count  of how many, as stated (count; null if not stated)
--   stated_share    the share stated or worked out from the two (fraction; null if neither)
--   count_text      the words
--   counted_count   rows of that unit that are complete as at the date of the statement (count; null where no row
--                   states a status, or the word does not mean complete)
--   counted_of_count  rows of that unit in loaded documents known by then (count; null where none is loaded)
--   difference      stated minus counted (count; null where they cannot be compared)
--   kind            kind of document
--   file_name       the document
--   url             where it was published (null if not known)
--   place           place in it
with totals as (

    select
        reported_totals.*,
        documents.kind,
        documents.file_name,
        documents.url,
        documents.basis,
        documents.as_at_precision
    from reported_totals
    inner join documents using (document_id)
    where coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date

)

select
    councils.name as council,
    councils.gss_code,
    totals.review_id,
    reviews.visited_from,
    reviews.visited_precision,
    totals.as_at,
    totals.as_at_precision,
    totals.said_by,
    totals.basis,
    totals.unit,
    totals.measure,
    totals.count as stated_count,
    totals.of as stated_of_count,
    totals.share as stated_share,
    totals.count_text,
    case when means_complete(totals.measure) and rows_then.status_count > 0 then rows_then.complete_count end as counted_count,
    rows_then.known_count as counted_of_count,
    case when means_complete(totals.measure) and rows_then.status_count > 0 then totals.count - rows_then.complete_count end as difference,
    totals.kind,
    totals.file_name,
    totals.url,
    totals.place
from totals
inner join reviews using (review_id)
inner join councils using (gss_code)
left join totals_then as rows_then on totals.document_id = rows_then.document_id and totals.unit = rows_then.unit
where ($gss_code is null or councils.gss_code = $gss_code)
    and is_chosen_council(councils.gss_code, councils.council_type, councils.region, $council_type::varchar, $region::varchar, null)
    and is_chosen_year(reviews.visited_from, $year::integer)
order by councils.name, totals.as_at desc nulls last, totals.unit, totals.measure, totals.place, totals.document_id
