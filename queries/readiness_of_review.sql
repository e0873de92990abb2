-- Question: What should be ready before the progress review of this council?
-- Grain: one row per open action (not complete, stopped or continuous) and reason to look at it
-- Params:
--   as_at      date
--   review_id  the review
-- Columns:
--   position           order of the reasons
--   reason             due before the progress review, overdue, due, no update found, no update, re-dated, no owner or no calendar date
--   row_count          open actions with this reason (count)
--   open_count         open actions of the review, with or without a reason (count)
--   action_id          key
--   recommendation_id  key of its recommendation (null where the document does not say whose it is)
--   ref                that recommendation's number as printed (null if none)
--   action             its words in the latest document that names it
--   owners             roles as printed (list; null if none is named)
--   first_due_text     first deadline as printed (null if none is dated)
--   due_text           latest deadline as printed (null if none)
--   due_to             last day of that (date; null if it is no date)
--   status             status as at the date
--   file_name          document of the latest word on it
--   place              place in that document
--   url                where it was published (null if not stated)
--   progress_review_from   first day on which the progress review is, was or would be (date; null if the visit has no day either)
--   progress_review_to     last such day (date; null likewise): what is due by then is due before it
--   progress_review_basis  stated, or about 10 months after the visit (null likewise)
with review as (

    select reviews.*
    from reviews_known($as_at::date) as reviews
    where reviews.review_id = $review_id

),

-- A day that has come is known; of one ahead a document that counts has to tell.
told as (

    select dates.on_from, dates.on_to
    from review_dates as dates
    inner join documents using (document_id)
    where dates.review_id = $review_id and dates.step = 'progress review'
        and (dates.on_to <= $as_at::date or coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date)
    union all
    select progress_review_on, progress_review_on
    from review
    where progress_review_on is not null
        and not exists (select 1 from review_dates where review_id = $review_id and step = 'progress review')

),

-- The earliest holds; of those that may be the same day as it the most exact (method rule 11).
stated as (

    select on_from, on_to
    from told
    where on_from <= (select min(on_to) from told)
    order by on_to - on_from, on_to
    limit 1

),

ahead as (

    select
        coalesce(stated.on_from,
            (left_from(review.visited_from, review.visited_to, review.visited_precision) + to_months(10))::date) as progress_review_from,
        coalesce(stated.on_to, (left_on(review.visited_from, review.visited_to) + to_months(10))::date) as progress_review_to,
        case
            when stated.on_to is not null then 'stated'
            when left_on(review.visited_from, review.visited_to) is not null then 'about 10 months after the visit'
        end as progress_review_basis
    from review
    left join stated on true

),

open_actions as materialized (

    select known.*, ahead.*, count(*) over ()::integer as open_count
    from actions_as_at($as_at::date) as known
    cross join ahead
    where known.review_id = $review_id and not is_closed(known.status)

),

reasons as (

    select 1 as position, 'due before the progress review' as reason, open_actions.*
    from open_actions where due_kind = 'dated' and not is_due_before_document and due_to <= progress_review_to
    union all
    select 2, 'overdue', open_actions.* from open_actions where timing = 'overdue'
    union all
    select 3, 'due, no update found', open_actions.* from open_actions where timing = 'due, no update found'
    union all
    select 4, 'no update', open_actions.* from open_actions where document_count = 1
    union all
    select 5, 're-dated', open_actions.* from open_actions where redated_count > 0
    union all
    select 6, 'no owner', open_actions.* from open_actions where roles is null
    union all
    select 7, 'no calendar date', open_actions.* from open_actions where due_kind <> 'dated'

)

select
    reasons.position,
    reasons.reason,
    (count(*) over (partition by reasons.position))::integer as row_count,
    reasons.open_count,
    reasons.action_id,
    reasons.recommendation_id,
    recommendations.ref,
    reasons.text as action,
    reasons.roles as owners,
    reasons.first_due_text,
    reasons.due_text,
    reasons.due_to,
    reasons.status,
    documents.file_name,
    reasons.latest_place as place,
    documents.url,
    reasons.progress_review_from,
    reasons.progress_review_to,
    reasons.progress_review_basis
from reasons
left join recommendations on reasons.recommendation_id = recommendations.recommendation_id
left join documents on reasons.latest_document_id = documents.document_id
order by reasons.position, reasons.due_to nulls last, recommendations.position nulls last, reasons.action_id
