-- Question: Why may two councils look different, whatever they have done?
-- Grain: one row per council by name, those without a review among them where they are asked for
-- Params:
--   as_at      date
--   gss_codes  codes of councils joined by commas, a reader's own among them; null for all of which a review is known
-- Columns:
--   council                     name to choose it by
--   gss_code                    code of the council
--   council_type                type of council
--   review_id                   its latest review as at the date: everything below is of it (null if none is known)
--   joint_id                    shared by the reviews of several councils visited together (null if alone)
--   visited_from                first day of the visit (date; null if not stated)
--   visited_to                  last day (date; null if not stated)
--   visited_precision           day, month or year
--   framework                   five themes 2021, five questions 2012 or not stated
--   months_since_visit          whole months since the last day of the visit (null if not stated)
--   months_since_plan           whole months since the first plan or response counted (null if none is loaded)
--   months_since_report         whole months since the date of the council's own last document (null if none is loaded)
--   recommendation_count        recommendations known (count; null without a review)
--   action_count                actions known (count; null without a review)
--   actions_per_recommendation  how finely it promises: actions a recommendation (null where either is none)
--   plan_count                  action plans and responses loaded (count; null without a review)
--   report_count                progress reports, position statements and progress reviews loaded (count; null without a review)
--   other_count                 other documents loaded, public pages left out (count; null without a review)
--   stated_count                actions of which a document states a status (count; null without a review)
--   stated_share                of all its actions (fraction; null below five)
--   own_status_count            recommendations that a document or public page itself gives a status (count; null without a review)
--   own_status_share            of all its recommendations (fraction; null below five)
--   status_of                   what its documents give a status: recommendations, actions, both or none (null without a review)
--   has_progress                whether a loaded document tells of progress (null without a review)
with reviews as (

    select *
    from reviews_as_at($as_at::date, null, null, null, $gss_codes::varchar)

),

loaded as (

    select
        review_id,
        min(counts_from) filter (where kind in ('action plan', 'response')) as plan_from,
        count(*) filter (where kind in ('action plan', 'response')) as plan_count,
        count(*) filter (where kind in ('progress report', 'position statement', 'progress review')) as report_count,
        count(*) as document_count
    from documents
    where kind <> 'register' and coalesce(counts_from, date '1900-01-01') <= $as_at::date
    group by review_id

),

recommended as (

    select known.review_id, count(*) as recommendation_count, count(*) filter (where own.status <> 'not stated') as own_status_count
    from recommendations_as_at($as_at::date) as known
    left join recommendation_words as own
        on known.recommendation_id = own.recommendation_id and own.valid_from <= $as_at::date and own.valid_to > $as_at::date
    where known.review_id in (select review_id from reviews)
    group by known.review_id

),

promised as (

    select review_id, count(*) as action_count, count(*) filter (where status <> 'not stated') as stated_count
    from actions_as_at($as_at::date)
    where review_id in (select review_id from reviews)
    group by review_id

),

known as (

    select
        councils.gss_code,
        council_label(councils.name, councils.council_type, councils.end_on) as council,
        councils.council_type,
        reviews.* exclude (gss_code, council_type, recommendation_count),
        loaded.plan_from,
        case when reviews.review_id is not null then coalesce(recommended.recommendation_count, 0)::integer end as recommendation_count,
        case when reviews.review_id is not null then coalesce(recommended.own_status_count, 0)::integer end as own_status_count,
        case when reviews.review_id is not null then coalesce(promised.action_count, 0)::integer end as action_count,
        case when reviews.review_id is not null then coalesce(promised.stated_count, 0)::integer end as stated_count,
        case when reviews.review_id is not null then coalesce(loaded.plan_count, 0)::integer end as plan_count,
        case when reviews.review_id is not null then coalesce(loaded.report_count, 0)::integer end as report_count,
        case when reviews.review_id is not null then coalesce(loaded.document_count, 0)::integer end as loaded_count
    from councils
    left join reviews using (gss_code)
    left join loaded using (review_id)
    left join recommended using (review_id)
    left join promised using (review_id)
    where case when $gss_codes::varchar is null then reviews.review_id is not null
        else is_chosen_code(councils.gss_code, $gss_codes::varchar) end

)

select
    council,
    gss_code,
    council_type,
    review_id,
    joint_id,
    visited_from,
    visited_to,
    visited_precision,
    framework,
    whole_months(left_on(visited_from, visited_to), $as_at::date) as months_since_visit,
    whole_months(plan_from, $as_at::date) as months_since_plan,
    whole_months(last_reported_on, $as_at::date) as months_since_report,
    recommendation_count,
    action_count,
    nullif(action_count, 0) / nullif(recommendation_count, 0) as actions_per_recommendation,
    plan_count,
    report_count,
    loaded_count - plan_count - report_count as other_count,
    stated_count,
    share(stated_count, action_count) as stated_share,
    own_status_count,
    share(own_status_count, recommendation_count) as own_status_share,
    case
        when own_status_count > 0 and stated_count > 0 then 'both'
        when own_status_count > 0 then 'recommendations'
        when stated_count > 0 then 'actions'
        when review_id is not null then 'none'
    end as status_of,
    has_progress
from known
order by council, gss_code
