-- One row per recommendation and stretch of days: what documents say of it itself, leaving out what its actions add.
create table recommendation_words as
with mentions as (

    select
        updates.recommendation_id,
        coalesce(documents.counts_from, date '1900-01-01') as counts_from,
        mention_order.number as spoken_at,
        updates.text,
        updates.acceptance,
        updates.response_text,
        updates.due_text,
        updates.due_kind,
        updates.status,
        updates.status_method,
        updates.status_text,
        documents.kind = 'register' as is_register,
        coalesce(documents.as_at, documents.published_on) as own_on
    from updates
    inner join documents using (document_id)
    inner join mention_order using (update_id)
    where updates.recommendation_id is not null and updates.action_id is null

),

numbered as (

    select
        *,
        row_number() over (partition by recommendation_id order by spoken_at) as number
    from mentions

),

filled as (

    select
        recommendation_id,
        counts_from,
        number,
        -- A register's few words stand only where no document shows the recommendation.
        coalesce(first_value(case when not is_register then text end ignore nulls) over so_far,
            first_value(text ignore nulls) over so_far) as text,
        count(text) over (partition by recommendation_id) > 0 as has_text,
        last_value(acceptance ignore nulls) over so_far as acceptance,
        last_value(response_text ignore nulls) over so_far as response_text,
        last_value(case when due_kind <> 'none' then due_text end ignore nulls) over so_far as due_text,
        last_value(case when status <> 'not stated' then struct_pack(
            status := status, method := status_method, text := status_text, stated_on := counts_from, own_on := own_on) end ignore nulls) over so_far as said
    from numbered
    window so_far as (partition by recommendation_id order by number rows between unbounded preceding and current row)

),

days as (

    select
        *,
        first_value(said.status) over (partition by recommendation_id order by counts_from) as first_status
    from (
        select *
        from filled
        qualify number = max(number) over (partition by recommendation_id, counts_from)
    )

)

select
    recommendation_id,
    counts_from as valid_from,
    lead(counts_from, 1, date '9999-12-31') over (partition by recommendation_id order by counts_from) as valid_to,
    text,
    has_text,
    acceptance,
    response_text,
    due_text,
    coalesce(said.status, 'not stated') as status,
    said.method as status_method,
    said.text as status_text,
    said.stated_on as status_on,
    said.own_on as status_as_at,
    said.status = 'continuous' and first_status is distinct from 'continuous' as moved_to_continuous
from days
order by recommendation_id, valid_from;
