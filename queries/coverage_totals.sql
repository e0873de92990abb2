-- Question: Of how many councils is a plan or report loaded, and what do those documents hold?
-- Grain: one row
-- Params:
--   as_at                   date; only documents that count by this day are seen
-- Columns:
--   council_count           councils that stand at the as-at date (count)
--   council_with_documents  councils that stand at the as-at date with at least one document loaded (count)
--   council_with_reported_totals  councils of which a total is known from a register, without the document (count)
--   review_count            latest reviews of which a document is loaded (count)
--   document_count          documents of those reviews (count)
--   recommendation_count    recommendations listed in them (count)
--   reviews_stating_total   reviews whose documents say how many recommendations there are (count)
--   stated_recommendation_count  recommendations that these reviews say there are (count)
--   listed_of_stated_count  recommendations listed in these reviews (count)
--   action_count            actions listed in them (count)
--   loose_action_count      actions whose document does not say which recommendation they belong to (count)
--   reviews_with_status     reviews with a document that states a status or tells of progress (count)
--   first_visited_on        earliest visit among them (date)
--   last_visited_on         latest visit among them (date)
--   latest_document_on      date of the newest document seen (date; null if none)
with reviews as (

    select *
    from sector_reviews($as_at::date, null)

),

recommendations as (

    select review_id, count(*) as listed
    from recommendations_as_at($as_at::date)
    group by review_id

),

actions as (

    select review_id, count(*) as listed, count(*) filter (where recommendation_id is null) as loose
    from actions_as_at($as_at::date)
    group by review_id

)

select
    (select count(*) from councils where coalesce(start_on, $as_at::date) <= $as_at::date
        and coalesce(end_on, date '9999-12-31') > $as_at::date) as council_count,
    (select count(distinct known.gss_code) from reviews_known($as_at::date) as known
        where known.read_count > 0 and coalesce(known.council_end_on, date '9999-12-31') > $as_at::date) as council_with_documents,
    (select count(distinct known.gss_code) from reviews_known($as_at::date) as known
        where known.document_count > known.read_count and coalesce(known.council_end_on, date '9999-12-31') > $as_at::date)
        as council_with_reported_totals,
    count(*) filter (where reviews.read_count > 0) as review_count,
    coalesce(sum(reviews.read_count), 0)::integer as document_count,
    coalesce(sum(recommendations.listed), 0)::integer as recommendation_count,
    count(reviews.stated_recommendations) as reviews_stating_total,
    coalesce(sum(reviews.stated_recommendations), 0)::integer as stated_recommendation_count,
    coalesce(sum(recommendations.listed) filter (where reviews.stated_recommendations is not null), 0)::integer as listed_of_stated_count,
    coalesce(sum(actions.listed), 0)::integer as action_count,
    coalesce(sum(actions.loose), 0)::integer as loose_action_count,
    count(*) filter (where reviews.has_progress) as reviews_with_status,
    min(reviews.visited_from) as first_visited_on,
    max(reviews.visited_from) as last_visited_on,
    max(reviews.latest_document_on) as latest_document_on
from reviews
left join recommendations using (review_id)
left join actions using (review_id)
order by council_count
