-- Question: What do public pages say of this review, whose documents are not here?
-- Grain: one row per register entry of the review that counts by the date
-- Params:
--   as_at      date
--   review_id  the review
-- Columns:
--   said_by                council, peers or press
--   basis                  how firm the source is
--   note                   what must be known to read the row (null if nothing)
--   events                 dates promised or told in passing (null if none)
--   said_of_progress       progress told in words (null if none)
--   stated_recommendations  how many recommendations it states (count; null if not stated)
--   dates                  when report, plan and progress review came, as far as told ('report 30 June 2024; action plan July 2024'; null if none)
--   recommendation_count   recommendations that this entry tells (count)
--   total_count            totals of progress that it tells (count)
--   looked_on              first day of the time in which somebody last looked (date; null if not recorded, or after the as-at date)
--   url                    the page
--   other_urls             further pages of the same entry (list)
--   file_name              the register
--   place                  line in it
with told as (

    select
        document_id,
        string_agg(
            step || ' ' || case precision when 'day' then strftime(on_to, '%-d %B %Y') when 'month' then strftime(on_to, '%B %Y')
                else year(on_to)::varchar end,
            '; ' order by on_to, step) as dates
    from review_dates
    where review_id = $review_id and on_to <= $as_at::date
    group by document_id

)

select
    documents.said_by,
    documents.basis,
    documents.note,
    -- Told when somebody looked, and not known before.
    case when coalesce(documents.looked_on, $as_at::date) <= $as_at::date then documents.events end as events,
    case when coalesce(documents.looked_on, $as_at::date) <= $as_at::date then documents.said_of_progress end as said_of_progress,
    documents.stated_recommendations,
    told.dates,
    coalesce(mentions.recommendation_count, 0) as recommendation_count,
    coalesce(totals.total_count, 0) as total_count,
    case when documents.looked_on <= $as_at::date then documents.looked_on end as looked_on,
    documents.url,
    documents.other_urls,
    documents.file_name,
    documents.place
from documents
left join told using (document_id)
left join (
    select document_id, count(distinct recommendation_id) as recommendation_count
    from updates
    where review_id = $review_id
    group by document_id
) as mentions using (document_id)
left join (
    select document_id, count(*) as total_count
    from reported_totals
    where review_id = $review_id
    group by document_id
) as totals using (document_id)
where documents.review_id = $review_id and documents.kind = 'register'
    and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
order by documents.file_name desc, documents.counts_from nulls first, documents.document_id
