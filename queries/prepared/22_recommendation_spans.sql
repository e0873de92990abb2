-- One row per recommendation and stretch of days with its status: its own word, or what its actions come to (method rule 2).
create table recommendation_spans as
with known_from as (

    select recommendation_id, recommendations.review_id, coalesce(documents.counts_from, date '1900-01-01') as counts_from
    from recommendations
    inner join documents using (document_id)

),

days as (

    select recommendation_id, counts_from as valid_from from known_from
    union
    select recommendation_id, valid_from from recommendation_words
    union
    select recommendation_id, valid_from from action_spans where recommendation_id is not null

),

lasting as (

    select
        days.recommendation_id,
        known_from.review_id,
        days.valid_from,
        lead(days.valid_from, 1, date '9999-12-31') over (partition by days.recommendation_id order by days.valid_from) as valid_to
    from days
    inner join known_from on days.recommendation_id = known_from.recommendation_id and days.valid_from >= known_from.counts_from

),

-- Ongoing without a status says nothing of an end, so it takes no part in what the actions come to.
totals as (

    select
        lasting.recommendation_id,
        lasting.valid_from,
        count(*) as action_count,
        count(*) filter (where actions.status = 'complete') as complete_count,
        count(*) filter (where actions.status = 'in progress') as in_progress_count,
        count(*) filter (where actions.status = 'not started') as not_started_count,
        count(*) filter (where actions.status = 'stopped') as stopped_count,
        count(*) filter (where actions.status = 'continuous') as continuous_count,
        count(*) filter (where actions.status = 'not stated') as not_stated_count,
        count(*) filter (where actions.status not in ('stopped', 'continuous')
            and not (actions.status = 'not stated' and actions.due_kind = 'ongoing')) as counting,
        bool_or(actions.moved_to_continuous) as moved_to_continuous,
        max(actions.status_on) as status_on,
        max(actions.status_as_at) as status_as_at
    from lasting
    inner join action_spans as actions
        on lasting.recommendation_id = actions.recommendation_id
            and actions.valid_from <= lasting.valid_from and actions.valid_to > lasting.valid_from
    group by lasting.recommendation_id, lasting.valid_from

),

derived as (

    select
        lasting.*,
        totals.* exclude (recommendation_id, valid_from),
        case
            when coalesce(totals.action_count, 0) = 0 then 'not stated'
            when totals.counting = 0 and totals.continuous_count > 0 then 'continuous'
            when totals.counting = 0 and totals.stopped_count = totals.action_count then 'stopped'
            when totals.counting = 0 then 'not stated'
            when totals.complete_count = totals.counting then 'complete'
            when totals.complete_count + totals.in_progress_count > 0 then 'in progress'
            when totals.not_started_count = totals.counting then 'not started'
            else 'not stated'
        end as derived_status
    from lasting
    left join totals using (recommendation_id, valid_from)

),

-- Actions that come to nothing stated leave the recommendation's own word standing.
chosen as (

    select
        derived.*,
        own.text,
        own.has_text,
        own.acceptance,
        own.response_text,
        own.due_text,
        own.status as own_status,
        own.status_method as own_method,
        own.status_text as own_text,
        own.status_on as own_on,
        own.status_as_at as own_as_at,
        own.moved_to_continuous as own_moved,
        coalesce(own.status, 'not stated') <> 'not stated'
            and (own.status_on >= coalesce(derived.status_on, own.status_on) or derived.derived_status = 'not stated') as is_own
    from derived
    left join recommendation_words as own
        on derived.recommendation_id = own.recommendation_id
            and own.valid_from <= derived.valid_from and own.valid_to > derived.valid_from

)

select
    recommendation_id,
    review_id,
    valid_from,
    valid_to,
    text,
    coalesce(has_text, false) as has_text,
    acceptance,
    response_text,
    due_text,
    coalesce(action_count, 0)::integer as action_count,
    coalesce(complete_count, 0)::integer as complete_count,
    coalesce(in_progress_count, 0)::integer as in_progress_count,
    coalesce(not_started_count, 0)::integer as not_started_count,
    coalesce(stopped_count, 0)::integer as stopped_count,
    coalesce(continuous_count, 0)::integer as continuous_count,
    coalesce(not_stated_count, 0)::integer as not_stated_count,
    case when is_own then own_status else derived_status end as status,
    case when is_own then own_method when derived_status <> 'not stated' then 'derived' end as status_method,
    case when is_own then own_text end as status_text,
    case when is_own then own_on when derived_status <> 'not stated' then status_on end as status_on,
    case when is_own then own_as_at when derived_status <> 'not stated' then status_as_at end as status_as_at,
    case
        when is_own then own_status = 'continuous' and coalesce(own_moved, false)
        else derived_status = 'continuous' and coalesce(moved_to_continuous, false)
    end as moved_to_continuous
from chosen
order by recommendation_id, valid_from;
