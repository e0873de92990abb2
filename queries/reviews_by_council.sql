-- Question: Whose reviews are loaded, and what does each hold?
-- Grain: one row per review
-- Params:
--   as_at                   date
--   gss_code                one council; null for all
--   review_id               one review; null for the latest review of each council
--   is_read                 true for the latest review of which a document was read, leaving out those known from totals only
--   council_type            only councils of this type; null for all
--   region                  only councils of this region; null for all
--   year                    only reviews visited in this year; null for the latest review of each council
-- Columns:
--   gss_code                code of the council
--   council                 everyday name
--   label                   name to choose it by, which tells a former council from its successor
--   council_type            type of council
--   region                  region (null if not known)
--   review_id               key of the review
--   visited_from            first day of the visit, or of the month where only that is known (date)
--   visited_to              last day (date)
--   visited_precision       day, month or year
--   framework               five themes 2021, five questions 2012, not stated
--   stated_recommendations  recommendations the documents say there are (count; null if not stated)
--   listed_recommendations  recommendations found in them (count)
--   action_count            actions found (count)
--   complete_count          recommendations with status complete (count)
--   in_progress_count       recommendations in progress (count)
--   not_started_count       recommendations not started (count)
--   stopped_count           recommendations stopped (count)
--   continuous_count        recommendations with no end by design (count)
--   not_stated_count        recommendations without any stated status (count)
--   stated_action_count     actions with a stated status (count)
--   overdue_count           actions overdue (count)
--   due_without_update_count  actions past their deadline of which no later document is loaded (count)
--   redated_count           actions whose deadline was moved at least once, never shown apart from overdue (count)
--   undated_count           actions without a calendar date (count)
--   dropped_count           actions that the last full document leaves out without a word (count)
--   review_update_count     statements of progress for the review as a whole (count)
--   people_met              people the peers met (count; null if not stated)
--   meetings                meetings the peers held (count; null if not stated)
--   has_progress            whether a document states progress of any kind
--   last_reported_on        date of the council's own last document (date; null if there is none)
--   last_reported_precision  how exactly that is printed: day, month, quarter, year (null if it prints none)
--   document_count          documents and register entries loaded (count)
--   read_count              of them documents that were read (count)
--   latest_document_on      date of the newest (date; null if no document is dated)
--   has_undated_document    whether a document states no date
--   flag_count              flags of severity error or warning on them (count)
with reviews as (

    select *
    from reviews_known($as_at::date, $year::integer, $council_type::varchar, $region::varchar)
    where ($gss_code is null or gss_code = $gss_code)
        and (review_id = $review_id
            or ($review_id is null and (not coalesce($is_read, false) or read_count > 0)))
    qualify $review_id is not null
        or row_number() over (partition by gss_code order by comes_first(kind) desc, visited_from desc nulls last, review_id) = 1

),

recommendations as (

    select
        review_id,
        count(*) as listed,
        count(*) filter (where status = 'complete') as complete,
        count(*) filter (where status = 'in progress') as in_progress,
        count(*) filter (where status = 'not started') as not_started,
        count(*) filter (where status = 'stopped') as stopped,
        count(*) filter (where status = 'continuous') as continuous,
        count(*) filter (where status = 'not stated') as not_stated
    from recommendations_as_at($as_at::date)
    where review_id in (select review_id from reviews)
    group by review_id

),

actions as (

    select
        review_id,
        count(*) as listed,
        count(*) filter (where status <> 'not stated') as with_status,
        count(*) filter (where timing = 'overdue') as overdue,
        count(*) filter (where timing = 'due, no update found') as due_without_update,
        count(*) filter (where redated_count > 0) as redated,
        count(*) filter (where due_kind <> 'dated') as undated,
        count(*) filter (where is_dropped) as dropped
    from actions_as_at($as_at::date)
    where review_id in (select review_id from reviews)
    group by review_id

),

documents_read as (

    select
        review_id,
        sum(review_update_count)::bigint as update_count,
        sum(error_count + warning_count)::bigint as flag_count
    from document_totals
    where known_from <= $as_at::date
    group by review_id

)

select
    reviews.gss_code,
    reviews.council_name as council,
    council_label(reviews.council_name, reviews.council_type, reviews.council_end_on) as label,
    reviews.council_type,
    reviews.region,
    reviews.review_id,
    reviews.visited_from,
    reviews.visited_to,
    reviews.visited_precision,
    reviews.framework,
    reviews.stated_recommendations,
    coalesce(recommendations.listed, 0) as listed_recommendations,
    coalesce(actions.listed, 0) as action_count,
    coalesce(recommendations.complete, 0) as complete_count,
    coalesce(recommendations.in_progress, 0) as in_progress_count,
    coalesce(recommendations.not_started, 0) as not_started_count,
    coalesce(recommendations.stopped, 0) as stopped_count,
    coalesce(recommendations.continuous, 0) as continuous_count,
    coalesce(recommendations.not_stated, 0) as not_stated_count,
    coalesce(actions.with_status, 0) as stated_action_count,
    coalesce(actions.overdue, 0) as overdue_count,
    coalesce(actions.due_without_update, 0) as due_without_update_count,
    coalesce(actions.redated, 0) as redated_count,
    coalesce(actions.undated, 0) as undated_count,
    coalesce(actions.dropped, 0) as dropped_count,
    coalesce(documents_read.update_count, 0) as review_update_count,
    reviews.people_met,
    reviews.meetings,
    reviews.has_progress,
    reviews.last_reported_on,
    documents.as_at_precision as last_reported_precision,
    reviews.document_count,
    reviews.read_count,
    reviews.latest_document_on,
    reviews.has_undated_document,
    coalesce(documents_read.flag_count, 0) as flag_count
from reviews
left join recommendations using (review_id)
left join actions using (review_id)
left join documents_read using (review_id)
left join documents on reviews.report_document_id = documents.document_id
order by reviews.council_name, reviews.gss_code
