-- Question: Which reviews of this council are known, its own and those of the councils whose place it took?
-- Grain: one row per review, newest first
-- Params:
--   as_at        date
--   gss_code     the council
-- Columns:
--   review_id          key
--   gss_code           council that was visited
--   council            its everyday name
--   is_inherited       whether it was visited before this council took its place
--   kind               kind of review
--   visited_from       first day of the visit (date; null if not stated)
--   visited_to         last day (date)
--   visited_precision  day, month or year
--   document_count     documents that count by the as-at date (count)
--   read_count         of them documents that were read, not register entries (count)
--   has_progress       whether one of them states progress
--   last_reported_on   date of the council's own last document (date; null if there is none)
--   latest_document_on  date of the newest document (date)
with line as (

    select $gss_code as gss_code, false as is_inherited
    union all
    select predecessor_code, true
    from successions
    where gss_code = $gss_code

)

select
    reviews.review_id,
    reviews.gss_code,
    reviews.council_name as council,
    line.is_inherited,
    reviews.kind,
    reviews.visited_from,
    reviews.visited_to,
    reviews.visited_precision,
    reviews.document_count,
    reviews.read_count,
    reviews.has_progress,
    reviews.last_reported_on,
    reviews.latest_document_on
from reviews_known($as_at::date) as reviews
inner join line using (gss_code)
order by line.is_inherited, reviews.visited_from desc nulls last, reviews.review_id
