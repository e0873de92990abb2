-- Question: Which documents are loaded, what was read in each, and what should a person look at?
-- Grain: one row per document
-- Params:
--   as_at                 date; only documents that count by this day
--   gss_code              one council; null for all
--   council_type          only councils of this type; null for all
--   region                only councils of this region; null for all
--   year                  only reviews visited in this year; null for all
-- Columns:
--   council               everyday name
--   gss_code              code of the council
--   document_id           key
--   kind                  kind of document
--   title                 title as printed
--   published_title       title of the published document it summarises (null where it is the document itself)
--   wording               verbatim, or summary: this project's own words
--   scope                 full, open items, part or unknown
--   as_at                 its own date; a period counts as its last day (date; null if not stated)
--   as_at_precision       how exactly that is printed
--   counts_from           first day on which it counts (date)
--   said_by               council, peers or press
--   url                   where it was published (null if not known)
--   file_name             file that was read
--   media_type            kind of file
--   sha256                fingerprint of the file
--   recommendation_count  recommendations first printed in it (count)
--   action_count          actions first printed in it (count)
--   update_count          statements of progress in it (count)
--   error_count           flags of severity error (count)
--   warning_count         flags of severity warning (count)
--   note_count            flags of severity note (count)
select
    councils.name as council,
    councils.gss_code,
    documents.document_id,
    documents.kind,
    documents.title,
    documents.published_title,
    documents.wording,
    documents.scope,
    documents.as_at,
    documents.as_at_precision,
    documents.counts_from,
    documents.said_by,
    documents.url,
    documents.file_name,
    documents.media_type,
    documents.sha256,
    totals.recommendation_count,
    totals.action_count,
    totals.update_count,
    totals.error_count,
    totals.warning_count,
    totals.note_count
from documents
inner join document_totals as totals using (document_id)
inner join reviews on documents.review_id = reviews.review_id
inner join councils using (gss_code)
where totals.known_from <= $as_at::date
    and ($gss_code is null or councils.gss_code = $gss_code)
    and is_chosen_council(councils.gss_code, councils.council_type, councils.region, $council_type::varchar, $region::varchar, null)
    and is_chosen_year(reviews.visited_from, $year::integer)
order by councils.name, documents.counts_from nulls first, documents.document_id
