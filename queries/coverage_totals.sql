-- Question: Of how many councils is anything known, of how many is a plan or report loaded, and what do those documents hold?
-- Grain: one row
-- Params:
--   as_at                   date; only documents that count by this day are seen
--   council_type            only councils of this type; null for all
--   region                  only councils of this region; null for all
--   year                    only reviews visited in this year are seen; null for the latest review of each council
-- Columns:
--   council_count           councils that stand at the as-at date (count)
--   council_with_review     of them, with a review known (count)
--   council_with_recommendations  with recommendations of the latest review known (count)
--   council_with_plan_date  with a plan of the latest review loaded, or its day of publication known (count)
--   council_with_plan       with a plan of the latest review loaded (count)
--   council_with_progress   with a loaded document of the latest review that states progress (count)
--   council_with_progress_review  with a day of a progress review known (count)
--   council_with_progress_told  with progress of the latest review loaded, or told in words, statuses or totals (count)
--   council_with_progress_known  with progress of the latest review known in any way: loaded, told, totalled, or a progress review held (count)
--   council_without_review  with nothing found, also not of a predecessor (count)
--   former_with_review      councils that stand no more, with a review known (count)
--   older_plan_count        councils of which documents are loaded, but of an earlier review than the latest known (count)
--   council_with_documents  councils that stand at the as-at date with at least one document loaded (count)
--   council_with_reported_totals  councils of which somebody's total is known (count)
--   review_count            latest reviews of which a document is loaded (count)
--   document_count          documents of those reviews (count)
--   known_review_count      latest reviews known of standing and former councils, joint ones once (count)
--   known_recommendation_count  recommendations of these that are known, from a loaded document or a register (count)
--   recommendation_count    recommendations listed in the loaded documents' reviews (count)
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
    from sector_reviews($as_at::date, $year::integer, $council_type::varchar, $region::varchar)

),

known as (

    select *
    from reviews_known($as_at::date, $year::integer, $council_type::varchar, $region::varchar)

),

coverage as (

    select
        count(*) as council_count,
        count(*) filter (where has_review) as council_with_review,
        count(*) filter (where recommendation_count > 0) as council_with_recommendations,
        count(*) filter (where has_plan or plan_published_on is not null) as council_with_plan_date,
        count(*) filter (where has_plan) as council_with_plan,
        count(*) filter (where has_progress) as council_with_progress,
        count(*) filter (where progress_review_on is not null) as council_with_progress_review,
        count(*) filter (where has_progress or is_progress_told) as council_with_progress_told,
        count(*) filter (where has_progress or is_progress_told or progress_review_on is not null) as council_with_progress_known,
        count(*) filter (where not has_review and inherited_review_count = 0) as council_without_review,
        count(*) filter (where read_count = 0 and gss_code in (
            select known.gss_code from known where known.read_count > 0)) as older_plan_count
    from coverage_on($as_at::date, $year::integer, $council_type::varchar, $region::varchar)

),

recommendations as (

    select review_id, count(*) as listed
    from recommendations_as_at($as_at::date)
    where review_id in (select review_id from reviews)
    group by review_id

),

actions as (

    select review_id, count(*) as listed, count(*) filter (where recommendation_id is null) as loose
    from actions_as_at($as_at::date)
    where review_id in (select review_id from reviews)
    group by review_id

)

select
    any_value(coverage.council_count) as council_count,
    any_value(coverage.council_with_review) as council_with_review,
    any_value(coverage.council_with_recommendations) as council_with_recommendations,
    any_value(coverage.council_with_plan_date) as council_with_plan_date,
    any_value(coverage.council_with_plan) as council_with_plan,
    any_value(coverage.council_with_progress) as council_with_progress,
    any_value(coverage.council_with_progress_review) as council_with_progress_review,
    any_value(coverage.council_with_progress_told) as council_with_progress_told,
    any_value(coverage.council_with_progress_known) as council_with_progress_known,
    any_value(coverage.council_without_review) as council_without_review,
    (select count(distinct known.gss_code) from known
        where known.council_end_on <= $as_at::date) as former_with_review,
    any_value(coverage.older_plan_count) as older_plan_count,
    (select count(distinct known.gss_code) from known
        where known.read_count > 0 and coalesce(known.council_end_on, date '9999-12-31') > $as_at::date) as council_with_documents,
    (select count(distinct known.gss_code) from known
        inner join reported_totals using (review_id)
        inner join documents on reported_totals.document_id = documents.document_id
            and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
        where coalesce(known.council_end_on, date '9999-12-31') > $as_at::date) as council_with_reported_totals,
    count(*) filter (where reviews.read_count > 0) as review_count,
    coalesce(sum(reviews.read_count), 0)::integer as document_count,
    count(reviews.review_id) as known_review_count,
    coalesce(sum(recommendations.listed), 0)::integer as known_recommendation_count,
    coalesce(sum(recommendations.listed) filter (where reviews.read_count > 0), 0)::integer as recommendation_count,
    count(reviews.stated_recommendations) filter (where reviews.read_count > 0) as reviews_stating_total,
    coalesce(sum(reviews.stated_recommendations) filter (where reviews.read_count > 0), 0)::integer as stated_recommendation_count,
    coalesce(sum(recommendations.listed) filter (where reviews.read_count > 0 and reviews.stated_recommendations is not null), 0)::integer as listed_of_stated_count,
    coalesce(sum(actions.listed), 0)::integer as action_count,
    coalesce(sum(actions.loose), 0)::integer as loose_action_count,
    count(*) filter (where reviews.has_progress) as reviews_with_status,
    min(reviews.visited_from) filter (where reviews.read_count > 0) as first_visited_on,
    max(reviews.visited_from) filter (where reviews.read_count > 0) as last_visited_on,
    max(reviews.latest_document_on) as latest_document_on
from coverage
left join reviews on true
left join recommendations using (review_id)
left join actions using (review_id)
order by council_count
