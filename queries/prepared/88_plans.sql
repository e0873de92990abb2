-- Which recommendations the loaded plans of each review show, as known by D; one row per review with a loaded action plan or response.
create macro plan_mentions(d) as table
select
    documents.review_id,
    updates.recommendation_id,
    updates.update_id,
    updates.place,
    documents.document_id,
    documents.kind in ('action plan', 'response') as is_plan,
    mention_order.number
from main.updates
inner join main.documents using (document_id)
inner join main.mention_order using (update_id)
where updates.recommendation_id is not null and documents.kind <> 'register'
    and (documents.kind in ('action plan', 'response') or documents.said_by = 'council')
    and coalesce(documents.counts_from, date '1900-01-01') <= d;

create macro loaded_plans(d) as table
with listed as (

    select review_id, count(distinct recommendation_id) as listed_count
    from plan_mentions(d)
    where is_plan
    group by review_id

)

select
    documents.review_id,
    -- Of several plans the fullest says how much the review's plan shows.
    case when bool_or(documents.scope = 'full') then 'full'
        else arg_max(documents.scope, struct_pack(a := coalesce(documents.counts_from, date '1900-01-01'), b := document_id)) end as plan_scope,
    any_value(coalesce(listed.listed_count, 0)) as listed_count
from main.documents
left join listed using (review_id)
where documents.kind in ('action plan', 'response') and coalesce(documents.counts_from, date '1900-01-01') <= d
group by documents.review_id;

-- Which recommendations the peers told, as known by D, and where first.
create macro told_by_peers(d) as table
select
    updates.recommendation_id,
    arg_min(struct_pack(document_id := documents.document_id, place := updates.place), mention_order.number) as first_told
from main.updates
inner join main.documents using (document_id)
inner join main.mention_order using (update_id)
where updates.recommendation_id is not null
    and (documents.said_by = 'peers' or documents.kind in ('feedback report', 'progress review'))
    and documents.kind not in ('action plan', 'response')
    and coalesce(documents.counts_from, date '1900-01-01') <= d
group by updates.recommendation_id;
