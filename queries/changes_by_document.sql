-- Question: What did each document change for the actions it speaks of?
-- Grain: one row per document that speaks of an action
-- Params:
--   as_at             date; only documents that count by this day
--   gss_code          one council; null for all
--   council_type      only councils of this type; null for all
--   region            only councils of this region; null for all
--   year              only reviews visited in this year; null for all
-- Columns:
--   council           everyday name
--   file_name         the document
--   kind              kind of document
--   as_at             its own date (date; null if not stated)
--   as_at_precision   how exactly that is stated
--   counts_from       day from which it counts (date)
--   action_count      actions it speaks of (count)
--   new_count         of them shown for the first time (count)
--   done_count        of them complete from here on (count)
--   reopened_count    of them open again after complete (count)
--   redated_count     of them with a deadline moved here (count)
--   stopped_count     of them stopped, merged or split here (count)
--   dropped_count     actions that it leaves out without a word though it lists the whole plan (count)
select
    councils.name as council,
    documents.file_name,
    documents.kind,
    documents.as_at,
    documents.as_at_precision,
    documents.counts_from,
    changes.action_count,
    changes.new_count,
    changes.done_count,
    changes.reopened_count,
    changes.redated_count,
    changes.stopped_count,
    changes.dropped_count
from document_changes as changes
inner join documents using (document_id)
inner join reviews using (review_id)
inner join councils using (gss_code)
where coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
    and ($gss_code is null or councils.gss_code = $gss_code)
    and is_chosen_council(councils.gss_code, councils.council_type, councils.region, $council_type::varchar, $region::varchar, null)
    and is_chosen_year(reviews.visited_from, $year::integer)
order by councils.name, documents.counts_from nulls first, documents.document_id
