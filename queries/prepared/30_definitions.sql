-- The definitions behind every figure, each once. A macro takes the as-at date D.
-- Tables are named with their schema: without it a question's own CTE of the same name would stand in for the table.

-- Every action known up to D with its status and deadline as at D, and its timing (method rules 2, 4 and 5).
create macro actions_as_at(d) as table
select
    actions.action_id,
    actions.review_id,
    actions.recommendation_id,
    spans.status,
    spans.status_method,
    spans.status_text,
    spans.status_on,
    spans.due_kind,
    spans.due_from,
    spans.due_to,
    spans.due_text,
    spans.completed_from,
    spans.completed_to,
    spans.redated_count,
    actions.due_kind as first_due_kind,
    actions.due_to as first_due_to,
    case
        when spans.status = 'stopped' then 'stopped'
        when spans.status = 'continuous' then 'no end by design'
        when spans.status = 'complete' and spans.is_due_before_document then 'done, date not stated'
        when spans.status = 'complete' and spans.completed_to <= actions.due_to then 'done on time'
        when spans.status = 'complete' and spans.completed_from > actions.due_to then 'done late'
        when spans.status = 'complete' then 'done, date not stated'
        when spans.due_kind <> 'dated' then 'undated'
        when spans.is_due_before_document then 'date before its document'
        when spans.due_to >= d then 'not yet due'
        -- The recommendation's own later word never changes its actions, but it answers for them.
        when own.status <> 'not stated' and own.status_on >= spans.due_to and coalesce(spans.status_on < own.status_on, true)
            then 'covered by its recommendation'
        when spans.status in ('not started', 'in progress') and spans.status_as_at >= spans.due_to then 'overdue'
        else 'due, no update found'
    end as timing
from main.actions
inner join main.action_spans as spans on actions.action_id = spans.action_id and spans.valid_from <= d and spans.valid_to > d
left join main.recommendation_spans as own
    on actions.recommendation_id = own.recommendation_id and own.valid_from <= d and own.valid_to > d;

-- What the actions of each recommendation come to (method rule 2), before its own word is asked.
create macro action_totals_as_at(d) as table
select
    recommendation_id,
    count(*) as action_count,
    count(*) filter (where status = 'complete') as complete_count,
    count(*) filter (where status = 'in progress') as in_progress_count,
    count(*) filter (where status = 'not started') as not_started_count,
    count(*) filter (where status = 'stopped') as stopped_count,
    count(*) filter (where status = 'continuous') as continuous_count,
    count(*) filter (where status = 'not stated') as not_stated_count,
    -- Ongoing without a status says nothing of an end, so it takes no part in what the actions come to.
    count(*) filter (where status = 'not stated' and due_kind = 'ongoing') as ongoing_count,
    count(*) filter (where timing = 'overdue') as overdue_count,
    count(*) filter (where redated_count > 0) as redated_count,
    count(*) filter (where timing = 'due, no update found') as due_without_update_count,
    count(*) filter (where due_kind <> 'dated') as undated_count,
    min(due_to) filter (where timing = 'not yet due') as next_due_on,
    max(status_on) as status_on
from actions_as_at(d)
where recommendation_id is not null
group by recommendation_id;

-- Every recommendation known up to D: its own latest status unless an action has a later one; then derived.
create macro recommendations_as_at(d) as table
with known as (

    select
        recommendations.*,
        spans.status as own_status,
        spans.status_method as own_method,
        spans.status_text as own_text,
        spans.status_on as own_on,
        totals.* exclude (recommendation_id, status_on),
        totals.status_on as actions_on,
        totals.action_count - totals.stopped_count - totals.continuous_count - totals.ongoing_count as counting
    from main.recommendations
    inner join main.documents using (document_id)
    left join main.recommendation_spans as spans
        on recommendations.recommendation_id = spans.recommendation_id and spans.valid_from <= d and spans.valid_to > d
    left join action_totals_as_at(d) as totals on recommendations.recommendation_id = totals.recommendation_id
    where coalesce(documents.counts_from, date '1900-01-01') <= d

),

derived as (

    select
        *,
        case
            when coalesce(action_count, 0) = 0 then 'not stated'
            when counting = 0 and continuous_count > 0 then 'continuous'
            when counting = 0 and stopped_count = action_count then 'stopped'
            when counting = 0 then 'not stated'
            when complete_count = counting then 'complete'
            when complete_count + in_progress_count > 0 then 'in progress'
            when not_started_count = counting then 'not started'
            else 'not stated'
        end as derived_status
    from known

),

-- Actions that come to nothing stated leave the recommendation's own word standing.
chosen as (

    select *, own_on is not null and (own_on >= coalesce(actions_on, own_on) or derived_status = 'not stated') as is_own
    from derived

)

select
    * exclude (own_status, own_method, own_text, own_on, actions_on, counting, derived_status, is_own),
    case when is_own then own_status else derived_status end as status,
    case when is_own then own_method when derived_status <> 'not stated' then 'derived' end as status_method,
    case when is_own then own_text end as status_text,
    case when is_own then own_on when derived_status <> 'not stated' then actions_on end as status_on
from chosen;

-- The latest review of every council visited up to D (method rule 12), with what its documents hold.
create macro reviews_as_at(d) as table
with shown as (

    select
        review_id,
        count(*) as document_count,
        max(coalesce(published_on, as_at)) as latest_document_on,
        bool_or(as_at is null and published_on is null) as has_undated_document
    from main.documents
    where coalesce(counts_from, date '1900-01-01') <= d
    group by review_id

)

select
    reviews.*,
    councils.name as council_name,
    councils.council_type,
    councils.end_on as council_end_on,
    councils.region,
    shown.document_count,
    shown.latest_document_on,
    shown.has_undated_document
from main.reviews
inner join main.councils using (gss_code)
inner join shown using (review_id)
where coalesce(reviews.visited_from, date '1900-01-01') <= d
qualify row_number() over (partition by reviews.gss_code order by reviews.visited_from desc nulls last, reviews.review_id) = 1;
