-- Where each recommendation was first told by the peers, where it first stands in what the council publishes, and where in a loaded plan. The first
-- word of all is the first on every later day too, so one row says it for every D.
create table recommendation_plans as
with mentions as (

    select
        updates.recommendation_id,
        coalesce(documents.counts_from, date '1900-01-01') as known_from,
        mention_order.number,
        struct_pack(document_id := documents.document_id, place := updates.place) as word,
        documents.kind in ('action plan', 'response') as is_plan,
        documents.kind <> 'register' and documents.said_by = 'council' as is_of_council,
        documents.said_by = 'peers' or documents.kind in ('feedback report', 'progress review') as is_of_peers
    from updates
    inner join documents using (document_id)
    inner join mention_order using (update_id)
    where updates.recommendation_id is not null

)

select
    recommendation_id,
    min(known_from) filter (where is_plan or is_of_council) as mentioned_from,
    min(known_from) filter (where is_plan) as planned_from,
    arg_min(word, number) filter (where is_plan) as first_planned,
    min(known_from) filter (where is_of_peers and not is_plan) as told_from,
    arg_min(word, number) filter (where is_of_peers and not is_plan) as first_told
from mentions
group by recommendation_id
order by recommendation_id;

-- Each review with a loaded action plan or response as known by D, how much of the plan that is, and how many recommendations it shows.
create macro loaded_plans(d) as table
with listed as (

    select recommendations.review_id, count(*) as listed_count
    from main.recommendation_plans
    inner join main.recommendations using (recommendation_id)
    where recommendation_plans.planned_from <= d
    group by recommendations.review_id

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

-- The recommendations that sector figures count, of reviews with a loaded plan: what the peers told and what the plan shows, as known by D.
create macro sector_plans(d, chosen_year, chosen_type := null, chosen_region := null, chosen_theme := null) as table
select
    known.*,
    plans.plan_scope,
    plans.listed_count,
    coalesce(told.told_from <= d, false) as is_from_peers,
    coalesce(told.mentioned_from <= d, false) as is_mentioned,
    coalesce(told.planned_from <= d, false) as is_in_plan,
    told.first_told,
    told.first_planned
from sector_recommendations(d, chosen_year, chosen_type, chosen_region, chosen_theme) as known
inner join loaded_plans(d) as plans using (review_id)
left join main.recommendation_plans as told using (recommendation_id);
