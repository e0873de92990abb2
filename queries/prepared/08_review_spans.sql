-- One row per review and stretch of days in which the documents known of it stay the same (method rules 1 and 3).
create table review_spans as
with told as (

    select
        document_id,
        bool_or(status <> 'not stated' or (recommendation_id is null and action_id is null)) as tells_progress
    from updates
    group by document_id

),

known as (

    select
        documents.*,
        coalesce(documents.counts_from, date '1900-01-01') as known_from,
        coalesce(documents.as_at, documents.published_on) as own_on,
        coalesce(told.tells_progress, false) as tells_progress
    from documents
    left join told using (document_id)

),

numbered as (

    select *, row_number() over (partition by review_id order by known_from, own_on nulls first, document_id) as number
    from known

),

filled as (

    select
        review_id,
        known_from,
        number,
        count(*) over so_far as document_count,
        count(*) filter (where kind <> 'register') over so_far as read_count,
        max(own_on) over so_far as latest_document_on,
        bool_or(own_on is null and kind <> 'register') over so_far as has_undated_document,
        -- What a register holds of a review may be cut, so no rate rests on it.
        bool_or(tells_progress and kind <> 'register') over so_far as has_progress,
        bool_or(kind in ('action plan', 'response')) over so_far as has_plan,
        bool_or(scope = 'full' and kind <> 'register') over so_far as has_full_document,
        last_value(case when said_by = 'council' and kind <> 'register' then struct_pack(
            document_id := document_id, known_on := known_from, reported_on := coalesce(own_on, known_from)) end ignore nulls) over so_far as report,
        coalesce(first_value(case when kind <> 'register' then stated_recommendations end ignore nulls) over so_far,
            first_value(stated_recommendations ignore nulls) over so_far) as stated_recommendations,
        coalesce(first_value(case when kind <> 'register' then stated_actions end ignore nulls) over so_far,
            first_value(stated_actions ignore nulls) over so_far) as stated_actions,
        count(stated_recommendations) over (partition by review_id) > 0 as has_stated_recommendations,
        count(stated_actions) over (partition by review_id) > 0 as has_stated_actions
    from numbered
    window so_far as (partition by review_id order by number rows between unbounded preceding and current row)

),

days as (

    select *
    from filled
    qualify number = max(number) over (partition by review_id, known_from)

)

select
    review_id,
    known_from as valid_from,
    lead(known_from, 1, date '9999-12-31') over (partition by review_id order by known_from) as valid_to,
    document_count::integer as document_count,
    read_count::integer as read_count,
    latest_document_on,
    has_undated_document,
    has_progress,
    has_plan,
    has_full_document,
    report.document_id as report_document_id,
    report.known_on as report_known_on,
    report.reported_on as last_reported_on,
    stated_recommendations,
    stated_actions,
    has_stated_recommendations,
    has_stated_actions,
    coalesce(listed.recommendation_count, 0)::integer as recommendation_count  -- in all, whenever told
from days
left join (select review_id, count(*) as recommendation_count from recommendations group by review_id) as listed using (review_id)
order by review_id, valid_from;
