-- One row per recommendation and stretch of days: what its own updates state, leaving out what its actions add.
create table recommendation_spans as
with mentions as (

    select
        updates.recommendation_id,
        updates.update_id,
        coalesce(documents.counts_from, date '1900-01-01') as counts_from,
        documents.scope = 'full' as is_full,
        updates.status,
        updates.status_method,
        updates.status_text,
        openness(updates.status) as openness
    from updates
    inner join documents using (document_id)
    where updates.recommendation_id is not null and updates.action_id is null

),

numbered as (

    select
        *,
        row_number() over (partition by recommendation_id order by counts_from, is_full, openness nulls first, update_id) as number
    from mentions

),

filled as (

    select
        recommendation_id,
        counts_from,
        number,
        last_value(case when status <> 'not stated' then struct_pack(
            status := status, method := status_method, text := status_text, stated_on := counts_from) end ignore nulls) over so_far as said
    from numbered
    window so_far as (partition by recommendation_id order by number rows between unbounded preceding and current row)

),

days as (

    select *
    from filled
    qualify number = max(number) over (partition by recommendation_id, counts_from)

)

select
    recommendation_id,
    counts_from as valid_from,
    lead(counts_from, 1, date '9999-12-31') over (partition by recommendation_id order by counts_from) as valid_to,
    coalesce(said.status, 'not stated') as status,
    said.method as status_method,
    said.text as status_text,
    said.stated_on as status_on
from days
order by recommendation_id, valid_from;
